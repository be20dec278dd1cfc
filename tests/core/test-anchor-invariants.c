/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-anchor.h"

#include <string.h>

/* What holds of every article and every edit, over edits made at random, always the same ones: what
 * is not touched is exact, nothing that differs in a word is called the same, and neither the
 * normal form of a text nor the order of claims matters. */

#define N_ROUNDS 150
#define N_CLAIMS 8

static const char *const words[]
    = { "Kursk", "soldiers", "3,000", "naïve",  "café",   "😀",     "“over”", "語",
        "שלום",  "the",      "of",    "killed", "U.S.",   "don’t", "Ж",      "отчёт",
        "über",  "ministry", "not",   "denied", "report", "12.5%", "हिन्दी",  "أكثر",
        "3",     "colour",   "人",    "—",      "only",   "Å",     "said",   "ガ" };

typedef struct
{
  AssayText *then;
  AssayText *now;
  GPtrArray *selectors;
} Case;

static const char *
pick (GRand *random)
{
  return words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
}

static GPtrArray *
make_words (GRand *random, guint n)
{
  GPtrArray *text = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      int place = g_rand_int_range (random, 0, 12);
      const char *behind = place == 0 ? ".\n" : place < 3 ? ". " : place == 3 ? ", " : " ";

      g_ptr_array_add (text, g_strconcat (pick (random), behind, NULL));
    }
  return text;
}

/* A word put in, taken out or replaced, or a part moved to either end. */
static void
edit (GRand *random, GPtrArray *text)
{
  guint at = (guint) g_rand_int_range (random, 0, (gint32) text->len);
  guint n = MIN ((guint) g_rand_int_range (random, 1, 12), text->len - at);

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      g_ptr_array_insert (text, (int) at, g_strconcat (pick (random), " ", NULL));
      break;
    case 1:
      if (text->len > 10)
        g_ptr_array_remove_index (text, at);
      break;
    case 2:
      g_free (text->pdata[at]);
      text->pdata[at] = g_strconcat (pick (random), " ", NULL);
      break;
    default:
      for (guint i = 0; i < n; i++)
        g_ptr_array_insert (text, -1, g_ptr_array_steal_index (text, at));
      break;
    }
}

static AssayText *
join (GPtrArray *parts)
{
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    g_string_append (string, parts->pdata[i]);
  return assay_text_new (string->str, -1);
}

/* The end of the word at @cp: claims are made of whole ones. */
static guint
go_to_space (AssayText *text, guint cp)
{
  while (cp < assay_text_get_length (text) && !g_unichar_isspace (assay_text_get_char (text, cp)))
    cp++;
  return cp;
}

static GPtrArray *
select_words (GRand *random, AssayText *text)
{
  GPtrArray *selectors = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_selector_free);
  guint length = assay_text_get_length (text);

  while (selectors->len < N_CLAIMS)
    {
      guint start = go_to_space (text, (guint) g_rand_int_range (random, 0, (gint32) length - 20));
      guint end = go_to_space (text, start + (guint) g_rand_int_range (random, 8, 90));
      AssaySelector *selector = assay_selector_new_for_range (text, start, end);

      if (selector != NULL)
        g_ptr_array_add (selectors, selector);
    }
  return selectors;
}

static void
case_init (Case *one, GRand *random, guint n_edits)
{
  g_autoptr (GPtrArray) parts = make_words (random, (guint) g_rand_int_range (random, 30, 200));

  one->then = join (parts);
  for (guint i = 0; i < n_edits; i++)
    edit (random, parts);
  one->now = join (parts);
  one->selectors = select_words (random, one->then);
}

static void
case_clear (Case *one)
{
  assay_text_unref (one->then);
  assay_text_unref (one->now);
  g_ptr_array_unref (one->selectors);
}

static void
locate (const Case *one, AssayText *now, gboolean with_old, AssayPlacement *placements)
{
  assay_anchor_locate_all (now, with_old ? one->then : NULL,
                           (const AssaySelector *const *) one->selectors->pdata,
                           one->selectors->len, "en", placements);
}

