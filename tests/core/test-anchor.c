/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-anchor.h"

#include <string.h>

#define REPORT                                                                                       \
  "Silence Exploding with Losses\n"                                                                  \
  "According to Ukrainian officials, over 3,000 North Korean soldiers were killed or wounded in "    \
  "the Kursk region alone. Hospitals “reprofiled” wards for them. The troops have been seen in " \
  "Kursk since October.\n"                                                                           \
  "A café in Seoul — the first — closed."

/* Marks @quote in @then and looks for it in @now. */
static AssayPlacement
follow (const char *then, const char *quote, const char *now)
{
  g_autoptr (AssayText) old_text = assay_text_new (then, -1);
  g_autoptr (AssayText) new_text = assay_text_new (now, -1);
  g_autoptr (AssaySelector) selector = NULL;
  const char *at = strstr (then, quote);
  AssayPlacement placement;
  guint start;

  g_assert_nonnull (at);
  start = assay_text_cp_of (old_text, (gsize) (at - then));
  selector
      = assay_selector_new_for_range (old_text, start, start + (guint) g_utf8_strlen (quote, -1));
  assay_anchor_locate (new_text, selector, NULL, &placement);
  return placement;
}

static char *
replace (const char *string, const char *old_part, const char *new_part)
{
  g_auto (GStrv) parts = g_strsplit (string, old_part, -1);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (new_part, parts);
}

/* After replacing @old_part by @new_part in the report @quote is in @state, and now says @words. */
static void
assert_follows (const char *quote,
                const char *old_part,
                const char *new_part,
                AssayAnchorState state,
                const char *words)
{
  g_autofree char *now = replace (REPORT, old_part, new_part);
  g_autoptr (AssayText) text = assay_text_new (now, -1);
  AssayPlacement placement = follow (REPORT, quote, now);
  g_autofree char *found = assay_text_dup_slice (text, placement.start, placement.end);

  g_assert_cmpstr (assay_anchor_state_to_code (placement.state), ==,
                   assay_anchor_state_to_code (state));
  g_assert_cmpstr (found, ==, words);
  g_assert_true ((placement.score > 0.0) == (state != ASSAY_ANCHOR_STATE_LOST));
  g_assert_cmpfloat (placement.score, <=, 1.0);
}

#define QUOTE "over 3,000 North Korean soldiers were killed or wounded"

static void
test_selector (void)
{
  g_autoptr (AssayText) text = assay_text_new ("😀 a b\u00A0 c", -1);
  g_autoptr (AssaySelector) selector = assay_selector_new_for_range (text, 1, 7);
  g_autoptr (AssaySelector) copy = assay_selector_copy (selector);

  g_assert_cmpstr (selector->exact, ==, "a b");
  g_assert_cmpstr (selector->prefix, ==, "😀 ");
  g_assert_cmpstr (selector->suffix, ==, "\u00A0 c");
  g_assert_cmpuint (selector->start, ==, 2);
  g_assert_cmpuint (selector->end, ==, 5);
  g_assert_true (assay_selector_equal (selector, copy));
  g_assert_null (assay_selector_new_for_range (text, 5, 7));
}

static void
test_exact (void)
{
  assert_follows (QUOTE, "Silence", "Silence", ASSAY_ANCHOR_STATE_EXACT, QUOTE);
  assert_follows (QUOTE, "Silence", "A new first line.\nSilence", ASSAY_ANCHOR_STATE_EXACT, QUOTE);
  assert_follows (QUOTE, "Hospitals", "Clinics", ASSAY_ANCHOR_STATE_EXACT, QUOTE);
}

static void
test_harmless (void)
{
  assert_follows ("Hospitals “reprofiled” wards", "“reprofiled”", "\"reprofiled\"",
                  ASSAY_ANCHOR_STATE_EXACT, "Hospitals \"reprofiled\" wards");
  assert_follows ("A café in Seoul — the first —", "café in Seoul — the first — closed",
                  "cafe\xCC\x81  in\u00A0Se\u00ADoul – the \uFB01rst - closed",
                  ASSAY_ANCHOR_STATE_EXACT,
                  "A cafe\xCC\x81  in\u00A0Se\u00ADoul – the \uFB01rst -");
}

