/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-importer"

#include "config.h"

#include "assay-mail.h"

#include "assay-document.h"
#include "assay-html-address.h"
#include "assay-import-private.h"
#include "assay-kind.h"

#include <gmime/gmime.h>
#include <string.h>

#define MAX_PART_BYTES ((gsize) 100 * 1000 * 1000)
#define MAX_PICTURE_BYTES ((gsize) 20 * 1000 * 1000)
#define MAX_PARTS 5000

/* What is found out on one walk over the parts, which stand in the message's order. */
typedef struct
{
  GPtrArray *parts;       /* of GMimePart, borrowed from the message */
  GMimePart *page;        /* the first text/html, or the one that the archive starts with */
  GMimePart *plain;       /* the first text/plain */
  GMimePart *started;     /* the one named by "start" (RFC 2387, 3.2) */
  char *start_id;         /* nullable */
  GPtrArray *attachments; /* of char *: what is no part of the page */
} Found;

static GBytes *
decode_part (GMimePart *part, gsize most)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  GMimeStream *stream;
  GByteArray *array;
  GBytes *bytes;

  if (content == NULL)
    return g_bytes_new_static ("", 0);
  array = g_byte_array_new ();
  stream = g_mime_stream_mem_new_with_byte_array (array);
  g_mime_stream_mem_set_owner (GMIME_STREAM_MEM (stream), FALSE);
  g_mime_data_wrapper_write_to_stream (content, stream);
  g_object_unref (stream);
  if (array->len > most)
    {
      g_byte_array_unref (array);
      return NULL;
    }
  bytes = g_byte_array_free_to_bytes (array);
  return bytes;
}

static gboolean
is_attached (GMimeObject *object)
{
  const char *disposition = g_mime_object_get_disposition (object);

  return disposition != NULL && g_ascii_strcasecmp (disposition, "attachment") == 0;
}

static void
note_attachment (Found *found, GMimeObject *object, const char *name)
{
  GMimeContentType *type = g_mime_object_get_content_type (object);
  g_autofree char *mime = g_mime_content_type_get_mime_type (type);

  g_ptr_array_add (found->attachments,
                   name != NULL ? g_strdup_printf ("%s (%s)", name, mime) : g_strdup (mime));
}

static void
note_part (Found *found, GMimePart *part)
{
  GMimeObject *object = GMIME_OBJECT (part);
  GMimeContentType *type = g_mime_object_get_content_type (object);
  const char *id = g_mime_object_get_content_id (object);
  const char *name = g_mime_part_get_filename (part);
  gboolean attached = is_attached (object);
  gboolean html = g_mime_content_type_is_type (type, "text", "html")
                  || g_mime_content_type_is_type (type, "application", "xhtml+xml");
  gboolean plain = g_mime_content_type_is_type (type, "text", "plain") && name == NULL;
  gboolean referable = id != NULL || g_mime_part_get_content_location (part) != NULL;

  g_ptr_array_add (found->parts, part);
  if (found->started == NULL && found->start_id != NULL && g_strcmp0 (id, found->start_id) == 0)
    found->started = part;
  if (html && !attached && found->page == NULL)
    found->page = part;
  else if (plain && !attached && found->plain == NULL)
    found->plain = part;
  else if (attached || (name != NULL && !referable) || !(html || plain || referable))
    note_attachment (found, object, name);
}

static void
part_met_cb (GMimeObject *parent, GMimeObject *object, gpointer user_data)
{
  Found *found = user_data;

  if (GMIME_IS_MULTIPART (object) && found->start_id == NULL)
    {
      const char *start = g_mime_object_get_content_type_parameter (object, "start");

      found->start_id = start != NULL ? g_mime_utils_decode_message_id (start) : NULL;
    }
  if (found->parts->len >= MAX_PARTS)
    return;
  if (GMIME_IS_PART (object))
    note_part (found, GMIME_PART (object));
  else if (GMIME_IS_MESSAGE_PART (object))
    {
      GMimeMessage *message = g_mime_message_part_get_message (GMIME_MESSAGE_PART (object));

      note_attachment (found, object,
                       message != NULL ? g_mime_message_get_subject (message) : NULL);
    }
}