static AssayText *
normalize (AssayText *text, GNormalizeMode mode)
{
  g_autofree char *utf8 = g_utf8_normalize (assay_text_get_utf8 (text), -1, mode);

  return assay_text_new (utf8, -1);
}

static void
test_untouched_is_exact (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (21);

  for (guint round = 0; round < N_ROUNDS; round++)
    for (guint with_old = 0; with_old < 2; with_old++)
      {
        AssayPlacement placements[N_CLAIMS];
        Case one;

        case_init (&one, random, 0);
        locate (&one, one.now, with_old, placements);
        for (guint i = 0; i < N_CLAIMS; i++)
          {
            const AssaySelector *selector = one.selectors->pdata[i];

            g_assert_cmpint (placements[i].state, ==, ASSAY_ANCHOR_STATE_EXACT);
            g_assert_cmpuint (placements[i].start, ==, selector->start);
            g_assert_cmpuint (placements[i].end, ==, selector->end);
          }
        case_clear (&one);
      }
}

/* The letters and digits of a text; of spellings of one word, one. */
static char *
keep_letters (const char *utf8)
{
  g_autofree char *normal = g_utf8_normalize (utf8, -1, G_NORMALIZE_NFD);
  GString *kept = g_string_new (NULL);

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (kept, g_utf8_get_char (p));
  return g_string_free (kept, FALSE);
}

static void
assert_not_a_lie (const Case *one, const AssaySelector *selector, const AssayPlacement *placement)
{
  guint length = assay_text_get_length (one->now);

  g_assert_cmpuint (placement->start, <=, placement->end);
  g_assert_cmpuint (placement->end, <=, length);
  g_assert_true (placement->score >= 0.0 && placement->score <= 1.0);
  g_assert_true ((placement->start == placement->end)
                 == (placement->state == ASSAY_ANCHOR_STATE_LOST));
  if (placement->state == ASSAY_ANCHOR_STATE_EXACT || placement->state == ASSAY_ANCHOR_STATE_MOVED)
    {
      g_autofree char *found = assay_text_dup_slice (one->now, placement->start, placement->end);
      g_autofree char *now = keep_letters (found);
      g_autofree char *then = keep_letters (selector->exact);

      g_assert_cmpstr (now, ==, then);
    }
}

static void
test_nothing_that_differs_is_called_the_same (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (22);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      AssayPlacement placements[N_CLAIMS];
      Case one;

      case_init (&one, random, (guint) g_rand_int_range (random, 1, 12));
      for (guint with_old = 0; with_old < 2; with_old++)
        {
          locate (&one, one.now, with_old, placements);
          for (guint i = 0; i < N_CLAIMS; i++)
            assert_not_a_lie (&one, one.selectors->pdata[i], &placements[i]);
        }
      case_clear (&one);
    }
}

/* The sentences of both texts, letters only: a quote's state is exact only where the whole of its
 * sentence is there again. */
static void
test_a_word_less_in_the_sentence_is_told (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (23);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GString) then = g_string_new ("It began. Here ");
      g_autoptr (GString) now = g_string_new ("It began. Here ");
      guint n = (guint) g_rand_int_range (random, 25, 60);
      guint gone = (guint) g_rand_int_range (random, 0, (gint32) n);
      const AssaySelector *selectors[1];
      g_autoptr (AssaySelector) selector = NULL;
      g_autoptr (AssayText) old_text = NULL;
      g_autoptr (AssayText) text = NULL;
      AssayPlacement placement;

      for (guint i = 0; i < n; i++)
        {
          g_string_append_printf (then, "word%u ", i * 7);
          if (i != gone)
            g_string_append_printf (now, "word%u ", i * 7);
        }
      g_string_append (then, "ended. So it was.");
      g_string_append (now, "ended. So it was.");
      old_text = assay_text_new (then->str, -1);
      text = assay_text_new (now->str, -1);
      selectors[0] = selector = assay_selector_new_for_range (old_text, 15, 60);
      assay_anchor_locate_all (text, old_text, selectors, 1, NULL, &placement);
      g_assert_cmpint (placement.state, ==, ASSAY_ANCHOR_STATE_CHANGED);
    }
}

/* Of words that stand there twice the position says which have moved, and it counts otherwise in
 * each form. */
