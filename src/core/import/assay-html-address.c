/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-html-address.h"
#include "assay-import-private.h"
#include "assay-kind.h"

#include <gio/gio.h>
#include <string.h>

#define MAX_LINK_BYTES 8192
#define MAX_PICTURE_BYTES ((gsize) 20 * 1000 * 1000)

/* As browsers read an address: white space and controls at its edges do not count, nor do line ends
 * and tabs inside. */
static char *
dup_bare (const char *address)
{
  GString *bare = g_string_new (NULL);

  while (*address != '\0' && (guchar) *address <= ' ')
    address++;
  for (; *address != '\0'; address++)
    if (*address != '\n' && *address != '\r' && *address != '\t')
      g_string_append_c (bare, *address);
  while (bare->len > 0 && (guchar) bare->str[bare->len - 1] <= ' ')
    g_string_truncate (bare, bare->len - 1);
  return g_string_free (bare, FALSE);
}

/* Length of the scheme with its colon; 0 for an address without one. */
static gsize
scheme_length (const char *address)
{
  const char *at = address;

  if (!g_ascii_isalpha (*at))
    return 0;
  while (g_ascii_isalnum (*at) || *at == '+' || *at == '-' || *at == '.')
    at++;
  return *at == ':' ? (gsize) (at - address) + 1 : 0;
}

gboolean
assay_address_is_relative (const char *address)
{
  g_autofree char *bare = dup_bare (address);

  return *bare != '\0' && scheme_length (bare) == 0;
}

static gboolean
has_scheme (const char *address, const char *scheme)
{
  return g_ascii_strncasecmp (address, scheme, strlen (scheme)) == 0;
}

static char *
percent_encode (const char *address)
{
  GString *encoded = g_string_new (NULL);

  for (; *address != '\0'; address++)
    {
      guchar c = (guchar) *address;

      if (c <= ' ' || c >= 0x7F || strchr ("\"<>\\^`{|}", c) != NULL)
        g_string_append_printf (encoded, "%%%02X", c);
      else
        g_string_append_c (encoded, (char) c);
    }
  return g_string_free (encoded, FALSE);
}

static char *
check_absolute (const char *address)
{
  gsize scheme = scheme_length (address);
  const char *rest = address + scheme;
  g_autofree char *lower = g_ascii_strdown (address, (gssize) scheme);
  g_autofree char *encoded = NULL;

  if (strlen (address) > MAX_LINK_BYTES)
    return NULL;
  if (has_scheme (address, "http:") || has_scheme (address, "https:"))
    {
      if (!g_str_has_prefix (rest, "//") || rest[2] == '\0' || rest[2] == '/' || rest[2] == '\\')
        return NULL;
    }
  else if (!has_scheme (address, "mailto:") || *rest == '\0')
    return NULL;
  encoded = percent_encode (rest);
  return g_strconcat (lower, encoded, NULL);
}

/* GLib takes what follows a ';' in a host for the path, and then trips over a path that does not
 * begin as one. */
static gboolean
is_sound (GUri *uri)
{
  const char *path = g_uri_get_path (uri);

  return g_uri_get_host (uri) == NULL || *path == '\0' || *path == '/';
}

static char *
complete (const char *address, const char *base)
{
  const GUriFlags flags = G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED;
  g_autofree char *encoded = percent_encode (address);
  g_autoptr (GUri) from = base != NULL ? g_uri_parse (base, flags, NULL) : NULL;
  g_autoptr (GUri) whole
      = from != NULL && is_sound (from) ? g_uri_parse_relative (from, encoded, flags, NULL) : NULL;

  return whole != NULL && is_sound (whole) ? g_uri_to_string (whole) : NULL;
}

char *
assay_address_clean_link (const char *href, const char *base, gboolean *ret_refused)
{
  g_autofree char *bare = dup_bare (href);
  g_autofree char *whole = NULL;
  char *clean;

  *ret_refused = FALSE;
  if (*bare == '\0' || *bare == '#')
    return NULL;
  whole = scheme_length (bare) > 0 ? g_steal_pointer (&bare) : complete (bare, base);
  clean = whole != NULL ? check_absolute (whole) : NULL;
  *ret_refused = clean == NULL;
  return clean;
}

char *
assay_address_clean_base (const char *href, const char *base)
{
  gboolean refused;
  g_autofree char *clean = assay_address_clean_link (href, base, &refused);

  return clean != NULL && has_scheme (clean, "http") ? g_steal_pointer (&clean) : NULL;
}

