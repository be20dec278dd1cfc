/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-fetch"

#include "config.h"

#include "assay-fetch-private.h"

#include <glib/gi18n-lib.h>

/* What went wrong on the network, in words that say what to do next. */

/* What an error carries beside its words. */
typedef struct
{
  guint status; /* of HTTP, 0 without */
} AssayFetchErrorPrivate;

static void
assay_fetch_error_private_init (AssayFetchErrorPrivate *private)
{
  private->status = 0;
}

static void
assay_fetch_error_private_copy (const AssayFetchErrorPrivate *from, AssayFetchErrorPrivate *to)
{
  to->status = from->status;
}

static void
assay_fetch_error_private_clear (AssayFetchErrorPrivate *private)
{
}

G_DEFINE_EXTENDED_ERROR (AssayFetchError, assay_fetch_error)

guint
assay_fetch_error_get_status (const GError *error)
{
  const AssayFetchErrorPrivate *private
      = error->domain == ASSAY_FETCH_ERROR ? assay_fetch_error_get_private (error) : NULL;

  return private != NULL ? private->status : 0;
}

static char *
dup_date (GDateTime *date)
{
  return date != NULL ? g_date_time_format (date, "%Y-%m-%d") : g_strdup ("?");
}

static char *
dup_names (GTlsCertificate *certificate)
{
  g_autoptr (GPtrArray) names = g_tls_certificate_get_dns_names (certificate);
  GString *words = g_string_new (NULL);

  for (guint i = 0; names != NULL && i < MIN (names->len, 3); i++)
    {
      gsize len;
      const char *name = g_bytes_get_data (names->pdata[i], &len);
      g_autofree char *text = g_utf8_make_valid (name != NULL ? name : "", (gssize) len);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", text);
    }
  return g_string_free (words, words->len == 0);
}

static gboolean
is_self_signed (GTlsCertificate *certificate)
{
  g_autofree char *subject = g_tls_certificate_get_subject_name (certificate);
  g_autofree char *issuer = g_tls_certificate_get_issuer_name (certificate);

  return subject != NULL && g_strcmp0 (subject, issuer) == 0;
}

