/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-comparison.h"

#include <gio/gio.h>
#include <string.h>

static const char signs[] = { ' ', '~', '-', '+', '<', '>' };

static char *
dup_trimmed (AssayText *text, AssayRange range)
{
  AssayRange words = assay_text_trim (text, range);

  return assay_text_dup_slice (text, words.start, words.end);
}

/* "kept [-gone-]{+come+}" of a row. */
static char *
describe_changes (AssayComparison *comparison, guint row)
{
  g_autoptr (GArray) changes = assay_comparison_dup_changes (comparison, row);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const AssayWordChange *change = &g_array_index (changes, AssayWordChange, i);
      gboolean is_old = change->op == ASSAY_WORD_DELETE;
      AssayRange range = is_old ? change->old_range : change->new_range;
      g_autofree char *words
          = assay_text_dup_slice (is_old ? assay_comparison_get_old_text (comparison)
                                         : assay_comparison_get_new_text (comparison),
                                  range.start, range.end);

      g_string_append_printf (string,
                              change->op == ASSAY_WORD_KEEP ? "%s"
                              : is_old                      ? "[-%s-]"
                                                            : "{+%s+}",
                              words);
    }
  return g_string_free (string, FALSE);
}

/* A line for each row: its sign and words; of what moved also the row of the other end. */
static char *
describe (AssayComparison *comparison)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < assay_comparison_get_n_rows (comparison); i++)
    {
      const AssayComparisonRow *row = assay_comparison_get_row (comparison, i);
      gboolean in_old
          = row->kind == ASSAY_COMPARISON_REMOVED || row->kind == ASSAY_COMPARISON_MOVED_AWAY;
      g_autofree char *words
          = row->kind == ASSAY_COMPARISON_CHANGED || row->differs
                ? describe_changes (comparison, i)
                : dup_trimmed (in_old ? assay_comparison_get_old_text (comparison)
                                      : assay_comparison_get_new_text (comparison),
                               in_old ? row->old_range : row->new_range);

      g_string_append_printf (string, "%c%s%s", signs[row->kind], row->differs ? "~" : "", words);
      if (row->partner != ASSAY_COMPARISON_NO_ROW)
        g_string_append_printf (string, " @%u", row->partner);
      g_string_append_c (string, '\n');
    }
  return g_string_free (string, FALSE);
}

static void
assert_side_tiles (AssayComparison *comparison, gboolean is_old)
{
  AssayText *text = is_old ? assay_comparison_get_old_text (comparison)
                           : assay_comparison_get_new_text (comparison);
  guint at = 0;

  for (guint i = 0; i < assay_comparison_get_n_rows (comparison); i++)
    {
      const AssayComparisonRow *row = assay_comparison_get_row (comparison, i);
      AssayRange range = is_old ? row->old_range : row->new_range;

      g_assert_cmpuint (range.start, ==, at);
      g_assert_cmpuint (range.end, >=, range.start);
      at = range.end;
      if (range.start < range.end)
        g_assert_cmpuint (assay_comparison_find_row (comparison, is_old, range.start), ==, i);
    }
  g_assert_cmpuint (at, ==, assay_text_get_length (text));
  g_assert_cmpuint (assay_comparison_find_row (comparison, is_old, at), ==,
                    ASSAY_COMPARISON_NO_ROW);
}

/* The changes of a row cover both sides, in order, and what is kept is of equal length or more in
 * form only. */
static void
assert_changes_tile (AssayComparison *comparison, guint row)
{
  const AssayComparisonRow *at = assay_comparison_get_row (comparison, row);
  g_autoptr (GArray) changes = assay_comparison_dup_changes (comparison, row);
  AssayRange old_range
      = assay_text_trim (assay_comparison_get_old_text (comparison), at->old_range);
  AssayRange new_range
      = assay_text_trim (assay_comparison_get_new_text (comparison), at->new_range);
  guint old_at = old_range.start;
  guint new_at = new_range.start;

  for (guint i = 0; i < changes->len; i++)
    {
      const AssayWordChange *change = &g_array_index (changes, AssayWordChange, i);

      g_assert_cmpuint (change->old_range.start, ==, old_at);
      g_assert_cmpuint (change->new_range.start, ==, new_at);
      old_at = change->old_range.end;
      new_at = change->new_range.end;
    }
  g_assert_cmpuint (old_at, ==, old_range.end);
  g_assert_cmpuint (new_at, ==, new_range.end);
}

