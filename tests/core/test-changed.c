/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-anchor.h"

#include <string.h>

/* The rule by which a claim's words are the same, over the pairs of tests/data/changed. */

#define LEAST_PAIRS 300

typedef struct
{
  char **cells; /* language, state, kind, old text, new text */
  char *then;
  char *now;
  guint start;
  guint end;
} Pair;

static void
pair_free (Pair *pair)
{
  g_strfreev (pair->cells);
  g_free (pair->then);
  g_free (pair->now);
  g_free (pair);
}

static char *
replace (const char *string, const char *part, const char *by)
{
  g_auto (GStrv) parts = g_strsplit (string, part, -1);

  return g_strjoinv (by, parts);
}

/* Another paragraph before and behind, as in an article. */
static char *
dup_article (const char *cell)
{
  g_autofree char *words = replace (cell, "\\n", "\n");

  return g_strconcat ("Headline 1\n", words, "\nBelow 2", NULL);
}

static Pair *
read_pair (const char *line)
{
  Pair *pair = g_new0 (Pair, 1);
  g_autofree char *marked = NULL;
  g_autofree char *half = NULL;
  const char *opening;
  const char *closing;

  pair->cells = g_strsplit (line, "\t", -1);
  g_assert_cmpuint (g_strv_length (pair->cells), ==, 5);
  marked = dup_article (pair->cells[3]);
  opening = strstr (marked, "⟦");
  closing = strstr (marked, "⟧");
  g_assert_true (opening != NULL && closing > opening);
  pair->start = (guint) g_utf8_strlen (marked, opening - marked);
  pair->end = (guint) g_utf8_strlen (marked, closing - marked) - 1;
  half = replace (marked, "⟦", "");
  pair->then = replace (half, "⟧", "");
  pair->now = dup_article (pair->cells[4]);
  return pair;
}

static GPtrArray *
read_pairs (void)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) pair_free);
  g_autofree char *path
      = g_build_filename (g_getenv ("ASSAY_TEST_DATA"), "changed", "pairs.tsv", NULL);
  g_autofree char *file = NULL;
  g_auto (GStrv) lines = NULL;
  GError *error = NULL;

  g_file_get_contents (path, &file, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (file, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && *lines[i] != '#')
      g_ptr_array_add (pairs, read_pair (lines[i]));
  g_assert_cmpuint (pairs->len, >=, LEAST_PAIRS);
  return pairs;
}

static AssayAnchorState
judge (const Pair *pair, const char *now, gboolean with_old, const char *language)
{
  g_autoptr (AssayText) old_text = assay_text_new (pair->then, -1);
  g_autoptr (AssayText) text = assay_text_new (now, -1);
  g_autoptr (AssaySelector) selector
      = assay_selector_new_for_range (old_text, pair->start, pair->end);
  const AssaySelector *selectors[] = { selector };
  AssayPlacement placement;

  assay_anchor_locate_all (text, with_old ? old_text : NULL, selectors, 1, language, &placement);
  return placement.state;
}

static gboolean
is_silent (AssayAnchorState state)
{
  return state == ASSAY_ANCHOR_STATE_EXACT || state == ASSAY_ANCHOR_STATE_MOVED;
}

static guint
complain (const Pair *pair, const char *how, AssayAnchorState state)
{
  g_test_message ("%s, %s, %s: %s\n  %s\n  %s", pair->cells[0], pair->cells[2], how,
                  assay_anchor_state_to_code (state), pair->cells[3], pair->cells[4]);
  return 1;
}

