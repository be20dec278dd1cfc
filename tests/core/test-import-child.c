/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-import-private.h"
#include "assay-import-variant.h"
#include "assay-importer.h"
#include "assay-resources.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  GMainLoop *loop;
  AssayImport *import;
  GError *error;
  gboolean check;
} Wait;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->import = wait->check
                     ? assay_importer_check_finish (ASSAY_IMPORTER (source), result, &wait->error)
                     : assay_importer_import_finish (ASSAY_IMPORTER (source), result, &wait->error);
  g_main_loop_quit (wait->loop);
}

static GBytes *
borrow (const char *words)
{
  return g_bytes_new_static (words, strlen (words));
}

static AssayImport *
run (AssayImporter *importer,
     GBytes *bytes,
     gboolean check,
     GCancellable *cancellable,
     GError **error)
{
  Wait wait = { g_main_loop_new (NULL, FALSE), NULL, NULL, check };
  AssayImportHint hint = { .file_name = "page.html" };

  if (check)
    assay_importer_check_async (importer, bytes, cancellable, done_cb, &wait);
  else
    assay_importer_import_async (importer, bytes, &hint, cancellable, done_cb, &wait);
  g_main_loop_run (wait.loop);
  g_main_loop_unref (wait.loop);
  if (wait.error != NULL)
    g_propagate_error (error, wait.error);
  return wait.import;
}

static void
assert_fails (AssayImporter *importer, GBytes *bytes, AssayImportError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayImport) import = run (importer, bytes, FALSE, NULL, &error);

  g_assert_null (import);
  g_assert_error (error, ASSAY_IMPORT_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, "cannot read 'page.html': "));
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_import_and_check (void)
{
  g_autoptr (AssayImporter) importer = assay_importer_new (NULL);
  g_autoptr (GBytes) bytes
      = borrow ("<title>T</title><script>x</script><h1>Head</h1><p>Words <img src=a.png alt=A>"
                "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='>");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayImport) import = run (importer, bytes, FALSE, NULL, &error);
  g_autoptr (AssayImport) checked = NULL;
  g_autoptr (AssayImport) refused = NULL;
  g_autoptr (GBytes) other = borrow ("<p>a</p>");
  const AssayImportResource *resources;
  const AssayLeftOut *left_out;
  const AssayBlock *blocks;
  guint n;

  g_assert_no_error (error);
  g_assert_cmpstr (assay_import_get_text (import), ==, "Head\nWords");
  g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_TITLE, NULL), ==, "Head");
  resources = assay_import_get_resources (import, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (resources[0].name, ==, "r/1");
  g_assert_cmpstr (resources[0].address, ==, "a.png");
  g_assert_cmpstr (resources[1].mime, ==, "image/gif");
  left_out = assay_import_get_left_out (import, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (left_out[0].what, ==, "script");
  blocks = assay_import_get_blocks (import, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpuint (blocks[0].kind, ==, ASSAY_BLOCK_HEADING);
  g_assert_cmpuint (blocks[0].level, ==, 1);

  checked = run (importer, assay_import_get_page (import), TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (assay_import_get_text (checked), ==, assay_import_get_text (import));
  refused = run (importer, other, TRUE, NULL, &error);
  g_assert_null (refused);
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_NOT_FROZEN);
}

static void
test_refused (void)
{
  g_autoptr (AssayImporter) importer = assay_importer_new (NULL);
  g_autoptr (GBytes) empty = borrow ("");
  g_autoptr (GBytes) rtf = borrow ("{\\rtf1");
  g_autoptr (GBytes) binary = g_bytes_new_static ("\1\2\3\0\0\0\4", 7);
  g_autoptr (GBytes) large
      = g_bytes_new_take (g_malloc0 (ASSAY_IMPORT_MAX_BYTES + 1), ASSAY_IMPORT_MAX_BYTES + 1);

  memset ((char *) g_bytes_get_data (large, NULL), 'a', ASSAY_IMPORT_MAX_BYTES + 1);
  assert_fails (importer, empty, ASSAY_IMPORT_ERROR_EMPTY, "nothing in it");
  assert_fails (importer, rtf, ASSAY_IMPORT_ERROR_UNSUPPORTED, "an RTF document");
  assert_fails (importer, binary, ASSAY_IMPORT_ERROR_BINARY, "neither text nor HTML");
  assert_fails (importer, large, ASSAY_IMPORT_ERROR_TOO_LARGE, "100 MB");
}

static void
test_large_text (void)
{
  /* What is refused is the length of the text; the sanitizers on a busy machine take their time. */
  g_autoptr (AssayImporter) importer = g_object_new (ASSAY_TYPE_IMPORTER, "time-limit", 300, NULL);
  g_autoptr (GString) text = g_string_sized_new (50 * 1000 * 1000);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayImport) import = NULL;

  while (text->len < 50 * 1000 * 1000)
    g_string_append (text, "A line of a long text that says nothing, again and again, for fifty "
                           "million bytes, as hostile files do.\n");
  bytes = g_bytes_new_static (text->str, text->len);
  import = run (importer, bytes, FALSE, NULL, &error);
  if (import != NULL)
    g_assert_cmpuint (assay_import_get_length (import), ==, text->len - 1);
  else
    g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_TOO_LARGE);
}

