/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-verify-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "assay-changeset.h"
#include "assay-history-entry.h"
#include "assay-redactions.h"
#include "assay-schema.h"

#define ENTRY_SQL                                                                                  \
  "SELECT number, kind, target, parent, parent2, schema_version, at, person, words, "              \
  "changeset_sha256, hash, changeset FROM history"

/* As it stands in the file: what is not text at all has no right hash. */
static const char *
peek_text (sqlite3_stmt *row, int column)
{
  return (const char *) sqlite3_column_text (row, column);
}

/* A redaction may have taken words out of an entry; then it says what is left. */
static gboolean
is_redacted (sqlite3_stmt *row, const AssayHistoryParts *parts, AssayRedactions *redactions)
{
  g_autofree char *vouched
      = redactions != NULL ? assay_redactions_dup_hash (redactions, parts->number) : NULL;
  g_autofree char *hash = assay_redactions_hash (parts, sqlite3_column_blob (row, 11),
                                                 (gsize) sqlite3_column_bytes (row, 11));

  return g_strcmp0 (vouched, hash) == 0;
}

static void
verify_entry (sqlite3_stmt *row,
              AssayRedactions *redactions,
              gint64 expected,
              char **parent,
              GPtrArray *problems)
{
  AssayHistoryParts parts = { .number = sqlite3_column_int64 (row, 0),
                              .kind = peek_text (row, 1),
                              .target = sqlite3_column_int64 (row, 2),
                              .parent = peek_text (row, 3),
                              .parent2 = peek_text (row, 4),
                              .schema_version = sqlite3_column_int64 (row, 5),
                              .at = peek_text (row, 6),
                              .person = peek_text (row, 7),
                              .words = peek_text (row, 8),
                              .changeset_sha256 = peek_text (row, 9) };
  g_autofree char *hash = assay_history_hash (&parts);
  gboolean is_whole = g_strcmp0 (hash, peek_text (row, 10)) == 0;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, parts.number);

  if (parts.number != expected)
    assay_verify_say (problems, _ ("Before entry %s of the history one is missing"), number);
  if (g_strcmp0 (parts.parent, *parent) != 0)
    assay_verify_say (problems, _ ("Entry %s of the history does not follow the one before"),
                      number);
  if (!is_whole && !is_redacted (row, &parts, redactions))
    assay_verify_say (problems, _ ("Entry %s of the history was changed"), number);

  g_free (*parent);
  *parent = g_strdup (peek_text (row, 10));
}

gboolean
assay_verify_entry (sqlite3 *db, gint64 number, GPtrArray *problems, GError **error)
{
  g_autoptr (sqlite3_stmt) row = assay_db_prepare (db, ENTRY_SQL " WHERE number = ?1", error);
  g_autoptr (sqlite3_stmt) before
      = row != NULL ? assay_db_prepare (db, "SELECT hash FROM history WHERE number = ?1", error)
                    : NULL;
  g_autoptr (AssayRedactions) redactions = assay_redactions_load (db, NULL);
  g_autofree char *parent = NULL;
  gboolean is_row;

  if (before == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, number);
  sqlite3_bind_int64 (before, 1, number - 1);
  if (!assay_db_step (before, &is_row, error))
    return FALSE;
  parent = is_row ? assay_db_dup_text (before, 0)
                  : assay_schema_dup_meta (db, ASSAY_META_PROJECT, NULL);
  if (!assay_db_step (row, &is_row, error))
    return FALSE;
  if (is_row)
    verify_entry (row, redactions, number, &parent, problems);

  return is_row;
}

gboolean
assay_verify_chain (sqlite3 *db, GPtrArray *problems, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = assay_db_prepare (db, ENTRY_SQL " ORDER BY number", error);
  g_autoptr (AssayRedactions) redactions = assay_redactions_load (db, NULL);
  g_autofree char *parent = assay_schema_dup_meta (db, ASSAY_META_PROJECT, NULL);
  gboolean is_row = TRUE;
  gint64 expected = 1;

  if (rows == NULL)
    return FALSE;
  while (is_row)
    {
      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      if (is_row)
        verify_entry (rows, redactions, expected, &parent, problems);
      if (is_row)
        expected = sqlite3_column_int64 (rows, 0) + 1;
    }

  return TRUE;
}

