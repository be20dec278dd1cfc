/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-fetch-guard.h"
#include "assay-fetch-private-net.h"
#include "fetch-site.h"

#include <string.h>

/* What may not be fetched, and how long anybody waits. */

#define KB 1000

static AssayFetcher *
new_fetcher (GProxyResolver *proxies)
{
  AssayFetchLimits limits;

  assay_fetch_limits_init (&limits);
  limits.max_bytes = 100 * KB;
  limits.max_part_bytes = 50 * KB;
  return assay_fetcher_new_full (NULL, proxies, &limits);
}

static void
fetch_fails (
    AssayFetcher *fetcher, Site *site, const char *path, AssayFetchError code, const char *why)
{
  g_autofree char *address = *path == '/' ? site_dup (site, path) : g_strdup (path);
  g_autoptr (GError) error = NULL;

  g_assert_null (fetch_address (fetcher, address, 0, &error));
  g_assert_error (error, ASSAY_FETCH_ERROR, (int) code);
  if (strstr (error->message, why) == NULL)
    g_error ("'%s' is not said in: %s", why, error->message);
}

static gboolean
drip_cb (gpointer data)
{
  SoupServerMessage *message = data;

  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC,
                            "x", 1);
  soup_server_message_unpause (message);
  return G_SOURCE_CONTINUE;
}

static void
gone_cb (gpointer id, GObject *message)
{
  g_source_remove (GPOINTER_TO_UINT (id));
}

static void
answer_large (SoupServerMessage *message, gboolean announced)
{
  g_autofree char *large = g_strnfill (200 * KB, 'x');

  if (!announced)
    soup_message_headers_set_encoding (soup_server_message_get_response_headers (message),
                                       SOUP_ENCODING_CHUNKED);
  site_answer (message, 200, "text/plain", large);
}

static void
answer_slowly (SoupServerMessage *message)
{
  guint id;

  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message),
                                     SOUP_ENCODING_CHUNKED);
  id = g_timeout_add (50, drip_cb, message);
  g_object_weak_ref (G_OBJECT (message), gone_cb, GUINT_TO_POINTER (id));
}

static void
answer_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  if (g_str_equal (path, "/large"))
    answer_large (message, TRUE);
  else if (g_str_equal (path, "/endless"))
    answer_large (message, FALSE);
  else if (g_str_equal (path, "/bomb"))
    {
      g_autofree char *zeros = g_strnfill (20000 * KB, '0');
      g_autoptr (GBytes) packed = site_gzip (zeros, strlen (zeros));

      g_assert_cmpuint (g_bytes_get_size (packed), <, 100 * KB);
      site_answer_bytes (message, "text/plain", "gzip", packed);
    }
  else if (g_str_equal (path, "/silent"))
    soup_server_message_pause (message);
  else if (g_str_equal (path, "/slow"))
    answer_slowly (message);
  else if (g_str_equal (path, "/inside"))
    soup_server_message_set_redirect (message, 302, "http://127.0.0.1:9/secret");
  else if (g_str_equal (path, "/intranet"))
    soup_server_message_set_redirect (message, 302, "http://wiki/secret");
  else if (g_str_equal (path, "/file"))
    soup_server_message_set_redirect (message, 302, "file:///etc/passwd");
  else if (g_str_equal (path, "/password"))
    soup_server_message_set_redirect (message, 302, "http://user:secret@zeitung.example/");
  else if (g_str_equal (path, "/nothing"))
    soup_server_message_set_status (message, 204, NULL);
  else if (g_str_equal (path, "/same"))
    soup_server_message_set_status (message, 304, NULL);
  else
    site_answer (message, 200, "text/plain", "here");
}

static void
test_sizes (void)
{
  g_autoptr (Site) site = site_new (NULL, answer_cb);
  g_autoptr (AssayFetcher) fetcher = new_fetcher (NULL);

  fetch_fails (fetcher, site, "/large", ASSAY_FETCH_ERROR_TOO_LARGE, "larger than");
  fetch_fails (fetcher, site, "/endless", ASSAY_FETCH_ERROR_TOO_LARGE, "larger than");
  fetch_fails (fetcher, site, "/bomb", ASSAY_FETCH_ERROR_TOO_LARGE, "larger than");
  fetch_fails (fetcher, site, "/nothing", ASSAY_FETCH_ERROR_STATUS, "nothing on this page");
  fetch_fails (fetcher, site, "/same", ASSAY_FETCH_ERROR_STATUS, "here already");
}