static GBytes *
nest (const char *tag, guint n)
{
  GString *html = g_string_new ("<html><body>");

  for (guint i = 0; i < n; i++)
    g_string_append (html, tag);
  g_string_append (html, "deep");
  return g_string_free_to_bytes (html);
}

static void
test_nested (void)
{
  g_autoptr (AssayImporter) importer = g_object_new (ASSAY_TYPE_IMPORTER, "time-limit", 3, NULL);
  g_autoptr (GBytes) some = nest ("<div>", 2000);
  g_autoptr (GBytes) many = nest ("<div>", 100000);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayImport) import = run (importer, some, FALSE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (assay_import_get_text (import), ==, "deep");
  assert_fails (importer, many, ASSAY_IMPORT_ERROR_TOO_SLOW, "stopped after 3 s");
}

/* A helper of our own making, for what the real one does not do. */
static char *
write_helper (const char *dir, const char *script)
{
  char *path = g_build_filename (dir, "helper", NULL);
  g_autofree char *whole = g_strconcat ("#!/bin/sh\n", script, "\n", NULL);

  g_assert_true (g_file_set_contents_full (path, whole, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  return path;
}

static void
test_bad_children (void)
{
  static const struct
  {
    const char *script;
    AssayImportError code;
  } cases[] = {
    { "kill -SEGV $$", ASSAY_IMPORT_ERROR_CHILD_DIED },
    { "exit 1", ASSAY_IMPORT_ERROR_CHILD_DIED },
    { "exec head -c 100 /dev/zero", ASSAY_IMPORT_ERROR_CHILD_DIED },
    { "exec head -c 100000 /dev/urandom", ASSAY_IMPORT_ERROR_CHILD_DIED },
    { "exec cat /dev/zero", ASSAY_IMPORT_ERROR_TOO_LARGE },
    { "exec tail -f /dev/null", ASSAY_IMPORT_ERROR_TOO_SLOW },
    { "exec >&-; exec tail -f /dev/null", ASSAY_IMPORT_ERROR_CHILD_DIED },
  };
  g_autofree char *dir = g_dir_make_tmp ("assay-XXXXXX", NULL);
  g_autoptr (GBytes) bytes = borrow ("words");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *helper = write_helper (dir, cases[i].script);
      g_autoptr (AssayImporter) importer
          = g_object_new (ASSAY_TYPE_IMPORTER, "helper", helper, "time-limit", 2, NULL);

      g_test_message ("%s", cases[i].script);
      assert_fails (importer, bytes, cases[i].code, "");
      g_unlink (helper);
    }
  g_rmdir (dir);
}

static void
test_no_helper (void)
{
  g_autoptr (AssayImporter) importer = assay_importer_new ("/nonexistent/assay-import");
  g_autoptr (GBytes) bytes = borrow ("words");
  g_autoptr (GError) error = NULL;

  g_assert_null (run (importer, bytes, FALSE, NULL, &error));
  g_assert_error (error, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT);
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (void)
{
  g_autoptr (AssayImporter) importer = assay_importer_new (NULL);
  g_autoptr (GBytes) slow = nest ("<div>", 100000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_timeout_add (100, cancel_cb, cancellable);
  g_assert_null (run (importer, slow, FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* An answer with one thing wrong in it is no answer. */
static void
assert_outcome (const char *text, gboolean good)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) outcome = g_variant_ref_sink (
      g_variant_parse (G_VARIANT_TYPE (ASSAY_IMPORT_OUTCOME), text, NULL, NULL, &error));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AssayImport) import = NULL;

  g_assert_no_error (error);
  bytes = g_variant_get_data_as_bytes (outcome);
  import = assay_import_from_variant (bytes, &error);
  if (good)
    g_assert_no_error (error);
  else
    g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_CHILD_DIED);
}

static void
test_hostile_outcome (void)
{
#define REST ",[],[],[],('UTF-8','',''),'text/html',@as [],@as [],'',@a(ssuu) [],@as [])"
  assert_outcome ("(0,[0x61],(4,'text'),[(0,4,0,0,0,0,'')]" REST, TRUE);
  assert_outcome ("(0,[0x61],(5,'text'),[]" REST, FALSE);
  assert_outcome ("(0,[],(4,'text'),[]" REST, FALSE);
  assert_outcome ("(0,[0xff],(4,'text'),[]" REST, FALSE);
  assert_outcome ("(0,[0x61],(4,'text'),[(0,5,0,0,0,0,'')]" REST, FALSE);
  assert_outcome ("(0,[0x61],(4,'text'),[(2,1,0,0,0,0,'')]" REST, FALSE);
  assert_outcome ("(0,[0x61],(4,'text'),[(0,3,0,0,0,0,''),(2,4,0,0,0,0,'')]" REST, FALSE);
  assert_outcome ("(0,[0x61],(4,'text'),[(0,4,7,0,0,0,'')]" REST, FALSE);
  assert_outcome ("(0,[0x61],(4,'text'),[(0,4,1,7,0,0,'')]" REST, FALSE);
  assert_outcome ("(0,[0x61],(4,'text'),[],[('a\\nb',1,'')],[],[],('','',''),'text/html',@as "
                  "[],@as [],'',@a(ssuu) [],@as [])",
                  FALSE);
  assert_outcome ("(0,[0x61],(4,'text'),[],[],[('','image/png',[0x61])],[],('','',''),'text/"
                  "html',@as [],@as [],'',@a(ssuu) [],@as [])",
                  FALSE);
  assert_outcome ("(0,[0x61],(4,'text'),[],[],[],[(9,'a','b')],('','',''),'text/html',@as [],@as "
                  "[],'',@a(ssuu) [],@as [])",
                  FALSE);
  assert_outcome ("(0,[0x61],(4,'text'),[],[],[],[(3,'soon','b')],('','',''),'text/html',@as "
                  "[],@as [],'',@a(ssuu) [],@as [])",
                  FALSE);
  assert_outcome (
      "(0,[0x61],(4,'text'),[],[],[],[],('','',''),'text/x',@as [],@as [],'',@a(ssuu) [],@as [])",
      FALSE);
  /* Remarks and notes: within the text, one line each, not empty. */
#define BEFORE "(0,[0x61],(4,'text'),[],[],[],[],('','',''),'text/html',@as [],@as [],'',"
  assert_outcome (BEFORE "[('Bo','why?',0,4)],['a note'])", TRUE);
  assert_outcome (BEFORE "[('Bo','why?',0,5)],@as [])", FALSE);
  assert_outcome (BEFORE "[('Bo','why?',3,2)],@as [])", FALSE);
  assert_outcome (BEFORE "[('Bo','',0,4)],@as [])", FALSE);
  assert_outcome (BEFORE "[('B\\no','why?',0,4)],@as [])", FALSE);
  assert_outcome (BEFORE "@a(ssuu) [],[''])", FALSE);
  assert_outcome (BEFORE "@a(ssuu) [],['a\\nb'])", FALSE);
}

/* An archive with several pages is an error that names them. */
static void
test_choice (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayImport) about = assay_import_new ();
  g_autoptr (GError) choose
      = g_error_new_literal (ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_CHOOSE, "");
  g_autoptr (GVariant) outcome = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_ptr_array_add (about->pages, g_strdup ("https://a.example/"));
  g_ptr_array_add (about->pages, g_strdup ("https://b.example/\n\033[31mred"));
  outcome = g_variant_ref_sink (assay_import_to_variant (about, choose));
  bytes = g_variant_get_data_as_bytes (outcome);
  g_assert_null (assay_import_from_variant (bytes, &error));
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_CHOOSE);
  g_assert_cmpstr (error->message, ==,
                   "there are 2 pages in it; choose one by number or address: "
                   "1 https://a.example/, 2 https://b.example/ [31mred");
}