static AssayAnchorState
keep_or_change (AssayAnchorState state)
{
  return state == ASSAY_ANCHOR_STATE_MOVED ? ASSAY_ANCHOR_STATE_EXACT : state;
}

/* The same state, and the same words, whatever the form of the new text, the old one, or both. */
static void
test_normal_forms_do_not_matter (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (24);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      AssayPlacement composed[N_CLAIMS];
      AssayPlacement decomposed[N_CLAIMS];
      g_autoptr (AssayText) nfc = NULL;
      g_autoptr (AssayText) nfd = NULL;
      Case one;

      case_init (&one, random, (guint) g_rand_int_range (random, 0, 6));
      nfc = normalize (one.now, G_NORMALIZE_NFC);
      nfd = normalize (one.now, G_NORMALIZE_NFD);
      for (guint with_old = 0; with_old < 2; with_old++)
        {
          locate (&one, nfc, with_old, composed);
          locate (&one, nfd, with_old, decomposed);
          for (guint i = 0; i < N_CLAIMS; i++)
            {
              g_autofree char *a = assay_text_dup_slice (nfc, composed[i].start, composed[i].end);
              g_autofree char *b
                  = assay_text_dup_slice (nfd, decomposed[i].start, decomposed[i].end);
              g_autofree char *x = g_utf8_normalize (a, -1, G_NORMALIZE_NFC);
              g_autofree char *y = g_utf8_normalize (b, -1, G_NORMALIZE_NFC);

              g_assert_cmpint (keep_or_change (composed[i].state), ==,
                               keep_or_change (decomposed[i].state));
              g_assert_cmpstr (x, ==, y);
            }
        }
      case_clear (&one);
    }
}

static void
test_a_quote_of_another_normal_form_is_found (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (25);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      AssayPlacement placements[N_CLAIMS];
      g_autoptr (AssayText) nfd = NULL;
      Case one;

      case_init (&one, random, 0);
      nfd = normalize (one.then, G_NORMALIZE_NFD);
      for (guint with_old = 0; with_old < 2; with_old++)
        {
          locate (&one, nfd, with_old, placements);
          for (guint i = 0; i < N_CLAIMS; i++)
            g_assert_cmpint (placements[i].state, <=, ASSAY_ANCHOR_STATE_MOVED);
        }
      case_clear (&one);
    }
}

static void
test_the_order_of_claims_does_not_matter (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (26);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      AssayPlacement placements[N_CLAIMS];
      AssayPlacement reversed[N_CLAIMS];
      Case one;

      case_init (&one, random, (guint) g_rand_int_range (random, 0, 12));
      for (guint with_old = 0; with_old < 2; with_old++)
        {
          const AssaySelector *backwards[N_CLAIMS];

          for (guint i = 0; i < N_CLAIMS; i++)
            backwards[i] = one.selectors->pdata[N_CLAIMS - 1 - i];
          locate (&one, one.now, with_old, placements);
          assay_anchor_locate_all (one.now, with_old ? one.then : NULL, backwards, N_CLAIMS, "en",
                                   reversed);
          for (guint i = 0; i < N_CLAIMS; i++)
            {
              const AssayPlacement *other = &reversed[N_CLAIMS - 1 - i];

              g_assert_cmpint (placements[i].state, ==, other->state);
              g_assert_cmpuint (placements[i].start, ==, other->start);
              g_assert_cmpuint (placements[i].end, ==, other->end);
            }
        }
      case_clear (&one);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anchor-invariants/untouched", test_untouched_is_exact);
  g_test_add_func ("/anchor-invariants/never-lie", test_nothing_that_differs_is_called_the_same);
  g_test_add_func ("/anchor-invariants/sentence", test_a_word_less_in_the_sentence_is_told);
  g_test_add_func ("/anchor-invariants/normal-forms", test_normal_forms_do_not_matter);
  g_test_add_func ("/anchor-invariants/normal-form-of-the-quote",
                   test_a_quote_of_another_normal_form_is_found);
  g_test_add_func ("/anchor-invariants/order", test_the_order_of_claims_does_not_matter);
  return g_test_run ();
}
