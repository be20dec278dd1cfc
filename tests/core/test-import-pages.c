/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-fixture.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* The saved pages of tests/data/pages: of each, all lines of the article in their order and hardly
 * a word besides, and what there is to know about it. */

static char *
dup_path (const char *name, const char *suffix)
{
  g_autofree char *file = g_strconcat (name, suffix, NULL);

  return g_build_filename (g_getenv ("ASSAY_TEST_DATA"), "pages", file, NULL);
}

static GBytes *
load (const char *name, const char *suffix)
{
  g_autofree char *path = dup_path (name, suffix);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize len;

  g_file_get_contents (path, &data, &len, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, len);
}

/* The words of @text with one space between each. */
static char *
dup_words (const char *text, guint *ret_n)
{
  GString *words = g_string_new (NULL);
  gboolean in_word = FALSE;

  *ret_n = 0;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean space = g_unichar_isspace (c);

      if (!space && !in_word)
        {
          if (words->len > 0)
            g_string_append_c (words, ' ');
          (*ret_n)++;
        }
      if (!space)
        g_string_append_unichar (words, c);
      in_word = !space;
    }
  return g_string_free (words, FALSE);
}

static void
check_text (AssayImport *import, const char *name, gint64 extra)
{
  g_autoptr (GBytes) expected = load (name, ".txt");
  g_autofree char *lines
      = g_strndup (g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
  g_auto (GStrv) line = g_strsplit (lines, "\n", -1);
  guint n_text;
  guint n_expected;
  g_autofree char *text = dup_words (assay_import_get_text (import), &n_text);
  g_autofree char *all = dup_words (lines, &n_expected);
  const char *at = text;

  for (guint i = 0; line[i] != NULL; i++)
    {
      guint n;
      g_autofree char *words = dup_words (line[i], &n);
      const char *found = strstr (at, words);

      if (found == NULL)
        g_test_message ("%s: '%s' is not in: %s", name, words, at);
      g_assert_nonnull (found);
      at = found + strlen (words);
    }
  if (n_text > n_expected + extra)
    g_test_message ("%s: %u words, not %u:\n%s", name, n_text, n_expected,
                    assay_import_get_text (import));
  g_assert_cmpuint (n_text, <=, n_expected + extra);
}

static void
check_value (JsonObject *about, const char *member, const char *found)
{
  if (!json_object_has_member (about, member) || json_object_get_null_member (about, member))
    return;
  g_assert_cmpstr (found, ==, json_object_get_string_member (about, member));
}

static void
check_about (AssayImport *import, JsonObject *about)
{
  static const struct
  {
    const char *member;
    AssayImportField field;
  } fields[] = {
    { "title", ASSAY_IMPORT_TITLE },         { "byline", ASSAY_IMPORT_BYLINE },
    { "publisher", ASSAY_IMPORT_PUBLISHER }, { "published", ASSAY_IMPORT_PUBLISHED },
    { "language", ASSAY_IMPORT_LANGUAGE },   { "address", ASSAY_IMPORT_ADDRESS },
    { "modified", ASSAY_IMPORT_MODIFIED },
  };
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    check_value (about, fields[i].member, assay_import_get_value (import, fields[i].field, NULL));
  check_value (about, "charset", assay_import_get_charset (import, NULL, NULL));
  if (json_object_has_member (about, "hidden"))
    g_assert_cmpuint (count_left_out (import, "hidden-text", NULL), >, 0);
  if (json_object_has_member (about, "pictures"))
    {
      const AssayImportResource *resources = assay_import_get_resources (import, &n);

      g_assert_cmpuint (n, ==, json_object_get_int_member (about, "pictures"));
      g_assert_nonnull (resources[0].bytes);
    }
}

/* Every day that the page gives is told, and that they cannot all be right. */
static void
check_conflict (AssayImport *import, JsonObject *about)
{
  JsonArray *days = json_object_has_member (about, "conflict")
                        ? json_object_get_array_member (about, "conflict")
                        : NULL;
  const char *told = NULL;
  g_autofree char *list = assay_import_dup_candidates (import, ASSAY_IMPORT_PUBLISHED);

  g_assert_cmpint (assay_import_is_contradicted (import, ASSAY_IMPORT_PUBLISHED), ==, days != NULL);
  if (days == NULL)
    return;
  g_assert_cmpuint (count_left_out (import, "conflict", &told), >, 0);
  for (guint i = 0; i < json_array_get_length (days); i++)
    {
      g_assert_nonnull (strstr (list, json_array_get_string_element (days, i)));
      g_assert_nonnull (strstr (told, json_array_get_string_element (days, i)));
    }
}

static void
test_page (gconstpointer data)
{
  const char *name = data;
  g_autofree char *path = dup_path (name, ".json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AssayImport) import = NULL;
  JsonObject *about;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  about = json_node_get_object (json_parser_get_root (parser));
  bytes = load (json_object_get_string_member (about, "file"), "");
  import = import_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  assert_sound (import);
  check_text (import, name, json_object_get_int_member_with_default (about, "extra", 0));
  check_about (import, about);
  check_conflict (import, about);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = dup_path ("", "");
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *file;

  g_test_init (&argc, &argv, NULL);
  while (folder != NULL && (file = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (file, ".json"))
      g_ptr_array_add (names, g_strndup (file, strlen (file) - strlen (".json")));
  g_ptr_array_sort (names, compare_names);
  g_assert_cmpuint (names->len, >=, 40);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *test = g_strconcat ("/import/pages/", names->pdata[i], NULL);

      g_test_add_data_func (test, names->pdata[i], test_page);
    }
  return g_test_run ();
}