static void
test_resources (void)
{
  static const guint8 png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0 };
  g_autofree char *dir = g_dir_make_tmp ("assay-XXXXXX", NULL);
  g_autofree char *page = g_build_filename (dir, "sub", "page.html", NULL);
  g_autofree char *sub = g_build_filename (dir, "sub", NULL);
  g_autofree char *inside = g_build_filename (sub, "a b.png", NULL);
  g_autofree char *outside = g_build_filename (dir, "out.png", NULL);
  g_autofree char *link = g_build_filename (sub, "link.png", NULL);
  g_autofree char *words = g_build_filename (sub, "words.png", NULL);
  g_autoptr (AssayImporter) importer = assay_importer_new (NULL);
  g_autoptr (GBytes) html = borrow (
      "<p><img src='a%20b.png?x'><img src=../out.png><img src=link.png><img src=words.png><img "
      "src=none.png>"
      "<img src='http://x.example/i.png'><img src='/etc/passwd'><img src='..%2Fout.png'>");
  g_autoptr (AssayImport) import = NULL;
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GArray) missing = NULL;
  const AssayResource *first;

  g_assert_cmpint (g_mkdir (sub, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, (const char *) png, sizeof png, NULL));
  g_assert_true (g_file_set_contents (outside, (const char *) png, sizeof png, NULL));
  g_assert_true (g_file_set_contents (words, "<svg onload=x>", -1, NULL));
  g_assert_cmpint (symlink ("../out.png", link), ==, 0);
  import = run (importer, html, FALSE, NULL, NULL);
  g_assert_nonnull (import);
  loaded = assay_resources_load (import, page, NULL, &missing);
  g_assert_cmpuint (loaded->len, ==, 1);
  first = g_ptr_array_index (loaded, 0);
  g_assert_cmpstr (first->name, ==, "r/1");
  g_assert_cmpstr (first->mime, ==, "image/png");
  g_assert_cmpuint (g_bytes_get_size (first->bytes), ==, sizeof png);
  g_assert_cmpuint (missing->len, ==, 3);
  g_assert_cmpstr (g_array_index (missing, AssayLeftOut, 0).what, ==, "image-missing");
  g_assert_cmpuint (g_array_index (missing, AssayLeftOut, 0).count, ==, 5);
  g_unlink (inside);
  g_unlink (outside);
  g_unlink (link);
  g_unlink (words);
  g_rmdir (sub);
  g_rmdir (dir);
}

