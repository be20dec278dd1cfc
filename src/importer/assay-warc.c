/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-importer"

#include "config.h"

#include "assay-warc.h"

#include "assay-archive.h"
#include "assay-document.h"
#include "assay-html-address.h"
#include "assay-http-message.h"
#include "assay-import-private.h"
#include "assay-json-bounds.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_RECORDS 200000
#define MAX_REVISITS 1000
#define MAX_JSON_LINE 65536
#define MAX_JSON_DEPTH 32
#define MAX_REDIRECTS 20

/* A response of a server, something that was put into the archive as it was, or a revisit, which
 * has no body of its own: the same came from @same, or has the digest that @digest is.
 */
typedef struct
{
  char *address;
  char *same;
  char *digest;
  GBytes *message;
  gsize head; /* of the HTTP message; 0 for a resource */
  char *type;
  guint status;
} Record;

static void
free_record (gpointer data)
{
  Record *record = data;

  g_free (record->address);
  g_free (record->same);
  g_free (record->digest);
  g_free (record->type);
  g_bytes_unref (record->message);
  g_free (record);
}

/* Some write addresses in angle brackets, as the first version of the standard did. */
static char *
dup_address_of (const char *value)
{
  gsize n = strlen (value);

  return n > 2 && *value == '<' && value[n - 1] == '>' ? g_strndup (value + 1, n - 2)
                                                       : g_strdup (value);
}

/* What a revisit refers to (WARC 1.1, 6.7); "" where only the digest tells. */
static char *
dup_same (const char *head, gsize head_len)
{
  g_autofree char *target = assay_header_find (head, head_len, "WARC-Refers-To-Target-URI");

  return target != NULL ? dup_address_of (target) : g_strdup ("");
}

static Record *
new_record (const char *head, gsize head_len, GBytes *block)
{
  g_autofree char *kind = assay_header_find (head, head_len, "WARC-Type");
  g_autofree char *address = assay_header_find (head, head_len, "WARC-Target-URI");
  gboolean revisit = g_strcmp0 (kind, "revisit") == 0;
  gboolean response = revisit || g_strcmp0 (kind, "response") == 0;
  gsize len;
  const char *data = g_bytes_get_data (block, &len);
  Record *record;

  if (address == NULL || (!response && g_strcmp0 (kind, "resource") != 0))
    return NULL;
  record = g_new0 (Record, 1);
  record->address = dup_address_of (address);
  record->digest = assay_header_find (head, head_len, "WARC-Payload-Digest");
  record->same = revisit ? dup_same (head, head_len) : NULL;
  record->message = g_bytes_ref (block);
  record->status = 200;
  if (response && len > 12 && memcmp (data, "HTTP/", 5) == 0)
    {
      const char *space = memchr (data, ' ', 12);

      record->head = assay_head_length (data, len);
      record->status = space != NULL ? (guint) g_ascii_strtoull (space, NULL, 10) : 0;
      record->type = assay_header_find (data, record->head, "Content-Type");
    }
  else
    record->type = assay_header_find (head, head_len, "Content-Type");
  return record;
}

/* Where the next record begins, at @at or behind it: lengths that are wrong lead astray. */
static gsize
find_record (const char *data, gsize len, gsize at)
{
  while (at < len && (data[at] == '\r' || data[at] == '\n'))
    at++;
  if (len - at > 5 && memcmp (data + at, "WARC/", 5) == 0)
    return at;
  for (; at < len; at++)
    {
      const char *line = memchr (data + at, '\n', len - at);

      if (line == NULL)
        return len;
      at = (gsize) (line - data);
      if (len - at > 6 && memcmp (line + 1, "WARC/", 5) == 0)
        return at + 1;
    }
  return len;
}

static void
read_records (GBytes *file, GPtrArray *records)
{
  gsize len;
  const char *data = g_bytes_get_data (file, &len);
  gsize at = 0;

  while (at < len && records->len < MAX_RECORDS)
    {
      gsize head;
      g_autofree char *length = NULL;
      g_autoptr (GBytes) block = NULL;
      Record *record;
      guint64 size;

      at = find_record (data, len, at);
      head = at < len ? assay_head_length (data + at, len - at) : 0;
      if (head == 0)
        return;
      length = assay_header_find (data + at, head, "Content-Length");
      size = length != NULL ? g_ascii_strtoull (length, NULL, 10) : 0;
      size = MIN (size, len - at - head);
      block = g_bytes_new_from_bytes (file, at + head, size);
      record = new_record (data + at, head, block);
      if (record != NULL)
        g_ptr_array_add (records, record);
      at += head + size;
    }
}

static gboolean
is_original (const Record *record, const Record *revisit)
{
  if (record->same != NULL || g_bytes_get_size (record->message) <= record->head)
    return FALSE;
  if (*revisit->same != '\0')
    return strcmp (record->address, revisit->same) == 0;
  return revisit->digest != NULL && g_strcmp0 (record->digest, revisit->digest) == 0;
}

