/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-custody.h"
#include "assay-web-capture.h"
#include "fetch-site.h"

#include <brotli/encode.h>
#include <string.h>

/* A page with all that it shows, from a server to text: the WARC file that was written is read by
 * the importer's process. */

#define PIXEL                                                                                      \
  "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAFElEQVR4nGP8z4APMOGVZRip0gBBLAETee26JgAAAABJRU" \
  "5E"                                                                                             \
  "rkJggg=="

static const char page[]
    = "<!DOCTYPE html><html><head><title>Quay repaired</title>"
      "<link rel=stylesheet href='/style.css'></head><body><article><h1>Quay repaired</h1>"
      "<p>The repair of the quay cost 12 million, says the yard, before any taxes at all.</p>"
      "<img src='quay.png?size=1#top' alt='The quay'><img src='missing.png' alt='Gone'>"
      "<img src='moved.png' alt='Moved'><p>Nobody paid it, and nobody knows why it is so.</p>"
      "</article></body></html>";

static GBytes *
brotli (const char *text)
{
  gsize size = BrotliEncoderMaxCompressedSize (strlen (text));
  guint8 *packed = g_malloc (size);

  g_assert_true (BrotliEncoderCompress (5, 22, BROTLI_MODE_TEXT, strlen (text),
                                        (const guint8 *) text, &size, packed));
  return g_bytes_new_take (packed, size);
}

static void
answer_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  gsize len;
  g_autofree guchar *pixel = g_base64_decode (PIXEL, &len);
  g_autoptr (GBytes) picture = g_bytes_new (pixel, len);

  if (g_str_equal (path, "/plain/"))
    site_answer (message, 200, "text/html", page);
  else if (g_str_equal (path, "/gzip/"))
    {
      g_autoptr (GBytes) packed = site_gzip (page, strlen (page));

      site_answer_bytes (message, "text/html; charset=utf-8", "gzip", packed);
    }
  else if (g_str_equal (path, "/br/"))
    {
      g_autoptr (GBytes) packed = brotli (page);

      site_answer_bytes (message, "text/html", "br", packed);
    }
  else if (g_str_has_suffix (path, "/moved.png"))
    soup_server_message_set_redirect (message, 301, "elsewhere.png");
  else if (g_str_has_suffix (path, "/missing.png"))
    site_answer (message, 404, "text/html", "<p>Not here");
  else if (g_str_has_suffix (path, ".png"))
    site_answer_bytes (message, "image/png", NULL, picture);
  else if (g_str_equal (path, "/style.css"))
    site_answer (message, 200, "text/css", "@import 'more.css'; p { color: red }");
  else if (g_str_equal (path, "/more.css"))
    site_answer (message, 200, "text/css", "h1 { color: blue }");
  else if (g_str_equal (path, "/latin"))
    site_answer (message, 200, "text/html; charset=iso-8859-1",
                 "<meta charset=utf-8><p>Caf\xe9 is what the header says, and it is right.");
  else if (g_str_equal (path, "/notes.txt"))
    site_answer (message, 200, "text/plain; charset=utf-8",
                 "Notes of the yard.\n\nNothing more.\n");
  else if (g_str_equal (path, "/archive"))
    site_answer_bytes (message, "application/zip", NULL, picture);
  else
    site_answer (message, 404, "text/html", "<title>Gone</title><p>This page was taken away.");
}

static AssayWebCapture *
capture (Site *site, const char *path, AssayFetchFlags flags, GError **error)
{
  g_autoptr (AssayImporter) importer = assay_importer_new (NULL);
  g_autoptr (AssayFetcher) fetcher = assay_fetcher_new_full (NULL, NULL, NULL);
  g_autofree char *address = site_dup (site, path);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  assay_web_capture_read_async (importer, fetcher, address, flags, NULL, NULL, NULL, NULL,
                                fetch_done_cb, &slot);
  result = fetch_wait (&slot);
  return assay_web_capture_read_finish (result, error);
}

static guint
count_pictures (AssayImport *import)
{
  guint n;
  const AssayImportResource *resources = assay_import_get_resources (import, &n);
  guint there = 0;

  for (guint i = 0; i < n; i++)
    there += resources[i].bytes != NULL;
  return there;
}

