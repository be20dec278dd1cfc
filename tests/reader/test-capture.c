/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-capture-view.h"
#include "fetch-site.h"

#include <glib/gstdio.h>
#include <string.h>

/* The view for capturing: scripts run, and reach nothing of ours. */

typedef struct
{
  Site *site;
  GtkWindow *window;
  AssayCaptureView *view;
  GString *refused;
} Fixture;

/* What a page that means harm would try; it writes down what became of it. */
static const char curious[]
    = "<!DOCTYPE html><title>Curious</title><p id=out>waiting</p>"
      "<iframe src='file:///etc/passwd'></iframe><script>"
      "async function attempt (name, address) {"
      "  try { const answer = await fetch (address); return name + ' ' + (await answer.text "
      "()).length; }"
      "  catch (error) { return name + ' refused'; } }"
      "(async () => {"
      "  const lines = ["
      "    await attempt ('file', 'file:///etc/passwd'), await attempt ('scheme', 'assay:r/1'),"
      "    'handlers ' + (typeof window.webkit), 'window ' + window.open ('/other')];"
      "  try { await new Promise ((good, bad) => navigator.geolocation.getCurrentPosition (good, "
      "bad));"
      "    lines.push ('place known'); } catch (error) { lines.push ('place refused'); }"
      "  document.getElementById ('out').textContent = lines.join ('; ') + '; done';"
      "}) ();</script>";

static void
answer_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  if (g_str_equal (path, "/curious"))
    site_answer (message, 200, "text/html", curious);
  else if (g_str_equal (path, "/high"))
    site_answer (
        message, 200, "text/html",
        "<!DOCTYPE html><body style='margin:0'><p>High</p><div style='height:90000px'></div>");
  else if (g_str_equal (path, "/file"))
    site_answer (message, 200, "application/zip", "PK\x03\x04");
  else if (g_str_equal (path, "/astray"))
    site_answer (message, 200, "text/html",
                 "<!DOCTYPE html><p>Here</p><script>location = 'assay:r/1'</script>");
  else if (g_str_equal (path, "/made"))
    site_answer (
        message, 200, "text/html",
        "<!DOCTYPE html><p id=p>Before</p><script>document.getElementById ('p').textContent "
        "= 'Made by a script'</script>");
  else
    site_answer (message, 404, "text/html", "<!DOCTYPE html><p>Not here");
}

static void
refused_cb (AssayCaptureView *view, const char *words, GString *refused)
{
  g_string_append (refused, words);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->site = site_new (NULL, answer_cb);
  fixture->refused = g_string_new (NULL);
  fixture->view = assay_capture_view_new ();
  fixture->window = GTK_WINDOW (gtk_window_new ());
  g_signal_connect (fixture->view, "refused", G_CALLBACK (refused_cb), fixture->refused);
  gtk_window_set_default_size (fixture->window, 800, 600);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->view));
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  site_free (fixture->site);
  g_string_free (fixture->refused, TRUE);
}

