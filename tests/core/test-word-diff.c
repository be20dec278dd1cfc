/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-word-diff.h"

#include <string.h>

static char *
describe (AssayText *old_text, AssayText *new_text)
{
  g_autoptr (GArray) changes = assay_word_diff (old_text, new_text);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      AssayWordChange *change = &g_array_index (changes, AssayWordChange, i);
      gboolean inserted = change->op == ASSAY_WORD_INSERT;
      AssayRange range = inserted ? change->new_range : change->old_range;
      g_autofree char *words
          = assay_text_dup_slice (inserted ? new_text : old_text, range.start, range.end);

      if (change->op == ASSAY_WORD_KEEP)
        g_string_append (string, words);
      else
        g_string_append_printf (string, inserted ? "{+%s+}" : "[-%s-]", words);
    }
  return g_string_free (string, FALSE);
}

static void
assert_diff (const char *old_string, const char *new_string, const char *expected)
{
  g_autoptr (AssayText) old_text = assay_text_new (old_string, -1);
  g_autoptr (AssayText) new_text = assay_text_new (new_string, -1);
  g_autofree char *described = describe (old_text, new_text);

  g_assert_cmpstr (described, ==, expected);
}

static void
test_words (void)
{
  assert_diff ("", "", "");
  assert_diff ("same words", "same  words", "same words");
  assert_diff ("", "new", "{+new+}");
  assert_diff ("gone", "", "[-gone-]");
  assert_diff ("over 3,000 were killed", "over 30 were killed", "over [-3,000-]{+30+} were killed");
  assert_diff ("have been seen", "have not been seen", "have {+not +}been seen");
  assert_diff ("the big red dog ran", "the small blue dog ran",
               "the [-big red-]{+small blue+} dog ran");
  assert_diff ("He left.", "“He left.”", "{+“+}He left.{+”+}");
  assert_diff ("😀 שלום עולם", "😀 שלום לכם", "😀 שלום [-עולם-]{+לכם+}");
  assert_diff ("a b c d e", "x b y d z", "[-a-]{+x+} b [-c-]{+y+} d [-e-]{+z+}");
}

/* The ranges of the changes tile both texts, and what is kept is the same words. */
static void
assert_tiles (AssayText *old_text, AssayText *new_text)
{
  g_autoptr (GArray) changes = assay_word_diff (old_text, new_text);
  guint old_end = 0;
  guint new_end = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      AssayWordChange *change = &g_array_index (changes, AssayWordChange, i);

      g_assert_cmpuint (change->old_range.start, ==, old_end);
      g_assert_cmpuint (change->new_range.start, ==, new_end);
      old_end = change->old_range.end;
      new_end = change->new_range.end;
      if (i > 0)
        g_assert_cmpint (change->op, !=, g_array_index (changes, AssayWordChange, i - 1).op);
      if (change->op == ASSAY_WORD_KEEP)
        {
          g_autofree char *a
              = assay_text_dup_slice (old_text, change->old_range.start, change->old_range.end);
          g_autofree char *b
              = assay_text_dup_slice (new_text, change->new_range.start, change->new_range.end);

          g_assert_cmpstr (a, ==, b);
        }
    }
  g_assert_cmpuint (old_end, ==, assay_text_get_length (old_text));
  g_assert_cmpuint (new_end, ==, assay_text_get_length (new_text));
}

static void
test_any_text (void)
{
  static const char *const pool[] = { "a ", "b ", "c ", "語", "😀 ", ", ", "e\xCC\x81 " };
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) old_string = g_string_new (NULL);
      g_autoptr (GString) new_string = g_string_new (NULL);
      g_autoptr (AssayText) old_text = NULL;
      g_autoptr (AssayText) new_text = NULL;

      for (gint n = g_rand_int_range (rand, 0, 40); n > 0; n--)
        g_string_append (old_string, pool[g_rand_int_range (rand, 0, G_N_ELEMENTS (pool))]);
      for (gint n = g_rand_int_range (rand, 0, 40); n > 0; n--)
        g_string_append (new_string, pool[g_rand_int_range (rand, 0, G_N_ELEMENTS (pool))]);
      old_text = assay_text_new (old_string->str, -1);
      new_text = assay_text_new (new_string->str, -1);
      assert_tiles (old_text, new_text);
    }
}

static void
test_texts_with_nothing_in_common (void)
{
  g_autoptr (GString) old_string = g_string_new ("Begin ");
  g_autoptr (GString) new_string = g_string_new ("Begin ");
  g_autoptr (AssayText) old_text = NULL;
  g_autoptr (AssayText) new_text = NULL;
  g_autoptr (GArray) changes = NULL;

  for (guint i = 0; i < 50000; i++)
    {
      g_string_append_printf (old_string, "o%u,", i);
      g_string_append_printf (new_string, "n%u.", i);
    }
  old_text = assay_text_new (old_string->str, -1);
  new_text = assay_text_new (new_string->str, -1);
  assert_tiles (old_text, new_text);
  changes = assay_word_diff (old_text, new_text);
  g_assert_cmpuint (changes->len, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-diff/words", test_words);
  g_test_add_func ("/word-diff/any-text", test_any_text);
  g_test_add_func ("/word-diff/nothing-in-common", test_texts_with_nothing_in_common);
  return g_test_run ();
}
