/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-save.h"

#include <glib/gstdio.h>

#include "assay-db.h"
#include "assay-schema.h"

void
assay_saved_free (AssaySaved *saved)
{
  g_free (saved->hash);
  g_free (saved->aside);
  g_free (saved);
}

gboolean
assay_save_vacuum (const char *path, const char *to, GError **error)
{
  g_autoptr (sqlite3) db = assay_db_open (path, ASSAY_DB_READ, error);
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (db == NULL || !assay_db_exec (db, "PRAGMA synchronous = OFF", error))
    return FALSE;
  statement = assay_db_prepare (db, "VACUUM INTO ?1", error);
  if (statement == NULL)
    return FALSE;
  assay_db_bind_text (statement, 1, to);

  return assay_db_run (statement, error);
}

/* Leaves one plain file, without a write-ahead log, and reads where its history ends. */
static AssaySaved *
finish (const char *path, GError **error)
{
  g_autoptr (sqlite3) db = assay_db_open (path, ASSAY_DB_WRITE, error);
  g_autoptr (sqlite3_stmt) head = NULL;
  AssaySaved *saved;
  gboolean is_row;

  if (db == NULL || !assay_db_exec (db, "PRAGMA journal_mode = DELETE", error))
    return NULL;
  head = assay_db_prepare (db, "SELECT number, hash FROM history ORDER BY number DESC LIMIT 1",
                           error);
  if (head == NULL || !assay_db_step (head, &is_row, error))
    return NULL;

  saved = g_new0 (AssaySaved, 1);
  saved->number = is_row ? sqlite3_column_int64 (head, 0) : 0;
  saved->hash
      = is_row ? assay_db_dup_text (head, 1) : assay_schema_dup_meta (db, ASSAY_META_PROJECT, NULL);

  return saved;
}

AssaySaved *
assay_save (const char *dir, AssayDocument *document, gboolean overwrite, GError **error)
{
  gint64 started = g_get_monotonic_time ();
  g_autofree char *path = g_build_filename (dir, "project.db", NULL);
  g_autofree char *copy = g_build_filename (dir, "save.db", NULL);
  g_autoptr (AssaySaved) saved = NULL;

  if (!overwrite && !assay_document_check (document, error))
    return NULL;

  g_unlink (copy);
  if (assay_save_vacuum (path, copy, error))
    saved = finish (copy, error);
  if (saved != NULL && !assay_document_replace (document, copy, overwrite, error))
    g_clear_pointer (&saved, assay_saved_free);
  g_unlink (copy);

  if (saved != NULL)
    saved->duration = g_get_monotonic_time () - started;

  return g_steal_pointer (&saved);
}
