/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-history-entry.h"

#include "assay-changeset.h"
#include "assay-redactions.h"
#include "assay-schema.h"

char *
assay_history_format_time (gint64 now)
{
  g_autoptr (GDateTime) time
      = now != 0 ? g_date_time_new_from_unix_utc (now) : g_date_time_new_now_utc ();

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

static void
append_part (GString *out, const char *part)
{
  if (part == NULL)
    part = "";
  g_string_append_printf (out, "%" G_GSIZE_FORMAT ":", strlen (part));
  g_string_append (out, part);
  g_string_append_c (out, '\n');
}

static void
append_number (GString *out, gint64 number)
{
  char digits[24];

  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, number);
  append_part (out, digits);
}

char *
assay_history_hash (const AssayHistoryParts *parts)
{
  g_autoptr (GString) out = g_string_new ("assay-history-1\n");

  append_number (out, parts->number);
  append_part (out, parts->kind);
  append_number (out, parts->target);
  append_part (out, parts->parent);
  append_part (out, parts->parent2);
  append_number (out, parts->schema_version);
  append_part (out, parts->at);
  append_part (out, parts->person);
  append_part (out, parts->words);
  append_part (out, parts->changeset_sha256);

  return assay_db_hash (out->str, out->len);
}

char *
assay_history_write (sqlite3 *db, AssayHistoryParts *parts, GBytes *changeset, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = assay_db_prepare (
      db,
      "INSERT OR REPLACE INTO history (number, kind, target, hash, parent, schema_version, at, "
      "person, words, changeset_sha256, changeset, parent2) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
      error);
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  g_autofree char *sha256 = assay_db_hash (data, size);
  g_autofree char *hash = NULL;

  if (statement == NULL)
    return NULL;
  parts->schema_version = ASSAY_SCHEMA_VERSION;
  parts->changeset_sha256 = sha256;
  hash = assay_history_hash (parts);

  sqlite3_bind_int64 (statement, 1, parts->number);
  assay_db_bind_text (statement, 2, parts->kind);
  if (parts->target != 0)
    sqlite3_bind_int64 (statement, 3, parts->target);
  assay_db_bind_text (statement, 4, hash);
  assay_db_bind_text (statement, 5, parts->parent);
  sqlite3_bind_int64 (statement, 6, parts->schema_version);
  assay_db_bind_text (statement, 7, parts->at);
  assay_db_bind_text (statement, 8, parts->person);
  assay_db_bind_text (statement, 9, parts->words);
  assay_db_bind_text (statement, 10, sha256);
  sqlite3_bind_blob64 (statement, 11, size > 0 ? data : "", size, SQLITE_STATIC);
  assay_db_bind_text (statement, 12, parts->parent2);
  if (!assay_db_run (statement, error))
    return NULL;

  return g_steal_pointer (&hash);
}

/* Whether a redaction vouches for the entry in @row as it stands, though its changeset is not the
 * one it was made with. */
static gboolean
is_redacted (sqlite3 *db, AssayRedactions *redactions, sqlite3_stmt *row)
{
  AssayHistoryParts parts = { .number = sqlite3_column_int64 (row, 2),
                              .kind = (const char *) sqlite3_column_text (row, 3),
                              .target = sqlite3_column_int64 (row, 4),
                              .parent = (const char *) sqlite3_column_text (row, 5),
                              .parent2 = (const char *) sqlite3_column_text (row, 6),
                              .schema_version = sqlite3_column_int64 (row, 7),
                              .at = (const char *) sqlite3_column_text (row, 8),
                              .person = (const char *) sqlite3_column_text (row, 9),
                              .words = (const char *) sqlite3_column_text (row, 10) };
  g_autoptr (AssayRedactions) own = redactions == NULL ? assay_redactions_load (db, NULL) : NULL;
  g_autofree char *vouched = NULL;
  g_autofree char *hash = NULL;

  if (redactions == NULL)
    redactions = own;
  if (redactions == NULL)
    return FALSE;
  vouched = assay_redactions_dup_hash (redactions, parts.number);
  hash = assay_redactions_hash (&parts, sqlite3_column_blob (row, 0),
                                (gsize) sqlite3_column_bytes (row, 0));

  return g_strcmp0 (vouched, hash) == 0;
}