static void
test_changed_words (void)
{
  assert_follows (QUOTE, "3,000", "30", ASSAY_ANCHOR_STATE_CHANGED,
                  "over 30 North Korean soldiers were killed or wounded");
  assert_follows (QUOTE, "killed or", "killed and", ASSAY_ANCHOR_STATE_CHANGED,
                  "over 3,000 North Korean soldiers were killed and wounded");
  assert_follows (QUOTE, "over 3,000", "about 3,000", ASSAY_ANCHOR_STATE_CHANGED,
                  "about 3,000 North Korean soldiers were killed or wounded");
  assert_follows ("The troops have been seen in Kursk since October.", "have been", "have not been",
                  ASSAY_ANCHOR_STATE_CHANGED,
                  "The troops have not been seen in Kursk since October.");
  assert_follows ("3,000", "3,000", "4,000", ASSAY_ANCHOR_STATE_CHANGED, "4,000");
  assert_follows ("3,000", "3,000", "13,000", ASSAY_ANCHOR_STATE_CHANGED, "13,000");
  assert_follows ("3,000", "3,000 North", "3,000,000 North", ASSAY_ANCHOR_STATE_CHANGED, "3,000");
  assert_follows ("Hospitals “reprofiled” wards", "“reprofiled”", "reprofiled",
                  ASSAY_ANCHOR_STATE_CHANGED, "Hospitals reprofiled wards");
  assert_follows ("A café", "café", "cafe", ASSAY_ANCHOR_STATE_CHANGED, "A cafe");
  assert_follows ("Kursk region", "Kursk region", "kursk region", ASSAY_ANCHOR_STATE_CHANGED,
                  "kursk region");
}

static void
test_harmless_ellipsis (void)
{
  AssayPlacement placement
      = follow ("He said… no -- never.", "He said… no -- never", "He said... no – never.");

  g_assert_cmpint (placement.state, ==, ASSAY_ANCHOR_STATE_EXACT);
  g_assert_cmpuint (placement.end, ==, 21);
}

/* What was put into the quote is a part of it, however much it is. */
static void
test_changed_by_insertion (void)
{
  assert_follows ("killed or wounded", "killed or", "killed, the ministry told agencies, or",
                  ASSAY_ANCHOR_STATE_CHANGED, "killed, the ministry told agencies, or wounded");
  assert_follows ("the Kursk region", "the Kursk region", "it", ASSAY_ANCHOR_STATE_CHANGED, "it");
}

/* The quote's own words are the same, but not what the sentence says of them. */
static void
test_changed_surroundings (void)
{
  assert_follows (QUOTE, "Ukrainian officials", "Russian officials", ASSAY_ANCHOR_STATE_CHANGED,
                  QUOTE);
  assert_follows (QUOTE, "According to Ukrainian officials, ", "", ASSAY_ANCHOR_STATE_CHANGED,
                  QUOTE);
  assert_follows ("The troops have been seen in Kursk since October.", "The troops",
                  "KCNA denies that The troops", ASSAY_ANCHOR_STATE_CHANGED,
                  "The troops have been seen in Kursk since October.");
  assert_follows (QUOTE, QUOTE, "“" QUOTE "”", ASSAY_ANCHOR_STATE_CHANGED, QUOTE);
  assert_follows ("have been seen", "troops have been seen in", "troops have been seen not in",
                  ASSAY_ANCHOR_STATE_CHANGED, "have been seen");
}

static void
test_moved (void)
{
  g_autofree char *without = replace (REPORT, "Hospitals “reprofiled” wards for them. ", "");
  g_autofree char *now = g_strconcat (without, "\nHospitals “reprofiled” wards for them.", NULL);
  AssayPlacement placement = follow (REPORT, "Hospitals “reprofiled” wards for them.", now);

  g_assert_cmpint (placement.state, ==, ASSAY_ANCHOR_STATE_MOVED);
  g_assert_cmpuint (placement.end, ==, (guint) g_utf8_strlen (now, -1));
}