/* Gives revisits the message that they refer to, where it is in the archive; the address stays. */
static void
resolve_revisits (GPtrArray *records)
{
  guint n = 0;

  for (guint i = 0; i < records->len && n < MAX_REVISITS; i++)
    {
      Record *revisit = g_ptr_array_index (records, i);

      if (revisit->same == NULL)
        continue;
      n++;
      for (guint j = 0; j < records->len; j++)
        {
          const Record *record = g_ptr_array_index (records, j);

          if (!is_original (record, revisit))
            continue;
          g_bytes_unref (revisit->message);
          revisit->message = g_bytes_ref (record->message);
          revisit->head = record->head;
          g_free (revisit->type);
          revisit->type = g_strdup (record->type);
          revisit->status = record->status;
          break;
        }
    }
}

static gboolean
is_page (const Record *record, GPtrArray *wanted, gboolean any_status)
{
  if ((any_status ? record->status / 100 == 3 : record->status != 200) || record->type == NULL
      || g_bytes_get_size (record->message) <= record->head
      || (g_ascii_strncasecmp (record->type, "text/html", 9) != 0
          && g_ascii_strncasecmp (record->type, "application/xhtml+xml", 21) != 0))
    return FALSE;
  return wanted == NULL
         || g_ptr_array_find_with_equal_func (wanted, record->address, g_str_equal, NULL);
}

/* The pages that servers gave; where there are none, what they gave in their stead: a page that
 * says "not found" may be the evidence. */
static GPtrArray *
find_pages (GPtrArray *records, GPtrArray *wanted)
{
  GPtrArray *pages = g_ptr_array_new ();

  for (guint round = 0; round < 2 && pages->len == 0; round++)
    for (guint i = 0; i < records->len; i++)
      if (is_page (g_ptr_array_index (records, i), wanted, round == 1))
        g_ptr_array_add (pages, g_ptr_array_index (records, i));
  return pages;
}

/* The server answered, but with nothing. */
static gboolean
has_empty_answer (GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      const Record *record = g_ptr_array_index (records, i);

      if (record->status / 100 == 2 && record->head > 0
          && g_bytes_get_size (record->message) <= record->head)
        return TRUE;
    }
  return FALSE;
}

static const Record *
choose (GPtrArray *pages, const char *choice)
{
  guint64 number;

  if (choice == NULL)
    return pages->len == 1 ? g_ptr_array_index (pages, 0) : NULL;
  if (g_ascii_string_to_unsigned (choice, 10, 1, pages->len, &number, NULL))
    return g_ptr_array_index (pages, number - 1);
  for (guint i = 0; i < pages->len; i++)
    if (strcmp (((Record *) g_ptr_array_index (pages, i))->address, choice) == 0)
      return g_ptr_array_index (pages, i);
  return NULL;
}

/* Only a careless server says nothing of a picture's type. */
static gboolean
may_be_part (const Record *record)
{
  static const char *const kinds[]
      = { "image/", "text/css", "application/octet-stream", "binary/octet-stream" };

  if (record->status < 200 || record->status >= 300)
    return FALSE;
  for (guint i = 0; record->type != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strncasecmp (record->type, kinds[i], strlen (kinds[i])) == 0)
      return TRUE;
  return record->type == NULL;
}

static const Record *
follow (GHashTable *by_address, const Record *record)
{
  for (guint i = 0; record != NULL && record->status / 100 == 3 && i < MAX_REDIRECTS; i++)
    {
      gsize len;
      const char *data = g_bytes_get_data (record->message, &len);
      g_autofree char *location = assay_header_find (data, MIN (record->head, len), "Location");
      g_autofree char *key = location != NULL && g_utf8_validate (location, -1, NULL)
                                 ? assay_address_dup_key (location, record->address)
                                 : NULL;

      record = key != NULL ? g_hash_table_lookup (by_address, key) : NULL;
    }
  return record;
}

static GHashTable *
index_records (GPtrArray *records)
{
  GHashTable *by_address = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      Record *record = g_ptr_array_index (records, i);
      char *key = g_utf8_validate (record->address, -1, NULL)
                      ? assay_address_dup_key (record->address, NULL)
                      : NULL;

      if (key != NULL && !g_hash_table_contains (by_address, key))
        g_hash_table_insert (by_address, key, record);
      else
        g_free (key);
    }
  return by_address;
}

/* What the page may show, also under the addresses that were redirected to it. */
static void
offer_parts (GPtrArray *records, AssayImport *import)
{
  g_autoptr (GHashTable) by_address = index_records (records);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, by_address);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Record *record = follow (by_address, value);
      g_autoptr (GBytes) body = NULL;

      if (record != NULL && may_be_part (record))
        body = assay_http_body (record->message, record->head, NULL);
      if (body != NULL)
        assay_import_offer_part (import, key, body);
    }
}

