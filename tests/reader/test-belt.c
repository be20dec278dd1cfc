/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-test"
#include "config.h"

#include "reader-frame.h"

#include "assay-html.h"
#include "assay-reader-private.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* The belt around the page, tried with pages that were not sanitised: no request arrives at a
 * listener, and WebKit's processes neither connect nor look up a name. A control shows that the
 * trap would have caught it. */

#define LOOKUP_NAME "assay-belt.invalid"

typedef struct
{
  GSocketService *listener;
  char *host;
  guint n_requests;
} Net;

static gboolean
incoming_cb (GSocketService *service,
             GSocketConnection *connection,
             GObject *source,
             gpointer user_data)
{
  Net *net = user_data;

  net->n_requests++;
  return FALSE;
}

static Net *
net_new (void)
{
  Net *net = g_new0 (Net, 1);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) bound = NULL;

  net->listener = g_socket_service_new ();
  g_assert_true (g_socket_listener_add_address (G_SOCKET_LISTENER (net->listener), any,
                                                G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL,
                                                &bound, NULL));
  g_signal_connect (net->listener, "incoming", G_CALLBACK (incoming_cb), net);
  net->host = g_strdup_printf ("127.0.0.1:%u",
                               g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  g_remove (g_getenv ("ASSAY_NETWORK_TRAP"));
  return net;
}

static void
net_free (Net *net)
{
  g_object_unref (net->listener);
  g_free (net->host);
  g_free (net);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Net, net_free)

/* What the trap caught; NULL when nothing. */
static char *
trapped (void)
{
  char *lines = NULL;

  return g_file_get_contents (g_getenv ("ASSAY_NETWORK_TRAP"), &lines, NULL, NULL) ? lines : NULL;
}

static void
assert_silence (Net *net)
{
  g_autofree char *lines = trapped ();

  g_assert_cmpstr (lines, ==, NULL);
  g_assert_cmpuint (net->n_requests, ==, 0);
}

static AssayPage *
hostile_page (Net *net)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "reader", "hostile.html", NULL);
  g_autofree char *raw = NULL;
  g_autoptr (GString) html = NULL;

  g_assert_true (g_file_get_contents (path, &raw, NULL, NULL));
  html = g_string_new (raw);
  g_assert_cmpuint (g_string_replace (html, "@HOST@", net->host, 0), >, 70);
  g_assert_cmpuint (g_string_replace (html, "@NAME@", LOOKUP_NAME, 0), >, 5);
  return frame_page (html->str, "not its text");
}

/* Clicks every link and button of the page by script, lets it run a while by its own clock, and
 * tells whether anything of the page ran. */
#define CLICK_ALL                                                                                  \
  "for (const e of document.querySelectorAll ('a, area, button, input, summary')) "                \
  "  e.dispatchEvent (new MouseEvent ('click', { bubbles: true, cancelable: true, composed: true " \
  "})), e.click?.();"                                                                              \
  "for (const e of document.querySelectorAll ('form')) "                                           \
  "  try { HTMLFormElement.prototype.submit.call (e); } catch {}"                                  \
  "await new Promise (r => setTimeout (r, 1200));"                                                 \
  "return document.querySelector (':root').getAttribute ('data-ran') ?? 'inert'"

static void
test_every_way_out (gconstpointer data)
{
  g_autoptr (Net) net = net_new ();
  g_autoptr (Frame) frame = frame_new (800, 600);
  g_autoptr (AssayPage) page = hostile_page (net);
  g_autofree char *ran = NULL;

  assay_reader_set_plain_style (frame->reader, GPOINTER_TO_INT (data));
  frame_show (frame, page, ASSAY_READER_MISMATCH);
  ran = frame_evaluate (frame, CLICK_ALL);
  g_assert_cmpstr (ran, ==, "inert");
  g_assert_cmpint (assay_reader_get_state (frame->reader), ==, ASSAY_READER_MISMATCH);
  assert_silence (net);
}

