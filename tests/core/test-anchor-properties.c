/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-anchor.h"

#include <string.h>

static const char *const words[]
    = { "Kursk", "soldiers", "3,000",  "naïve", "cafe\xCC\x81", "😀",     "“over”", "語", "שלום",
        "the",   "of",       "killed", "—",     "U.S.",         "don’t", "\n",     "Ж",  ". ",
        "e",     "\u00AD" };

static char *
make_text (GRand *rand, guint n_words)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      g_string_append (string, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      if (g_rand_boolean (rand))
        g_string_append_c (string, ' ');
    }
  return g_string_free (string, FALSE);
}

/* Sentences no two of which are alike. */
static char *
make_article (GRand *rand, guint n_bytes)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; string->len < n_bytes; i++)
    g_string_append_printf (string, "Report %u says that %d men of unit %d went to town %x. ", i,
                            g_rand_int_range (rand, 10, 99999), g_rand_int_range (rand, 1, 999),
                            g_rand_int (rand));
  return g_string_free (string, FALSE);
}

/* Any range of any text is found again at its place when nothing changed. */
static void
test_untouched_is_exact (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint round = 0; round < 400; round++)
    {
      g_autofree char *string = make_text (rand, (guint) g_rand_int_range (rand, 1, 120));
      g_autoptr (AssayText) text = assay_text_new (string, -1);
      guint length = assay_text_get_length (text);
      guint start = (guint) g_rand_int_range (rand, 0, (gint32) length);
      guint end = (guint) g_rand_int_range (rand, (gint32) start, (gint32) length + 1);
      g_autoptr (AssaySelector) selector = assay_selector_new_for_range (text, start, end);
      AssayPlacement placement;

      /* A quote of nothing visible and a text of nothing else: there is nothing to find. */
      if (!selector || g_str_equal (selector->exact, "\u00AD"))
        continue;
      g_assert_true (assay_anchor_locate (text, selector, NULL, &placement));
      g_assert_cmpint (placement.state, ==, ASSAY_ANCHOR_STATE_EXACT);
      g_assert_cmpuint (placement.start, ==, selector->start);
      g_assert_cmpuint (placement.end, ==, selector->end);
    }
}

/* All sentences of a text stay exact when a paragraph comes before it, whatever the normal form. */
static void
assert_all_follow (const char *then, const char *now)
{
  g_autoptr (AssayText) old_text = assay_text_new (then, -1);
  g_autoptr (AssayText) new_text = assay_text_new (now, -1);
  g_autoptr (GPtrArray) selectors
      = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_selector_free);
  g_autofree AssayPlacement *placements = NULL;
  const char *from = then;

  for (const char *p = strstr (then, ". "); p; p = strstr (from, ". "))
    {
      guint start = assay_text_cp_of (old_text, (gsize) (from - then));
      guint end = assay_text_cp_of (old_text, (gsize) (p + 1 - then));

      g_ptr_array_add (selectors, assay_selector_new_for_range (old_text, start, end));
      from = p + 2;
    }
  placements = g_new (AssayPlacement, selectors->len);
  assay_anchor_locate_all (new_text, NULL, (const AssaySelector *const *) selectors->pdata,
                           selectors->len, NULL, placements);
  for (guint i = 0; i < selectors->len; i++)
    {
      const AssaySelector *selector = g_ptr_array_index (selectors, i);
      g_autofree char *found
          = assay_text_dup_slice (new_text, placements[i].start, placements[i].end);
      g_autofree char *found_nfc = g_utf8_normalize (found, -1, G_NORMALIZE_NFC);
      g_autofree char *exact_nfc = g_utf8_normalize (selector->exact, -1, G_NORMALIZE_NFC);

      g_assert_cmpint (placements[i].state, ==, ASSAY_ANCHOR_STATE_EXACT);
      g_assert_cmpstr (found_nfc, ==, exact_nfc);
    }
}

static void
test_normal_forms (void)
{
  const char *plain = "Żółw był naïve. Das Café schließt. Người Việt đi. Ở đây. Å and Ω. ";
  g_autofree char *nfd = g_utf8_normalize (plain, -1, G_NORMALIZE_NFD);
  g_autofree char *nfc = g_utf8_normalize (plain, -1, G_NORMALIZE_NFC);
  g_autofree char *nfd_below = g_strconcat ("A new paragraph.\n", nfd, NULL);
  g_autofree char *nfc_below = g_strconcat ("A new paragraph.\n", nfc, NULL);

  g_assert_cmpstr (nfc, !=, nfd);
  assert_all_follow (nfc, nfd);
  assert_all_follow (nfd, nfc);
  assert_all_follow (nfc, nfd_below);
  assert_all_follow (nfd, nfc_below);
}

/* A thousand claims in 100 KB, all of them to be searched for. */
static void
test_a_thousand (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autofree char *then = make_article (rand, 100 * 1000);
  g_autofree char *now = g_strconcat ("New. ", then, NULL);

  assert_all_follow (then, then);
  assert_all_follow (then, now);
}