static char *
dup_charset (const char *type)
{
  const char *at = type != NULL ? strstr (type, "charset=") : NULL;
  char *charset;

  if (at == NULL)
    return NULL;
  at += strlen ("charset=");
  at += *at == '"';
  charset = g_strndup (at, strcspn (at, "\"; "));
  return charset;
}

static AssayImport *
import_page (const Record *page, GPtrArray *records, gboolean whole, GError **error)
{
  g_autofree char *charset = dup_charset (page->type);
  g_autofree char *modified
      = assay_header_find (g_bytes_get_data (page->message, NULL), page->head, "Last-Modified");
  AssayReading inner = { .charset = charset,
                         .address = page->address,
                         .always_html = TRUE,
                         .whole = whole,
                         .modified = modified };
  GBytes *body = assay_http_body (page->message, page->head, error);
  AssayImport *import;

  if (body == NULL)
    return NULL;
  if (g_bytes_get_size (body) == 0)
    {
      g_bytes_unref (body);
      return assay_document_fail (ASSAY_IMPORT_ERROR_EMPTY, error);
    }
  import = assay_import_new ();
  offer_parts (records, import);
  import = assay_reading_import_into (import, body, &inner, error);
  if (import == NULL)
    return NULL;
  assay_import_set_mime (import, "application/warc");
  assay_import_offer_value (import, ASSAY_IMPORT_ADDRESS, page->address, "WARC-Target-URI");
  return import;
}

AssayImport *
assay_warc_import (GPtrArray *files,
                   GPtrArray *wanted,
                   const AssayReading *reading,
                   AssayImport *about,
                   GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (free_record);
  g_autoptr (GPtrArray) pages = NULL;
  const Record *page;

  for (guint i = 0; i < files->len; i++)
    read_records (g_ptr_array_index (files, i), records);
  resolve_revisits (records);
  pages = find_pages (records, wanted);
  if (pages->len == 0 && wanted != NULL)
    {
      g_ptr_array_unref (pages);
      pages = find_pages (records, NULL);
    }
  if (pages->len == 0)
    return assay_document_fail (has_empty_answer (records) ? ASSAY_IMPORT_ERROR_EMPTY
                                                           : ASSAY_IMPORT_ERROR_UNSUPPORTED,
                                error);
  page = choose (pages, reading->page);
  if (page != NULL)
    return import_page (page, records, reading->whole, error);
  for (guint i = 0; i < pages->len; i++)
    g_ptr_array_add (about->pages, g_strdup (((Record *) g_ptr_array_index (pages, i))->address));
  return assay_document_fail (ASSAY_IMPORT_ERROR_CHOOSE, error);
}

static char *
dup_address (const char *line)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;
  JsonNode *node;

  if (strlen (line) > MAX_JSON_LINE
      || !assay_json_is_bounded (line, strlen (line), MAX_JSON_DEPTH, MAX_JSON_LINE)
      || !json_parser_load_from_data (parser, line, -1, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  node = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
             ? json_object_get_member (json_node_get_object (root), "url")
             : NULL;
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? g_strdup (json_node_get_string (node))
             : NULL;
}

/* pages/pages.jsonl: one object a line, the first of them tells of the list itself. */
static GPtrArray *
read_page_list (GHashTable *members)
{
  GBytes *bytes = g_hash_table_lookup (members, "pages/pages.jsonl");
  GPtrArray *wanted = g_ptr_array_new_with_free_func (g_free);
  gsize len = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &len) : NULL;
  g_autofree char *text = g_strndup (data != NULL ? data : "", len);
  g_auto (GStrv) lines = g_strsplit (text, "\n", MAX_RECORDS);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *address = dup_address (lines[i]);

      if (address != NULL)
        g_ptr_array_add (wanted, address);
    }
  return wanted;
}

static gboolean
unpack_files (GHashTable *members, GPtrArray *files, GError **error)
{
  GHashTableIter iter;
  gpointer name;
  gpointer bytes;

  g_hash_table_iter_init (&iter, members);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      GBytes *file;

      if (!g_str_has_prefix (name, "archive/"))
        continue;
      file = g_str_has_suffix (name, ".gz") ? assay_archive_gunzip (bytes, error)
                                            : g_bytes_ref (bytes);
      if (file == NULL)
        return FALSE;
      g_ptr_array_add (files, file);
    }
  return TRUE;
}

AssayImport *
assay_wacz_import (GHashTable *members,
                   const AssayReading *reading,
                   AssayImport *about,
                   GError **error)
{
  g_autoptr (GPtrArray) wanted = read_page_list (members);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gboolean unpacked = unpack_files (members, files, error);
  AssayImport *import;

  g_hash_table_unref (members);
  if (!unpacked)
    return NULL;
  import = assay_warc_import (files, wanted->len > 0 ? wanted : NULL, reading, about, error);
  if (import != NULL)
    assay_import_set_mime (import, "application/wacz");
  return import;
}
