/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-fetch"

#include "config.h"

#include "assay-fetch-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What came, held as it came. Built up by this room, then handed out and never changed. */
struct _AssayFetched
{
  GPtrArray *hops;   /* of AssayFetchHop */
  GPtrArray *parts;  /* of GPtrArray of AssayFetchHop, shared by copies */
  GPtrArray *losses; /* of AssayFetchLoss */
  GHashTable *addresses;
  GBytes *body;
  char *mime;
  char *charset;
  char *tool;
  gboolean is_page;
  gboolean is_private;
};

G_DEFINE_BOXED_TYPE (AssayFetched, assay_fetched, assay_fetched_ref, assay_fetched_unref)

AssayFetchHop *
assay_fetch_hop_new (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  AssayFetchHop *hop = g_new0 (AssayFetchHop, 1);

  hop->at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  return hop;
}

void
assay_fetch_hop_free (AssayFetchHop *hop)
{
  g_free (hop->address);
  g_free (hop->method);
  g_free (hop->at);
  g_free (hop->server);
  g_free (hop->request);
  g_free (hop->headers);
  g_clear_pointer (&hop->body, g_bytes_unref);
  g_free (hop);
}

static void
free_loss (gpointer data)
{
  AssayFetchLoss *loss = data;

  g_free (loss->what);
  g_free (loss->address);
  g_free (loss->why);
  g_free (loss);
}

static AssayFetched *
alloc (void)
{
  AssayFetched *self = g_atomic_rc_box_new0 (AssayFetched);

  self->losses = g_ptr_array_new_with_free_func (free_loss);
  self->addresses = g_hash_table_new (g_str_hash, g_str_equal);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->tool
      = g_strdup_printf ("Assay " ASSAY_VERSION ", libsoup %u.%u.%u", soup_get_major_version (),
                         soup_get_minor_version (), soup_get_micro_version ());
  return self;
}

static void
clear (gpointer data)
{
  AssayFetched *self = data;

  g_clear_pointer (&self->hops, g_ptr_array_unref);
  g_hash_table_unref (self->addresses);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->losses);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->mime);
  g_free (self->charset);
  g_free (self->tool);
}

static const AssayFetchHop *
get_last (AssayFetched *self)
{
  return g_ptr_array_index (self->hops, self->hops->len - 1);
}

/* The value of a header in lines of "Name: value"; the first line is the status. Servers may send
 * any bytes: what is no UTF-8 in it is replaced. */
static char *
find_header (const char *headers, const char *name)
{
  gsize len = strlen (name);

  for (const char *line = strstr (headers, "\r\n"); line != NULL; line = strstr (line, "\r\n"))
    {
      line += 2;
      if (g_ascii_strncasecmp (line, name, len) == 0 && line[len] == ':')
        return g_strstrip (
            g_utf8_make_valid (line + len + 1, (gssize) strcspn (line + len + 1, "\r")));
    }
  return NULL;
}

static void
read_type (AssayFetched *self)
{
  g_autofree char *type = find_header (get_last (self)->headers, "Content-Type");
  g_autoptr (GHashTable) params = NULL;
  g_autofree char *bare
      = g_strndup (type != NULL ? type : "", type != NULL ? strcspn (type, ";,") : 0);
  const char *semicolon = type != NULL ? strchr (type, ';') : NULL;
  const char *charset;

  self->mime = g_ascii_strdown (g_strstrip (bare), -1);
  params = soup_header_parse_semi_param_list (semicolon != NULL ? semicolon + 1 : "");
  charset = g_hash_table_lookup (params, "charset");
  self->charset = g_strdup (charset != NULL ? charset : "");
  soup_header_free_param_list (g_steal_pointer (&params));
}

