/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-importer.h"
#include "import-fixture.h"

#include <gio/gio.h>
#include <string.h>

/* Files that are made to use up time or memory, each handed to the real child with its real limits.
 * Whatever comes of it comes before the time limit of the importer, and is said in words that a
 * person can act upon; this process only waits. */

typedef struct
{
  GMainLoop *loop;
  AssayImport *import;
  GError *error;
} Wait;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->import = assay_importer_import_finish (ASSAY_IMPORTER (source), result, &wait->error);
  g_main_loop_quit (wait->loop);
}

/* Takes @bytes. Returns: how it failed, -1 when it was read. */
static int
explode (GBytes *bytes)
{
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (AssayImporter) importer = assay_importer_new (NULL);
  AssayImportHint hint = { .file_name = "bomb" };
  Wait wait = { g_main_loop_new (NULL, FALSE), NULL, NULL };
  int code = -1;

  assay_importer_import_async (importer, owned, &hint, NULL, done_cb, &wait);
  g_main_loop_run (wait.loop);
  g_main_loop_unref (wait.loop);
  if (wait.error != NULL)
    {
      g_assert_true (wait.error->domain == ASSAY_IMPORT_ERROR);
      g_assert_true (g_str_has_prefix (wait.error->message, "cannot read 'bomb': "));
      code = wait.error->code;
      g_error_free (wait.error);
    }
  g_clear_pointer (&wait.import, assay_import_unref);
  return code;
}

static gboolean
is_refusal (int code)
{
  return code == ASSAY_IMPORT_ERROR_TOO_LARGE || code == ASSAY_IMPORT_ERROR_TOO_SLOW
         || code == ASSAY_IMPORT_ERROR_CHILD_DIED || code == ASSAY_IMPORT_ERROR_UNREADABLE
         || code == ASSAY_IMPORT_ERROR_NO_TEXT;
}

static void
append_many (GString *out, const char *words, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (out, words);
}

static void
test_pages (void)
{
  GString *attributes = g_string_new ("<!DOCTYPE html><p");
  GString *json = g_string_new ("<!DOCTYPE html><script type='application/ld+json'>");

  for (guint i = 0; i < 1000000; i++)
    g_string_append_printf (attributes, " a%u=1", i);
  g_string_append (attributes, ">words");
  g_assert_true (is_refusal (explode (g_string_free_to_bytes (attributes))));
  append_many (json, "{\"a\":[", 100000);
  g_string_append (json, "</script><p>words");
  g_assert_cmpint (explode (g_string_free_to_bytes (json)), ==, -1);
}

/* A picture of a gigabyte that is only claimed, and one that is unpacked. */
static void
test_archives (void)
{
  g_autofree char *blanks = g_strnfill (400 * 1000 * 1000, ' ');
  g_autoptr (GZlibCompressor) packer = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1);
  g_autoptr (GOutputStream) sink = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (sink, G_CONVERTER (packer));
  GBytes *zip = make_zip ((const char *const[]){ "word/document.xml", blanks, NULL });
  static const char claim[] = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/\r\n"
                              "Content-Length: 1000000000000\r\n\r\nHTTP/1.1 200 OK\r\n"
                              "Content-Type: text/html\r\n\r\n<p>words";

  g_assert_cmpint (explode (zip), ==, ASSAY_IMPORT_ERROR_TOO_LARGE);
  g_assert_true (g_output_stream_write_all (stream, blanks, 400 * 1000 * 1000, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  g_assert_cmpint (explode (g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (sink))),
                   ==, ASSAY_IMPORT_ERROR_TOO_LARGE);
  g_assert_cmpint (explode (g_bytes_new_static (claim, sizeof claim - 1)), ==, -1);
}

static void
test_pdf (void)
{
  GString *objects = g_string_new ("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
                                   "2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n");
  GString *nested = g_string_new ("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/A");
  GString *claimed = g_string_new ("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
                                   "2 0 obj\n<</Type/Pages/Kids[2 0 R]/Count 2000000000>>\nendobj\n"
                                   "trailer\n<</Root 1 0 R/Size 2000000000>>\n%%EOF\n");

  for (guint i = 3; i < 1000000; i++)
    g_string_append_printf (objects, "%u 0 obj\n[]\nendobj\n", i);
  g_string_append (objects, "trailer\n<</Root 1 0 R/Size 1000000>>\n%%EOF\n");
  g_assert_true (is_refusal (explode (g_string_free_to_bytes (objects))));
  append_many (nested, "[", 1000000);
  g_string_append (nested, "\ntrailer\n<</Root 1 0 R/Size 3>>\n%%EOF\n");
  g_assert_true (is_refusal (explode (g_string_free_to_bytes (nested))));
  g_assert_true (is_refusal (explode (g_string_free_to_bytes (claimed))));
}

static void
test_mails (void)
{
  GString *nested = g_string_new ("MIME-Version: 1.0\n");
  GString *headers = g_string_new ("MIME-Version: 1.0\n");
  int code;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (nested, "Content-Type: multipart/mixed; boundary=b%u\n\n--b%u\n", i, i);
  code = explode (g_string_free_to_bytes (nested));
  g_assert_true (is_refusal (code) || code == ASSAY_IMPORT_ERROR_EMPTY);
  append_many (headers, "To: a@b.example, c@d.example\n", 500000);
  g_string_append (headers, "Content-Type: text/plain\n\nwords");
  code = explode (g_string_free_to_bytes (headers));
  g_assert_true (is_refusal (code) || code == -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/bombs/pages", test_pages);
  g_test_add_func ("/import/bombs/archives", test_archives);
  g_test_add_func ("/import/bombs/pdf", test_pdf);
  g_test_add_func ("/import/bombs/mails", test_mails);
  return g_test_run ();
}