char *
assay_address_dup_key (const char *address, const char *base)
{
  g_autofree char *clean = assay_address_clean_base (address, base);
  GUriFlags flags = G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_SCHEME_NORMALIZE;
  g_autoptr (GUri) uri = clean != NULL ? g_uri_parse (clean, flags, NULL) : NULL;
  g_autofree char *name
      = uri != NULL && is_sound (uri) ? g_uri_unescape_string (g_uri_get_host (uri), NULL) : NULL;
  g_autofree char *ascii = name != NULL ? g_hostname_to_ascii (name) : NULL;
  g_autofree char *host = ascii != NULL ? g_ascii_strdown (ascii, -1) : NULL;

  if (host == NULL)
    return NULL;
  return g_uri_join (
      flags, g_uri_get_scheme (uri), g_uri_get_userinfo (uri), host, g_uri_get_port (uri),
      *g_uri_get_path (uri) != '\0' ? g_uri_get_path (uri) : "/", g_uri_get_query (uri), NULL);
}

GBytes *
assay_address_decode_data (const char *address)
{
  const char *comma = strchr (address, ',');
  g_autoptr (GBytes) plain = NULL;
  guchar *decoded;
  gsize len;

  if (comma == NULL || strlen (comma) > MAX_PICTURE_BYTES * 3)
    return NULL;
  plain = g_uri_unescape_bytes (comma + 1, -1, NULL, NULL);
  if (plain == NULL)
    return NULL;
  if (g_strstr_len (address, comma - address, ";base64") == NULL)
    return g_steal_pointer (&plain);
  {
    g_autofree char *text
        = g_strndup (g_bytes_get_data (plain, NULL) ? g_bytes_get_data (plain, NULL) : "",
                     g_bytes_get_size (plain));

    decoded = g_base64_decode (text, &len);
  }
  return g_bytes_new_take (decoded, len);
}

static const char *
take_inline_picture (AssayImport *import, const char *address)
{
  g_autoptr (GBytes) bytes = assay_address_decode_data (address);
  const char *mime;

  if (bytes == NULL || g_bytes_get_size (bytes) == 0
      || g_bytes_get_size (bytes) > MAX_PICTURE_BYTES)
    return NULL;
  mime = assay_kind_of_picture (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return mime != NULL ? assay_import_add_resource (import, "", mime, bytes) : NULL;
}

char *
assay_address_complete (const char *address, const char *base)
{
  g_autofree char *bare = dup_bare (address);
  char *whole = scheme_length (bare) == 0 ? complete (bare, base) : NULL;

  return whole != NULL ? whole : g_steal_pointer (&bare);
}

GBytes *
assay_address_find_part (AssayImport *import, const char *address, const char *base)
{
  g_autofree char *whole = assay_address_complete (address, base);
  GBytes *bytes = assay_import_find_part (import, whole);
  g_autofree char *key = bytes == NULL ? assay_address_dup_key (address, base) : NULL;

  return key != NULL ? assay_import_find_part (import, key) : bytes;
}

/* A picture that came along with the document; NULL when none of its parts has this address. */
static const char *
take_part (AssayImport *import, const char *bare, const char *base)
{
  GBytes *bytes = assay_address_find_part (import, bare, base);
  const char *mime;

  if (bytes == NULL)
    return NULL;
  mime = assay_kind_of_picture (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return mime != NULL ? assay_import_add_resource (import, bare, mime, bytes) : NULL;
}

const char *
assay_address_take_picture (AssayImport *import,
                            GHashTable *known,
                            const char *src,
                            const char *base)
{
  g_autofree char *bare = dup_bare (src);
  gsize scheme = scheme_length (bare);
  const char *name = g_hash_table_lookup (known, bare);

  if (name != NULL || *bare == '\0' || *bare == '#')
    return name;
  if (has_scheme (bare, "data:"))
    name = take_inline_picture (import, bare);
  else if (strlen (bare) <= MAX_LINK_BYTES)
    {
      name = take_part (import, bare, base);
      if (name == NULL
          && (scheme == 0 || has_scheme (bare, "http:") || has_scheme (bare, "https:")
              || has_scheme (bare, "cid:") || has_scheme (bare, "assay:")))
        name = assay_import_add_resource (import, bare, NULL, NULL);
    }
  if (name != NULL)
    g_hash_table_insert (known, g_steal_pointer (&bare), (gpointer) name);
  return name;
}