/* Unpacks as a stream, so that what comes out is bounded, not what goes in. */
static GBytes *
unpack (GBytes *packed, GZlibCompressorFormat format, gsize max_bytes, GError **error)
{
  g_autoptr (GConverter) unpacker = G_CONVERTER (g_zlib_decompressor_new (format));
  g_autoptr (GByteArray) out = g_byte_array_new ();
  gsize left;
  const guint8 *data = g_bytes_get_data (packed, &left);
  guint8 buffer[16384];
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result != G_CONVERTER_FINISHED)
    {
      gsize n_read;
      gsize n_written;

      result = g_converter_convert (unpacker, data, left, buffer, sizeof buffer,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, error);
      if (result == G_CONVERTER_ERROR)
        return NULL;
      data += n_read;
      left -= n_read;
      g_byte_array_append (out, buffer, (guint) n_written);
      if (out->len > max_bytes)
        {
          g_set_error (error, ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_TOO_LARGE,
                       _ ("unpacked it is larger than %u MB"), (guint) (max_bytes / 1000000));
          return NULL;
        }
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

static gboolean
unpack_body (AssayFetched *self, gsize max_bytes, GError **error)
{
  const AssayFetchHop *last = get_last (self);
  g_autofree char *encoding = find_header (last->headers, "Content-Encoding");

  if (encoding == NULL || *encoding == '\0' || g_ascii_strcasecmp (encoding, "identity") == 0
      || g_bytes_get_size (last->body) == 0)
    self->body = g_bytes_ref (last->body);
  else if (g_ascii_strcasecmp (encoding, "gzip") == 0
           || g_ascii_strcasecmp (encoding, "x-gzip") == 0)
    self->body = unpack (last->body, G_ZLIB_COMPRESSOR_FORMAT_GZIP, max_bytes, error);
  else if (g_ascii_strcasecmp (encoding, "deflate") == 0)
    self->body = unpack (last->body, G_ZLIB_COMPRESSOR_FORMAT_ZLIB, max_bytes, error);
  else
    {
      g_autofree char *shown = assay_fetch_dup_shown (encoding, 40);

      g_set_error (error, ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_BROKEN,
                   _ ("it is packed in a way that nobody asked for (%s)"), shown);
    }
  return self->body != NULL;
}

AssayFetched *
assay_fetched_new (GPtrArray *hops, gboolean private_host, gsize max_bytes, GError **error)
{
  g_autoptr (AssayFetched) self = alloc ();

  self->hops = hops;
  self->is_private = private_host;
  read_type (self);
  /* What a server says nothing about is kept as bytes; the importer sees what it is. */
  self->is_page
      = g_str_equal (self->mime, "text/html") || g_str_equal (self->mime, "application/xhtml+xml");
  /* A page is unpacked where it is parsed: in the importer's process. */
  if (self->is_page)
    self->body = g_bytes_ref (get_last (self)->body);
  else if (!unpack_body (self, max_bytes, error))
    return NULL;
  return g_steal_pointer (&self);
}

AssayFetched *
assay_fetched_copy (AssayFetched *self)
{
  AssayFetched *copy = alloc ();

  copy->hops = g_ptr_array_ref (self->hops);
  copy->body = g_bytes_ref (self->body);
  copy->mime = g_strdup (self->mime);
  copy->charset = g_strdup (self->charset);
  copy->is_page = self->is_page;
  copy->is_private = self->is_private;
  for (guint i = 0; i < self->parts->len; i++)
    assay_fetched_take_part (copy, g_ptr_array_ref (self->parts->pdata[i]));
  for (guint i = 0; i < self->losses->len; i++)
    {
      const AssayFetchLoss *loss = self->losses->pdata[i];

      assay_fetched_lose (copy, loss->what, loss->address, loss->why);
    }
  return copy;
}

void
assay_fetched_take_part (AssayFetched *self, GPtrArray *hops)
{
  const AssayFetchHop *first = g_ptr_array_index (hops, 0);

  g_ptr_array_add (self->parts, hops);
  g_hash_table_add (self->addresses, first->address);
}

void
assay_fetched_lose (AssayFetched *self, const char *what, const char *address, const char *why)
{
  AssayFetchLoss *loss = g_new0 (AssayFetchLoss, 1);

  loss->what = g_strdup (what);
  loss->address = g_strdup (address);
  loss->why = g_strdup (why);
  g_ptr_array_add (self->losses, loss);
}

static gsize
sum (GPtrArray *hops)
{
  gsize size = 0;

  for (guint i = 0; i < hops->len; i++)
    size += g_bytes_get_size (((AssayFetchHop *) hops->pdata[i])->body);
  return size;
}

gsize
assay_fetched_get_size (AssayFetched *self)
{
  gsize size = sum (self->hops);

  for (guint i = 0; i < self->parts->len; i++)
    size += sum (self->parts->pdata[i]);
  return size;
}

GPtrArray *
assay_fetched_peek_parts (AssayFetched *self)
{
  return self->parts;
}

gboolean
assay_fetched_is_private (AssayFetched *self)
{
  return self->is_private;
}

AssayFetched *
assay_fetched_ref (AssayFetched *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
assay_fetched_unref (AssayFetched *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const char *
assay_fetched_get_asked (AssayFetched *self)
{
  return ((AssayFetchHop *) g_ptr_array_index (self->hops, 0))->address;
}

const char *
assay_fetched_get_ended (AssayFetched *self)
{
  return get_last (self)->address;
}

const char *
assay_fetched_get_time (AssayFetched *self)
{
  return get_last (self)->at;
}

guint
assay_fetched_get_status (AssayFetched *self)
{
  return get_last (self)->status;
}

const char *
assay_fetched_get_headers (AssayFetched *self)
{
  return get_last (self)->headers;
}

char *
assay_fetched_dup_header (AssayFetched *self, const char *name)
{
  return find_header (get_last (self)->headers, name);
}

const char *
assay_fetched_get_mime (AssayFetched *self)
{
  return self->mime;
}

const char *
assay_fetched_get_charset (AssayFetched *self)
{
  return self->charset;
}

const char *
assay_fetched_get_tool (AssayFetched *self)
{
  return self->tool;
}

GBytes *
assay_fetched_get_body (AssayFetched *self)
{
  return self->body;
}

gboolean
assay_fetched_is_page (AssayFetched *self)
{
  return self->is_page;
}

const AssayFetchHop *const *
assay_fetched_get_hops (AssayFetched *self, guint *ret_n)
{
  *ret_n = self->hops->len;
  return (const AssayFetchHop *const *) self->hops->pdata;
}

const AssayFetchLoss *const *
assay_fetched_get_losses (AssayFetched *self, guint *ret_n)
{
  *ret_n = self->losses->len;
  return (const AssayFetchLoss *const *) self->losses->pdata;
}

gboolean
assay_fetched_has_part (AssayFetched *self, const char *address)
{
  return g_hash_table_contains (self->addresses, address);
}

guint
assay_fetched_get_n_parts (AssayFetched *self)
{
  return self->parts->len;
}

GBytes *
assay_fetched_dup_capture (AssayFetched *self, const char **ret_mime)
{
  if (ret_mime != NULL)
    *ret_mime = self->is_page ? "application/warc" : self->mime;
  return self->is_page ? assay_fetch_warc_write (self) : g_bytes_ref (self->body);
}

char *
assay_fetched_dup_redirects (AssayFetched *self)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i + 1 < self->hops->len; i++)
    {
      const AssayFetchHop *hop = g_ptr_array_index (self->hops, i);

      g_string_append_printf (lines, "%s%u %s", i > 0 ? "\n" : "", hop->status, hop->address);
    }
  return g_string_free (lines, FALSE);
}