/* The base of all addresses in the page: where the page was (RFC 2557, 5). */
static char *
dup_base (GMimeMessage *message, GMimePart *page)
{
  const char *location = g_mime_part_get_content_location (page);
  char *base = location != NULL ? assay_address_clean_base (location, NULL) : NULL;

  if (base == NULL)
    {
      location = g_mime_object_get_header (GMIME_OBJECT (message), "Snapshot-Content-Location");
      base = location != NULL ? assay_address_clean_base (location, NULL) : NULL;
    }
  return base;
}

/* What a page may show: pictures by their first bytes, style sheets by what the mail says. */
static gboolean
is_shown (GMimePart *part, GBytes *bytes)
{
  GMimeContentType *type = g_mime_object_get_content_type (GMIME_OBJECT (part));

  return g_mime_content_type_is_type (type, "text", "css")
         || assay_kind_of_picture (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                != NULL;
}

static void
offer_parts (Found *found, GMimePart *page, const char *base, AssayImport *import)
{
  for (guint i = 0; i < found->parts->len; i++)
    {
      GMimePart *part = g_ptr_array_index (found->parts, i);
      const char *location = g_mime_part_get_content_location (part);
      const char *id = g_mime_object_get_content_id (GMIME_OBJECT (part));
      g_autoptr (GBytes) bytes = NULL;

      if (part == page || (location == NULL && id == NULL))
        continue;
      bytes = decode_part (part, MAX_PICTURE_BYTES);
      if (bytes == NULL || !is_shown (part, bytes))
        continue;
      if (location != NULL)
        {
          g_autofree char *whole = assay_address_complete (location, base);

          assay_import_offer_part (import, whole, bytes);
        }
      if (id != NULL)
        {
          g_autofree char *escaped = g_uri_escape_string (id, "!$&'()*+,;=:@", FALSE);
          g_autofree char *as_written = g_strconcat ("cid:", id, NULL);
          g_autofree char *as_address = g_strconcat ("cid:", escaped, NULL);

          assay_import_offer_part (import, as_written, bytes);
          assay_import_offer_part (import, as_address, bytes);
        }
    }
}

static void
offer_sender (GMimeMessage *message, AssayImport *import)
{
  InternetAddressList *from = g_mime_message_get_from (message);
  InternetAddress *first = internet_address_list_length (from) > 0
                               ? internet_address_list_get_address (from, 0)
                               : NULL;
  const char *name = first != NULL ? internet_address_get_name (first) : NULL;

  if (name == NULL && first != NULL && INTERNET_ADDRESS_IS_MAILBOX (first))
    name = internet_address_mailbox_get_addr (INTERNET_ADDRESS_MAILBOX (first));
  assay_import_offer_value (import, ASSAY_IMPORT_BYLINE, name, "mail From");
}

static void
offer_headers (GMimeMessage *message, AssayImport *import)
{
  GDateTime *date = g_mime_message_get_date (message);

  assay_import_offer_value (import, ASSAY_IMPORT_TITLE, g_mime_message_get_subject (message),
                            "mail Subject");
  offer_sender (message, import);
  if (date != NULL && g_date_time_get_year (date) > 0 && g_date_time_get_year (date) < 10000)
    {
      g_autofree char *day
          = g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (date),
                             g_date_time_get_month (date), g_date_time_get_day_of_month (date));

      assay_import_offer_value (import, ASSAY_IMPORT_PUBLISHED, day, "mail Date");
    }
}

