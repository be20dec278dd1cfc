/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-reader"
#include "config.h"

#include "assay-scheme.h"

#include <string.h>

/* The assay: scheme. assay:page/SERIAL is the page offered to the view that asks, assay:r/NAME one
 * of its pictures; every other address is refused. Lives on the main thread. */

#define PAGE_PREFIX "assay:page/"
#define RESOURCE_PREFIX "assay:r/"
#define NAME_MAX_LENGTH 200

#define POLICY_COMMON                                                                              \
  "default-src 'none'; img-src assay:; script-src 'none'; connect-src 'none'; font-src 'none'; "   \
  "media-src 'none'; object-src 'none'; frame-src 'none'; child-src 'none'; worker-src 'none'; "   \
  "manifest-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "

typedef struct
{
  AssayPage *page;
  char *uri;
  gboolean plain;
} Offer;

static G_DEFINE_QUARK (assay_scheme_offer, offer);

static void
free_offer (gpointer data)
{
  Offer *self = data;

  g_object_unref (self->page);
  g_free (self->uri);
  g_free (self);
}

static void
refuse (WebKitURISchemeRequest *request)
{
  g_autoptr (GError) error = NULL;

  error = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "nothing at '%s'",
                       webkit_uri_scheme_request_get_uri (request));
  webkit_uri_scheme_request_finish_error (request, error);
}

static void
respond (WebKitURISchemeRequest *request, GBytes *bytes, const char *mime, const char *policy)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (WebKitURISchemeResponse) response = NULL;
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

  response = webkit_uri_scheme_response_new (stream, (gint64) g_bytes_get_size (bytes));
  webkit_uri_scheme_response_set_status (response, 200, NULL);
  webkit_uri_scheme_response_set_content_type (response, mime);
  soup_message_headers_append (headers, "Content-Security-Policy", policy);
  soup_message_headers_append (headers, "X-Content-Type-Options", "nosniff");
  soup_message_headers_append (headers, "X-DNS-Prefetch-Control", "off");
  soup_message_headers_append (headers, "Referrer-Policy", "no-referrer");
  soup_message_headers_append (headers, "Cache-Control", "no-store");
  webkit_uri_scheme_response_set_http_headers (response, headers); /* takes it over */
  webkit_uri_scheme_request_finish_with_response (request, response);
}

static gboolean
is_picture (const char *mime)
{
  static const char *const served[]
      = { "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", NULL };

  return g_strv_contains (served, mime);
}

/* Letters, digits, dot, dash and underscore: what core gives out as names. */
static gboolean
is_name (const char *name)
{
  gsize length = strlen (name);

  if (length == 0 || length > NAME_MAX_LENGTH)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (name[i]) && !strchr ("._-", name[i]))
      return FALSE;
  return TRUE;
}

static void
resource_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WebKitURISchemeRequest) request = user_data;
  g_autoptr (AssayPageResource) resource = NULL;
  g_autoptr (GError) error = NULL;

  resource = assay_page_lookup_finish (ASSAY_PAGE (source), result, &error);
  if (!resource || !is_picture (assay_page_resource_get_mime (resource)))
    {
      refuse (request);
      return;
    }
  respond (request, assay_page_resource_get_bytes (resource),
           assay_page_resource_get_mime (resource), "default-src 'none'");
}

/* The attributes of one tag but for its style; gives what comes behind the tag. Values never hold
 * the quotes they stand in. */
static const char *
append_tag (GByteArray *out, const char *at, const char *end)
{
  static const char style[] = " style=\"";
  gboolean quoted = FALSE;
  const char *from = at;

  for (; at < end && (quoted || *at != '>'); at++)
    {
      if (!quoted && (gsize) (end - at) >= sizeof style - 1
          && memcmp (at, style, sizeof style - 1) == 0)
        {
          g_byte_array_append (out, (const guint8 *) from, (guint) (at - from));
          at = memchr (at + sizeof style - 1, '"', (gsize) (end - at) - (sizeof style - 1));
          if (at == NULL)
            return end;
          from = at + 1;
        }
      else if (*at == '"')
        quoted = !quoted;
    }
  g_byte_array_append (out, (const guint8 *) from, (guint) (at - from));
  return at;
}

