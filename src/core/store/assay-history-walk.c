/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-history-walk.h"

#include "assay-changeset.h"
#include "assay-history-entry.h"

/* Which rows hang on one, and whether a changeset touches any of them. */
typedef struct
{
  GHashTable *rows; /* of AssayRowKey */
  gboolean has_grown;
  gboolean is_touched;
} Following;

static gboolean
hangs_on_one (Following *following, const AssayFieldInfo *info, AssayCell *cell)
{
  gboolean hangs = !cell->is_empty && info->type != ASSAY_HOLDS_REF
                   && assay_field_type_is_ref (info->type)
                   && assay_row_keys_have (following->rows, info->of, cell->integer);

  assay_cell_clear (cell);

  return hangs;
}

static void
follow_row_cb (const AssayRowChange *change, gpointer user_data)
{
  Following *following = user_data;
  guint n_fields;
  const AssayFieldInfo *fields = assay_kind_get_fields (change->kind, &n_fields);

  if (assay_row_keys_have (following->rows, change->kind, change->id))
    {
      following->is_touched = TRUE;
      return;
    }
  for (guint i = 0; i < MIN (n_fields, change->n_fields); i++)
    {
      AssayCell cell;
      gboolean hangs = assay_row_change_get_old (change, i, &cell)
                       && hangs_on_one (following, &fields[i], &cell);

      hangs = (assay_row_change_get_new (change, i, &cell)
               && hangs_on_one (following, &fields[i], &cell))
              || hangs;
      if (hangs && assay_row_keys_add (following->rows, change->kind, change->id))
        following->has_grown = following->is_touched = TRUE;
    }
}

/* In a changeset a row may stand before the one it hangs on. */
static gboolean
follow (Following *following, GBytes *changeset, GError **error)
{
  following->is_touched = FALSE;
  following->has_grown = TRUE;
  while (following->has_grown)
    {
      following->has_grown = FALSE;
      if (!assay_changeset_each (changeset, follow_row_cb, following, error))
        return FALSE;
    }

  return TRUE;
}

/* Takes the entries out of @all that touch the rows followed. */
static gboolean
follow_all (Following *following, sqlite3 *db, GPtrArray *all, GPtrArray *entries, GError **error)
{
  for (guint i = all->len; i > 0; i--)
    {
      AssayHistoryEntry *entry = all->pdata[i - 1];
      g_autoptr (GBytes) changeset = assay_history_read_changeset (db, entry->number, error);

      if (changeset == NULL || !follow (following, changeset, error))
        return FALSE;
      if (following->is_touched)
        g_ptr_array_insert (entries, 0, g_steal_pointer (&all->pdata[i - 1]));
    }

  return TRUE;
}

GPtrArray *
assay_history_load_of (sqlite3 *db, AssayKind kind, gint64 id, GError **error)
{
  g_autoptr (GHashTable) rows = assay_row_keys_new ();
  g_autoptr (GPtrArray) all = assay_history_load (db, 0, G_MAXINT, error);
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_history_entry_free);
  Following following = { .rows = rows };

  assay_row_keys_add (rows, kind, id);
  if (all == NULL || !follow_all (&following, db, all, entries, error))
    return NULL;

  return g_steal_pointer (&entries);
}

static void
field_change_free (gpointer data)
{
  AssayFieldChange *change = data;

  assay_cell_clear (&change->old);
  assay_cell_clear (&change->new);
  g_free (change);
}

static void
add_row_cb (const AssayRowChange *row, gpointer user_data)
{
  GPtrArray *changes = user_data;
  AssayFieldChange common = { .kind = row->kind,
                              .id = row->id,
                              .type = row->operation == SQLITE_INSERT   ? ASSAY_OP_INSERT
                                      : row->operation == SQLITE_DELETE ? ASSAY_OP_DELETE
                                                                        : ASSAY_OP_SET,
                              .field = ASSAY_FIELD_NONE,
                              .old = { .is_empty = TRUE },
                              .new = { .is_empty = TRUE } };
  guint n_before = changes->len;

  for (guint i = 0; i < row->n_fields; i++)
    {
      AssayFieldChange change = common;
      gboolean is_said = assay_row_change_get_old (row, i, &change.old);

      is_said = assay_row_change_get_new (row, i, &change.new) || is_said;
      change.field = (AssayField) (((guint) row->kind << 8) | i);
      if (is_said && (common.type == ASSAY_OP_SET || !change.old.is_empty || !change.new.is_empty))
        g_ptr_array_add (changes, g_memdup2 (&change, sizeof change));
    }
  if (changes->len == n_before)
    g_ptr_array_add (changes, g_memdup2 (&common, sizeof common));
}

GPtrArray *
assay_history_load_changes (sqlite3 *db, gint64 number, GError **error)
{
  g_autoptr (GBytes) changeset = assay_history_read_changeset (db, number, error);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (field_change_free);

  if (changeset == NULL || !assay_changeset_each (changeset, add_row_cb, changes, error))
    return NULL;

  return g_steal_pointer (&changes);
}

/* What was redacted, or was there before there was a history, cannot be brought back. */
static gboolean
check_jump (sqlite3 *db, gint64 number, gint64 head, GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean is_row = FALSE;

  if (number < 1 || number > head)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                           "there is no such entry");
      return FALSE;
    }
  row = assay_db_prepare (
      db, "SELECT 1 FROM history WHERE number > ?1 AND kind IN ('redact', 'new')", error);
  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, number);
  if (!assay_db_step (row, &is_row, error))
    return FALSE;
  if (is_row)
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                         "something was redacted for ever since");

  return !is_row;
}

GBytes *
assay_history_invert_since (sqlite3 *db, gint64 number, gint64 head, GError **error)
{
  g_autoptr (GPtrArray) changesets
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GBytes) all = NULL;

  if (!check_jump (db, number, head, error))
    return NULL;
  for (gint64 i = number + 1; i <= head; i++)
    {
      GBytes *changeset = assay_history_read_changeset (db, i, error);

      if (changeset == NULL)
        return NULL;
      g_ptr_array_add (changesets, changeset);
    }
  all = assay_changeset_combine_all (changesets, error);
  if (all == NULL)
    return NULL;
  if (g_bytes_get_size (all) == 0)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOTHING_TO_DO,
                           "all is as it was then");
      return NULL;
    }

  return assay_changeset_invert (all, error);
}