static gboolean
late_cb (gpointer late)
{
  *(gboolean *) late = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_refused (Fixture *fixture)
{
  gboolean late = FALSE;
  guint id = g_timeout_add_seconds (30, late_cb, &late);

  while (*fixture->refused->str == '\0' && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (id);
}

static AssayShot *
take (Fixture *fixture)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AssayShot *shot;

  assay_capture_view_take_async (fixture->view, NULL, fetch_done_cb, &slot);
  result = fetch_wait (&slot);
  shot = assay_capture_view_take_finish (fixture->view, result, &error);
  g_assert_no_error (error);
  return shot;
}

/* Without the line ends of quoted-printable. */
static char *
dup_mhtml (AssayShot *shot)
{
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (shot->mhtml, NULL),
                                               (gssize) g_bytes_get_size (shot->mhtml));

  g_string_replace (text, "=\r\n", "", 0);
  g_string_replace (text, "=\n", "", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Takes the page again and again until @words stand in it. */
static AssayShot *
take_with (Fixture *fixture, const char *words)
{
  gboolean late = FALSE;
  guint id = g_timeout_add_seconds (30, late_cb, &late);

  for (;;)
    {
      AssayShot *shot = take (fixture);
      g_autofree char *text = dup_mhtml (shot);

      if (strstr (text, words) != NULL)
        {
          g_source_remove (id);
          return shot;
        }
      if (late)
        g_error ("'%s' is not in: %s", words, text);
      assay_shot_free (shot);
    }
}

static void
load (Fixture *fixture, const char *path)
{
  g_autofree char *address = site_dup (fixture->site, path);

  assay_capture_view_load (fixture->view, address);
  while (!assay_capture_view_get_loading (fixture->view))
    g_main_context_iteration (NULL, TRUE);
  while (assay_capture_view_get_loading (fixture->view))
    g_main_context_iteration (NULL, TRUE);
}

static guint
get_height (GBytes *png)
{
  const guint8 *data = g_bytes_get_data (png, NULL);

  g_assert_cmpuint (g_bytes_get_size (png), >, 24);
  return (guint) data[20] << 24 | (guint) data[21] << 16 | (guint) data[22] << 8 | data[23];
}

static void
test_made (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AssayShot) shot = NULL;
  g_autofree char *address = site_dup (fixture->site, "/made");

  load (fixture, "/made");
  shot = take_with (fixture, "Made by a script");
  g_assert_cmpstr (shot->address, ==, address);
  g_assert_cmpuint (shot->status, ==, 200);
  g_assert_true (g_str_has_prefix (shot->headers, "> GET http://127.0.0.1:"));
  g_assert_nonnull (strstr (shot->tool, "WebKitGTK"));
  g_assert_nonnull (shot->picture);
  g_assert_false (shot->is_cut);
}

static void
test_curious (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AssayShot) shot = NULL;
  g_autofree char *text = NULL;

  load (fixture, "/curious");
  shot = take_with (fixture, "done");
  text = dup_mhtml (shot);
  g_assert_nonnull (strstr (text, "file refused; scheme refused"));
  g_assert_nonnull (strstr (text, "window null"));
  g_assert_nonnull (strstr (text, "place refused"));
  g_assert_null (strstr (text, "root:"));
  g_assert_null (strstr (fixture->site->asked->str, "/other"));
}

static void
test_astray (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AssayShot) shot = NULL;
  g_autofree char *text = NULL;

  load (fixture, "/astray");
  wait_refused (fixture);
  g_assert_nonnull (strstr (fixture->refused->str, "not of the web"));
  shot = take (fixture);
  text = dup_mhtml (shot);
  g_assert_nonnull (strstr (text, "Here"));
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *address = site_dup (fixture->site, "/file");

  assay_capture_view_load (fixture->view, address);
  wait_refused (fixture);
  g_assert_nonnull (strstr (fixture->refused->str, "file and no page"));
}

static void
test_high (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AssayShot) shot = NULL;

  load (fixture, "/high");
  shot = take_with (fixture, "High");
  g_assert_true (shot->is_cut);
  g_assert_nonnull (shot->picture);
  g_assert_cmpuint (get_height (shot->picture), <=, ASSAY_SHOT_MAX_HEIGHT + 100);
  g_assert_cmpuint (get_height (shot->picture), >, 1000);
}

/* A server that nobody vouches for is not shown, and nothing can be captured of it. */
static void
test_forged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("assay-test-XXXXXX", NULL);
  g_autofree char *pem = g_build_filename (folder, "site.pem", NULL);
  g_autofree char *words
      = g_strdup_printf ("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes "
                         "-keyout %s -out %s.crt -subj /CN=site -days 30",
                         pem, pem);
  g_autofree char *certificate_path = g_strconcat (pem, ".crt", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (Site) forged = NULL;
  g_autofree char *address = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_spawn_command_line_sync (words, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  certificate = g_tls_certificate_new_from_files (certificate_path, pem, &error);
  g_assert_no_error (error);
  forged = site_new (certificate, answer_cb);
  address = site_dup (forged, "/made");
  assay_capture_view_load (fixture->view, address);
  while (assay_capture_view_get_problem (fixture->view) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (assay_capture_view_get_problem (fixture->view), "cannot prove"));
  g_assert_cmpstr (forged->asked->str, ==, "");
  assay_capture_view_take_async (fixture->view, NULL, fetch_done_cb, &slot);
  result = fetch_wait (&slot);
  g_assert_null (assay_capture_view_take_finish (fixture->view, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_remove (pem);
  g_remove (certificate_path);
  g_rmdir (folder);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/capture-view/made", test_made);
  add ("/capture-view/curious", test_curious);
  add ("/capture-view/astray", test_astray);
  add ("/capture-view/file", test_file);
  add ("/capture-view/high", test_high);
  add ("/capture-view/forged", test_forged);
  return g_test_run ();
}