static void
test_lost (void)
{
  assert_follows ("Hospitals “reprofiled” wards for them.",
                  "Hospitals “reprofiled” wards for them. ", "", ASSAY_ANCHOR_STATE_LOST, "");
  assert_follows ("Silence", "Silence Exploding with Losses\n", "", ASSAY_ANCHOR_STATE_LOST, "");
}

/* Of equal words those with the same neighbours are meant, wherever they went. */
static void
test_equal_words (void)
{
  const char *then = "Kim said yes to peace. Pak said yes to war. Lee said yes to tea.";
  const char *now = "Once more. Lee said yes to tea. Kim said yes to peace. Pak said yes to war.";
  AssayPlacement placement;
  g_autoptr (AssayText) text = assay_text_new (then, -1);
  g_autoptr (AssayText) new_text = assay_text_new (now, -1);
  g_autoptr (AssaySelector) selector = assay_selector_new_for_range (text, 27, 35);

  g_assert_cmpstr (selector->exact, ==, "said yes");
  g_assert_true (assay_anchor_locate (new_text, selector, NULL, &placement));
  g_assert_cmpuint (placement.start, ==, 59);
  g_assert_cmpint (placement.state, ==, ASSAY_ANCHOR_STATE_EXACT);
}

/* Sentences that changed places: the fewest are called moved. */
static void
test_batch_order (void)
{
  const char *then
      = "Alpha is the first letter. Beta is the next one. Gamma follows it. Delta ends.";
  const char *now
      = "Delta ends. Alpha is the first letter. Beta is the next one. Gamma follows it.";
  const AssayRange ranges[] = { { 67, 78 }, { 0, 26 }, { 27, 48 }, { 49, 66 } };
  g_autoptr (AssayText) old_text = assay_text_new (then, -1);
  g_autoptr (AssayText) new_text = assay_text_new (now, -1);
  const AssaySelector *selectors[4];
  AssayPlacement placements[4];

  for (guint i = 0; i < 4; i++)
    selectors[i] = assay_selector_new_for_range (old_text, ranges[i].start, ranges[i].end);
  assay_anchor_locate_all (new_text, NULL, selectors, 4, NULL, placements);
  g_assert_cmpint (placements[0].state, ==, ASSAY_ANCHOR_STATE_MOVED);
  g_assert_cmpuint (placements[0].start, ==, 0);
  for (guint i = 1; i < 4; i++)
    {
      g_assert_cmpint (placements[i].state, ==, ASSAY_ANCHOR_STATE_EXACT);
      g_assert_cmpuint (placements[i].start, ==, ranges[i].start + 12);
    }
  for (guint i = 0; i < 4; i++)
    assay_selector_free ((AssaySelector *) selectors[i]);
}

/* A whole paragraph keeps its context when it moves: only the order of all tells. */
static void
test_moved_with_its_paragraph (void)
{
  const char *a
      = "In spring the river rose and took two bridges with it, the mayor of the town wrote.\n";
  const char *b
      = "Later that year a new bridge was built of steel, and the old road closed for good.\n";
  const char *c
      = "Nobody has counted how many people cross it every single day, or ever tried to.\n";
  g_autofree char *then = g_strconcat (a, b, c, NULL);
  g_autofree char *now = g_strconcat (c, a, b, NULL);
  g_autoptr (AssayText) old_text = assay_text_new (then, -1);
  g_autoptr (AssayText) new_text = assay_text_new (now, -1);
  AssaySelector *selectors[3];
  AssayPlacement placements[3];
  guint start = 40;

  for (guint i = 0; i < 3; i++, start += 83)
    selectors[i] = assay_selector_new_for_range (old_text, start, start + 3);
  assay_anchor_locate_all (new_text, NULL, (const AssaySelector *const *) selectors, 3, NULL,
                           placements);
  g_assert_cmpint (placements[0].state, ==, ASSAY_ANCHOR_STATE_EXACT);
  g_assert_cmpint (placements[1].state, ==, ASSAY_ANCHOR_STATE_EXACT);
  g_assert_cmpint (placements[2].state, ==, ASSAY_ANCHOR_STATE_MOVED);
  for (guint i = 0; i < 3; i++)
    assay_selector_free (selectors[i]);
}