static gboolean
is_web_archive (GMimeMessage *message, GMimePart *page)
{
  GMimeObject *body = g_mime_message_get_mime_part (message);

  return g_mime_object_get_header (GMIME_OBJECT (message), "Snapshot-Content-Location") != NULL
         || (GMIME_IS_MULTIPART (body)
             && g_mime_content_type_is_type (g_mime_object_get_content_type (body), "multipart",
                                             "related")
             && g_mime_part_get_content_location (page) != NULL);
}

static AssayImport *
import_page (GMimeMessage *message, Found *found, const AssayReading *reading, GError **error)
{
  GMimePart *page = found->started != NULL ? found->started
                    : found->page != NULL  ? found->page
                                           : found->plain;
  gboolean archive = page != NULL && is_web_archive (message, page);
  g_autofree char *base = page != NULL ? dup_base (message, page) : NULL;
  AssayReading inner
      = { .address = base != NULL ? base : reading->address, .sheets = reading->sheets };
  AssayImport *import;
  GBytes *bytes;

  if (page == NULL)
    return assay_document_fail (ASSAY_IMPORT_ERROR_EMPTY, error);
  bytes = decode_part (page, MAX_PART_BYTES);
  if (bytes == NULL)
    return assay_document_fail (ASSAY_IMPORT_ERROR_TOO_LARGE, error);
  inner.charset = g_mime_object_get_content_type_parameter (GMIME_OBJECT (page), "charset");
  inner.always_html = page != found->plain;
  inner.whole = reading->whole || !archive;
  import = assay_import_new ();
  offer_parts (found, page, base, import);
  if (!archive)
    {
      offer_headers (message, import);
      for (guint i = 0; i < found->attachments->len; i++)
        assay_import_leave_out (import, "attachment", g_ptr_array_index (found->attachments, i),
                                -1);
    }
  import = assay_reading_import_into (import, bytes, &inner, error);
  if (import == NULL)
    return NULL;
  assay_import_set_mime (import, archive ? "multipart/related" : "message/rfc822");
  /* Its headers' date is the day on which it was saved, its sender the browser. */
  if (archive)
    {
      assay_import_offer_value (import, ASSAY_IMPORT_TITLE, g_mime_message_get_subject (message),
                                "MHTML Subject");
      assay_import_offer_value (import, ASSAY_IMPORT_ADDRESS, base, "MHTML Content-Location");
    }
  return import;
}

/* Some programs put blank lines or a byte order mark before the first header. */
static gsize
skip_blank (const char *data, gsize len)
{
  gsize n = 0;

  if (len >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    n = 3;
  while (n < len && g_ascii_isspace (data[n]))
    n++;
  return n;
}

AssayImport *
assay_mail_import (GBytes *bytes, const AssayReading *reading, GError **error)
{
  g_autoptr (GBytes) owned = bytes;
  Found found = { 0 };
  GMimeStream *stream;
  GMimeParser *parser;
  GMimeMessage *message;
  AssayImport *import;
  gsize len;
  const char *data = g_bytes_get_data (owned, &len);
  gsize blank = skip_blank (data, len);

  if (blank == len)
    return assay_document_fail (ASSAY_IMPORT_ERROR_EMPTY, error);
  g_mime_init ();
  stream = g_mime_stream_mem_new_with_buffer (data + blank, len - blank);
  g_clear_pointer (&owned, g_bytes_unref);
  parser = g_mime_parser_new_with_stream (stream);
  g_object_unref (stream);
  message = g_mime_parser_construct_message (parser, NULL);
  g_object_unref (parser);
  if (message == NULL)
    return assay_document_fail (ASSAY_IMPORT_ERROR_UNREADABLE, error);
  found.parts = g_ptr_array_new ();
  found.attachments = g_ptr_array_new_with_free_func (g_free);
  g_mime_message_foreach (message, part_met_cb, &found);
  import = import_page (message, &found, reading, error);
  g_free (found.start_id);
  g_ptr_array_unref (found.parts);
  g_ptr_array_unref (found.attachments);
  g_object_unref (message);
  return import;
}