/* Every pair is judged right, where the old text is there. */
static void
test_pairs (void)
{
  g_autoptr (GPtrArray) pairs = read_pairs ();
  guint n_wrong = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = g_ptr_array_index (pairs, i);
      AssayAnchorState state = judge (pair, pair->now, TRUE, pair->cells[0]);

      if (state != assay_anchor_state_from_code (pair->cells[1]))
        n_wrong += complain (pair, "with the old text", state);
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* Where it is not, what lies far from the quote cannot be told; what lies in it is. */
static void
test_pairs_without_the_old_text (void)
{
  g_autoptr (GPtrArray) pairs = read_pairs ();
  guint n_wrong = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = g_ptr_array_index (pairs, i);
      AssayAnchorState state = judge (pair, pair->now, FALSE, pair->cells[0]);
      gboolean is_same = !g_str_equal (pair->cells[1], "changed");

      if (!g_str_has_prefix (pair->cells[2], "far ") && is_silent (state) != is_same)
        n_wrong += complain (pair, "without the old text", state);
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* In a language that is not known nothing is harmless that only a language can say. */
static void
test_pairs_of_an_unknown_language (void)
{
  g_autoptr (GPtrArray) pairs = read_pairs ();
  guint n_wrong = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = g_ptr_array_index (pairs, i);
      AssayAnchorState state = judge (pair, pair->now, TRUE, "tlh");

      if (g_str_equal (pair->cells[1], "changed") && is_silent (state))
        n_wrong += complain (pair, "of no language", state);
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

static void
test_pairs_in_any_normal_form (void)
{
  static const GNormalizeMode modes[] = { G_NORMALIZE_NFC, G_NORMALIZE_NFD };
  g_autoptr (GPtrArray) pairs = read_pairs ();
  guint n_wrong = 0;

  for (guint i = 0; i < pairs->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (modes); k++)
      {
        const Pair *pair = g_ptr_array_index (pairs, i);
        g_autofree char *now = g_utf8_normalize (pair->now, -1, modes[k]);
        AssayAnchorState state = judge (pair, now, TRUE, pair->cells[0]);

        if (state != judge (pair, pair->now, TRUE, pair->cells[0]))
          n_wrong += complain (pair, k == 0 ? "in NFC" : "in NFD", state);
      }
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* What is the same one way is the same the other way. */
static void
assert_same (const char *language, const char *then, const char *now, gboolean is_same)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *words = g_strconcat ("One. ", i == 0 ? then : now, " Two.", NULL);
      g_autofree char *others = g_strconcat ("One. ", i == 0 ? now : then, " Two.", NULL);
      g_autoptr (AssayText) old_text = assay_text_new (words, -1);
      g_autoptr (AssayText) text = assay_text_new (others, -1);
      g_autoptr (AssaySelector) selector
          = assay_selector_new_for_range (old_text, 5, assay_text_get_length (old_text) - 5);
      const AssaySelector *selectors[] = { selector };
      AssayPlacement placement;

      assay_anchor_locate_all (text, old_text, selectors, 1, language, &placement);
      if (is_silent (placement.state) != is_same)
        g_test_message ("%s / %s", words, others);
      g_assert_true (is_silent (placement.state) == is_same);
    }
}

static void
test_numbers (void)
{
  assert_same ("en", "By day 10 300 people had died.", "By day 10,300 people had died.", FALSE);
  assert_same ("en", "By day 10 300 people had died.", "By day 10300 people had died.", FALSE);
  assert_same ("fr", "Il en coûte 3 000 euros.", "Il en coûte 3000 euros.", TRUE);
  assert_same ("zh", "死者10，200人受伤的消息传来。", "死者10200人受伤的消息传来。", FALSE);
  assert_same ("ja", "費用は１０，２００円だったと言う。", "費用は10,200円だったと言う。", TRUE);
  assert_same (NULL, "The list has 123 names.", "The list has \u202E123\u202C names.", FALSE);
  assert_same ("en-GB", "It cost 1,234,567.50 euros.", "It cost 1234567.50 euros.", TRUE);
  assert_same ("en", "It cost 3,000 euros.", "It cost 3.000 euros.", FALSE);
  assert_same ("de", "Es kostet 3.000 Euro.", "Es kostet 3,000 Euro.", FALSE);
  assert_same (NULL, "It cost 3,000 euros.", "It cost 3000 euros.", FALSE);
  assert_same ("en", "It cost 3,00 euros.", "It cost 300 euros.", FALSE);
  assert_same ("en", "Version 1.2,345 came.", "Version 1.2345 came.", FALSE);
  assert_same ("en", "It fell to -5 degrees.", "It fell to 5 degrees.", FALSE);
  assert_same ("en", "An area of 10² units.", "An area of 102 units.", FALSE);
  assert_same ("fr", "Il en coûte 3,5 euros.", "Il en coûte 35 euros.", FALSE);
}

static void
test_words (void)
{
  assert_same ("en", "It is the color of law.", "It is the colour of law.", TRUE);
  assert_same ("en", "The Labour Party won there.", "The Labor Party won there.", FALSE);
  assert_same ("en", "He had a licence to practise law.", "He had a licence to practice law.",
               FALSE);
  assert_same ("en", "He resigned on Friday night.", "He re-signed on Friday night.", FALSE);
  assert_same ("en", "Every day he went there.", "Everyday he went there.", FALSE);
  assert_same ("en", "About 30 per cent of them left.", "About 30 percent of them left.", TRUE);
  assert_same ("fr", "It is the color of law.", "It is the colour of law.", FALSE);
  assert_same (NULL, "It is the color of law.", "It is the colour of law.", FALSE);
  assert_same ("en", "In march they went to Poland.", "In March they went to Poland.", FALSE);
}

static void
test_marks (void)
{
  assert_same ("en", "The soldiers' wives ‘left’ at once.", "The soldiers' wives “left” at once.",
               TRUE);
  assert_same ("en", "The soldiers’ wives left at once.", "The soldiers wives left at once.",
               FALSE);
  assert_same ("en", "He said yes (twice) to them.", "He said yes twice to them.", FALSE);
  assert_same ("en", "Was he there at noon?", "Was he there at noon.", FALSE);
  assert_same ("en", "The three-year plan was dropped.", "The three-\nyear plan was dropped.",
               TRUE);
  assert_same ("en", "The plan was well known there.", "The plan was well-known there.", FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/changed/pairs", test_pairs);
  g_test_add_func ("/changed/pairs-without-the-old-text", test_pairs_without_the_old_text);
  g_test_add_func ("/changed/pairs-of-an-unknown-language", test_pairs_of_an_unknown_language);
  g_test_add_func ("/changed/pairs-in-any-normal-form", test_pairs_in_any_normal_form);
  g_test_add_func ("/changed/numbers", test_numbers);
  g_test_add_func ("/changed/words", test_words);
  g_test_add_func ("/changed/marks", test_marks);
  return g_test_run ();
}