static void
test_foreign_selectors (void)
{
  g_autoptr (AssayText) text = assay_text_new (REPORT, -1);
  g_autoptr (AssayText) empty = assay_text_new ("", -1);
  g_autofree char *huge = g_strnfill (300000, 'x');
  g_autoptr (AssaySelector) bare = assay_selector_new ("Hospitals", NULL, NULL, 0, 0);
  g_autoptr (AssaySelector) nothing = assay_selector_new ("", "a", "b", 5, 5);
  g_autoptr (AssaySelector) marks = assay_selector_new ("\u00AD\u200E", "a", "b", 9, 3);
  g_autoptr (AssaySelector) far
      = assay_selector_new ("Hospitals", huge, huge, G_MAXUINT - 9, G_MAXUINT);
  g_autoptr (AssaySelector) long_quote = assay_selector_new (huge, "", "", 0, 300000);
  AssayPlacement placement;

  g_assert_true (assay_anchor_locate (text, bare, NULL, &placement));
  g_assert_cmpint (placement.state, ==, ASSAY_ANCHOR_STATE_MOVED);
  g_assert_false (assay_anchor_locate (empty, bare, NULL, &placement));
  g_assert_false (assay_anchor_locate (text, nothing, NULL, &placement));
  g_assert_false (assay_anchor_locate (text, marks, NULL, &placement));
  g_assert_false (assay_anchor_locate (text, long_quote, NULL, &placement));
  assay_anchor_locate (text, far, NULL, &placement);
  g_assert_cmpint (placement.state, !=, ASSAY_ANCHOR_STATE_EXACT);
}

static void
test_codes (void)
{
  for (int state = ASSAY_ANCHOR_STATE_EXACT; state <= ASSAY_ANCHOR_STATE_LOST; state++)
    g_assert_cmpint (assay_anchor_state_from_code (assay_anchor_state_to_code (state)), ==, state);
  g_assert_cmpint (assay_anchor_state_from_code ("?"), ==, ASSAY_ANCHOR_STATE_LOST);
  g_assert_cmpint (assay_anchor_state_from_code (NULL), ==, ASSAY_ANCHOR_STATE_LOST);
}

/* With the text they were made in: where words went is known, and what was there before. */
static AssayPlacement
follow_words (const char *before, const char *words, const char *after)
{
  g_autoptr (AssayText) old_text = assay_text_new (before, -1);
  g_autoptr (AssayText) new_text = assay_text_new (after, -1);
  const char *at = strstr (before, words);
  guint start = assay_text_cp_of (old_text, (gsize) (at - before));
  g_autoptr (AssaySelector) selector
      = assay_selector_new_for_range (old_text, start, start + (guint) g_utf8_strlen (words, -1));
  const AssaySelector *selectors[] = { selector };
  AssayPlacement placement;

  assay_anchor_locate_all (new_text, old_text, selectors, 1, NULL, &placement);
  return placement;
}

static void
assert_followed (const char *before,
                 const char *words,
                 const char *after,
                 AssayAnchorState state,
                 const char *now)
{
  AssayPlacement placement = follow_words (before, words, after);
  g_autoptr (AssayText) new_text = assay_text_new (after, -1);
  g_autofree char *found = assay_text_dup_slice (new_text, placement.start, placement.end);

  g_assert_cmpint (placement.state, ==, state);
  g_assert_cmpstr (found, ==, now);
}

static void
test_a_near_copy_that_was_there_before_is_no_new_place (void)
{
  assert_followed ("In May 3,000 people marched through the old town.\nThe mayor spoke.\n"
                   "In June 4,000 people marched through the old town.\n",
                   "In May 3,000 people marched through the old town.",
                   "The mayor spoke.\nIn June 4,000 people marched through the old town.\n",
                   ASSAY_ANCHOR_STATE_LOST, "");
}

