/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fetch-site.h"

#include <string.h>

static void
note_header (const char *name, const char *value, gpointer lines)
{
  g_string_append_printf (lines, "%s: %s\n", name, value);
}

static void
note_cb (SoupServer *server,
         SoupServerMessage *message,
         const char *path,
         GHashTable *query,
         gpointer user_data)
{
  Site *site = user_data;

  g_string_append_printf (site->asked, "%s ", path);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), note_header,
                                site->headers);
}

Site *
site_new (GTlsCertificate *certificate, SoupServerCallback answer)
{
  Site *site = g_new0 (Site, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  site->server = soup_server_new (NULL, NULL);
  site->asked = g_string_new (NULL);
  site->headers = g_string_new (NULL);
  if (certificate != NULL)
    soup_server_set_tls_certificate (site->server, certificate);
  soup_server_add_early_handler (site->server, NULL, note_cb, site, NULL);
  soup_server_add_handler (site->server, NULL, answer, site, NULL);
  soup_server_listen_local (
      site->server, 0,
      SOUP_SERVER_LISTEN_IPV4_ONLY | (certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0), &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (site->server);
  site->base = g_strdup_printf ("%s://127.0.0.1:%d", certificate != NULL ? "https" : "http",
                                g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return site;
}

void
site_free (Site *site)
{
  soup_server_disconnect (site->server);
  g_object_unref (site->server);
  g_string_free (site->asked, TRUE);
  g_string_free (site->headers, TRUE);
  g_free (site->base);
  g_free (site);
}

char *
site_dup (Site *site, const char *path)
{
  return g_strconcat (site->base, path, NULL);
}

void
site_answer (SoupServerMessage *message, guint status, const char *type, const char *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, body, strlen (body));
}

void
site_answer_bytes (SoupServerMessage *message, const char *type, const char *encoding, GBytes *body)
{
  gsize len;
  const char *data = g_bytes_get_data (body, &len);

  soup_server_message_set_status (message, 200, NULL);
  if (encoding != NULL)
    soup_message_headers_append (soup_server_message_get_response_headers (message),
                                 "Content-Encoding", encoding);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, data, len);
}

GBytes *
site_gzip (const char *text, gsize len)
{
  g_autoptr (GConverter) packer
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (text, (gssize) len, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, packer);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

void
fetch_done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GAsyncResult *
fetch_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (result);
}

AssayFetched *
fetch_address (AssayFetcher *fetcher, const char *address, AssayFetchFlags flags, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  assay_fetcher_fetch_async (fetcher, address, flags, NULL, NULL, NULL, fetch_done_cb, &slot);
  result = fetch_wait (&slot);
  return assay_fetcher_finish (fetcher, result, error);
}