/* What holds for any two texts. */
static void
assert_sound (AssayComparison *comparison)
{
  assert_side_tiles (comparison, TRUE);
  assert_side_tiles (comparison, FALSE);
  for (guint i = 0; i < assay_comparison_get_n_rows (comparison); i++)
    {
      const AssayComparisonRow *row = assay_comparison_get_row (comparison, i);
      gboolean has_old = row->old_range.start < row->old_range.end;
      gboolean has_new = row->new_range.start < row->new_range.end;
      gboolean is_moved
          = row->kind == ASSAY_COMPARISON_MOVED_AWAY || row->kind == ASSAY_COMPARISON_MOVED_HERE;

      g_assert_cmpuint (row->n_sentences, >, 0);
      g_assert_cmpint (has_old, ==,
                       row->kind != ASSAY_COMPARISON_ADDED
                           && row->kind != ASSAY_COMPARISON_MOVED_HERE);
      g_assert_cmpint (has_new, ==,
                       row->kind != ASSAY_COMPARISON_REMOVED
                           && row->kind != ASSAY_COMPARISON_MOVED_AWAY);
      g_assert_cmpint (is_moved, ==, row->partner != ASSAY_COMPARISON_NO_ROW);
      if (row->kind == ASSAY_COMPARISON_CHANGED)
        assert_changes_tile (comparison, i);
      if (is_moved)
        {
          const AssayComparisonRow *other = assay_comparison_get_row (comparison, row->partner);

          g_assert_cmpuint (other->partner, ==, i);
          g_assert_cmpint (other->kind, !=, row->kind);
          g_assert_cmpuint (other->n_sentences, ==, row->n_sentences);
          g_assert_cmpint (other->differs, ==, row->differs);
        }
    }
}

static AssayComparison *
compare (const char *old_string, const char *new_string)
{
  g_autoptr (AssayText) old_text = assay_text_new (old_string, -1);
  g_autoptr (AssayText) new_text = assay_text_new (new_string, -1);

  return assay_comparison_new (old_text, new_text, "en");
}

static void
assert_rows (const char *old_string, const char *new_string, const char *expected)
{
  g_autoptr (AssayComparison) comparison = compare (old_string, new_string);
  g_autofree char *described = describe (comparison);

  g_assert_cmpstr (described, ==, expected);
  assert_sound (comparison);
}

#define FIRST "The minister left the capital on Monday morning."
#define SECOND "Nobody in the ministry wanted to say where he went."
#define THIRD "Two drivers saw his car near the northern border."

static void
test_rows (void)
{
  assert_rows ("", "", "");
  assert_rows (FIRST, "", "-" FIRST "\n");
  assert_rows ("", FIRST " " SECOND, "+" FIRST " " SECOND "\n");
  assert_rows (FIRST " " SECOND "\n\n" THIRD, FIRST " " SECOND "\n\n" THIRD,
               " " FIRST " " SECOND "\n " THIRD "\n");
  assert_rows (FIRST " " SECOND " " THIRD, FIRST " " THIRD,
               " " FIRST "\n-" SECOND "\n " THIRD "\n");
  assert_rows (FIRST " " THIRD, FIRST "\n" SECOND "\n" THIRD,
               " " FIRST "\n+" SECOND "\n " THIRD "\n");
}

static void
test_changed (void)
{
  assert_rows (FIRST " Over 3,000 soldiers were killed. " THIRD,
               FIRST " Over 30 soldiers were killed. " THIRD,
               " " FIRST "\n~Over [-3,000-]{+30+} soldiers were killed.\n " THIRD "\n");
  /* letter case counts, the form of an apostrophe does not */
  assert_rows ("It wasn't the may of old.", "It wasn’t the May of old.",
               "~It wasn’t the [-may-]{+May+} of old.\n");
  /* one sentence made two, and two made one */
  assert_rows ("The army took the town, and the mayor fled to the coast.",
               "The army took the town. And the mayor fled to the coast.",
               "~The army took the town[-, and-]{+. And+} the mayor fled to the coast.\n");
  assert_rows ("The army took the town. And the mayor fled to the coast.",
               "The army took the town, and the mayor fled to the coast.",
               "~The army took the town[-. And-]{+, and+} the mayor fled to the coast.\n");
  /* other words altogether are no change of these */
  assert_rows (FIRST " Prices rose again. " THIRD, FIRST " Prayers were held all day. " THIRD,
               " " FIRST "\n-Prices rose again.\n+Prayers were held all day.\n " THIRD "\n");
}

