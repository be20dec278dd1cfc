/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-fetch.h"

#include <libsoup/soup.h>
#include <string.h>

/* Addresses to bytes, against a server of our own on this machine. */

typedef struct
{
  SoupServer *server;
  char *base; /* "http://127.0.0.1:1234" */
  GString *asked;
  char *user_agent;
} Site;

static void
answer (SoupServerMessage *message, guint status, const char *type, const char *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, body, strlen (body));
}

static void
redirect (SoupServerMessage *message, guint status, const char *to)
{
  soup_server_message_set_redirect (message, status, to);
}

static void
asked_cb (SoupServer *server,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  Site *site = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  g_string_append_printf (site->asked, "%s ", path);
  g_free (site->user_agent);
  site->user_agent = g_strdup (soup_message_headers_get_one (headers, "User-Agent"));
  if (g_str_equal (path, "/page"))
    answer (message, 200, "text/html; charset=ISO-8859-1", "<p>caf\xe9");
  else if (g_str_equal (path, "/moved"))
    redirect (message, 301, "/further");
  else if (g_str_equal (path, "/further"))
    redirect (message, 302, "/page");
  else if (g_str_equal (path, "/circle"))
    redirect (message, 302, "/circle");
  else if (g_str_equal (path, "/post"))
    {
      SoupMessageBody *body = soup_server_message_get_request_body (message);
      g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_autofree char *words
          = g_strdup_printf ("%s %s", soup_message_headers_get_one (headers, "Content-Type"), text);

      answer (message, 200, "text/plain", words);
    }
  else
    answer (message, 404, "text/html", "<p>Nothing here");
}

static Site *
site_new (void)
{
  Site *site = g_new0 (Site, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  site->server = soup_server_new (NULL, NULL);
  site->asked = g_string_new (NULL);
  soup_server_add_handler (site->server, NULL, asked_cb, site, NULL);
  soup_server_listen_local (site->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (site->server);
  site->base = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return site;
}

static void
site_free (Site *site)
{
  soup_server_disconnect (site->server);
  g_object_unref (site->server);
  g_string_free (site->asked, TRUE);
  g_free (site->user_agent);
  g_free (site->base);
  g_free (site);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Site, site_free)

static void
done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static AssayFetched *
wait_for (AssayFetcher *fetcher, GAsyncResult **result, GError **error)
{
  AssayFetched *fetched;

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  fetched = assay_fetcher_finish (fetcher, *result, error);
  g_clear_object (result);
  return fetched;
}

static AssayFetched *
fetch (AssayFetcher *fetcher, const char *address, AssayFetchFlags flags, GError **error)
{
  GAsyncResult *result = NULL;

  assay_fetcher_fetch_async (fetcher, address, flags, NULL, NULL, NULL, done_cb, &result);
  return wait_for (fetcher, &result, error);
}

static AssayFetched *
fetch_path (Site *site, const char *path, AssayFetchFlags flags, GError **error)
{
  g_autoptr (AssayFetcher) fetcher = assay_fetcher_new_full (NULL, NULL, NULL);
  g_autofree char *address = g_strconcat (site->base, path, NULL);

  return fetch (fetcher, address, flags, error);
}

static void
test_page (void)
{
  g_autoptr (Site) site = site_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayFetched) fetched = fetch_path (site, "/page#:~:text=caf", 0, &error);
  g_autofree char *ended = g_strconcat (site->base, "/page", NULL);
  guint n_hops;
  const AssayFetchHop *const *hops;

  g_assert_no_error (error);
  g_assert_cmpstr (assay_fetched_get_asked (fetched), ==, ended);
  g_assert_cmpstr (assay_fetched_get_ended (fetched), ==, ended);
  g_assert_cmpuint (assay_fetched_get_status (fetched), ==, 200);
  g_assert_cmpstr (assay_fetched_get_mime (fetched), ==, "text/html");
  g_assert_cmpstr (assay_fetched_get_charset (fetched), ==, "ISO-8859-1");
  g_assert_true (assay_fetched_is_page (fetched));
  g_assert_cmpmem (g_bytes_get_data (assay_fetched_get_body (fetched), NULL),
                   g_bytes_get_size (assay_fetched_get_body (fetched)), "<p>caf\xe9", 7);
  g_assert_nonnull (strstr (site->user_agent, "Assay/" ASSAY_VERSION));
  g_assert_nonnull (strstr (assay_fetched_get_tool (fetched), "libsoup"));
  hops = assay_fetched_get_hops (fetched, &n_hops);
  g_assert_cmpuint (n_hops, ==, 1);
  g_assert_cmpstr (hops[0]->server, ==, "127.0.0.1");
  g_assert_true (g_str_has_prefix (hops[0]->request, "GET /page HTTP/1.1\r\n"));
  g_assert_true (g_str_has_prefix (hops[0]->headers, "HTTP/1.1 200 OK\r\n"));
}

static void
test_redirects (void)
{
  g_autoptr (Site) site = site_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayFetched) fetched = fetch_path (site, "/moved", 0, &error);
  g_autofree char *redirects = NULL;
  g_autofree char *expected
      = g_strdup_printf ("301 %s/moved\n302 %s/further", site->base, site->base);

  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (assay_fetched_get_asked (fetched), "/moved"));
  g_assert_true (g_str_has_suffix (assay_fetched_get_ended (fetched), "/page"));
  redirects = assay_fetched_dup_redirects (fetched);
  g_assert_cmpstr (redirects, ==, expected);
  g_assert_null (fetch_path (site, "/circle", 0, &error));
  g_assert_error (error, ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_REDIRECT);
}

