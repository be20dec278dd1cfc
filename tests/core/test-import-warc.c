/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-import-private.h"
#include "import-fixture.h"

#include <gio/gio.h>
#include <string.h>

#define ONE_PIXEL "GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\0;"

static void
add_record (GString *warc, const char *address, const char *http, gsize len)
{
  g_string_append_printf (warc,
                          "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\n"
                          "Content-Type: application/http\r\nContent-Length: %" G_GSIZE_FORMAT
                          "\r\n\r\n",
                          address, len);
  g_string_append_len (warc, http, (gssize) len);
  g_string_append (warc, "\r\n\r\n");
}

static GString *
new_warc (void)
{
  return g_string_new ("WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n");
}

static void
add_page (GString *warc, const char *address, const char *words)
{
  g_autofree char *http = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: text/html; "
                                           "charset=utf-8\r\n\r\n%s",
                                           words);

  add_record (warc, address, http, strlen (http));
}

static GBytes *
pack (const char *bytes, gsize len)
{
  g_autoptr (GZlibCompressor) packer = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  g_autoptr (GOutputStream) sink = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (sink, G_CONVERTER (packer));

  g_assert_true (g_output_stream_write_all (stream, bytes, len, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (sink));
}

static void
test_page (void)
{
  static const char picture[] = "HTTP/1.1 200 OK\r\nContent-Type: image/gif\r\n\r\n" ONE_PIXEL;
  g_autoptr (GString) warc = new_warc ();
  g_autoptr (AssayImport) import = NULL;
  const AssayImportResource *resources;
  guint n;

  add_page (warc, "<https://paper.example/a/1.html>",
            "<title>T</title><p>Größe <img src='../p.gif'><a href='2.html'>on</a>");
  add_record (warc, "https://paper.example/p.gif", picture, sizeof picture - 1);
  add_record (warc, "https://paper.example/none",
              "HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\nno",
              strlen ("HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\nno"));
  import = import_bytes (warc->str, warc->len);
  g_assert_cmpstr (assay_import_get_text (import), ==, "Größe on");
  g_assert_cmpstr (assay_import_get_mime (import), ==, "application/warc");
  g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_ADDRESS, NULL), ==,
                   "https://paper.example/a/1.html");
  resources = assay_import_get_resources (import, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_nonnull (resources[0].bytes);
  g_assert_nonnull (strstr (g_bytes_get_data (assay_import_get_page (import), NULL),
                            "https://paper.example/a/2.html"));
}

static void
test_choice (void)
{
  g_autoptr (GString) warc = new_warc ();
  AssayImport *about = assay_import_new ();
  AssayReading reading = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayImport) second = NULL;
  g_autoptr (AssayImport) named = NULL;

  add_page (warc, "https://a.example/", "<p>first");
  add_page (warc, "https://b.example/", "<p>second");
  g_assert_null (
      assay_document_import (g_bytes_new (warc->str, warc->len), &reading, about, &error));
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_CHOOSE);
  g_assert_cmpuint (about->pages->len, ==, 2);
  g_assert_cmpstr (about->pages->pdata[1], ==, "https://b.example/");
  reading.page = "2";
  second = import_with (warc->str, warc->len, &reading, NULL);
  g_assert_cmpstr (assay_import_get_text (second), ==, "second");
  reading.page = "https://a.example/";
  named = import_with (warc->str, warc->len, &reading, NULL);
  g_assert_cmpstr (assay_import_get_text (named), ==, "first");
  reading.page = "3";
  g_assert_null (import_with (warc->str, warc->len, &reading, NULL));
  assay_import_unref (about);
}

/* Records packed one by one, a body in chunks and packed once more. */
static void
test_packed (void)
{
  g_autoptr (GString) info = new_warc ();
  g_autoptr (GString) warc = g_string_new (NULL);
  g_autoptr (GString) http = g_string_new ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                                           "Content-Encoding: gzip\r\n"
                                           "Transfer-Encoding: chunked\r\n\r\n");
  g_autoptr (GBytes) body = pack ("<p>packed", strlen ("<p>packed"));
  g_autoptr (GBytes) first = pack (info->str, info->len);
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GByteArray) both = g_byte_array_new ();
  g_autoptr (AssayImport) import = NULL;
  gsize len = g_bytes_get_size (body);
  const char *data = g_bytes_get_data (body, NULL);

  g_string_append (http, "5\r\n");
  g_string_append_len (http, data, 5);
  g_string_append_printf (http, "\r\n%x\r\n", (guint) len - 5);
  g_string_append_len (http, data + 5, (gssize) len - 5);
  g_string_append (http, "\r\n0\r\n\r\n");
  add_record (warc, "https://a.example/", http->str, http->len);
  second = pack (warc->str, warc->len);
  g_byte_array_append (both, g_bytes_get_data (first, NULL), (guint) g_bytes_get_size (first));
  g_byte_array_append (both, g_bytes_get_data (second, NULL), (guint) g_bytes_get_size (second));
  import = import_bytes (both->data, both->len);
  g_assert_cmpstr (assay_import_get_text (import), ==, "packed");
}

static void
test_wacz (void)
{
  g_autoptr (GString) warc = new_warc ();
  g_autoptr (GBytes) zip = NULL;
  g_autoptr (AssayImport) import = NULL;

  add_page (warc, "https://a.example/frame", "<p>frame");
  add_page (warc, "https://a.example/", "<p>page");
  zip = make_zip ((const char *const[]){
      "datapackage.json", "{}", "archive/data.warc", warc->str, "pages/pages.jsonl",
      "{\"format\": \"json-pages-1.0\"}\n{\"url\": \"https:\\/\\/a.example/\", \"title\": \"T\"}\n"
      "not json\n",
      NULL });
  import = import_bytes (g_bytes_get_data (zip, NULL), g_bytes_get_size (zip));
  g_assert_cmpstr (assay_import_get_text (import), ==, "page");
  g_assert_cmpstr (assay_import_get_mime (import), ==, "application/wacz");
}

