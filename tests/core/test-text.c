/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-chars.h"
#include "assay-text.h"

#include <string.h>

/* One of each length in UTF-8: Latin, Greek, CJK, an astral sign; Arabic; a combining acute. */
#define MIXED "aΩ語😀بe\xCC\x81\n"

static void
test_empty (void)
{
  g_autoptr (AssayText) text = assay_text_new ("", 0);
  g_autofree char *slice = assay_text_dup_slice (text, 0, 10);

  g_assert_cmpuint (assay_text_get_length (text), ==, 0);
  g_assert_cmpuint (assay_text_get_utf16_length (text), ==, 0);
  g_assert_cmpuint (assay_text_byte_of (text, 5), ==, 0);
  g_assert_cmpuint (assay_text_cp_of (text, 5), ==, 0);
  g_assert_cmpuint (assay_text_cp_of_utf16 (text, 5), ==, 0);
  g_assert_cmpuint (assay_text_get_char (text, 0), ==, 0);
  g_assert_cmpstr (slice, ==, "");
}

static void
test_offsets_of_mixed_scripts (void)
{
  g_autoptr (AssayText) text = assay_text_new (MIXED, -1);
  g_autofree char *astral = assay_text_dup_slice (text, 3, 4);

  g_assert_cmpuint (assay_text_get_n_bytes (text), ==, strlen (MIXED));
  g_assert_cmpuint (assay_text_get_length (text), ==, 8);
  g_assert_cmpuint (assay_text_get_utf16_length (text), ==, 9);
  g_assert_cmpuint (assay_text_byte_of (text, 4), ==, 10);
  g_assert_cmpuint (assay_text_cp_of (text, 9), ==, 3); /* inside the astral sign */
  g_assert_cmpuint (assay_text_utf16_of (text, 4), ==, 5);
  g_assert_cmpuint (assay_text_cp_of_utf16 (text, 4), ==, 3); /* its low surrogate */
  g_assert_cmpuint (assay_text_cp_of_utf16 (text, 5), ==, 4);
  g_assert_cmpuint (assay_text_get_char (text, 6), ==, 0x301);
  g_assert_cmpstr (astral, ==, "😀");
}

/* Random strings of all widths: every conversion agrees with counting by hand. */
static void
test_offsets_agree_with_counting (void)
{
  static const gunichar pool[] = { 'a', ' ', '\n', 0xE9, 0x301, 0x5D0, 0x8A9E, 0x1F600, 0x10FFFF };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240607);

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      guint length = g_rand_int_range (rand, 0, 700);
      g_autoptr (AssayText) text = NULL;
      gsize byte = 0;
      guint utf16 = 0;

      for (guint i = 0; i < length; i++)
        g_string_append_unichar (string, pool[g_rand_int_range (rand, 0, round % 2 ? 9 : 3)]);
      text = assay_text_new (string->str, string->len);
      g_assert_cmpuint (assay_text_get_length (text), ==, length);
      for (guint cp = 0; cp < length; cp++)
        {
          gunichar c = g_utf8_get_char (string->str + byte);
          guint width = g_unichar_to_utf8 (c, NULL);

          g_assert_cmpuint (assay_text_byte_of (text, cp), ==, byte);
          for (guint k = 0; k < width; k++)
            g_assert_cmpuint (assay_text_cp_of (text, byte + k), ==, cp);
          g_assert_cmpuint (assay_text_utf16_of (text, cp), ==, utf16);
          g_assert_cmpuint (assay_text_cp_of_utf16 (text, utf16), ==, cp);
          byte += width;
          utf16 += c > 0xFFFF ? 2 : 1;
        }
      g_assert_cmpuint (assay_text_byte_of (text, length), ==, string->len);
      g_assert_cmpuint (assay_text_get_utf16_length (text), ==, utf16);
    }
}

