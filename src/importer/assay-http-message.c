/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-importer"

#include "config.h"

#include "assay-http-message.h"

#include "assay-archive.h"
#include "assay-document.h"

#include <brotli/decode.h>
#include <string.h>

#define MAX_UNPACKED ((gsize) 160 * 1000 * 1000)
#define CHUNK 65536

char *
assay_header_find (const char *head, gsize len, const char *name)
{
  const char *end = head + len;
  gsize n = strlen (name);

  while (head < end)
    {
      const char *newline = memchr (head, '\n', end - head);
      const char *line_end = newline != NULL ? newline : end;

      if ((gsize) (line_end - head) > n && head[n] == ':'
          && g_ascii_strncasecmp (head, name, n) == 0)
        {
          char *value = g_strndup (head + n + 1, line_end - head - n - 1);

          return g_strstrip (value);
        }
      head = line_end + 1;
    }
  return NULL;
}

gsize
assay_head_length (const char *bytes, gsize len)
{
  const char *at = bytes;
  const char *end = bytes + len;

  while (at < end && (at = memchr (at, '\n', end - at)) != NULL)
    {
      at++;
      if (at < end && *at == '\n')
        return at + 1 - bytes;
      if (end - at >= 2 && at[0] == '\r' && at[1] == '\n')
        return at + 2 - bytes;
    }
  return 0;
}

/* RFC 9112, 7.1. Archives that took the chunks out often left the header; then the bytes are no
 * chunks, and NULL is returned. */
static GBytes *
join_chunks (GBytes *body)
{
  gsize len;
  const char *at = g_bytes_get_data (body, &len);
  const char *end = at + len;
  GByteArray *joined = g_byte_array_new ();

  while (at < end)
    {
      char *size_end;
      g_autofree char *line = g_strndup (at, MIN (end - at, 20));
      guint64 size = g_ascii_strtoull (line, &size_end, 16);
      const char *newline = memchr (at, '\n', end - at);

      if (size_end == line || newline == NULL)
        break;
      at = newline + 1;
      if (size == 0)
        return g_byte_array_free_to_bytes (joined);
      size = MIN (size, (guint64) (end - at));
      g_byte_array_append (joined, (const guint8 *) at, (guint) size);
      at += size;
      while (at < end && (*at == '\r' || *at == '\n'))
        at++;
    }
  if (joined->len > 0)
    return g_byte_array_free_to_bytes (joined);
  g_byte_array_unref (joined);
  return NULL;
}

static gboolean
is_gzip (GBytes *bytes)
{
  gsize len;
  const guint8 *data = g_bytes_get_data (bytes, &len);

  return len > 2 && data[0] == 0x1f && data[1] == 0x8b;
}

/* RFC 7932, as a stream: what comes out is bounded, whatever goes in. NULL for what is no such
 * thing. */
static GBytes *
unpack_brotli (GBytes *packed, GError **error)
{
  BrotliDecoderState *state = BrotliDecoderCreateInstance (NULL, NULL, NULL);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gsize left;
  const guint8 *data = g_bytes_get_data (packed, &left);
  BrotliDecoderResult result;

  do
    {
      guint8 *next = chunk;
      gsize room = CHUNK;

      result = BrotliDecoderDecompressStream (state, &left, &data, &room, &next, NULL);
      g_byte_array_append (out, chunk, (guint) (CHUNK - room));
    }
  while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out->len <= MAX_UNPACKED);
  BrotliDecoderDestroyInstance (state);
  /* Cut off, it is taken as far as it goes. */
  if (out->len > MAX_UNPACKED || result == BROTLI_DECODER_RESULT_ERROR)
    {
      assay_document_fail (out->len > MAX_UNPACKED ? ASSAY_IMPORT_ERROR_TOO_LARGE
                                                   : ASSAY_IMPORT_ERROR_UNREADABLE,
                           error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

GBytes *
assay_http_body (GBytes *message, gsize head, GError **error)
{
  gsize len;
  const char *data = g_bytes_get_data (message, &len);
  g_autofree char *transfer = assay_header_find (data, head, "Transfer-Encoding");
  g_autofree char *encoding = assay_header_find (data, head, "Content-Encoding");
  g_autoptr (GBytes) body = g_bytes_new_from_bytes (message, head, len - head);

  if (transfer != NULL && g_ascii_strcasecmp (transfer, "chunked") == 0)
    {
      GBytes *joined = join_chunks (body);

      if (joined != NULL)
        {
          g_bytes_unref (body);
          body = joined;
        }
    }
  if (encoding == NULL || g_ascii_strcasecmp (encoding, "identity") == 0)
    return g_steal_pointer (&body);
  if (is_gzip (body))
    return assay_archive_gunzip (body, error);
  if (g_ascii_strcasecmp (encoding, "br") == 0)
    return unpack_brotli (body, error);
  /* Unpacked already by the program that made the archive, unless it is of a kind that cannot be.
   */
  if (g_ascii_strcasecmp (encoding, "gzip") == 0 || g_ascii_strcasecmp (encoding, "x-gzip") == 0)
    return g_steal_pointer (&body);
  assay_document_fail (ASSAY_IMPORT_ERROR_UNSUPPORTED, error);
  return NULL;
}
