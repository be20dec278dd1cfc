/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-schema.h"

#include "assay-store.h"

static gboolean
fail (GError **error, const char *what, const char *name)
{
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED, "%s: '%s'", what, name);
  return FALSE;
}

/* Takes the item the row describes out of @expected. Every word is compared: whatever is not ours
 * to the letter could do something else than it seems to. */
static gboolean
check_row (sqlite3_stmt *row, GHashTable *expected, GError **error)
{
  g_autofree char *type = assay_db_dup_text (row, 0);
  g_autofree char *name = assay_db_dup_text (row, 1);
  g_autofree char *sql = assay_db_dup_text (row, 2);
  AssaySchemaItem *item;

  if (type == NULL || name == NULL)
    return fail (error, "its schema holds a nameless thing", "");
  /* The indexes SQLite makes itself, for UNIQUE. */
  if (sql == NULL && strcmp (type, "index") == 0 && g_str_has_prefix (name, "sqlite_autoindex_"))
    return TRUE;

  item = g_hash_table_lookup (expected, name);
  if (item == NULL)
    return fail (error, "it holds something that is no part of a project", name);
  if (strcmp (item->type, type) != 0 || g_strcmp0 (item->sql, sql) != 0)
    return fail (error, "one of its tables has another shape", name);
  g_hash_table_remove (expected, name);

  return TRUE;
}

gboolean
assay_schema_check (sqlite3 *db, GError **error)
{
  g_autoptr (GPtrArray) items = assay_schema_list ();
  g_autoptr (GHashTable) expected = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (sqlite3_stmt) rows
      = assay_db_prepare (db, "SELECT type, name, sql FROM sqlite_schema", error);
  GHashTableIter iter;
  gpointer name;
  gboolean is_row = TRUE;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      AssaySchemaItem *item = g_ptr_array_index (items, i);

      g_hash_table_insert (expected, item->name, item);
    }

  while (is_row)
    if (!assay_db_step (rows, &is_row, error) || (is_row && !check_row (rows, expected, error)))
      return FALSE;

  g_hash_table_iter_init (&iter, expected);
  if (g_hash_table_iter_next (&iter, &name, NULL))
    return fail (error, "a table is missing", name);

  return TRUE;
}

static gboolean
has_row (sqlite3 *db, const char *sql, gboolean *ret_has, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = assay_db_prepare (db, sql, error);

  return statement != NULL && assay_db_step (statement, ret_has, error);
}

gboolean
assay_schema_check_newer (sqlite3 *db, GError **error)
{
  gboolean has_other;

  if (!has_row (db,
                "SELECT 1 FROM sqlite_schema WHERE type NOT IN ('table', 'index') "
                "OR (type = 'table' AND sql NOT LIKE 'CREATE TABLE %')",
                &has_other, error))
    return FALSE;
  if (has_other)
    return fail (error, "it holds something that is no part of a project", "");
  if (!has_row (db,
                "SELECT 1 FROM sqlite_schema AS s, pragma_table_xinfo (s.name) AS c "
                "WHERE s.type = 'table' AND c.hidden <> 0",
                &has_other, error))
    return FALSE;
  if (has_other)
    return fail (error, "one of its columns is no plain one", "");

  return TRUE;
}

gboolean
assay_schema_check_rows (sqlite3 *db, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = assay_db_prepare (db, "PRAGMA quick_check (1)", error);
  g_autofree char *words = NULL;
  gboolean is_row;

  if (statement == NULL || !assay_db_step (statement, &is_row, error))
    return FALSE;
  words = is_row ? assay_db_dup_text (statement, 0) : NULL;
  if (g_strcmp0 (words, "ok") == 0)
    return TRUE;

  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED, "it is damaged: %s",
               words != NULL ? words : "no answer");
  return FALSE;
}
