/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-blobs.h"

#include "assay-store.h"

#define SMALLEST 256       /* not worth a try below */
#define SAMPLE (64 * 1024) /* tells whether the rest is worth it: pictures and archives are not */
/* What a stranger's file may make us unpack: some more than an import takes in. */
#define LARGEST (128 << 20)

/* @size bytes compressed, or NULL where that saves less than a tenth. */
static GBytes *
compress (const guint8 *data, gsize size)
{
  g_autoptr (GConverter) compressor
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6));
  gsize room = size - size / 10;
  g_autofree guint8 *out = g_malloc (room);
  gsize n_read = 0;
  gsize n_written = 0;

  while (n_written < room)
    {
      gsize in = 0;
      gsize done = 0;
      GConverterResult result
          = g_converter_convert (compressor, data + n_read, size - n_read, out + n_written,
                                 room - n_written, G_CONVERTER_INPUT_AT_END, &in, &done, NULL);

      if (result == G_CONVERTER_ERROR)
        return NULL;
      n_read += in;
      n_written += done;
      if (result == G_CONVERTER_FINISHED)
        return g_bytes_new_take (g_realloc (g_steal_pointer (&out), n_written), n_written);
    }

  return NULL;
}

static GBytes *
compress_if_worth (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) sample = NULL;

  if (size < SMALLEST)
    return NULL;
  if (size > 4 * SAMPLE && (sample = compress (data + size / 2, SAMPLE)) == NULL)
    return NULL;

  return compress (data, size);
}

static gboolean
is_there (sqlite3 *db, const char *sha256, gboolean *ret_is_there, GError **error)
{
  g_autoptr (sqlite3_stmt) statement
      = assay_db_prepare (db, "SELECT 1 FROM blob WHERE sha256 = ?1", error);

  if (statement == NULL)
    return FALSE;
  assay_db_bind_text (statement, 1, sha256);

  return assay_db_step (statement, ret_is_there, error);
}

gboolean
assay_blobs_put (sqlite3 *db, const char *sha256, GBytes *bytes, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GBytes) packed = NULL;
  GBytes *stored;
  gboolean is_known;

  if (!is_there (db, sha256, &is_known, error))
    return FALSE;
  if (is_known)
    return TRUE;
  if (g_bytes_get_size (bytes) > LARGEST)
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                   "cannot keep more than %d MiB in one piece", LARGEST >> 20);
      return FALSE;
    }

  statement = assay_db_prepare (
      db, "INSERT INTO blob (sha256, size, codec, data) VALUES (?1, ?2, ?3, ?4)", error);
  if (statement == NULL)
    return FALSE;
  packed = compress_if_worth (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  stored = packed != NULL ? packed : bytes;
  assay_db_bind_text (statement, 1, sha256);
  sqlite3_bind_int64 (statement, 2, (gint64) g_bytes_get_size (bytes));
  assay_db_bind_text (statement, 3, packed != NULL ? "zlib" : "plain");
  if (g_bytes_get_size (stored) > 0)
    sqlite3_bind_blob64 (statement, 4, g_bytes_get_data (stored, NULL), g_bytes_get_size (stored),
                         SQLITE_STATIC);
  else
    sqlite3_bind_zeroblob (statement, 4, 0);

  return assay_db_run (statement, error);
}

/* Exactly @size bytes, or NULL. */
static GBytes *
decompress (const guint8 *data, gsize packed_size, gsize size)
{
  g_autoptr (GConverter) decompressor
      = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autofree guint8 *out = g_try_malloc (size + 1);
  gsize n_read = 0;
  gsize n_written = 0;

  while (out != NULL && n_written <= size)
    {
      gsize in = 0;
      gsize done = 0;
      GConverterResult result
          = g_converter_convert (decompressor, data + n_read, packed_size - n_read, out + n_written,
                                 size + 1 - n_written, G_CONVERTER_INPUT_AT_END, &in, &done, NULL);

      if (result == G_CONVERTER_ERROR)
        return NULL;
      n_read += in;
      n_written += done;
      if (result == G_CONVERTER_FINISHED)
        break;
    }
  if (out == NULL || n_written != size)
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&out), size);
}

/* The bytes of the current row (size, codec, data), not yet checked against their hash. */
static GBytes *
unpack (sqlite3_stmt *row)
{
  gint64 size = sqlite3_column_int64 (row, 0);
  const char *codec = (const char *) sqlite3_column_text (row, 1);
  gconstpointer data = sqlite3_column_blob (row, 2);
  gsize stored_size = (gsize) sqlite3_column_bytes (row, 2);

  if (size < 0 || size > LARGEST)
    return NULL;
  if (g_strcmp0 (codec, "zlib") == 0)
    return decompress (data, stored_size, (gsize) size);
  if ((gsize) size != stored_size)
    return NULL;

  return g_bytes_new (data, stored_size);
}

GBytes *
assay_blobs_get (sqlite3 *db, const char *sha256, GError **error)
{
  g_autoptr (sqlite3_stmt) row
      = assay_db_prepare (db, "SELECT size, codec, data FROM blob WHERE sha256 = ?1", error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *found = NULL;
  gboolean is_row;

  if (row == NULL)
    return NULL;
  assay_db_bind_text (row, 1, sha256);
  if (!assay_db_step (row, &is_row, error))
    return NULL;
  if (!is_row)
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                   "there are no bytes with hash %s", sha256);
      return NULL;
    }

  bytes = unpack (row);
  if (bytes != NULL)
    found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_strcmp0 (found, sha256) != 0)
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED,
                   "the bytes with hash %s are not what they were", sha256);
      return NULL;
    }

  return g_steal_pointer (&bytes);
}