static void
test_times (void)
{
  g_autoptr (Site) site = site_new (NULL, answer_cb);
  g_autoptr (AssayFetcher) impatient = NULL;
  g_autoptr (AssayFetcher) hurried = NULL;
  AssayFetchLimits limits;

  assay_fetch_limits_init (&limits);
  limits.connect_ms = 400;
  impatient = assay_fetcher_new_full (NULL, NULL, &limits);
  fetch_fails (impatient, site, "/silent", ASSAY_FETCH_ERROR_TOO_SLOW, "sent nothing");
  assay_fetch_limits_init (&limits);
  limits.total_ms = 600;
  hurried = assay_fetcher_new_full (NULL, NULL, &limits);
  fetch_fails (hurried, site, "/slow", ASSAY_FETCH_ERROR_TOO_SLOW, "took longer");
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
  g_autoptr (Site) site = site_new (NULL, answer_cb);
  g_autoptr (AssayFetcher) fetcher = assay_fetcher_new_full (NULL, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *address = site_dup (site, "/slow");
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_timeout_add (200, cancel_cb, cancellable);
  assay_fetcher_fetch_async (fetcher, address, 0, NULL, NULL, cancellable, fetch_done_cb, &slot);
  result = fetch_wait (&slot);
  g_assert_null (assay_fetcher_finish (fetcher, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_redirects (void)
{
  g_autoptr (Site) site = site_new (NULL, answer_cb);
  g_autoptr (GProxyResolver) proxies = g_simple_proxy_resolver_new (site->base, NULL);
  g_autoptr (AssayFetcher) direct = new_fetcher (NULL);
  g_autoptr (AssayFetcher) through = new_fetcher (proxies);

  fetch_fails (direct, site, "/file", ASSAY_FETCH_ERROR_REDIRECT, "no address of the web");
  fetch_fails (direct, site, "/password", ASSAY_FETCH_ERROR_REDIRECT, "password");
  /* The proxy makes a page of the world: from there nothing leads inside. */
  fetch_fails (through, site, "http://zeitung.example/inside", ASSAY_FETCH_ERROR_PRIVATE,
               "your own network");
  fetch_fails (through, site, "http://zeitung.example/intranet", ASSAY_FETCH_ERROR_PRIVATE, "wiki");
  g_assert_null (strstr (site->asked->str, "secret"));
}

static void
test_nets (void)
{
  static const char *const private[]
      = { "127.0.0.1",       "10.1.2.3",         "172.16.0.1",    "172.31.255.255",
          "192.168.1.1",     "169.254.169.254",  "100.64.0.1",    "0.0.0.0",
          "224.0.0.1",       "255.255.255.255",  "::1",           "::",
          "fe80::1",         "fd00::1",          "ff02::1",       "::ffff:127.0.0.1",
          "::ffff:10.0.0.1", "64:ff9b::a00:1",   "2002:7f00:1::", "2001:0::1",
          "::127.0.0.1",     "64:ff9b:1::a00:1", "192.0.0.1",     "198.18.0.1" };
  static const char *const public[]
      = { "8.8.8.8",          "172.32.0.1",     "100.128.0.1", "2606:4700::1111",
          "64:ff9b::808:808", "::ffff:8.8.8.8", "192.1.0.1" };
  static const char *const local[]
      = { "localhost", "wiki", "printer.local", "a.internal.", "127.0.0.1", "x.home.arpa" };

  for (guint i = 0; i < G_N_ELEMENTS (private); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (private[i]);

      g_test_message ("%s", private[i]);
      g_assert_true (assay_fetch_net_is_private (address));
    }
  for (guint i = 0; i < G_N_ELEMENTS (public); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (public[i]);

      g_test_message ("%s", public[i]);
      g_assert_false (assay_fetch_net_is_private (address));
    }
  for (guint i = 0; i < G_N_ELEMENTS (local); i++)
    g_assert_true (assay_fetch_net_name_is_local (local[i]));
  g_assert_false (assay_fetch_net_name_is_local ("zeitung.example"));
}

/* Says that every name is of this machine, as a server of names that means harm may. */
#define TYPE_LIAR (liar_get_type ())
G_DECLARE_FINAL_TYPE (Liar, liar, TEST, LIAR, GResolver)

struct _Liar
{
  GResolver parent_instance;
};

G_DEFINE_FINAL_TYPE (Liar, liar, G_TYPE_RESOLVER)

static void
lie_async (GResolver *resolver,
           const char *name,
           GResolverNameLookupFlags flags,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);
  GInetAddress *here = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);

  g_task_return_pointer (task, g_list_append (NULL, here), NULL);
}

static void
lie_plain_async (GResolver *resolver,
                 const char *name,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  lie_async (resolver, name, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable, callback,
             user_data);
}

static GList *
lie_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
liar_class_init (LiarClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name_async = lie_plain_async;
  resolver_class->lookup_by_name_finish = lie_finish;
  resolver_class->lookup_by_name_with_flags_async = lie_async;
  resolver_class->lookup_by_name_with_flags_finish = lie_finish;
}

static void
liar_init (Liar *self)
{
}

static void
parts_cb (SoupServer *server,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  if (g_str_equal (path, "/page"))
    site_answer (message, 200, "text/html", "<p>Page");
  else if (g_str_equal (path, "/large.png"))
    answer_large (message, FALSE);
  else if (g_str_equal (path, "/page.png"))
    site_answer (message, 200, "text/html", "<p>Not a picture");
  else if (g_str_equal (path, "/moved.png"))
    soup_server_message_set_redirect (message, 302, "/a.png");
  else if (g_str_equal (path, "/astray.png"))
    soup_server_message_set_redirect (message, 302, "http://astray.example:9/");
  else if (g_str_has_suffix (path, ".png"))
    site_answer (message, g_str_equal (path, "/missing.png") ? 404 : 200, "image/png", "\x89PNG");
  else
    site_answer (message, 200, "text/css", "p {}");
}

static const char *
find_loss (AssayFetched *fetched, const char *in_address)
{
  guint n;
  const AssayFetchLoss *const *losses = assay_fetched_get_losses (fetched, &n);

  for (guint i = 0; i < n; i++)
    if (strstr (losses[i]->address, in_address) != NULL)
      return losses[i]->what;
  return NULL;
}

static void
test_parts (void)
{
  g_autoptr (Site) site = site_new (NULL, parts_cb);
  g_autoptr (GResolver) liar = g_object_new (TYPE_LIAR, NULL);
  g_autoptr (AssayFetcher) fetcher = NULL;
  g_autofree char *address = site_dup (site, "/page");
  const char *const wanted[] = { "a.png",
                                 "/style.css",
                                 "a.png",
                                 "missing.png",
                                 "large.png",
                                 "page.png",
                                 "moved.png",
                                 "astray.png",
                                 "http://evil.example:80/x.png",
                                 "http://localhost/y.png",
                                 "ftp://a.example/z.png",
                                 "http://u:p@a.example/w.png",
                                 NULL };
  AssayFetchLimits limits;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayFetched) page = NULL;
  g_autoptr (AssayFetched) whole = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) warc = NULL;
  g_autofree char *text = NULL;

  assay_fetch_limits_init (&limits);
  limits.max_part_bytes = 50 * KB;
  fetcher = assay_fetcher_new_full (liar, NULL, &limits);
  page = fetch_address (fetcher, address, 0, &error);
  g_assert_no_error (error);
  assay_fetcher_fetch_parts_async (fetcher, page, wanted, NULL, NULL, NULL, fetch_done_cb, &slot);
  result = fetch_wait (&slot);
  whole = assay_fetcher_finish (fetcher, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (assay_fetched_get_n_parts (page), ==, 0);
  g_assert_cmpuint (assay_fetched_get_n_parts (whole), ==, 3);
  g_assert_cmpstr (find_loss (whole, "missing.png"), ==, "part-missing");
  g_assert_cmpstr (find_loss (whole, "large.png"), ==, "part-too-large");
  g_assert_cmpstr (find_loss (whole, "page.png"), ==, "part-refused");
  g_assert_cmpstr (find_loss (whole, "astray.png"), ==, "part-refused");
  g_assert_cmpstr (find_loss (whole, "evil.example"), ==, "part-refused");
  g_assert_cmpstr (find_loss (whole, "localhost"), ==, "part-refused");
  g_assert_cmpstr (find_loss (whole, "ftp:"), ==, "part-refused");
  g_assert_nonnull (find_loss (whole, "w.png"));
  g_assert_nonnull (strstr (site->headers->str, "Referer: http://127.0.0.1"));
  g_assert_null (strstr (site->headers->str, "Referer: http://127.0.0.1/page"));

  warc = assay_fetched_dup_capture (whole, NULL);
  text = g_strndup (g_bytes_get_data (warc, NULL), g_bytes_get_size (warc));
  g_assert_true (g_str_has_prefix (text, "WARC/1.1\r\nWARC-Type: warcinfo\r\n"));
  g_assert_nonnull (strstr (text, "WARC-Payload-Digest: sha256:"));
}

static void
test_guard (void)
{
  g_autoptr (GResolver) liar = g_object_new (TYPE_LIAR, NULL);
  g_autoptr (AssayFetchGuard) open = assay_fetch_guard_new (liar, "http", "a.example", 80, FALSE);
  g_autoptr (AssayFetchGuard) strict = assay_fetch_guard_new (liar, "http", "127.0.0.1", 80, TRUE);
  g_autoptr (GSocketAddressEnumerator) numbers
      = g_socket_connectable_enumerate (G_SOCKET_CONNECTABLE (strict));
  g_autoptr (GError) error = NULL;

  g_assert_false (assay_fetch_guard_was_asked (open));
  g_assert_null (g_socket_address_enumerator_next (numbers, NULL, &error));
  g_assert_error (error, ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_PRIVATE);
  g_assert_true (assay_fetch_guard_was_refused (strict));
}

/* A server that does not know HTTP says @words and hangs up. */
static gboolean
say_cb (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer words)
{
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  GSocket *socket = g_socket_connection_get_socket (connection);
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  char asked[4096];

  g_assert_cmpint (g_input_stream_read (in, asked, sizeof asked, NULL, NULL), >, 0);
  g_output_stream_write_all (out, words, strlen (words), NULL, NULL, NULL);
  g_socket_shutdown (socket, FALSE, TRUE, NULL);
  return TRUE;
}

static void
fetch_of_rude_fails (const char *words, AssayFetchError code)
{
  g_autoptr (GSocketService) service = g_threaded_socket_service_new (2);
  g_autoptr (AssayFetcher) fetcher = new_fetcher (NULL);
  g_autoptr (GError) error = NULL;
  guint port;
  g_autofree char *address = NULL;

  g_signal_connect (service, "run", G_CALLBACK (say_cb), (gpointer) words);
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, &error);
  g_assert_no_error (error);
  address = g_strdup_printf ("http://127.0.0.1:%u/", port);
  g_assert_null (fetch_address (fetcher, address, 0, &error));
  g_assert_error (error, ASSAY_FETCH_ERROR, (int) code);
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
}

/* Half an article is not kept as if it were all of it; what never comes to the point is ended. */
static void
test_rude (void)
{
  g_autoptr (GString) asides = g_string_new (NULL);

  fetch_of_rude_fails ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 3000\r\n"
                       "\r\n<title>T</title><p>Half",
                       ASSAY_FETCH_ERROR_BROKEN);
  for (guint i = 0; i < 500; i++)
    g_string_append (asides, "HTTP/1.1 100 Continue\r\n\r\n");
  g_string_append (asides, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nAt last");
  fetch_of_rude_fails (asides->str, ASSAY_FETCH_ERROR_TOO_SLOW);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fetch-guards/sizes", test_sizes);
  g_test_add_func ("/fetch-guards/times", test_times);
  g_test_add_func ("/fetch-guards/cancel", test_cancel);
  g_test_add_func ("/fetch-guards/redirects", test_redirects);
  g_test_add_func ("/fetch-guards/nets", test_nets);
  g_test_add_func ("/fetch-guards/parts", test_parts);
  g_test_add_func ("/fetch-guards/guard", test_guard);
  g_test_add_func ("/fetch-guards/rude", test_rude);
  return g_test_run ();
}