/* Does all entries one after the other to the empty tables of @empty. FALSE where one cannot be
 * done, which is said: there is nothing to compare then. */
static gboolean
replay (sqlite3 *db, sqlite3 *empty, GPtrArray *problems)
{
  g_autoptr (sqlite3_stmt) rows
      = assay_db_prepare (db, "SELECT number FROM history ORDER BY number", NULL);
  g_autoptr (AssayRedactions) redactions = assay_redactions_load (db, NULL);
  gboolean is_row = rows != NULL;

  while (is_row)
    {
      g_autoptr (GBytes) changeset = NULL;
      g_autoptr (GError) problem = NULL;
      g_autofree char *shown = NULL;
      gint64 number;

      if (!assay_db_step (rows, &is_row, NULL))
        return FALSE;
      if (!is_row)
        break;
      number = sqlite3_column_int64 (rows, 0);
      shown = g_strdup_printf ("%" G_GINT64_FORMAT, number);
      changeset = assay_history_read_changeset_with (db, redactions, number, &problem);
      if (changeset == NULL || !assay_changeset_apply (empty, changeset, &problem))
        {
          assay_verify_say (problems, _ ("Entry %s of the history cannot be followed: %s"), shown,
                            problem->message);
          return FALSE;
        }
    }

  return TRUE;
}

/* What is left of @row, which may be NULL, to be compared. */
static gint64
get_key (sqlite3_stmt *row, gboolean is_row)
{
  return is_row ? sqlite3_column_int64 (row, 0) : G_MAXINT64;
}

static gboolean
rows_differ (sqlite3_stmt *a, sqlite3_stmt *b, AssayKind kind)
{
  g_autoptr (AssayRecord) first = assay_db_read_record (a, kind);
  g_autoptr (AssayRecord) second = assay_db_read_record (b, kind);

  return first == NULL || second == NULL || !assay_record_equal (first, second);
}

/* Both in order of their keys, side by side. */
static gboolean
compare_kind (sqlite3 *db, sqlite3 *replayed, AssayKind kind, GPtrArray *problems, GError **error)
{
  g_autofree char *sql = assay_schema_select (kind, "ORDER BY id");
  g_autoptr (sqlite3_stmt) is = assay_db_prepare (db, sql, error);
  g_autoptr (sqlite3_stmt) should = is != NULL ? assay_db_prepare (replayed, sql, error) : NULL;
  gboolean is_row;
  gboolean should_row;

  if (should == NULL || !assay_db_step (is, &is_row, error)
      || !assay_db_step (should, &should_row, error))
    return FALSE;

  while (is_row || should_row)
    {
      gint64 is_key = get_key (is, is_row);
      gint64 should_key = get_key (should, should_row);
      g_autofree char *shown = assay_key_to_string (MIN (is_key, should_key));

      if (is_key != should_key || rows_differ (is, should, kind))
        assay_verify_say (problems, _ ("Row %s of %s is not as the history left it"), shown,
                          assay_kind_get_name (kind));
      if (is_key <= should_key && !assay_db_step (is, &is_row, error))
        return FALSE;
      if (should_key <= is_key && !assay_db_step (should, &should_row, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
assay_verify_replay (sqlite3 *db, const char *dir, GPtrArray *problems, GError **error)
{
  g_autofree char *path = g_build_filename (dir, "verify.db", NULL);
  g_autoptr (sqlite3) replayed = NULL;
  gboolean success;

  g_unlink (path);
  replayed = assay_db_open (path, ASSAY_DB_CREATE, error);
  if (replayed == NULL
      || !assay_db_exec (replayed,
                         "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; "
                         "PRAGMA journal_mode = MEMORY; BEGIN",
                         error)
      || !assay_schema_create (replayed, error))
    success = FALSE;
  else
    success = TRUE;

  if (success && replay (db, replayed, problems))
    for (AssayKind kind = 0; kind < ASSAY_N_KINDS && success; kind++)
      success = compare_kind (db, replayed, kind, problems, error);
  g_clear_pointer (&replayed, assay_db_close);
  g_unlink (path);

  return success;
}
