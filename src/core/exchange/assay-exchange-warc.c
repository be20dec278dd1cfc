/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-warc.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_HEADER 65536

static void
entry_free_cb (gpointer data)
{
  AssayWarcEntry *entry = data;

  g_free (entry->address);
  g_free (entry->at);
  g_free (entry->mime);
  g_free (entry);
}

/* The value of header @name among @lines, or NULL. Borrowed. */
static const char *
find_header (char **lines, const char *name)
{
  gsize length = strlen (name);

  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    if (g_ascii_strncasecmp (lines[i], name, length) == 0 && lines[i][length] == ':')
      return g_strstrip (lines[i] + length + 1);

  return NULL;
}

/* The lines before the first empty one at @data, whose end goes to @ret_end; NULL where there is no
 * end. */
static char **
split_head (const char *data, gsize size, gsize *ret_end)
{
  const char *end = g_strstr_len (data, (gssize) MIN (size, MAX_HEADER), "\r\n\r\n");
  g_autofree char *head = NULL;

  if (end == NULL)
    return NULL;

  head = g_strndup (data, (gsize) (end - data));
  *ret_end = (gsize) (end - data) + 4;
  if (!g_utf8_validate (head, -1, NULL))
    return NULL;

  return g_strsplit (head, "\r\n", -1);
}

/* What the answer in a response's block says of itself. */
static void
read_answer (AssayWarcEntry *entry, const char *block, gsize size)
{
  gsize end;
  g_auto (GStrv) lines = split_head (block, size, &end);
  const char *space = lines != NULL ? strchr (lines[0], ' ') : NULL;
  const char *mime = lines != NULL ? find_header (lines, "Content-Type") : NULL;

  entry->status = space != NULL ? (guint) g_ascii_strtoull (space, NULL, 10) : 0;
  if (mime != NULL)
    {
      g_free (entry->mime);
      entry->mime = g_strndup (mime, strcspn (mime, "; "));
    }
}

static AssayWarcEntry *
read_entry (char **lines, const char *block, gsize size)
{
  const char *type = find_header (lines, "WARC-Type");
  const char *address = find_header (lines, "WARC-Target-URI");
  const char *mime = find_header (lines, "Content-Type");
  gboolean is_response = g_strcmp0 (type, "response") == 0;
  AssayWarcEntry *entry;

  if (address == NULL || (!is_response && g_strcmp0 (type, "resource") != 0))
    return NULL;

  entry = g_new0 (AssayWarcEntry, 1);
  entry->address = g_strdup (address);
  entry->at = g_strdup (find_header (lines, "WARC-Date"));
  entry->mime = g_strdup (mime != NULL ? mime : "application/octet-stream");
  entry->status = 200;
  if (is_response)
    read_answer (entry, block, size);

  return entry;
}

GPtrArray *
assay_warc_dup_entries (const char *data, gsize size)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free_cb);
  gsize at = 0;

  while (at < size)
    {
      gsize head;
      g_auto (GStrv) lines = split_head (data + at, size - at, &head);
      const char *length_text = lines != NULL ? find_header (lines, "Content-Length") : NULL;
      guint64 length;
      AssayWarcEntry *entry;

      if (length_text == NULL || !g_str_has_prefix (lines[0], "WARC/1.")
          || !g_ascii_string_to_unsigned (length_text, 10, 0, size, &length, NULL)
          || length + 4 > size - at - head
          || memcmp (data + at + head + length, "\r\n\r\n", 4) != 0)
        return NULL;

      entry = read_entry (lines, data + at + head, (gsize) length);
      if (entry != NULL)
        {
          entry->offset = at;
          entry->length = head + (gsize) length + 4;
          g_ptr_array_add (entries, entry);
        }
      at += head + (gsize) length + 4;
    }

  return entries->len > 0 ? g_steal_pointer (&entries) : NULL;
}

GBytes *
assay_warc_new_resource (
    GBytes *bytes, const char *sha256, const char *address, const char *at, const char *mime)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  GString *file = g_string_new ("WARC/1.1\r\nWARC-Type: resource\r\n");

  /* A UUID of the hash, so that the same capture has the same name. */
  g_string_append_printf (file, "WARC-Record-ID: <urn:uuid:%.8s-%.4s-%.4s-%.4s-%.12s>\r\n", sha256,
                          sha256 + 8, sha256 + 12, sha256 + 16, sha256 + 20);
  g_string_append_printf (file,
                          "WARC-Date: %s\r\nWARC-Target-URI: %s\r\n"
                          "WARC-Block-Digest: sha256:%s\r\nContent-Type: %s\r\n"
                          "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                          at, address, sha256, *mime != '\0' ? mime : "application/octet-stream",
                          size);
  g_string_append_len (file, data, (gssize) size);
  g_string_append (file, "\r\n\r\n");

  return g_string_free_to_bytes (file);
}

/* "org,example)/path?query" for "https://www.example.org/path?query": what CDXJ sorts by. Owned. */
static char *
dup_surt (const char *address)
{
  g_autoptr (GUri) uri
      = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) surt = g_string_new (NULL);

  if (host == NULL || *host == '\0')
    return g_ascii_strdown (address, -1);

  parts = g_strsplit (g_str_has_prefix (host, "www.") ? host + 4 : host, ".", -1);
  for (guint i = g_strv_length (parts); i > 0; i--)
    g_string_append_printf (surt, "%s%s", surt->len > 0 ? "," : "", parts[i - 1]);
  if (g_uri_get_port (uri) > 0)
    g_string_append_printf (surt, ":%d", g_uri_get_port (uri));
  g_string_append_printf (surt, ")%s", *g_uri_get_path (uri) != '\0' ? g_uri_get_path (uri) : "/");
  if (g_uri_get_query (uri) != NULL)
    g_string_append_printf (surt, "?%s", g_uri_get_query (uri));

  return g_ascii_strdown (surt->str, -1);
}

char *
assay_warc_entry_dup_line (const AssayWarcEntry *entry, const char *name)
{
  g_autofree char *surt = dup_surt (entry->address);
  g_autoptr (GString) stamp = g_string_new (NULL);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;
  const struct
  {
    const char *name;
    gint64 value;
  } numbers[] = { { "status", entry->status },
                  { "length", (gint64) entry->length },
                  { "offset", (gint64) entry->offset } };

  for (const char *p = entry->at != NULL ? entry->at : ""; *p != '\0' && stamp->len < 14; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (stamp, *p);
  g_strdelimit (surt, " \t\r\n", '+');

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "url");
  json_builder_add_string_value (builder, entry->address);
  json_builder_set_member_name (builder, "mime");
  json_builder_add_string_value (builder, entry->mime);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      json_builder_set_member_name (builder, numbers[i].name);
      json_builder_add_int_value (builder, numbers[i].value);
    }
  json_builder_set_member_name (builder, "filename");
  json_builder_add_string_value (builder, name);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json = json_generator_to_data (generator, NULL);

  return g_strdup_printf ("%s %s %s", surt, stamp->str, json);
}