/* The plain style has nothing of the publisher's. A policy could not say so: WebKit heeds the one
 * that a view was made with, and neither headers nor the page. The page is one of ours, written in
 * one form: at most one style element, and style attributes in double quotes. Its text stays. */
static GBytes *
dup_html (const Offer *offer)
{
  static const char open[] = "<style>";
  static const char close[] = "</style>";
  GBytes *html = assay_page_get_html (offer->page);
  gsize len;
  const char *at = g_bytes_get_data (html, &len);
  const char *end = at + len;
  GByteArray *out;

  if (!offer->plain || len == 0)
    return g_bytes_ref (html);
  out = g_byte_array_sized_new ((guint) len);
  while (at < end)
    {
      const char *tag = memchr (at, '<', (gsize) (end - at));
      const char *sheet_end;

      tag = tag != NULL ? tag : end;
      g_byte_array_append (out, (const guint8 *) at, (guint) (tag - at));
      at = tag;
      if ((gsize) (end - at) >= sizeof open && memcmp (at, open, sizeof open - 1) == 0)
        {
          sheet_end = g_strstr_len (at, end - at, close);
          at = sheet_end != NULL ? sheet_end + sizeof close - 1 : end;
        }
      else if (at < end)
        at = append_tag (out, at, end);
    }
  return g_byte_array_free_to_bytes (out);
}

static void
respond_with_page (WebKitURISchemeRequest *request, const Offer *offer)
{
  g_autoptr (GBytes) html = dup_html (offer);

  respond (request, html, "text/html; charset=utf-8", assay_scheme_get_policy (offer->plain));
}

static void
requested_cb (WebKitURISchemeRequest *request, gpointer user_data)
{
  const char *uri = webkit_uri_scheme_request_get_uri (request);
  WebKitWebView *view = webkit_uri_scheme_request_get_web_view (request);
  Offer *offer = view ? g_object_get_qdata (G_OBJECT (view), offer_quark ()) : NULL;

  if (!offer || g_strcmp0 (webkit_uri_scheme_request_get_http_method (request), "GET") != 0)
    refuse (request);
  else if (strcmp (uri, offer->uri) == 0)
    respond_with_page (request, offer);
  else if (g_str_has_prefix (uri, RESOURCE_PREFIX) && is_name (uri + strlen (RESOURCE_PREFIX)))
    assay_page_lookup_async (offer->page, uri + strlen (RESOURCE_PREFIX), NULL, resource_found_cb,
                             g_object_ref (request));
  else
    refuse (request);
}

void
assay_scheme_register (WebKitWebContext *context)
{
  webkit_web_context_register_uri_scheme (context, "assay", requested_cb, NULL, NULL);
}

char *
assay_scheme_offer (WebKitWebView *view, AssayPage *page, gboolean plain)
{
  Offer *offer = g_new0 (Offer, 1);

  offer->page = g_object_ref (page);
  offer->plain = plain;
  /* Random, so that a page cannot name its own address, or what it showed before. */
  offer->uri = g_strdup_printf (PAGE_PREFIX "%08x%08x", g_random_int (), g_random_int ());
  g_object_set_qdata_full (G_OBJECT (view), offer_quark (), offer, free_offer);
  return g_strdup (offer->uri);
}

void
assay_scheme_withdraw (WebKitWebView *view)
{
  g_object_set_qdata (G_OBJECT (view), offer_quark (), NULL);
}

const char *
assay_scheme_get_policy (gboolean plain)
{
  return plain ? POLICY_COMMON "style-src 'none'" : POLICY_COMMON "style-src 'unsafe-inline'";
}
