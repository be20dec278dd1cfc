/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-words.h"

static void
assert_words (const char *tag, const char *string, AssayRange range, const char *expected)
{
  g_autoptr (AssayText) text = assay_text_new (string, -1);
  g_autoptr (GArray) words = assay_words_find (text, range, tag);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      AssayRange word = g_array_index (words, AssayRange, i);
      g_autofree char *slice = assay_text_dup_slice (text, word.start, word.end);

      g_string_append_printf (joined, "%s%s", i > 0 ? "|" : "", slice);
    }
  g_assert_cmpstr (joined->str, ==, expected);
}

#define ALL ((AssayRange){ 0, G_MAXUINT })

static void
test_words (void)
{
  assert_words ("en", "Over 3,000 didn't — “go”.", ALL, "Over|3,000|didn't|go");
  assert_words (NULL, "", ALL, "");
  assert_words (NULL, " … ! ", ALL, "");
  assert_words ("en", "cafe\xCC\x81 😀 naïve", ALL, "cafe\xCC\x81|naïve");
  assert_words ("he", "שלום עולם", ALL, "שלום|עולם");
}

static void
test_words_by_dictionary (void)
{
  assert_words ("zh", "北京大学。", ALL, "北京|大学");
  assert_words ("th", "สวัสดีครับ", ALL, "สวัสดี|ครับ");
}

static void
test_words_of_a_range (void)
{
  assert_words ("en", "żółw idzie 😀 dalej", (AssayRange){ 5, 12 }, "idzie");
  assert_words ("en", "one two", (AssayRange){ 4, 2 }, "");
  assert_words ("en", "one two", (AssayRange){ 100, 200 }, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/words", test_words);
  g_test_add_func ("/words/by-dictionary", test_words_by_dictionary);
  g_test_add_func ("/words/of-a-range", test_words_of_a_range);
  return g_test_run ();
}
