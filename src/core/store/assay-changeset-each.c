/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-changeset-each.h"

#include "assay-store.h"

static gboolean
fail (int code, GError **error)
{
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED,
               "cannot read a changeset: %s (%d)", sqlite3_errstr (code), code);
  return FALSE;
}

/* FALSE where the row is of no table of ours. */
static gboolean
identify (AssayRowChange *change)
{
  const char *table = NULL;
  sqlite3_value *key = NULL;
  int n_columns = 0;

  if (sqlite3changeset_op (change->iter, &table, &n_columns, &change->operation, NULL) != SQLITE_OK)
    return FALSE;
  change->kind = assay_kind_from_name (table);
  if (change->kind == ASSAY_KIND_NONE || n_columns < 1)
    return FALSE;
  change->n_fields = (guint) n_columns - 1;

  if (change->operation == SQLITE_INSERT)
    sqlite3changeset_new (change->iter, 0, &key);
  else
    sqlite3changeset_old (change->iter, 0, &key);
  change->id = key != NULL ? sqlite3_value_int64 (key) : 0;

  return change->id != 0;
}

gboolean
assay_changeset_each (GBytes *changeset,
                      AssayRowChangeFunc func,
                      gpointer user_data,
                      GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  AssayRowChange change = { ASSAY_KIND_NONE };
  int code;

  if (size == 0)
    return TRUE;
  if (size > G_MAXINT)
    return fail (SQLITE_TOOBIG, error);
  code = sqlite3changeset_start (&change.iter, (int) size, (void *) data);
  if (code != SQLITE_OK)
    return fail (code, error);
  while (sqlite3changeset_next (change.iter) == SQLITE_ROW)
    if (identify (&change))
      func (&change, user_data);
  code = sqlite3changeset_finalize (change.iter);

  return code == SQLITE_OK || fail (code, error);
}

static gboolean
read_cell (const AssayRowChange *change, guint index, sqlite3_value *value, AssayCell *ret_cell)
{
  if (value == NULL)
    return FALSE;
  *ret_cell = assay_db_read_value (value, (AssayField) (((guint) change->kind << 8) | index));

  return TRUE;
}

gboolean
assay_row_change_get_old (const AssayRowChange *change, guint index, AssayCell *ret_cell)
{
  sqlite3_value *value = NULL;

  if (change->operation != SQLITE_INSERT && index < change->n_fields)
    sqlite3changeset_old (change->iter, (int) index + 1, &value);

  return read_cell (change, index, value, ret_cell);
}

gboolean
assay_row_change_get_new (const AssayRowChange *change, guint index, AssayCell *ret_cell)
{
  sqlite3_value *value = NULL;

  if (change->operation != SQLITE_DELETE && index < change->n_fields)
    sqlite3changeset_new (change->iter, (int) index + 1, &value);

  return read_cell (change, index, value, ret_cell);
}

AssayRowKey *
assay_row_key_new (AssayKind kind, gint64 id)
{
  AssayRowKey *key = g_new (AssayRowKey, 1);

  *key = (AssayRowKey){ kind, id };

  return key;
}

guint
assay_row_key_hash (gconstpointer key)
{
  const AssayRowKey *row = key;

  return g_int64_hash (&row->id) ^ ((guint) row->kind << 24);
}

gboolean
assay_row_key_equal (gconstpointer a, gconstpointer b)
{
  const AssayRowKey *x = a;
  const AssayRowKey *y = b;

  return x->kind == y->kind && x->id == y->id;
}

GHashTable *
assay_row_keys_new (void)
{
  return g_hash_table_new_full (assay_row_key_hash, assay_row_key_equal, g_free, NULL);
}

gboolean
assay_row_keys_have (GHashTable *keys, AssayKind kind, gint64 id)
{
  AssayRowKey key = { kind, id };

  return g_hash_table_contains (keys, &key);
}

gboolean
assay_row_keys_add (GHashTable *keys, AssayKind kind, gint64 id)
{
  return g_hash_table_add (keys, assay_row_key_new (kind, id));
}