GBytes *
assay_history_read_body (sqlite3 *db, AssayRedactions *redactions, gint64 number, GError **error)
{
  g_autoptr (sqlite3_stmt) row = assay_db_prepare (
      db,
      "SELECT changeset, changeset_sha256, number, kind, target, parent, parent2, schema_version, "
      "at, person, words FROM history WHERE number = ?1",
      error);
  g_autofree char *sha256 = NULL;
  gconstpointer data;
  gsize size;
  gboolean is_row;

  if (row == NULL)
    return NULL;
  sqlite3_bind_int64 (row, 1, number);
  if (!assay_db_step (row, &is_row, error))
    return NULL;

  data = is_row ? sqlite3_column_blob (row, 0) : NULL;
  size = is_row ? (gsize) sqlite3_column_bytes (row, 0) : 0;
  sha256 = assay_db_hash (data, size);
  if (!is_row
      || (g_strcmp0 (sha256, (const char *) sqlite3_column_text (row, 1)) != 0
          && !is_redacted (db, redactions, row)))
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED,
                   "entry %" G_GINT64_FORMAT " of the history was changed", number);
      return NULL;
    }

  return g_bytes_new (data, size);
}

/* Whether entry @number is of @kind. */
static gboolean
is_of_kind (sqlite3 *db, gint64 number, const char *kind)
{
  g_autoptr (sqlite3_stmt) row
      = assay_db_prepare (db, "SELECT 1 FROM history WHERE number = ?1 AND kind = ?2", NULL);
  gboolean is_row = FALSE;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, number);
  assay_db_bind_text (row, 2, kind);

  return assay_db_step (row, &is_row, NULL) && is_row;
}

gboolean
assay_history_is_merge (sqlite3 *db, gint64 number)
{
  return is_of_kind (db, number, "merge");
}

AssayMergeBody *
assay_history_read_merge (sqlite3 *db, AssayRedactions *redactions, gint64 number, GError **error)
{
  g_autoptr (GBytes) bytes = assay_history_read_body (db, redactions, number, error);
  g_autoptr (AssayMergeBody) body = bytes != NULL ? assay_merge_body_read (bytes, error) : NULL;

  if (body == NULL || !assay_changeset_check (body->changeset, error)
      || !assay_changeset_check (body->difference, error))
    return NULL;

  return g_steal_pointer (&body);
}

GBytes *
assay_history_read_changeset (sqlite3 *db, gint64 number, GError **error)
{
  return assay_history_read_changeset_with (db, NULL, number, error);
}

/* A redaction's and a merge's entry hold more than their changeset. */
static GBytes *
take_changeset (sqlite3 *db, gint64 number, GBytes *body, GError **error)
{
  g_autoptr (AssayMergeBody) merge = NULL;

  if (is_of_kind (db, number, "redact"))
    return assay_redactions_get_changeset (body, error);
  if (!is_of_kind (db, number, "merge"))
    return g_bytes_ref (body);
  merge = assay_merge_body_read (body, error);

  return merge != NULL ? g_bytes_ref (merge->changeset) : NULL;
}

GBytes *
assay_history_read_changeset_with (sqlite3 *db,
                                   AssayRedactions *redactions,
                                   gint64 number,
                                   GError **error)
{
  g_autoptr (GBytes) body = assay_history_read_body (db, redactions, number, error);
  g_autoptr (GBytes) changeset = NULL;

  if (body != NULL)
    changeset = take_changeset (db, number, body, error);
  if (changeset == NULL || !assay_changeset_check (changeset, error))
    return NULL;

  return g_steal_pointer (&changeset);
}

GPtrArray *
assay_history_load (sqlite3 *db, guint offset, guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_history_entry_free);
  g_autoptr (sqlite3_stmt) rows
      = assay_db_prepare (db,
                          "SELECT number, hash, at, person, words, "
                          "CASE WHEN kind = 'edit' AND target = number THEN 'aside' "
                          "WHEN kind = 'edit' AND target IS NOT NULL THEN 'jump' ELSE kind END, "
                          "nullif (target, number) "
                          "FROM history ORDER BY number DESC "
                          "LIMIT ?1 OFFSET ?2",
                          error);
  gboolean is_row = TRUE;

  if (rows == NULL)
    return NULL;
  sqlite3_bind_int64 (rows, 1, limit);
  sqlite3_bind_int64 (rows, 2, offset);

  while (is_row)
    {
      AssayHistoryEntry *entry;

      if (!assay_db_step (rows, &is_row, error))
        return NULL;
      if (!is_row)
        break;
      entry = g_new0 (AssayHistoryEntry, 1);
      entry->number = sqlite3_column_int64 (rows, 0);
      entry->hash = assay_db_dup_text (rows, 1);
      entry->at = assay_db_dup_text (rows, 2);
      entry->person = assay_db_dup_text (rows, 3);
      entry->words = assay_db_dup_text (rows, 4);
      entry->kind = assay_db_dup_text (rows, 5);
      entry->target = sqlite3_column_int64 (rows, 6);
      g_ptr_array_add (entries, entry);
    }

  return g_steal_pointer (&entries);
}