static void
test_moved (void)
{
  assert_rows (FIRST " " SECOND "\n" THIRD " He was alone.",
               FIRST "\n" THIRD " He was alone.\n" SECOND,
               " " FIRST "\n<" SECOND " @3\n " THIRD " He was alone.\n>" SECOND " @1\n");
  /* a row of sentences goes together, the short one with it */
  assert_rows (SECOND " He left.\n" FIRST " " THIRD " It was dark. The rain fell on all of them.",
               FIRST " " THIRD " It was dark. The rain fell on all of them.\n" SECOND " He left.",
               "<" SECOND " He left. @2\n " FIRST " " THIRD
               " It was dark. The rain fell on all of them.\n>" SECOND " He left. @0\n");
  /* moved and changed */
  assert_rows (SECOND "\n" FIRST " " THIRD,
               FIRST " " THIRD "\nNobody in the ministry wanted to say where she went.",
               "<~Nobody in the ministry wanted to say where [-he-]{+she+} went. @2\n " FIRST
               " " THIRD "\n>~Nobody in the ministry wanted to say where [-he-]{+she+} went. @0\n");
}

static void
test_forms (void)
{
  g_autoptr (AssayComparison) comparison
      = compare (FIRST " \"So it is.\"\nLast words.", FIRST " “So it is.”\nLast  words.");

  g_assert_true (assay_comparison_is_same_words (comparison));
  g_assert_cmpuint (assay_comparison_count_forms (comparison), ==, 2);
  g_assert_cmpuint (assay_comparison_count (comparison, ASSAY_COMPARISON_CHANGED), ==, 0);
  assert_sound (comparison);
  assert_rows ("\"So it is.\"", "“So it is.”", " ~[-\"-]{+“+}So it is.[-\"-]{+”+}\n");
}

static void
test_scripts (void)
{
  assert_rows ("غادر الوزير العاصمة يوم الاثنين. لم يتكلم أحد.",
               "غادر الوزير المدينة يوم الاثنين. لم يتكلم أحد.",
               "~غادر الوزير [-العاصمة-]{+المدينة+} يوم الاثنين.\n لم يتكلم أحد.\n");
  assert_rows ("部长星期一离开首都。没有人说话。", "部长星期二离开首都。没有人说话。",
               "~部长[-星期一-]{+星期二+}离开首都。\n 没有人说话。\n");
}

/* A line without an end is cut, and nothing of it is lost. */
static void
test_long (void)
{
  g_autoptr (GString) old_string = g_string_new (NULL);
  g_autoptr (GString) new_string = g_string_new (NULL);
  g_autoptr (AssayComparison) comparison = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append_printf (old_string, "w%u%s", i, i % 7 == 0 ? "" : " ");
      g_string_append_printf (new_string, "w%u%s", i == 9000 ? 7 : i, i % 7 == 0 ? "" : " ");
    }
  comparison = compare (old_string->str, new_string->str);
  assert_sound (comparison);
  g_assert_cmpuint (assay_comparison_count (comparison, ASSAY_COMPARISON_CHANGED), ==, 1);
  g_assert_cmpuint (assay_comparison_get_n_rows (comparison), >, 10);
}

/* --- any texts --- */