/* The same page as an import freezes it. */
static void
test_frozen_way_out (gconstpointer data)
{
  g_autoptr (Net) net = net_new ();
  g_autoptr (Frame) frame = frame_new (800, 600);
  g_autoptr (AssayPage) raw = hostile_page (net);
  GBytes *html = assay_page_get_html (raw);
  g_autoptr (AssayImport) import
      = assay_html_freeze (g_bytes_get_data (html, NULL), g_bytes_get_size (html), NULL, NULL);
  g_autoptr (AssayPage) page = NULL;
  g_autofree char *ran = NULL;

  g_assert_nonnull (import);
  page = assay_page_new ("frozen", assay_import_get_page (import), assay_import_get_text (import),
                         NULL, NULL, NULL);
  assay_reader_set_plain_style (frame->reader, GPOINTER_TO_INT (data));
  frame_show (frame, page, ASSAY_READER_READY);
  ran = frame_evaluate (frame, CLICK_ALL);
  g_assert_cmpstr (ran, ==, "inert");
  assert_silence (net);
}

/* The same page without the belt: listener and trap must see it. */
static void
test_control (void)
{
  g_autoptr (Net) net = net_new ();
  g_autoptr (AssayPage) page = hostile_page (net);
  g_autoptr (WebKitNetworkSession) session = webkit_network_session_new_ephemeral ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = g_object_new (WEBKIT_TYPE_WEB_VIEW, "network-session", session, NULL);
  gboolean seen = FALSE;

  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  webkit_web_view_load_html (WEBKIT_WEB_VIEW (view),
                             g_bytes_get_data (assay_page_get_html (page), NULL), NULL);
  while (!seen)
    {
      g_autofree char *lines = trapped ();

      frame_turn ();
      seen = net->n_requests > 0 && lines && strstr (lines, "connect") && strstr (lines, "lookup")
             && strstr (lines, LOOKUP_NAME);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A page's own sheet neither repaints our highlights nor hides our badges nor forbids to select. */
static void
test_page_cannot_restyle (void)
{
  g_autoptr (Frame) frame = frame_new (800, 600);
  g_autoptr (AssayPage) page
      = frame_page ("<style>::highlight(assay-open) { background-color: rgb(255, 0, 0) !important }"
                    ":root { --assay-open-ground: rgb(255, 0, 0) !important }"
                    "assay-badges { display: none !important; --assay-open-line: red !important }"
                    "* { user-select: none !important; pointer-events: none !important }</style>"
                    "<body>0123456789",
                    "0123456789");
  const AssayHighlight highlight = { .id = 1, .start = 0, .end = 5, .badge = "1" };
  g_autofree char *ground = NULL;
  double x, y;

  assay_reader_set_plain_style (frame->reader, FALSE);
  frame_show (frame, page, ASSAY_READER_READY);
  assay_reader_set_highlights (frame->reader, &highlight, 1);
  frame_settle (frame);
  ground = frame_evaluate (
      frame, "return getComputedStyle (document.body, '::highlight(assay-open)').backgroundColor");
  g_assert_cmpstr (ground, ==, "rgba(94, 92, 100, 0.12)");
  frame_place_badge (frame, 1, &x, &y);
  frame_click (frame, x, y);
  frame_wait (frame->clicked == 1);
  frame_drag (frame, 1, 4);
  frame_xdotool ("mouseup", "1", NULL);
  frame_wait (frame->start == 1 && frame->end == 5);
}

/* Pictures come through the scheme: known names of served types, and nothing else. */
static void
test_pictures (void)
{
  static const guint8 gif[] = { 'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0,    0, 0, 0x2c, 0,
                                0,   0,   0,   1,   0,   1,   0, 0, 2, 2, 0x44, 1, 0, 0x3b };
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                        (GDestroyNotify) assay_page_resource_unref);
  g_autoptr (GBytes) bytes = g_bytes_new_static (gif, sizeof gif);
  static const char html[] = "<body><img src='assay:r/1'><img src='assay:r/2'><img src='assay:r/3'>"
                             "<img src='assay:r/1?x'><img src='assay:r/%31'><img src='assay:x'>";
  g_autoptr (GBytes) html_bytes = g_bytes_new_static (html, sizeof html - 1);
  g_autoptr (AssayPage) page = NULL;
  g_autoptr (Frame) frame = frame_new (800, 600);
  g_autofree char *widths = NULL;

  g_hash_table_insert (table, (gpointer) "1", assay_page_resource_new ("image/gif", bytes));
  g_hash_table_insert (table, (gpointer) "2", assay_page_resource_new ("image/svg+xml", bytes));
  page = assay_page_new_from_table ("pictures", html_bytes, "", table);
  frame_show (frame, page, ASSAY_READER_READY);
  widths = frame_evaluate (frame, "const all = [...document.images];"
                                  "while (!all.every (i => i.complete)) await assayPane.frames (1);"
                                  "return all.map (i => i.naturalWidth).join ('')");
  g_assert_cmpstr (widths, ==, "100000");
}

/* One page per payload that others have gathered: each is shown, with our script alive. */
static void
test_gathered (gconstpointer data)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("ASSAY_SHARED"), "corpus", "hostile-html", data, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (Net) net = net_new ();
  g_autoptr (Frame) frame = frame_new (800, 600);
  JsonArray *all;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  all = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *each = json_array_get_object_element (all, i);
      const char *member = json_object_has_member (each, "payload") ? "payload" : "input";
      g_autofree char *html = g_strconcat ("<!DOCTYPE html><body>",
                                           json_object_get_string_member (each, member), NULL);
      g_autoptr (AssayPage) page = frame_page (html, "not its text");

      assay_reader_set_plain_style (frame->reader, i % 2);
      frame_show (frame, page, ASSAY_READER_MISMATCH);
    }
  assert_silence (net);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("assay-belt-XXXXXX", NULL);
  g_autofree char *trap = g_build_filename (folder, "trap", NULL);
  g_autofree char *corpus = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  g_setenv ("ASSAY_NETWORK_TRAP", trap, TRUE);
  g_setenv ("LD_PRELOAD", g_getenv ("ASSAY_TRAP_MODULE"),
            TRUE); /* for the children: this process has started */
  gtk_init ();
  adw_init ();

  g_test_add_data_func ("/reader/belt/frozen/plain", GINT_TO_POINTER (TRUE), test_frozen_way_out);
  g_test_add_data_func ("/reader/belt/frozen/own-style", GINT_TO_POINTER (FALSE),
                        test_frozen_way_out);
  g_test_add_data_func ("/reader/belt/every-way-out/plain", GINT_TO_POINTER (TRUE),
                        test_every_way_out);
  g_test_add_data_func ("/reader/belt/every-way-out/own-style", GINT_TO_POINTER (FALSE),
                        test_every_way_out);
  g_test_add_func ("/reader/belt/page-cannot-restyle", test_page_cannot_restyle);
  g_test_add_func ("/reader/belt/pictures", test_pictures);
  corpus = g_build_filename (g_getenv ("ASSAY_SHARED"), "corpus", "hostile-html", NULL);
  if (g_file_test (corpus, G_FILE_TEST_IS_DIR))
    {
      g_test_add_data_func ("/reader/belt/gathered/dompurify", "dompurify-expect.json",
                            test_gathered);
      g_test_add_data_func ("/reader/belt/gathered/owasp", "owasp-xss-filter-evasion.json",
                            test_gathered);
      g_test_add_data_func ("/reader/belt/gathered/html5lib", "html5lib-sanitizer-tests1.json",
                            test_gathered);
    }
  /* In a suite of its own, which comes last: what its page is still asking for when it goes would
   * be caught in the next test. */
  g_test_add_func ("/reader/without-belt/control", test_control);
  result = g_test_run ();
  g_remove (trap);
  g_rmdir (folder);
  return result;
}
