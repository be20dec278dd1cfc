/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-fetch"

#include "config.h"

#include "assay-fetch-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ADDRESS 8000
/* As browsers read addresses: escapes are kept, what must be escaped is. */
#define URI_FLAGS                                                                                  \
  (G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED_PATH | G_URI_FLAGS_ENCODED_QUERY                 \
   | G_URI_FLAGS_ENCODED_FRAGMENT | G_URI_FLAGS_SCHEME_NORMALIZE | G_URI_FLAGS_PARSE_RELAXED)

char *
assay_fetch_dup_shown (const char *words, glong most)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);

  return g_utf8_strlen (valid, -1) > most ? g_utf8_substring (valid, 0, most)
                                          : g_steal_pointer (&valid);
}

static gboolean
is_web (const char *address)
{
  return g_ascii_strncasecmp (address, "http://", 7) == 0
         || g_ascii_strncasecmp (address, "https://", 8) == 0;
}

/* "zeitung.example/a": a dot before the first slash, and no scheme. */
static gboolean
lacks_scheme (const char *address)
{
  gsize host = strcspn (address, "/?#");
  const char *colon = memchr (address, ':', host);

  return memchr (address, '.', host) != NULL && memchr (address, '@', host) == NULL
         && (colon == NULL || g_ascii_isdigit (colon[1]));
}

static char *
join (GUri *uri)
{
  const char *path = g_uri_get_path (uri);
  int port = g_uri_get_port (uri);
  g_autofree char *host = g_hostname_to_ascii (g_uri_get_host (uri));
  gboolean is_usual
      = port == -1 || port == (g_str_equal (g_uri_get_scheme (uri), "http") ? 80 : 443);
  g_autofree char *lower = host != NULL ? g_ascii_strdown (host, -1) : NULL;

  if (lower == NULL || *lower == '\0' || strpbrk (lower, " /\\@%") != NULL)
    return NULL;
  /* GLib takes what follows a ';' in a host for the path. */
  if (*path != '\0' && *path != '/')
    return NULL;
  return g_uri_join (URI_FLAGS, g_uri_get_scheme (uri), NULL, lower, is_usual ? -1 : port,
                     *path != '\0' ? path : "/", g_uri_get_query (uri), NULL);
}

char *
assay_fetch_address_clean (const char *address, GError **error)
{
  g_autofree char *bare = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *ascii = NULL;
  g_autofree char *clean = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  bare = g_strstrip (g_strdup (address));
  if (lacks_scheme (bare))
    {
      char *whole = g_strconcat ("https://", bare, NULL);

      g_free (bare);
      bare = whole;
    }
  shown = assay_fetch_dup_shown (bare, 80);
  if (strlen (bare) > MAX_ADDRESS || !is_web (bare) || !g_utf8_validate (bare, -1, NULL))
    {
      g_set_error (error, ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_ADDRESS,
                   _ ("cannot fetch '%s': not an address of the web (https://…)"), shown);
      return NULL;
    }
  uri = g_uri_parse (bare, URI_FLAGS, NULL);
  if (uri != NULL && g_uri_get_userinfo (uri) != NULL)
    {
      g_set_error_literal (error, ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_ADDRESS,
                           _ ("cannot fetch an address with a name or password in it, which would "
                              "be kept in the project; leave it out, or use the capture window to "
                              "log in"));
      return NULL;
    }
  clean = uri != NULL ? join (uri) : NULL;
  /* Letters beyond ASCII in path and query go as UTF-8 with percent signs. */
  ascii = clean != NULL ? g_uri_escape_string (clean, "%:/?#[]@!$&'()*+,;=", FALSE) : NULL;
  if (ascii == NULL)
    g_set_error (error, ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_ADDRESS,
                 _ ("cannot fetch '%s': the address is not well-formed"), shown);
  return g_steal_pointer (&ascii);
}

gboolean
assay_fetch_address_is_lone (const char *text)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));
  g_autofree char *clean = NULL;

  if (!is_web (bare) || strpbrk (bare, " \t\r\n<>\"") != NULL)
    return FALSE;
  clean = assay_fetch_address_clean (bare, NULL);
  return clean != NULL || strchr (bare, '@') != NULL;
}

char *
assay_fetch_address_dup_display (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, URI_FLAGS, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autofree char *readable = host != NULL ? g_hostname_to_unicode (host) : NULL;

  if (readable == NULL || g_strcmp0 (readable, host) == 0)
    return g_strdup (address);
  /* Translators: an address, and its host in letters that are not of the English alphabet */
  return g_strdup_printf (_ ("%s (%s)"), address, readable);
}
