/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-verify.h"

#include <glib/gi18n-lib.h>

#include "assay-blobs.h"
#include "assay-schema.h"
#include "assay-store.h"
#include "assay-verify-private.h"

/* Enough to see what is wrong; one cause can have thousands of lines. */
#define MOST_PROBLEMS 1000

void
assay_verify_say (GPtrArray *problems, const char *format, ...)
{
  va_list args;

  if (problems->len >= MOST_PROBLEMS)
    return;
  va_start (args, format);
  g_ptr_array_add (problems, g_strdup_vprintf (format, args));
  va_end (args);
}

static gboolean
verify_integrity (sqlite3 *db, GPtrArray *problems, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = assay_db_prepare (db, "PRAGMA integrity_check (100)", error);
  gboolean is_row = TRUE;

  if (rows == NULL)
    return FALSE;
  while (is_row)
    {
      g_autofree char *words = NULL;

      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      words = is_row ? assay_db_dup_text (rows, 0) : NULL;
      if (words != NULL && strcmp (words, "ok") != 0)
        assay_verify_say (problems, _ ("The database is damaged: %s"), words);
    }

  return TRUE;
}

static gboolean
verify_references (sqlite3 *db, GPtrArray *problems, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = assay_db_prepare (db, "PRAGMA foreign_key_check", error);
  gboolean is_row = TRUE;

  if (rows == NULL)
    return FALSE;
  while (is_row)
    {
      g_autofree char *table = NULL;
      g_autofree char *parent = NULL;
      g_autofree char *key = NULL;

      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      if (!is_row)
        break;
      table = assay_db_dup_text (rows, 0);
      key = assay_key_to_string (sqlite3_column_int64 (rows, 1));
      parent = assay_db_dup_text (rows, 2);
      assay_verify_say (problems, _ ("Row %s of %s refers to a row of %s that is not there"), key,
                        table, parent);
    }

  return TRUE;
}

static gboolean
verify_blobs (sqlite3 *db, GPtrArray *problems, GError **error)
{
  g_autoptr (sqlite3_stmt) rows
      = assay_db_prepare (db, "SELECT sha256 FROM blob ORDER BY id", error);
  gboolean is_row = TRUE;

  if (rows == NULL)
    return FALSE;
  while (is_row)
    {
      g_autofree char *sha256 = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) problem = NULL;

      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      if (!is_row)
        break;
      sha256 = assay_db_dup_text (rows, 0);
      bytes = assay_blobs_get (db, sha256, &problem);
      if (bytes == NULL)
        assay_verify_say (problems, _ ("Stored bytes are not what they were: %s"),
                          problem->message);
    }

  return TRUE;
}

/* Each row of @sql is a problem, described by its first column. */
static gboolean
verify_none (sqlite3 *db, const char *sql, const char *format, GPtrArray *problems, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = assay_db_prepare (db, sql, error);
  gboolean is_row = TRUE;

  if (rows == NULL)
    return FALSE;
  while (is_row)
    {
      g_autofree char *what = NULL;

      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      what = is_row ? assay_db_dup_text (rows, 0) : NULL;
      if (is_row)
        assay_verify_say (problems, "%s: %s", format, what != NULL ? what : "");
    }

  return TRUE;
}

static gboolean
verify_invariants (sqlite3 *db, GPtrArray *problems, GError **error)
{
  return verify_none (db,
                      "SELECT number || coalesce (suffix, '') AS shown FROM claim "
                      "GROUP BY shown HAVING count (*) > 1",
                      _ ("Two claims have one number"), problems, error)
         && verify_none (db,
                         "SELECT number FROM claim WHERE number IS NULL OR number >= "
                         "(SELECT CAST (value AS INTEGER) FROM meta WHERE key = 'next_number')",
                         _ ("A claim has a number that was not given yet"), problems, error)
         && verify_none (db,
                         "SELECT sha256 FROM (SELECT sha256 FROM capture "
                         "UNION SELECT sha256 FROM resource UNION SELECT page_sha256 FROM revision "
                         "UNION SELECT text_sha256 FROM revision) WHERE sha256 IS NOT NULL "
                         "AND sha256 NOT IN (SELECT sha256 FROM blob)",
                         _ ("Stored bytes are missing"), problems, error);
}

static int
asked_to_stop_cb (void *data)
{
  return g_cancellable_is_cancelled (data);
}

GPtrArray *
assay_verify (const char *dir, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_build_filename (dir, "project.db", NULL);
  g_autoptr (sqlite3) db = assay_db_open (path, ASSAY_DB_CHECK, error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  gint64 version;

  if (db == NULL)
    return NULL;
  if (cancellable != NULL)
    sqlite3_progress_handler (db, 10000, asked_to_stop_cb, cancellable);
  if (!assay_db_exec (db, "BEGIN", error)
      || !assay_db_get_int (db, "PRAGMA user_version", 0, &version, error)
      || !verify_integrity (db, problems, error) || !verify_references (db, problems, error)
      || !verify_blobs (db, problems, error))
    return NULL;

  /* A newer version's rules and tables are not known here. */
  if (version > ASSAY_SCHEMA_VERSION)
    {
      assay_verify_say (problems, _ ("A newer version of Assay made the project: its history "
                                     "cannot be checked here"));
      return g_steal_pointer (&problems);
    }
  if (!verify_invariants (db, problems, error) || !assay_verify_chain (db, problems, error)
      || !assay_verify_replay (db, dir, problems, error))
    return NULL;

  return g_steal_pointer (&problems);
}
