/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-attribution.h"
#include "assay-numbers.h"

#include <math.h>

static const AssayRange all = { 0, G_MAXUINT };

static char *
describe (const char *string, const char *tag)
{
  g_autoptr (AssayText) text = assay_text_new (string, -1);
  g_autoptr (GArray) numbers = assay_numbers_find (text, all, tag);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++)
    {
      AssayNumber *number = &g_array_index (numbers, AssayNumber, i);
      g_autofree char *words = assay_text_dup_slice (text, number->range.start, number->range.end);

      g_string_append_printf (found, "%s%s: %s %.10g", i > 0 ? "; " : "", words,
                              assay_bound_to_code (number->bound), number->value);
      if (number->bound == ASSAY_BOUND_BETWEEN)
        g_string_append_printf (found, "..%.10g", number->upper);
      if (number->is_percent)
        g_string_append_c (found, '%');
      g_assert_true (isnan (number->lower) == (number->bound == ASSAY_BOUND_UNDER));
      g_assert_true (isnan (number->upper) == (number->bound == ASSAY_BOUND_OVER));
    }
  return g_string_free (found, FALSE);
}

static void
assert_numbers (const char *tag, const char *string, const char *expected)
{
  g_autofree char *found = describe (string, tag);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_bounds (void)
{
  assert_numbers ("en", "over 3,000 soldiers were killed", "3,000: over 3000");
  assert_numbers ("en", "About 12 men, at least 3 dogs", "12: about 12; 3: over 3");
  assert_numbers ("en", "no more than 5 and no fewer than 4", "5: under 5; 4: over 4");
  assert_numbers ("en", "3,000 or more; 200+", "3,000: over 3000; 200: over 200");
  assert_numbers ("en", "Moreover 7 left", "7: exactly 7");
}

static void
test_ranges (void)
{
  assert_numbers ("en", "has sent about 10–12 thousand military personnel",
                  "10–12 thousand: between 10000..12000");
  assert_numbers ("en", "between 3 and 5 percent", "3 and 5 percent: between 3..5%");
  assert_numbers ("en", "ten to twelve million",
                  "ten to twelve million: between 10000000..12000000");
  assert_numbers ("en", "from 5 villages", "5: exactly 5");
}

static void
test_scales_and_percent (void)
{
  assert_numbers ("en", "$1.2 million, 40%, 3.5 per cent, 5m and €2bn",
                  "1.2 million: exactly 1200000; 40%: exactly 40%; 3.5 per cent: exactly 3.5%; "
                  "5m: exactly 5000000; 2bn: exactly 2000000000");
  assert_numbers ("en", "two hundred thousand; twenty-five men",
                  "two hundred thousand: exactly 200000; twenty-five: exactly 25");
}

static void
test_no_figures (void)
{
  assert_numbers ("en", "In December 2024, on 5 May 2023 and by Dec. 2025.", "");
  assert_numbers ("en", "The G7 and a T-72 of Covid-19 at 5:30, the 5th on 2024-12-01.", "");
  assert_numbers ("en", "On January 6 he came (1999).", "");
  assert_numbers ("en", "12345678901234567890", "");
  assert_numbers ("en", "2000 soldiers", "2000: exactly 2000");
}

static void
test_marks_by_language (void)
{
  assert_numbers ("de", "1.234,5 Tonnen, 1.234 Mann",
                  "1.234,5: exactly 1234.5; 1.234: exactly 1234");
  assert_numbers ("fr", "3\u202F000 soldats", "3\u202F000: exactly 3000");
  assert_numbers ("en", "1,234.5 tonnes; 1.234 grams",
                  "1,234.5: exactly 1234.5; 1.234: exactly 1.234");
}

static void
assert_speaker (const char *string, const char *expected)
{
  g_autoptr (AssayText) text = assay_text_new (string, -1);
  AssayRange name;
  gboolean found = assay_attribution_find (text, all, &name);
  g_autofree char *words = assay_text_dup_slice (text, name.start, name.end);

  g_assert_cmpstr (words, ==, expected ? expected : "");
  g_assert_true (found == (expected != NULL));
}

static void
test_speakers (void)
{
  assert_speaker ("According to Ukrainian officials, during the assaults many died.",
                  "Ukrainian officials");
  assert_speaker ("However, according to Pavel Lakychuk, a security expert, these forces fail.",
                  "Pavel Lakychuk");
  assert_speaker ("According to the statement of the \"Central Military Commission,\" troops won.",
                  "Central Military Commission");
  assert_speaker ("KCNA reports that the troops went.", "KCNA");
  assert_speaker ("On Monday, North Korea has officially confirmed its part.", "North Korea");
  assert_speaker ("“It is over,” said Volodymyr Zelensky.", "Volodymyr Zelensky");
  assert_speaker ("The ministry said on Tuesday that it knew.", "ministry");
}

static void
test_no_speaker (void)
{
  assert_speaker ("He said nothing.", NULL);
  assert_speaker ("It is known that the decision was made.", NULL);
  assert_speaker ("Hospitals in border areas have reprofiled wards.", NULL);
  assert_speaker ("", NULL);
  assert_speaker ("said", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/numbers/bounds", test_bounds);
  g_test_add_func ("/numbers/ranges", test_ranges);
  g_test_add_func ("/numbers/scales-and-percent", test_scales_and_percent);
  g_test_add_func ("/numbers/no-figures", test_no_figures);
  g_test_add_func ("/numbers/marks-by-language", test_marks_by_language);
  g_test_add_func ("/attribution/speakers", test_speakers);
  g_test_add_func ("/attribution/no-speaker", test_no_speaker);
  return g_test_run ();
}
