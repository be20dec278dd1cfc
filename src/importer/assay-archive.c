/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-importer"

#include "config.h"

#include "assay-archive.h"

#include "assay-document.h"

#include <archive.h>
#include <archive_entry.h>

#define MAX_UNPACKED ((gsize) 160 * 1000 * 1000)
#define MAX_MEMBERS 20000
#define CHUNK 65536

static struct archive *
open_zip (GBytes *bytes)
{
  struct archive *archive = archive_read_new ();
  gsize len;
  const void *data = g_bytes_get_data (bytes, &len);

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, len) == ARCHIVE_OK)
    return archive;
  archive_read_free (archive);
  return NULL;
}

/* What a member says of its own size is a claim; only what comes out counts. */
static GBytes *
read_member (struct archive *archive, gsize *left, GError **error)
{
  GByteArray *array = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);

  for (;;)
    {
      la_ssize_t n = archive_read_data (archive, chunk, CHUNK);

      if (n <= 0)
        return g_byte_array_free_to_bytes (array);
      if ((gsize) n > *left)
        {
          g_byte_array_unref (array);
          assay_document_fail (ASSAY_IMPORT_ERROR_TOO_LARGE, error);
          return NULL;
        }
      *left -= (gsize) n;
      g_byte_array_append (array, chunk, (guint) n);
    }
}

static gboolean
read_members (struct archive *archive,
              AssayArchiveWanted wanted,
              gpointer user_data,
              GHashTable *members,
              GError **error)
{
  gsize left = MAX_UNPACKED;
  struct archive_entry *entry;
  int status;

  for (guint i = 0; i < MAX_MEMBERS; i++)
    {
      const char *name;
      GBytes *bytes;

      do
        status = archive_read_next_header (archive, &entry);
      while (status == ARCHIVE_RETRY);
      if (status == ARCHIVE_EOF || status == ARCHIVE_FATAL)
        break;
      name = archive_entry_pathname_utf8 (entry);
      if (name == NULL)
        name = archive_entry_pathname (entry);
      if (name == NULL || !g_utf8_validate (name, -1, NULL) || !wanted (name, user_data))
        continue;
      if (archive_entry_is_data_encrypted (entry))
        {
          assay_document_fail (ASSAY_IMPORT_ERROR_PASSWORD, error);
          return FALSE;
        }
      bytes = read_member (archive, &left, error);
      if (bytes == NULL)
        return FALSE;
      g_hash_table_replace (members, g_strdup (name), bytes);
    }
  return TRUE;
}

GHashTable *
assay_archive_read (GBytes *bytes, AssayArchiveWanted wanted, gpointer user_data, GError **error)
{
  struct archive *archive = open_zip (bytes);
  g_autoptr (GHashTable) members
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  gboolean read;

  if (archive == NULL)
    {
      assay_document_fail (ASSAY_IMPORT_ERROR_UNREADABLE, error);
      return NULL;
    }
  read = read_members (archive, wanted, user_data, members, error);
  archive_read_free (archive);
  return read ? g_steal_pointer (&members) : NULL;
}

GBytes *
assay_archive_gunzip (GBytes *bytes, GError **error)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gsize left = MAX_UNPACKED;
  gsize len;
  const void *data = g_bytes_get_data (bytes, &len);
  GBytes *unpacked = NULL;

  archive_read_support_filter_gzip (archive);
  archive_read_support_format_raw (archive);
  if (archive_read_open_memory (archive, data, len) == ARCHIVE_OK
      && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    unpacked = read_member (archive, &left, error);
  else
    assay_document_fail (ASSAY_IMPORT_ERROR_UNREADABLE, error);
  archive_read_free (archive);
  return unpacked;
}
