/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-fetch"

#include "config.h"

#include "assay-fetch-private.h"

#include <string.h>

/* What was asked and answered, as lines of HTTP/1.1. */

static void
append_header (const char *name, const char *value, gpointer lines)
{
  if (g_ascii_strcasecmp (name, "Transfer-Encoding") == 0)
    name = "X-Archive-Orig-Transfer-Encoding";
  g_string_append_printf (lines, "%s: %s\r\n", name, value);
}

char *
assay_fetch_head_dup_request (SoupMessage *message)
{
  GString *lines = g_string_new (NULL);
  GUri *uri = soup_message_get_uri (message);
  const char *host = g_uri_get_host (uri);
  const char *query = g_uri_get_query (uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  g_string_append_printf (lines, "%s %s%s%s HTTP/1.1\r\n", soup_message_get_method (message),
                          g_uri_get_path (uri), query != NULL ? "?" : "",
                          query != NULL ? query : "");
  if (soup_message_headers_get_one (headers, "Host") == NULL)
    {
      g_string_append_printf (lines, strchr (host, ':') != NULL ? "Host: [%s]" : "Host: %s", host);
      if (g_uri_get_port (uri) != -1)
        g_string_append_printf (lines, ":%d", g_uri_get_port (uri));
      g_string_append (lines, "\r\n");
    }
  soup_message_headers_foreach (headers, append_header, lines);
  return g_string_free (lines, FALSE);
}

char *
assay_fetch_head_dup_response (SoupMessage *message)
{
  GString *lines = g_string_new (NULL);
  const char *reason = soup_message_get_reason_phrase (message);

  g_string_append_printf (lines, "HTTP/1.1 %u %s\r\n", soup_message_get_status (message),
                          reason != NULL ? reason : "");
  soup_message_headers_foreach (soup_message_get_response_headers (message), append_header, lines);
  return g_string_free (lines, FALSE);
}