static void
test_slice_clamps (void)
{
  g_autoptr (AssayText) text = assay_text_new ("żółw", -1);
  g_autofree char *all = assay_text_dup_slice (text, 0, G_MAXUINT);
  g_autofree char *none = assay_text_dup_slice (text, 3, 1);

  g_assert_cmpstr (all, ==, "żółw");
  g_assert_cmpstr (none, ==, "");
}

static void
test_trim (void)
{
  g_autoptr (AssayText) text = assay_text_new (" \u00A0zwölf\u200B \n", -1);
  AssayRange word = assay_text_trim (text, (AssayRange){ 0, 100 });
  AssayRange space = assay_text_trim (text, (AssayRange){ 7, 10 });

  g_assert_cmpuint (word.start, ==, 2);
  g_assert_cmpuint (word.end, ==, 7);
  g_assert_cmpuint (space.start, ==, 7);
  g_assert_cmpuint (space.end, ==, 7);
}

static void
test_foreign_input (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayText) fine = assay_text_new_checked ("fine", -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (fine);
  g_assert_null (assay_text_new_checked ("a\xFFz", -1, &error));
  g_assert_error (error, ASSAY_TEXT_ERROR, ASSAY_TEXT_ERROR_NOT_UTF8);
  g_assert_cmpstr (error->message, ==, "not valid UTF-8 at byte 1");
  g_clear_error (&error);
  g_assert_null (assay_text_new_checked ("ab\0c", 4, &error));
  g_assert_error (error, ASSAY_TEXT_ERROR, ASSAY_TEXT_ERROR_HAS_NUL);
  g_clear_error (&error);
  g_assert_null (assay_text_new_checked ("cut \xE8\xAA", -1, &error));
  g_assert_error (error, ASSAY_TEXT_ERROR, ASSAY_TEXT_ERROR_NOT_UTF8);
}

static void
test_ten_megabytes (void)
{
  const guint n = 1000 * 1000;
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (AssayText) text = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append (string, MIXED);
  text = assay_text_new (string->str, string->len);
  g_assert_cmpuint (assay_text_get_length (text), ==, 8 * n);
  for (guint i = 0; i < n; i += 997)
    {
      g_assert_cmpuint (assay_text_byte_of (text, 8 * i + 3), ==, 16 * (gsize) i + 6);
      g_assert_cmpuint (assay_text_cp_of (text, 16 * (gsize) i + 6), ==, 8 * i + 3);
      g_assert_cmpuint (assay_text_cp_of_utf16 (text, 9 * i + 3), ==, 8 * i + 3);
    }
}

static void
assert_ellipsized (const char *string, guint max_length, const char *expected)
{
  g_autofree char *result = assay_ellipsize (string, max_length);

  g_assert_cmpstr (result, ==, expected);
  g_assert_cmpint (g_utf8_strlen (result, -1), <=, max_length);
}

static void
test_ellipsize (void)
{
  assert_ellipsized ("short", 5, "short");
  assert_ellipsized ("  two\n\n words ", 20, "two words");
  assert_ellipsized ("over 3,000 soldiers were killed", 22, "over 3,000 soldiers…");
  assert_ellipsized ("Donaudampfschifffahrt", 6, "Donau…");
  assert_ellipsized ("cafe\xCC\x81s", 5, "caf…");
  assert_ellipsized ("abc", 1, "…");
  assert_ellipsized ("abc", 0, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/empty", test_empty);
  g_test_add_func ("/text/offsets-of-mixed-scripts", test_offsets_of_mixed_scripts);
  g_test_add_func ("/text/offsets-agree-with-counting", test_offsets_agree_with_counting);
  g_test_add_func ("/text/slice-clamps", test_slice_clamps);
  g_test_add_func ("/text/trim", test_trim);
  g_test_add_func ("/text/foreign-input", test_foreign_input);
  g_test_add_func ("/text/ten-megabytes", test_ten_megabytes);
  g_test_add_func ("/text/ellipsize", test_ellipsize);
  return g_test_run ();
}