/* What a server gave instead of a page is told as what it is. */
static void
test_no_page (void)
{
  static const char page[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
  g_autofree char *zeros = g_malloc0 (200 * 1000 * 1000);
  g_autoptr (GBytes) bomb = pack (zeros, 200 * 1000 * 1000);
  const struct
  {
    const char *head;
    GBytes *body;
    AssayImportError code;
  } answers[] = { { "\r\n", NULL, ASSAY_IMPORT_ERROR_EMPTY },
                  { "Content-Encoding: gzip\r\n\r\n", bomb, ASSAY_IMPORT_ERROR_TOO_LARGE },
                  { "Content-Encoding: zstd\r\n\r\n", bomb, ASSAY_IMPORT_ERROR_UNSUPPORTED } };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      GString *warc = g_string_new (NULL);
      g_autoptr (GString) http = g_string_new (page);
      g_autoptr (GBytes) bytes = NULL;

      g_string_append (http, answers[i].head);
      if (i == 2)
        g_string_append (http, "(\xB5/\xFD no page");
      else if (answers[i].body != NULL)
        g_string_append_len (http, g_bytes_get_data (answers[i].body, NULL),
                             (gssize) g_bytes_get_size (answers[i].body));
      add_record (warc, "https://a.example/", http->str, http->len);
      bytes = g_string_free_to_bytes (warc);
      assert_refused (bytes, answers[i].code);
    }
}

static void
test_broken (void)
{
  static const char *const cases[] = {
    "WARC/1.0\r\n",
    "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999\r\n\r\n",
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: a\r\nContent-Length: 10\r\n\r\nHTTP/1.1",
    "WARC/1.0\r\nContent-Length: -5\r\n\r\nWARC/1.0\r\n\r\n",
    "\x1f\x8b\x08 no gzip at all",
  };
  g_autofree char *zeros = g_malloc0 (200 * 1000 * 1000);
  g_autoptr (GBytes) bomb = pack (zeros, 200 * 1000 * 1000);
  g_autoptr (GBytes) twice = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AssayReading reading = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_null (import_with (cases[i], strlen (cases[i]), &reading, &error));
      g_assert_nonnull (error);
    }
  g_assert_cmpuint (g_bytes_get_size (bomb), <, 1000000);
  assert_refused (bomb, ASSAY_IMPORT_ERROR_TOO_LARGE);
  twice = pack (g_bytes_get_data (bomb, NULL), g_bytes_get_size (bomb));
  assert_refused (twice, ASSAY_IMPORT_ERROR_TOO_LARGE);
}

static void
test_corpus (void)
{
  g_autoptr (GBytes) bytes = load_shared ("corpus/mhtml/wikipedia.mhtml.gz");
  g_autoptr (AssayImport) import = NULL;

  if (bytes == NULL)
    return;
  import = import_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (assay_import_get_mime (import), ==, "multipart/related");
  g_assert_nonnull (
      strstr (assay_import_get_text (import), "From Wikipedia, the free encyclopedia"));
}

/* A page that was met again refers to the record before it; lengths that are wrong lose one record
 * at most; what the server says of the day of change is told. */
static void
test_revisits (void)
{
  static const char revisit[]
      = "WARC/1.1\r\nWARC-Type: revisit\r\nWARC-Target-URI: https://paper.example/again\r\n"
        "WARC-Refers-To-Target-URI: https://paper.example/first\r\nContent-Length: 19\r\n\r\n"
        "HTTP/1.1 200 OK\r\n\r\n\r\n\r\n";
  static const char wrong[]
      = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper.example/short\r\n"
        "Content-Length: 3\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x\r\n\r\n";
  static const char dated[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                              "Last-Modified: Mon, 28 Apr 2025 10:00:00 GMT\r\n\r\n<p>The last.";
  g_autoptr (GString) warc = new_warc ();
  g_autoptr (AssayImport) import = NULL;
  const AssayReading reading = { .page = "https://paper.example/again" };
  const AssayReading last = { .page = "https://paper.example/last" };
  const char *from;

  g_string_append (warc, wrong);
  add_page (warc, "https://paper.example/first", "<p>The same words.");
  g_string_append (warc, revisit);
  add_record (warc, "https://paper.example/last", dated, sizeof dated - 1);
  import = import_with (warc->str, warc->len, &reading, NULL);
  g_assert_nonnull (import);
  g_assert_cmpstr (assay_import_get_text (import), ==, "The same words.");
  g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_ADDRESS, NULL), ==,
                   "https://paper.example/again");
  assay_import_unref (import);
  import = import_with (warc->str, warc->len, &last, NULL);
  g_assert_nonnull (import);
  g_assert_cmpstr (assay_import_get_text (import), ==, "The last.");
  g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_MODIFIED, &from), ==, "2025-04-28");
  g_assert_cmpstr (from, ==, "HTTP Last-Modified");
  g_assert_cmpuint (count_left_out (import, "modified", NULL), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/warc/page", test_page);
  g_test_add_func ("/import/warc/choice", test_choice);
  g_test_add_func ("/import/warc/packed", test_packed);
  g_test_add_func ("/import/warc/wacz", test_wacz);
  g_test_add_func ("/import/warc/no-page", test_no_page);
  g_test_add_func ("/import/warc/broken", test_broken);
  g_test_add_func ("/import/warc/revisits", test_revisits);
  g_test_add_func ("/import/warc/corpus", test_corpus);
  return g_test_run ();
}
