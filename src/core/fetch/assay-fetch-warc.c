/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-fetch"

#include "config.h"

#include "assay-fetch-private.h"

#include <string.h>

/* ISO 28500:2017 (WARC 1.1): one warcinfo record, then a request and a response record for each
 * exchange. */

typedef struct
{
  GByteArray *file;
  char *info; /* the warcinfo record's identifier */
} Warc;

static char *
dup_digest (const void *data, gsize len)
{
  g_autofree char *hex = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, len);

  return g_strconcat ("sha256:", hex, NULL);
}

static void
append (Warc *warc, const char *text)
{
  g_byte_array_append (warc->file, (const guint8 *) text, (guint) strlen (text));
}

static char *
dup_identifier (void)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return g_strdup_printf ("<urn:uuid:%s>", uuid);
}

/* @fields: further header lines. @block: what follows them. */
static void
append_record (Warc *warc,
               const char *type,
               const char *id,
               const char *at,
               const char *fields,
               const char *content_type,
               GString *block)
{
  g_autofree char *digest = dup_digest (block->str, block->len);
  g_autofree char *head = g_strdup_printf ("WARC/1.1\r\n"
                                           "WARC-Type: %s\r\n"
                                           "WARC-Record-ID: %s\r\n"
                                           "WARC-Date: %s\r\n"
                                           "%s"
                                           "WARC-Block-Digest: %s\r\n"
                                           "Content-Type: %s\r\n"
                                           "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                                           type, id, at, fields, digest, content_type, block->len);

  append (warc, head);
  g_byte_array_append (warc->file, (const guint8 *) block->str, (guint) block->len);
  append (warc, "\r\n\r\n");
}

static void
append_exchange (Warc *warc, const AssayFetchHop *hop)
{
  g_autofree char *request_id = dup_identifier ();
  g_autofree char *response_id = dup_identifier ();
  g_autofree char *server = hop->server != NULL
                                ? g_strdup_printf ("WARC-IP-Address: %s\r\n", hop->server)
                                : g_strdup ("");
  gsize len;
  const void *body = g_bytes_get_data (hop->body, &len);
  g_autofree char *digest = dup_digest (body != NULL ? body : "", len);
  g_autofree char *request_fields = g_strdup_printf (
      "WARC-Target-URI: %s\r\nWARC-Warcinfo-ID: %s\r\nWARC-Concurrent-To: %s\r\n", hop->address,
      warc->info, response_id);
  g_autofree char *response_fields = g_strdup_printf (
      "WARC-Target-URI: %s\r\nWARC-Warcinfo-ID: %s\r\n%s%sWARC-Payload-Digest: "
      "%s\r\n",
      hop->address, warc->info, server, hop->cut ? "WARC-Truncated: length\r\n" : "", digest);
  g_autoptr (GString) request = g_string_new (hop->request);
  g_autoptr (GString) response = g_string_new (hop->headers);

  g_string_append (request, "\r\n");
  g_string_append (response, "\r\n");
  g_string_append_len (response, body != NULL ? body : "", (gssize) len);
  append_record (warc, "response", response_id, hop->at, response_fields,
                 "application/http;msgtype=response", response);
  append_record (warc, "request", request_id, hop->at, request_fields,
                 "application/http;msgtype=request", request);
}

static void
append_all (Warc *warc, const GPtrArray *hops)
{
  for (guint i = 0; i < hops->len; i++)
    append_exchange (warc, hops->pdata[i]);
}

GBytes *
assay_fetch_warc_write (AssayFetched *self)
{
  Warc warc = { g_byte_array_new (), dup_identifier () };
  g_autofree char *id = warc.info;
  guint n_hops;
  const AssayFetchHop *const *hops = assay_fetched_get_hops (self, &n_hops);
  GPtrArray *parts = assay_fetched_peek_parts (self);
  g_autoptr (GString) about = g_string_new (NULL);

  g_string_append_printf (about,
                          "software: %s\r\n"
                          "format: WARC file version 1.1\r\n"
                          "conformsTo: http://iipc.github.io/warc-specifications/specifications/"
                          "warc-format/warc-1.1/\r\n"
                          "description: %s and what that page shows\r\n",
                          assay_fetched_get_tool (self), assay_fetched_get_asked (self));
  append_record (&warc, "warcinfo", id, assay_fetched_get_time (self), "",
                 "application/warc-fields", about);
  for (guint i = 0; i < n_hops; i++)
    append_exchange (&warc, hops[i]);
  for (guint i = 0; i < parts->len; i++)
    append_all (&warc, parts->pdata[i]);
  return g_byte_array_free_to_bytes (warc.file);
}