static void
test_ten_megabytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autofree char *then = make_article (rand, 10 * 1000 * 1000);
  g_autofree char *now = g_strdup (then);
  g_autoptr (AssayText) old_text = assay_text_new (then, -1);
  g_autoptr (AssayText) new_text = NULL;
  guint start = (guint) (strstr (then + 5000000, "Report") - then);
  g_autoptr (AssaySelector) changed
      = assay_selector_new_for_range (old_text, start, start + (guint) strcspn (then + start, "."));
  g_autoptr (AssaySelector) whole = assay_selector_new_for_range (old_text, 0, G_MAXUINT);
  AssayPlacement placement;

  now[start + 30] = now[start + 30] == 'X' ? 'Y' : 'X';
  new_text = assay_text_new (now, -1);
  g_assert_true (assay_anchor_locate (old_text, whole, NULL, &placement));
  g_assert_cmpint (placement.state, ==, ASSAY_ANCHOR_STATE_EXACT);
  g_assert_true (assay_anchor_locate (new_text, changed, NULL, &placement));
  g_assert_cmpint (placement.state, ==, ASSAY_ANCHOR_STATE_CHANGED);
  g_assert_cmpuint (placement.start, ==, changed->start);
  g_assert_cmpuint (placement.end, ==, changed->end);
}

/* Texts made to cost much: one letter, one word, marks without end. */
static void
test_monotonous_texts (void)
{
  static const char *const units[] = { "a", "a ", "\xCC\x81", "語" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) string = g_string_new ("Q");
      g_autoptr (AssayText) text = NULL;
      g_autoptr (AssaySelector) here = NULL;
      g_autoptr (AssaySelector) foreign = NULL;
      AssayPlacement placement;

      while (string->len < 200 * 1000)
        g_string_append (string, units[i]);
      text = assay_text_new (string->str, -1);
      here = assay_selector_new_for_range (text, 999, 1999);
      foreign = assay_selector_new (here->exact, "no such", "context", 0, 0);
      g_assert_true (assay_anchor_locate (text, here, NULL, &placement));
      g_assert_cmpuint (placement.start, ==, here->start);
      assay_anchor_locate (text, foreign, NULL, &placement);
      g_assert_cmpuint (placement.end, <=, assay_text_get_length (text));
    }
}

/* Whatever was done to the text and the selector: a placement lies in the text, and what is called
 * exact or moved has the same letters and digits. */
static char *
keep_letters (const char *string)
{
  g_autofree char *normal = g_utf8_normalize (string, -1, G_NORMALIZE_NFD);
  GString *kept = g_string_new (NULL);

  for (const char *p = normal; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (kept, g_utf8_get_char (p));
  return g_string_free (kept, FALSE);
}

static void
test_same_words_only (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint round = 0; round < 600; round++)
    {
      g_autofree char *then = make_text (rand, 60);
      g_autoptr (AssayText) old_text = assay_text_new (then, -1);
      guint length = assay_text_get_length (old_text);
      guint start = (guint) g_rand_int_range (rand, 0, (gint32) length);
      guint cut = (guint) g_rand_int_range (rand, 0, (gint32) length);
      g_autofree char *head = assay_text_dup_slice (old_text, 0, cut);
      g_autofree char *tail
          = assay_text_dup_slice (old_text, cut + (guint) g_rand_int_range (rand, 0, 9), length);
      g_autofree char *middle = make_text (rand, (guint) g_rand_int_range (rand, 0, 4));
      g_autofree char *now = g_strconcat (head, middle, tail, NULL);
      g_autoptr (AssayText) new_text = assay_text_new (now, -1);
      g_autoptr (AssaySelector) selector
          = assay_selector_new_for_range (old_text, start, start + 40);
      g_autofree char *found = NULL;
      AssayPlacement placement;

      if (!selector)
        continue;
      assay_anchor_locate (new_text, selector, NULL, &placement);
      g_assert_cmpuint (placement.start, <=, placement.end);
      g_assert_cmpuint (placement.end, <=, assay_text_get_length (new_text));
      g_assert_true (placement.score >= 0.0 && placement.score <= 1.0);
      g_assert_true ((placement.start == placement.end)
                     == (placement.state == ASSAY_ANCHOR_STATE_LOST));
      if (placement.state > ASSAY_ANCHOR_STATE_MOVED)
        continue;
      found = assay_text_dup_slice (new_text, placement.start, placement.end);
      {
        g_autofree char *a = keep_letters (found);
        g_autofree char *b = keep_letters (selector->exact);

        g_assert_cmpstr (a, ==, b);
      }
    }
}

static void
assert_fragment (const char *exact, const char *prefix, const char *suffix, const char *expected)
{
  g_autoptr (AssaySelector) selector = assay_selector_new (exact, prefix, suffix, 0, 0);
  g_autofree char *fragment = assay_anchor_text_fragment (selector);

  g_assert_cmpstr (fragment, ==, expected);
}

static void
test_text_fragment (void)
{
  assert_fragment ("over 3,000 well-known", NULL, NULL, "#:~:text=over%203%2C000%20well%2Dknown");
  assert_fragment ("a & b", "rding to them, that ", " in Kursk alo",
                   "#:~:text=to%20them%2C%20that-,a%20%26%20b,-in%20Kursk");
  assert_fragment ("Zwölf", "Heading\n", "\nNext", "#:~:text=Zw%C3%B6lf");
  assert_fragment ("One two three\nfour five six", NULL, NULL,
                   "#:~:text=One%20two%20three,four%20five%20six");
  assert_fragment ("…", "a", "b", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anchor-properties/untouched-is-exact", test_untouched_is_exact);
  g_test_add_func ("/anchor-properties/normal-forms", test_normal_forms);
  g_test_add_func ("/anchor-properties/a-thousand", test_a_thousand);
  g_test_add_func ("/anchor-properties/ten-megabytes", test_ten_megabytes);
  g_test_add_func ("/anchor-properties/monotonous-texts", test_monotonous_texts);
  g_test_add_func ("/anchor-properties/same-words-only", test_same_words_only);
  g_test_add_func ("/anchor-properties/text-fragment", test_text_fragment);
  return g_test_run ();
}
