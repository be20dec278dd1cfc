/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-redactions.h"

#define FIRST_LINE "assay-redaction-1\n"

struct _AssayRedactions
{
  GPtrArray *lists; /* of char*: "\n" and the lines of one redaction; the last redaction first */
};

static gboolean
fail (GError **error, gint64 number)
{
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED,
               "entry %" G_GINT64_FORMAT " of the history was changed", number);
  return FALSE;
}

/* The length of @body's lines, or -1 where it is no redaction's. */
static gssize
find_end (const char *body, gsize size)
{
  const gsize skip = strlen (FIRST_LINE);
  const char *end;

  if (size <= skip || memcmp (body, FIRST_LINE, skip) != 0)
    return -1;
  if (body[skip] == '\n')
    return 0;
  end = memmem (body + skip, size - skip, "\n\n", 2);

  return end != NULL ? end + 1 - (body + skip) : -1;
}

GBytes *
assay_redactions_make_body (const char *lines, GBytes *changeset)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);

  g_byte_array_append (body, (const guint8 *) FIRST_LINE, strlen (FIRST_LINE));
  g_byte_array_append (body, (const guint8 *) lines, (guint) strlen (lines));
  g_byte_array_append (body, (const guint8 *) "\n", 1);
  g_byte_array_append (body, data, (guint) size);

  return g_byte_array_free_to_bytes (g_steal_pointer (&body));
}

GBytes *
assay_redactions_get_changeset (GBytes *body, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (body, &size);
  gssize length = find_end (data, size);
  gsize start;

  if (length < 0)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED,
                           "a redaction of the history cannot be read");
      return NULL;
    }
  start = strlen (FIRST_LINE) + (gsize) length + 1;

  return g_bytes_new_from_bytes (body, start, size - start);
}

char *
assay_redactions_dup_lines (gconstpointer body, gsize size)
{
  gssize length = find_end (body, size);

  return length > 0 ? g_strndup ((const char *) body + strlen (FIRST_LINE), (gsize) length)
                    : g_strdup ("");
}

char *
assay_redactions_hash (const AssayHistoryParts *parts, gconstpointer body, gsize size)
{
  g_autofree char *sha256 = assay_db_hash (body, size);
  AssayHistoryParts now = *parts;

  now.changeset_sha256 = sha256;

  return assay_history_hash (&now);
}

char *
assay_redactions_dup_hash (AssayRedactions *self, gint64 number)
{
  g_autofree char *start = g_strdup_printf ("\n%" G_GINT64_FORMAT " ", number);

  for (guint i = 0; i < self->lists->len; i++)
    {
      const char *line = strstr (g_ptr_array_index (self->lists, i), start);
      const char *hash = line != NULL ? line + strlen (start) : NULL;

      if (hash != NULL && strcspn (hash, "\n") == 64)
        return g_strndup (hash, 64);
    }

  return NULL;
}

/* One redaction, vouched for by its own hash, or by a later redaction that rewrote it. */
static gboolean
read_one (AssayRedactions *self, sqlite3_stmt *row, GError **error)
{
  gint64 number = sqlite3_column_int64 (row, 0);
  gconstpointer body = sqlite3_column_blob (row, 9);
  gsize size = (gsize) sqlite3_column_bytes (row, 9);
  gssize length = body != NULL ? find_end (body, size) : -1;
  g_autofree char *sha256 = assay_db_hash (body, size);
  const char *lines;
  AssayHistoryParts parts = { .number = number,
                              .kind = (const char *) sqlite3_column_text (row, 1),
                              .target = sqlite3_column_int64 (row, 2),
                              .parent = (const char *) sqlite3_column_text (row, 3),
                              .parent2 = (const char *) sqlite3_column_text (row, 4),
                              .schema_version = sqlite3_column_int64 (row, 5),
                              .at = (const char *) sqlite3_column_text (row, 6),
                              .person = (const char *) sqlite3_column_text (row, 7),
                              .words = (const char *) sqlite3_column_text (row, 8) };

  if (length < 0)
    return fail (error, number);
  if (g_strcmp0 (sha256, (const char *) sqlite3_column_text (row, 10)) != 0)
    {
      g_autofree char *vouched = assay_redactions_dup_hash (self, number);
      g_autofree char *hash = assay_redactions_hash (&parts, body, size);

      if (g_strcmp0 (vouched, hash) != 0)
        return fail (error, number);
    }
  lines = (const char *) body + strlen (FIRST_LINE);
  g_ptr_array_add (self->lists, g_strdup_printf ("\n%.*s", (int) length, lines));

  return TRUE;
}

AssayRedactions *
assay_redactions_load (sqlite3 *db, GError **error)
{
  g_autoptr (AssayRedactions) self = g_new0 (AssayRedactions, 1);
  g_autoptr (sqlite3_stmt) rows = NULL;
  gboolean is_row = TRUE;

  self->lists = g_ptr_array_new_with_free_func (g_free);
  rows = assay_db_prepare (db,
                           "SELECT number, kind, target, parent, parent2, schema_version, at, "
                           "person, words, changeset, changeset_sha256 FROM history "
                           "WHERE kind = 'redact' ORDER BY number DESC",
                           error);
  if (rows == NULL)
    return NULL;
  while (is_row)
    if (!assay_db_step (rows, &is_row, error) || (is_row && !read_one (self, rows, error)))
      return NULL;

  return g_steal_pointer (&self);
}

void
assay_redactions_free (AssayRedactions *self)
{
  g_ptr_array_unref (self->lists);
  g_free (self);
}
