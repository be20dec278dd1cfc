/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-coverage.h"
#include "test-rows.h"

#include <string.h>

#define END ASSAY_FIELD_NONE
#define SENTENCE "Snow fell, and ten men left."

/* The state of SENTENCE under @spans. */
static AssayCoverageState
judge (const AssaySpan *spans, guint n_spans)
{
  g_autoptr (AssayText) text = assay_text_new (SENTENCE, -1);
  AssayUnit unit = { 0, (guint) strlen (SENTENCE), ASSAY_UNIT_SENTENCE };
  g_autoptr (AssayCoverage) coverage = assay_coverage_new (text, &unit, 1, spans, n_spans, 0);

  return assay_coverage_get_state (coverage, 0);
}

static void
test_states (void)
{
  static const struct
  {
    AssaySpan spans[3];
    guint n_spans;
    AssayCoverageState state;
  } cases[] = {
    { { { 0 } }, 0, ASSAY_COVERAGE_UNTOUCHED },
    { { { 0, 9, ASSAY_SPAN_DECIDED } }, 1, ASSAY_COVERAGE_PARTLY },
    { { { 0, 9, ASSAY_SPAN_DECIDED }, { 11, 27, ASSAY_SPAN_DECIDED } }, 2, ASSAY_COVERAGE_CHECKED },
    { { { 0, 9, ASSAY_SPAN_DECIDED }, { 11, 26, ASSAY_SPAN_DECIDED } }, 2, ASSAY_COVERAGE_PARTLY },
    { { { 0, 9, ASSAY_SPAN_DECIDED }, { 0, 28, ASSAY_SPAN_CLOSED } }, 2, ASSAY_COVERAGE_CHECKED },
    { { { 0, 9, ASSAY_SPAN_UNDECIDED }, { 0, 28, ASSAY_SPAN_CLOSED } }, 2, ASSAY_COVERAGE_MARKED },
    { { { 0, 28, ASSAY_SPAN_DECIDED }, { 15, 18, ASSAY_SPAN_UNDECIDED } },
      2,
      ASSAY_COVERAGE_MARKED },
    { { { 0, 28, ASSAY_SPAN_DECIDED }, { 15, 18, ASSAY_SPAN_CHANGED } }, 2, ASSAY_COVERAGE_MARKED },
    { { { 15, 18, ASSAY_SPAN_DISPUTED } }, 1, ASSAY_COVERAGE_DISPUTED },
    { { { 0, 28, ASSAY_SPAN_NOTHING } }, 1, ASSAY_COVERAGE_NOTHING },
    { { { 0, 28, ASSAY_SPAN_CLOSED } }, 1, ASSAY_COVERAGE_NOTHING },
    { { { 0, 28, ASSAY_SPAN_OPINION } }, 1, ASSAY_COVERAGE_OPINION },
    { { { 0, 4, ASSAY_SPAN_WORDING }, { 0, 28, ASSAY_SPAN_CLOSED } }, 2, ASSAY_COVERAGE_WORDING },
    { { { 0, 4, ASSAY_SPAN_WORDING } }, 1, ASSAY_COVERAGE_PARTLY },
    { { { 9, 9, ASSAY_SPAN_DECIDED }, { 20, 10, ASSAY_SPAN_DECIDED } },
      2,
      ASSAY_COVERAGE_UNTOUCHED },
    { { { 0, G_MAXUINT, ASSAY_SPAN_DECIDED } }, 1, ASSAY_COVERAGE_CHECKED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (judge (cases[i].spans, cases[i].n_spans), ==, cases[i].state);
    }
}

static void
test_units_without_words (void)
{
  g_autoptr (AssayText) text = assay_text_new ("* * *\n\uFFFC", -1);
  AssayUnit units[] = { { 6, 6, ASSAY_UNIT_PICTURE }, { 0, 5, ASSAY_UNIT_SENTENCE } };
  AssaySpan span = { 6, 7, ASSAY_SPAN_DECIDED };
  g_autoptr (AssayCoverage) before = assay_coverage_new (text, units, 2, NULL, 0, 0);
  g_autoptr (AssayCoverage) after = assay_coverage_new (text, units, 2, &span, 1, 0);

  g_assert_cmpint (assay_coverage_get_state (before, 0), ==, ASSAY_COVERAGE_NOTHING);
  g_assert_cmpint (assay_coverage_get_state (before, 1), ==, ASSAY_COVERAGE_UNTOUCHED);
  g_assert_cmpint (assay_coverage_get_state (after, 1), ==, ASSAY_COVERAGE_CHECKED);
  g_assert_true (assay_coverage_all_checked (after));
}

static void
test_walking_and_counting (void)
{
  g_autoptr (AssayText) text = assay_text_new ("One. Two. Three.", -1);
  AssayUnit units[] = { { 0, 4, ASSAY_UNIT_SENTENCE },
                        { 5, 9, ASSAY_UNIT_SENTENCE },
                        { 10, 16, ASSAY_UNIT_SENTENCE } };
  AssaySpan spans[] = { { 5, 9, ASSAY_SPAN_DECIDED }, { 10, 16, ASSAY_SPAN_DECIDED } };
  g_autoptr (AssayCoverage) coverage = assay_coverage_new (text, units, 3, spans, 2, 1);
  g_autoptr (AssayCoverage) empty = assay_coverage_new (text, NULL, 0, NULL, 0, 0);
  g_autofree char *words = assay_coverage_dup_words (coverage);

  g_assert_cmpuint (assay_coverage_next_untouched (coverage, 0), ==, 0);
  g_assert_cmpuint (assay_coverage_next_untouched (coverage, 1), ==, 0);
  g_assert_cmpuint (assay_coverage_next_untouched (empty, 0), ==, G_MAXUINT);
  g_assert_cmpuint (assay_coverage_find_unit (coverage, 7), ==, 1);
  g_assert_cmpuint (assay_coverage_find_unit (empty, 7), ==, G_MAXUINT);
  g_assert_cmpuint (assay_coverage_count (coverage, ASSAY_COVERAGE_CHECKED), ==, 2);
  g_assert_cmpstr (words, ==, "2 checked · 1 untouched · 1 lost");
  g_assert_false (assay_coverage_all_checked (coverage));
  g_assert_false (assay_coverage_all_checked (empty));
}

static void
add_anchor (AssayRecordList *anchors,
            gint64 id,
            AssayField owner,
            const char *key,
            const char *start,
            const char *end,
            const char *state)
{
  test_row (anchors, id, owner, key, ASSAY_ANCHOR_REVISION, "8", ASSAY_ANCHOR_START, start,
            ASSAY_ANCHOR_END, end, ASSAY_ANCHOR_STATE, state, END);
}

static void
test_from_rows (void)
{
  g_autoptr (AssayText) text = assay_text_new ("One. Two. Three.", -1);
  AssayUnit units[] = { { 0, 4, ASSAY_UNIT_SENTENCE },
                        { 5, 9, ASSAY_UNIT_SENTENCE },
                        { 10, 16, ASSAY_UNIT_SENTENCE } };
  g_autoptr (AssayRecordList) claims = assay_record_list_new (ASSAY_KIND_CLAIM, NULL, NULL);
  g_autoptr (AssayRecordList) findings = assay_record_list_new (ASSAY_KIND_FINDING, NULL, NULL);
  g_autoptr (AssayRecordList) marks = assay_record_list_new (ASSAY_KIND_MARK, NULL, NULL);
  g_autoptr (AssayRecordList) anchors = assay_record_list_new (ASSAY_KIND_ANCHOR, NULL, NULL);
  g_autoptr (AssayRecordList) levels = assay_record_list_new (ASSAY_KIND_LEVEL, NULL, NULL);
  AssayCoverageRows rows = { 2, 8, 0, claims, findings, marks, anchors, levels };
  g_autoptr (AssayCoverage) coverage = NULL;
  g_autofree char *words = NULL;

  test_row (levels, 1, ASSAY_LEVEL_OUTCOME, "confirmed", END);
  for (gint64 id = 1; id <= 3; id++)
    test_row (claims, id, ASSAY_CLAIM_ARTICLE, "2", END);
  test_row (claims, 4, ASSAY_CLAIM_ARTICLE, "3", END);
  test_row (findings, 1, ASSAY_FINDING_CLAIM, "1", ASSAY_FINDING_ROLE, "checker",
            ASSAY_FINDING_LEVEL, "1", END);
  test_row (marks, 9, ASSAY_MARK_ARTICLE, "2", ASSAY_MARK_KIND, "opinion", END);
  add_anchor (anchors, 1, ASSAY_ANCHOR_CLAIM, "1", "0", "4", "exact");
  add_anchor (anchors, 2, ASSAY_ANCHOR_CLAIM, "2", "5", "9", "changed");
  add_anchor (anchors, 3, ASSAY_ANCHOR_MARK, "9", "10", "16", "moved");
  coverage = assay_coverage_new_for_rows (text, units, 3, &rows);

  words = assay_coverage_dup_words (coverage);
  g_assert_cmpstr (words, ==, "1 checked · 1 opinion · 1 marked · 1 CHANGED · 1 lost");
}

/* 20,000 highlights, many of them over each other, in a megabyte: grows with the text. */
static void
test_twenty_thousand (void)
{
  const guint n = 20000;
  g_autoptr (GString) string = g_string_new (NULL);
  g_autofree AssayUnit *units = g_new (AssayUnit, n);
  g_autofree AssaySpan *spans = g_new (AssaySpan, n);
  g_autoptr (AssayText) text = NULL;
  g_autoptr (AssayCoverage) coverage = NULL;

  for (guint i = 0; i < n; i++)
    {
      units[i] = (AssayUnit){ i * 50, i * 50 + 49, ASSAY_UNIT_SENTENCE };
      spans[i] = (AssaySpan){ i * 50, i * 50 + 500, ASSAY_SPAN_DECIDED };
      g_string_append (string, "The river rose by ten metres in a single night..\n\n");
    }
  text = assay_text_new (string->str, -1);
  coverage = assay_coverage_new (text, units, n, spans, n, 0);
  g_assert_cmpuint (assay_coverage_count (coverage, ASSAY_COVERAGE_CHECKED), ==, n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coverage/states", test_states);
  g_test_add_func ("/coverage/units-without-words", test_units_without_words);
  g_test_add_func ("/coverage/walking-and-counting", test_walking_and_counting);
  g_test_add_func ("/coverage/from-rows", test_from_rows);
  g_test_add_func ("/coverage/twenty-thousand", test_twenty_thousand);

  return g_test_run ();
}