static void
test_what_came_in_the_stead_of_words_at_the_edge_belongs_to_the_quote (void)
{
  static const char before[] = "They met on Monday. The cornerstone of remote work is a text chat "
                               "tool, she says. They parted.";

  assert_followed (before, "remote work is a text chat",
                   "They met on Monday. The cornerstone of remote work is a messaging app, she "
                   "says. They parted.",
                   ASSAY_ANCHOR_STATE_CHANGED, "remote work is a messaging app");
  /* What was put in beside it does not. */
  assert_followed (before, "They met on Monday.",
                   "They met on Monday. It rained all day. The cornerstone of remote work is a "
                   "text chat tool, she says. They parted.",
                   ASSAY_ANCHOR_STATE_EXACT, "They met on Monday.");
}

/* Two copies now, and the first was not there before. */
static void
test_the_copy_that_was_put_in_is_not_the_quote (void)
{
  static const char before[] = "First line.\nThe bridge is closed. Nobody knows why.\nLast line.\n";
  static const char after[] = "First line.\nThe bridge is closed.\nThe bridge is closed. Nobody "
                              "knows why.\nLast line.\n";
  AssayPlacement placement = follow_words (before, "The bridge is closed.", after);

  g_assert_cmpint (placement.state, ==, ASSAY_ANCHOR_STATE_EXACT);
  g_assert_cmpuint (placement.start, ==, 34);
}

static void
test_chance_partners_far_away_do_not_stretch_the_quote (void)
{
  g_autoptr (GString) after = g_string_new ("Now begins another part, and it is long.\n");

  for (guint i = 0; i < 20; i++)
    g_string_append (after, "Every river has a spring somewhere in the high mountains.\n");
  g_string_append (after, "We are going to clone the project to your computer.\nGo on.\n");
  assert_followed ("Now we are going to clone the project to your directory.\nGo on.\n",
                   "Now we are going to clone the project to your directory.", after->str,
                   ASSAY_ANCHOR_STATE_CHANGED,
                   "We are going to clone the project to your computer.");
}

/* A text of one word a hundred thousand times is no reason to think for ever. */
static void
test_texts_without_a_rare_word_end_in_time (void)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  AssayPlacement placement;

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append (before, i % 3 != 0 ? "na " : "no ");
      g_string_append (after, i % 7 != 0 ? "na " : "no ");
    }
  g_string_append (before, "The last sentence stands here.");
  g_string_append (after, "The last sentences stand there.");
  placement = follow_words (before->str, "The last sentence stands here.", after->str);
  g_assert_cmpint (placement.state, ==, ASSAY_ANCHOR_STATE_CHANGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anchor/selector", test_selector);
  g_test_add_func ("/anchor/exact", test_exact);
  g_test_add_func ("/anchor/harmless", test_harmless);
  g_test_add_func ("/anchor/harmless-ellipsis", test_harmless_ellipsis);
  g_test_add_func ("/anchor/moved-with-its-paragraph", test_moved_with_its_paragraph);
  g_test_add_func ("/anchor/changed-words", test_changed_words);
  g_test_add_func ("/anchor/changed-by-insertion", test_changed_by_insertion);
  g_test_add_func ("/anchor/changed-surroundings", test_changed_surroundings);
  g_test_add_func ("/anchor/moved", test_moved);
  g_test_add_func ("/anchor/lost", test_lost);
  g_test_add_func ("/anchor/equal-words", test_equal_words);
  g_test_add_func ("/anchor/batch-order", test_batch_order);
  g_test_add_func ("/anchor/foreign-selectors", test_foreign_selectors);
  g_test_add_func ("/anchor/codes", test_codes);
  g_test_add_func ("/anchor/follow/decoy", test_a_near_copy_that_was_there_before_is_no_new_place);
  g_test_add_func ("/anchor/follow/edges",
                   test_what_came_in_the_stead_of_words_at_the_edge_belongs_to_the_quote);
  g_test_add_func ("/anchor/follow/copy", test_the_copy_that_was_put_in_is_not_the_quote);
  g_test_add_func ("/anchor/follow/strays", test_chance_partners_far_away_do_not_stretch_the_quote);
  g_test_add_func ("/anchor/follow/one-word", test_texts_without_a_rare_word_end_in_time);

  return g_test_run ();
}