static char *
dup_tls_reason (GTlsCertificate *certificate, GTlsCertificateFlags errors)
{
  g_autoptr (GDateTime) until = g_tls_certificate_get_not_valid_after (certificate);
  g_autoptr (GDateTime) from = g_tls_certificate_get_not_valid_before (certificate);
  g_autofree char *until_date = dup_date (until);
  g_autofree char *from_date = dup_date (from);
  g_autofree char *names = dup_names (certificate);

  if (errors & G_TLS_CERTIFICATE_REVOKED)
    return g_strdup (_ ("its certificate was withdrawn"));
  if (errors & G_TLS_CERTIFICATE_EXPIRED)
    return g_strdup_printf (_ ("its certificate ran out on %s"), until_date);
  if (errors & G_TLS_CERTIFICATE_NOT_ACTIVATED)
    return g_strdup_printf (_ ("its certificate is not valid before %s; is the clock right?"),
                            from_date);
  if (errors & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return g_strdup (is_self_signed (certificate)
                         ? _ ("its certificate is signed by itself only")
                         : _ ("nobody this computer trusts vouches for its certificate"));
  if (errors & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return names != NULL ? g_strdup_printf (_ ("its certificate is for another name (%s)"), names)
                         : g_strdup (_ ("its certificate is for another name"));
  if (errors & G_TLS_CERTIFICATE_INSECURE)
    return g_strdup (_ ("its certificate uses a method that is no longer safe"));
  return g_strdup (_ ("its certificate is not valid"));
}

/* The libraries' sentences end in a full stop; here they stand within one. */
static char *
dup_part (const char *sentence)
{
  g_autofree char *part = g_strchomp (g_strdup (sentence));
  gsize len = strlen (part);

  while (len > 0 && (part[len - 1] == '.' || g_ascii_isspace (part[len - 1])))
    part[--len] = '\0';
  return g_steal_pointer (&part);
}

static GError *
say_tls (const char *host, SoupMessage *message, const GError *error)
{
  GTlsCertificate *certificate
      = message != NULL ? soup_message_get_tls_peer_certificate (message) : NULL;
  GTlsCertificateFlags errors
      = message != NULL ? soup_message_get_tls_peer_certificate_errors (message) : 0;
  g_autofree char *reason = certificate != NULL && errors != 0
                                ? dup_tls_reason (certificate, errors)
                                : dup_part (error->message);

  return g_error_new (ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_TLS,
                      /* Translators: a host and a reason */
                      _ ("cannot fetch from '%s' safely: %s; the page may be forged: try another "
                         "network or another address"),
                      host, reason);
}

static gboolean
is_unreachable (const GError *error)
{
  return error->domain == G_RESOLVER_ERROR
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_FAILED);
}

GError *
assay_fetch_words_for_error (GError *error, const char *address, SoupMessage *message)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : address;
  g_autoptr (GError) own = error;
  g_autofree char *why = dup_part (error->message);

  if (g_error_matches (own, G_IO_ERROR, G_IO_ERROR_CANCELLED) || own->domain == ASSAY_FETCH_ERROR)
    return g_steal_pointer (&own);
  if (own->domain == G_TLS_ERROR)
    return say_tls (host, message, own);
  if (g_error_matches (own, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND))
    return g_error_new (ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_UNREACHABLE,
                        _ ("cannot find '%s': no server has that name; check the address and the "
                           "network"),
                        host);
  if (is_unreachable (own))
    return g_error_new (ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_UNREACHABLE,
                        _ ("cannot reach '%s': %s"), host, why);
  if (g_error_matches (own, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)
      || g_error_matches (own, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    return g_error_new (ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_BROKEN,
                        _ ("'%s' ended its answer too early; try again"), host);
  return g_error_new (ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_BROKEN,
                      _ ("cannot understand the answer of '%s': %s"), host, why);
}

gboolean
assay_fetch_is_whole (SoupMessage *message, gsize n_bytes, GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  guint status = soup_message_get_status (message);

  if (g_strcmp0 (soup_message_get_method (message), "HEAD") == 0 || status == 204 || status == 304
      || soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH
      || (goffset) n_bytes >= soup_message_headers_get_content_length (headers))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "fewer bytes than announced");
  return FALSE;
}

static const char *
say_status (guint status)
{
  static const struct
  {
    guint status;
    const char *words;
  } known[] = {
    { 204, N_ ("there is nothing on this page") },
    { 205, N_ ("there is nothing on this page") },
    { 304, N_ ("it takes it that the page is here already; try again later") },
    { 401, N_ ("it wants a name and a password; log in with the capture window") },
    { 402, N_ ("it wants to be paid; log in with the capture window") },
    { 403, N_ ("it does not give this page; try the capture window") },
    { 404, N_ ("there is no such page; check the address, or look for it in an archive") },
    { 410, N_ ("the page was taken away; look for it in an archive") },
    { 429, N_ ("too many requests; wait a while") },
    { 451, N_ ("the page is held back for legal reasons; look for it in an archive") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].status == status)
      return _ (known[i].words);
  return status >= 500 ? _ ("it has trouble of its own; try again later")
                       : _ ("it refuses the request");
}

GError *
assay_fetch_words_for_status (const AssayFetchHop *hop)
{
  g_autoptr (GUri) uri = g_uri_parse (hop->address, G_URI_FLAGS_PARSE_RELAXED, NULL);
  GError *error
      = g_error_new (ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_STATUS,
                     /* Translators: a host, what it says, and the number of the status */
                     _ ("'%s' says no: %s (%u)"), uri != NULL ? g_uri_get_host (uri) : hop->address,
                     say_status (hop->status), hop->status);

  assay_fetch_error_get_private (error)->status = hop->status;

  return error;
}

GError *
assay_fetch_words_for_redirect (const char *host, const char *location, const char *why)
{
  g_autofree char *shown = assay_fetch_dup_shown (location, 200);

  return g_error_new (ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_REDIRECT,
                      /* Translators: a host, an address, a reason */
                      _ ("'%s' leads on to '%s': %s"), host, shown, why);
}