static void
test_status (void)
{
  g_autoptr (Site) site = site_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayFetched) fetched = NULL;

  g_assert_null (fetch_path (site, "/nothing", 0, &error));
  g_assert_error (error, ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_STATUS);
  g_assert_nonnull (strstr (error->message, "404"));
  g_clear_error (&error);
  fetched = fetch_path (site, "/nothing", ASSAY_FETCH_KEEP_ERRORS, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (assay_fetched_get_status (fetched), ==, 404);
}

static void
test_request (void)
{
  g_autoptr (Site) site = site_new ();
  g_autoptr (AssayFetcher) fetcher = assay_fetcher_new_full (NULL, NULL, NULL);
  g_autofree char *address = g_strconcat (site->base, "/post", NULL);
  g_autoptr (GBytes) body = g_bytes_new_static ("query", 5);
  AssayFetchRequest request = {
    .method = "POST", .address = address, .content_type = "application/x-test", .body = body
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayFetched) fetched = NULL;
  GAsyncResult *result = NULL;

  assay_fetcher_request_async (fetcher, &request, NULL, NULL, NULL, done_cb, &result);
  fetched = wait_for (fetcher, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (assay_fetched_get_body (fetched), NULL),
                   g_bytes_get_size (assay_fetched_get_body (fetched)), "application/x-test query",
                   24);
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *typed;
    const char *clean;
  } addresses[] = {
    { " https://a.example/b?c=d#e ", "https://a.example/b?c=d" },
    { "zeitung.example/a", "https://zeitung.example/a" },
    { "HTTPS://A.Example:443", "https://a.example/" },
    { "https://bücher.example/ä b", "https://xn--bcher-kva.example/%C3%A4%20b" },
    { "https://user:secret@a.example/", NULL },
    { "file:///etc/passwd", NULL },
    { "javascript:alert(1)", NULL },
    { "https://", NULL },
    { "ftp://a.example/", NULL },
    { "nothing", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *clean = assay_fetch_address_clean (addresses[i].typed, NULL);

      g_assert_cmpstr (clean, ==, addresses[i].clean);
    }
  g_assert_true (assay_fetch_address_is_lone (" https://a.example/b\n"));
  g_assert_false (assay_fetch_address_is_lone ("see https://a.example/b"));
  g_assert_false (assay_fetch_address_is_lone ("https://a.example/ https://b.example/"));
}

/* A message is cut between characters, never within one. */
static void
test_long_address (void)
{
  g_autoptr (GString) typed = g_string_new ("x:");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (typed, "€");
  g_assert_null (assay_fetch_address_clean (typed->str, &error));
  g_assert_error (error, ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_ADDRESS);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fetch/page", test_page);
  g_test_add_func ("/fetch/redirects", test_redirects);
  g_test_add_func ("/fetch/long-address", test_long_address);
  g_test_add_func ("/fetch/status", test_status);
  g_test_add_func ("/fetch/request", test_request);
  g_test_add_func ("/fetch/addresses", test_addresses);
  return g_test_run ();
}
