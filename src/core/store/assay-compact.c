/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-compact.h"

#include "assay-field-rules.h"

#define HASH_LENGTH 64 /* SHA-256 in hexadecimal */

/* Adds what @sql gives in its first column. */
static gboolean
add_column (sqlite3 *db, const char *sql, GHashTable *hashes, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = assay_db_prepare (db, sql, error);
  gboolean is_row = TRUE;

  if (rows == NULL)
    return FALSE;
  while (is_row)
    {
      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      if (is_row)
        g_hash_table_add (hashes, assay_db_dup_text (rows, 0));
    }

  return TRUE;
}

static gboolean
add_live (sqlite3 *db, GHashTable *hashes, GError **error)
{
  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    {
      guint n_fields;
      const AssayFieldInfo *fields = assay_kind_get_fields (kind, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        {
          g_autofree char *sql
              = g_strdup_printf ("SELECT DISTINCT \"%s\" FROM \"%s\" WHERE \"%s\" <> ''",
                                 fields[i].column, assay_kind_get_name (kind), fields[i].column);

          if (assay_field_names_blob ((AssayField) (((guint) kind << 8) | i))
              && !add_column (db, sql, hashes, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* Every run of so many hexadecimal digits, whatever the body of the entry is made of. */
static void
add_hashes_in (const char *bytes, gsize size, GHashTable *hashes)
{
  gsize length = 0;

  for (gsize i = 0; i < size; i++)
    {
      length = g_ascii_isxdigit (bytes[i]) ? length + 1 : 0;
      if (length >= HASH_LENGTH)
        g_hash_table_add (hashes, g_strndup (bytes + i + 1 - HASH_LENGTH, HASH_LENGTH));
    }
}

static gboolean
add_past (sqlite3 *db, GHashTable *hashes, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = assay_db_prepare (db, "SELECT changeset FROM history", error);
  gboolean is_row = TRUE;

  if (rows == NULL)
    return FALSE;
  while (is_row)
    {
      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      if (is_row)
        add_hashes_in (sqlite3_column_blob (rows, 0), (gsize) sqlite3_column_bytes (rows, 0),
                       hashes);
    }

  return TRUE;
}

static gboolean
drop_all (sqlite3 *db, GArray *ids, GError **error)
{
  g_autoptr (sqlite3_stmt) statement
      = assay_db_prepare (db, "DELETE FROM blob WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      sqlite3_bind_int64 (statement, 1, g_array_index (ids, gint64, i));
      if (!assay_db_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
assay_compact (sqlite3 *db, gboolean drop, AssayLeftovers *ret_leftovers, GError **error)
{
  g_autoptr (GHashTable) live = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) past = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) unused = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) rows
      = assay_db_prepare (db, "SELECT id, sha256, length (data) FROM blob", error);
  gboolean is_row = TRUE;

  *ret_leftovers = (AssayLeftovers){ 0 };
  if (rows == NULL || !add_live (db, live, error) || !add_past (db, past, error))
    return FALSE;
  while (is_row)
    {
      g_autofree char *sha256 = NULL;
      gint64 id;

      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      if (!is_row)
        break;
      id = sqlite3_column_int64 (rows, 0);
      sha256 = assay_db_dup_text (rows, 1);
      if (g_hash_table_contains (live, sha256))
        continue;
      if (g_hash_table_contains (past, sha256))
        {
          ret_leftovers->n_past++;
          ret_leftovers->past += (guint64) sqlite3_column_int64 (rows, 2);
          continue;
        }
      g_array_append_val (unused, id);
      ret_leftovers->n_unused++;
      ret_leftovers->unused += (guint64) sqlite3_column_int64 (rows, 2);
    }

  return !drop || drop_all (db, unused, error);
}