static void
test_page (gconstpointer path)
{
  g_autoptr (Site) site = site_new (NULL, answer_cb);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayWebCapture) capture_ = capture (site, path, 0, &error);
  g_autofree char *left_out = NULL;

  g_assert_no_error (error);
  g_assert_no_error (capture_->unreadable);
  g_assert_cmpstr (capture_->mime, ==, "application/warc");
  g_assert_cmpstr (assay_import_get_mime (capture_->import), ==, "application/warc");
  g_assert_nonnull (strstr (assay_import_get_text (capture_->import), "cost 12 million"));
  /* The one at once, and the one that was moved. */
  g_assert_cmpuint (count_pictures (capture_->import), ==, 2);
  g_assert_nonnull (strstr (site->asked->str, "/style.css"));
  g_assert_nonnull (strstr (site->asked->str, "/more.css"));
  g_assert_null (strstr (site->asked->str, "missing.png /missing.png"));
  left_out = assay_web_capture_dup_left_out (capture_->fetched);
  g_assert_nonnull (strstr (left_out, "1 part-missing: http://127.0.0.1"));
  g_assert_null (strchr (left_out, '\n'));
}

static void
test_charset (void)
{
  g_autoptr (Site) site = site_new (NULL, answer_cb);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayWebCapture) latin = capture (site, "/latin", 0, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (assay_import_get_text (latin->import), "Café"));
}

static void
test_other_kinds (void)
{
  g_autoptr (Site) site = site_new (NULL, answer_cb);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayWebCapture) text = capture (site, "/notes.txt", 0, &error);
  g_autoptr (AssayWebCapture) zip = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (text->mime, ==, "text/plain");
  g_assert_cmpuint (g_bytes_get_size (text->bytes), ==, 34);
  g_assert_true (g_str_has_prefix (assay_import_get_text (text->import), "Notes of the yard."));
  /* What cannot be read is kept all the same. */
  zip = capture (site, "/archive", 0, &error);
  g_assert_no_error (error);
  g_assert_null (zip->import);
  g_assert_nonnull (zip->unreadable);
  g_assert_cmpuint (g_bytes_get_size (zip->bytes), >, 0);
}

static void
test_errors (void)
{
  g_autoptr (Site) site = site_new (NULL, answer_cb);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayWebCapture) gone = capture (site, "/gone", 0, &error);
  g_autofree char *headers = NULL;
  g_autofree char *redirects = NULL;

  g_assert_null (gone);
  g_assert_error (error, ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_STATUS);
  g_clear_error (&error);
  gone = capture (site, "/gone", ASSAY_FETCH_KEEP_ERRORS, &error);
  g_assert_no_error (error);
  g_assert_no_error (gone->unreadable);
  g_assert_nonnull (strstr (assay_import_get_text (gone->import), "taken away"));
  headers = assay_web_capture_dup_headers (gone->fetched);
  g_assert_true (g_str_has_prefix (headers, "> GET http://127.0.0.1:"));
  g_assert_nonnull (strstr (headers, "\nHTTP/1.1 404 Not Found\n"));
  redirects = assay_custody_dup_redirects (
      "> GET https://a.example/\nHTTP/1.1 301 Moved\nLocation: /b\n\n> GET https://a.example/b\n"
      "HTTP/1.1 200 OK\n");
  g_assert_cmpstr (redirects, ==, "301 https://a.example/");
  g_free (redirects);
  redirects = assay_custody_dup_redirects ("> GET https://a.example/\nHTTP/1.1 3a€\n");
  g_assert_cmpstr (redirects, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/web-capture/plain", "/plain/", test_page);
  g_test_add_data_func ("/web-capture/gzip", "/gzip/", test_page);
  g_test_add_data_func ("/web-capture/brotli", "/br/", test_page);
  g_test_add_func ("/web-capture/charset", test_charset);
  g_test_add_func ("/web-capture/other-kinds", test_other_kinds);
  g_test_add_func ("/web-capture/errors", test_errors);
  return g_test_run ();
}