static char *
dup_sentence (GRand *rand)
{
  static const char *const words[]
      = { "the", "a",      "army", "town", "not", "said", "3,000", "30", "mayor", "“yes”", "don't",
          "of",  "border", "and",  "left", "saw", "Kyiv", "in",    "é",  "مدينة", "前進" };
  GString *string = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (rand, 1, 14);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (string, "%s%s", i > 0 ? " " : "",
                            words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  g_string_append (string, g_rand_int_range (rand, 0, 3) == 0 ? "." : ". ");
  if (g_rand_int_range (rand, 0, 4) == 0)
    g_string_append (string, "\n");
  return g_string_free (string, FALSE);
}

static char *
join (GPtrArray *sentences)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    g_string_append (string, g_ptr_array_index (sentences, i));
  return g_string_free (string, FALSE);
}

static void
edit (GPtrArray *sentences, GRand *rand)
{
  guint at = sentences->len > 0 ? (guint) g_rand_int_range (rand, 0, (int) sentences->len) : 0;
  guint what = (guint) g_rand_int_range (rand, 0, 4);

  if (sentences->len == 0 || what == 0)
    g_ptr_array_insert (sentences, (int) at, dup_sentence (rand));
  else if (what == 1)
    g_ptr_array_remove_index (sentences, at);
  else if (what == 2)
    {
      char *sentence = g_strconcat ("Indeed ", g_ptr_array_index (sentences, at), NULL);

      g_free (sentences->pdata[at]);
      sentences->pdata[at] = sentence;
    }
  else
    {
      char *sentence = g_strdup (g_ptr_array_index (sentences, at));

      g_ptr_array_remove_index (sentences, at);
      g_ptr_array_insert (sentences, g_rand_int_range (rand, 0, (int) sentences->len + 1),
                          sentence);
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260123);

  for (guint round = 0; round < 600; round++)
    {
      g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *old_string = NULL;
      g_autofree char *new_string = NULL;
      g_autofree char *described = NULL;
      g_autofree char *again = NULL;
      g_autoptr (AssayComparison) comparison = NULL;
      g_autoptr (AssayComparison) second = NULL;

      for (int n = g_rand_int_range (rand, 0, 30); n > 0; n--)
        g_ptr_array_add (sentences, dup_sentence (rand));
      old_string = join (sentences);
      for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
        edit (sentences, rand);
      new_string = join (sentences);

      comparison = compare (old_string, new_string);
      second = compare (old_string, new_string);
      assert_sound (comparison);
      described = describe (comparison);
      again = describe (second);
      g_assert_cmpstr (described, ==, again);
    }
}

static char *
read_version (const char *folder, const char *name, const char *file)
{
  g_autofree char *path = g_build_filename (folder, name, file, NULL);
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, NULL);
  return contents;
}

/* Real edits; of a text and itself nothing is told. Without the corpus one pair of our own. */
static void
test_corpus (void)
{
  const char *shared = g_getenv ("ASSAY_SHARED");
  g_autofree char *folder
      = g_build_filename (shared != NULL ? shared : "/nonexistent", "corpus", "edits", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  assert_rows (FIRST, FIRST, " " FIRST "\n");
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *old_string = read_version (folder, name, "old.txt");
      g_autofree char *new_string = read_version (folder, name, "new.txt");
      g_autoptr (AssayComparison) comparison = NULL;
      g_autoptr (AssayComparison) none = NULL;

      if (old_string == NULL || new_string == NULL)
        continue;
      comparison = compare (old_string, new_string);
      none = compare (old_string, old_string);
      assert_sound (comparison);
      assert_sound (none);
      g_assert_true (assay_comparison_is_same_words (none));
      g_assert_cmpuint (assay_comparison_count_forms (none), ==, 0);
      if (g_getenv ("ASSAY_SHOW") != NULL && g_str_equal (g_getenv ("ASSAY_SHOW"), name))
        {
          g_autofree char *described = describe (comparison);

          g_print ("%s\n", described);
        }
      n++;
    }
  g_test_message ("%u pairs", n);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comparison/rows", test_rows);
  g_test_add_func ("/comparison/changed", test_changed);
  g_test_add_func ("/comparison/moved", test_moved);
  g_test_add_func ("/comparison/forms", test_forms);
  g_test_add_func ("/comparison/scripts", test_scripts);
  g_test_add_func ("/comparison/long", test_long);
  g_test_add_func ("/comparison/random", test_random);
  g_test_add_func ("/comparison/corpus", test_corpus);
  return g_test_run ();
}