static void
test_sheets_beside (void)
{
  g_autofree char *dir = g_dir_make_tmp ("assay-XXXXXX", NULL);
  g_autofree char *page = g_build_filename (dir, "page.html", NULL);
  g_autofree char *inside = g_build_filename (dir, "a b.css", NULL);
  g_autoptr (AssayImporter) importer = assay_importer_new (NULL);
  g_autoptr (GBytes) html = borrow (
      "<!DOCTYPE html><link rel=stylesheet href='a%20b.css?v=2'><link rel=stylesheet href=none.css>"
      "<link rel=stylesheet href='https://x.example/c.css'><link rel=stylesheet "
      "href='../a%20b.css'><p>Words");
  g_autoptr (AssayImport) import = run (importer, html, FALSE, NULL, NULL);
  g_autoptr (GHashTable) sheets
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);

  g_assert_nonnull (import);
  g_assert_true (g_file_set_contents (inside, "p{color:red}", -1, NULL));
  g_assert_cmpuint (assay_resources_load_sheets (import, NULL, sheets, NULL), ==, 0);
  g_assert_cmpuint (assay_resources_load_sheets (import, page, sheets, NULL), ==, 1);
  g_assert_true (g_hash_table_contains (sheets, "a%20b.css?v=2"));
  g_assert_cmpuint (assay_resources_load_sheets (import, page, sheets, NULL), ==, 0);
  g_unlink (inside);
  g_rmdir (dir);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/child/import-and-check", test_import_and_check);
  g_test_add_func ("/import/child/refused", test_refused);
  g_test_add_func ("/import/child/large-text", test_large_text);
  g_test_add_func ("/import/child/nested", test_nested);
  g_test_add_func ("/import/child/bad-children", test_bad_children);
  g_test_add_func ("/import/child/no-helper", test_no_helper);
  g_test_add_func ("/import/child/cancel", test_cancel);
  g_test_add_func ("/import/child/hostile-outcome", test_hostile_outcome);
  g_test_add_func ("/import/child/choice", test_choice);
  g_test_add_func ("/import/child/resources", test_resources);
  g_test_add_func ("/import/child/sheets-beside", test_sheets_beside);
  return g_test_run ();
}
