/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-test"
#include "config.h"

#include "assay-importer.h"
#include "reader-frame.h"

#include <string.h>

/* Every saved page of tests/data/pages and every file of the corpora beside the checkout, imported
 * by the real child and shown in the pane: the pane's text is the core's, or nothing could be
 * marked. */

typedef struct
{
  AssayImporter *importer;
  Frame *frame;
  guint n_shown;
} Show;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static AssayImport *
import_file (Show *show, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = NULL;
  AssayImportHint hint = { .page = "1" };
  AssayImport *import;
  char *data;
  gsize len;

  g_assert_true (g_file_get_contents (path, &data, &len, NULL));
  bytes = g_bytes_new_take (data, len);
  assay_importer_import_async (show->importer, bytes, &hint, NULL, done_cb, &result);
  frame_wait (result != NULL);
  import = assay_importer_import_finish (show->importer, result, &error);
  if (import == NULL)
    {
      /* What cannot be read says so; the child never dies of it. */
      g_test_message ("%s: %s", path, error->message);
      g_assert_true (error->domain == ASSAY_IMPORT_ERROR);
      g_assert_cmpint (error->code, !=, ASSAY_IMPORT_ERROR_CHILD_DIED);
      g_assert_cmpint (error->code, !=, ASSAY_IMPORT_ERROR_TOO_SLOW);
    }
  return import;
}

static gboolean
is_wanted (const char *name)
{
  static const char *const endings[]
      = { ".html", ".mhtml", ".gz", ".eml", ".pdf", "old.txt", "new.txt", NULL };

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;
  return FALSE;
}

static void
show_file (Show *show, const char *path)
{
  g_autoptr (AssayImport) import = import_file (show, path);
  g_autoptr (AssayPage) page = NULL;

  if (import == NULL)
    return;
  g_test_message ("%s", path);
  page = assay_page_new ("imported", assay_import_get_page (import), assay_import_get_text (import),
                         NULL, NULL, NULL);
  frame_show (show->frame, page, ASSAY_READER_READY);
  g_assert_cmpuint (show->frame->n_mismatches, ==, 0);
  show->n_shown++;
}

static void
show_folder (Show *show, const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        show_folder (show, child);
      else if (is_wanted (name))
        show_file (show, child);
    }
}

static guint
show_all (const char *path)
{
  g_autoptr (Frame) frame = frame_new (800, 600);
  g_autoptr (AssayImporter) importer = assay_importer_new (NULL);
  Show show = { importer, frame, 0 };

  show_folder (&show, path);
  return show.n_shown;
}

static void
test_saved (void)
{
  g_autofree char *path = g_build_filename (g_test_get_dir (G_TEST_DIST), "pages", NULL);

  g_assert_cmpuint (show_all (path), >=, 40);
}

static void
test_corpus (gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_SHARED"), "corpus", data, NULL);

  g_assert_cmpuint (show_all (path), >, 0);
}

int
main (int argc, char **argv)
{
  static const char *const corpora[] = { "mhtml", "pdf", "edits" };

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  g_test_add_func ("/reader/imported/saved", test_saved);
  for (guint i = 0; i < G_N_ELEMENTS (corpora); i++)
    {
      g_autofree char *name = g_strdup_printf ("/reader/imported/%s", corpora[i]);
      g_autofree char *path
          = g_build_filename (g_getenv ("ASSAY_SHARED"), "corpus", corpora[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        g_test_add_data_func (name, corpora[i], test_corpus);
    }
  return g_test_run ();
}
