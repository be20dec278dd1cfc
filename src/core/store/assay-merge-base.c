/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-merge-base.h"

#include "assay-changeset.h"

typedef struct
{
  int operation;
  GArray *cells; /* of AssayCell: what was before */
} Before;

struct _AssayMergeBase
{
  GHashTable *rows; /* AssayRowKey → Before */
};

static void
before_free (gpointer data)
{
  Before *before = data;

  g_array_unref (before->cells);
  g_free (before);
}

static void
note_row_cb (const AssayRowChange *change, gpointer user_data)
{
  AssayMergeBase *self = user_data;
  Before *before = g_new0 (Before, 1);

  before->operation = change->operation;
  before->cells = g_array_new (FALSE, FALSE, sizeof (AssayCell));
  g_array_set_clear_func (before->cells, (GDestroyNotify) assay_cell_clear);
  for (guint i = 0; i < change->n_fields; i++)
    {
      AssayCell cell;

      if (assay_row_change_get_old (change, i, &cell))
        g_array_append_val (before->cells, cell);
    }
  g_hash_table_replace (self->rows, assay_row_key_new (change->kind, change->id), before);
}

/* From what the merged copy had back to what the merge made of it. */
static gboolean
add_difference (GPtrArray *changesets, sqlite3 *db, gint64 entry, GError **error)
{
  g_autoptr (AssayMergeBody) body = assay_history_read_merge (db, NULL, entry, error);
  GBytes *inverse = body != NULL ? assay_changeset_invert (body->difference, error) : NULL;

  if (inverse == NULL)
    return FALSE;
  g_ptr_array_add (changesets, inverse);

  return TRUE;
}

static GBytes *
combine_since (sqlite3 *db, gint64 head, const AssayMergePoint *point, GError **error)
{
  g_autoptr (GPtrArray) changesets
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  if (point->is_other && !add_difference (changesets, db, point->entry, error))
    return NULL;
  for (gint64 number = point->entry + 1; number <= head; number++)
    {
      GBytes *changeset = assay_history_read_changeset (db, number, error);

      if (changeset == NULL)
        return NULL;
      g_ptr_array_add (changesets, changeset);
    }

  return assay_changeset_combine_all (changesets, error);
}

AssayMergeBase *
assay_merge_base_new (sqlite3 *db, gint64 head, const AssayMergePoint *point, GError **error)
{
  g_autoptr (AssayMergeBase) self = g_new0 (AssayMergeBase, 1);
  g_autoptr (GBytes) since = combine_since (db, head, point, error);

  self->rows = g_hash_table_new_full (assay_row_key_hash, assay_row_key_equal, g_free, before_free);
  if (since == NULL || !assay_changeset_each (since, note_row_cb, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
assay_merge_base_free (AssayMergeBase *self)
{
  g_hash_table_unref (self->rows);
  g_free (self);
}

gboolean
assay_merge_base_is_changed (AssayMergeBase *self, AssayKind kind, gint64 id)
{
  AssayRowKey key = { kind, id };

  return g_hash_table_contains (self->rows, &key);
}

AssayRecord *
assay_merge_base_find (AssayMergeBase *self, AssayKind kind, gint64 id, AssayRecord *now)
{
  AssayRowKey key = { kind, id };
  Before *before = g_hash_table_lookup (self->rows, &key);
  g_autoptr (GArray) cells = NULL;
  guint n_fields;

  if (before == NULL)
    return now != NULL ? g_object_ref (now) : NULL;
  if (before->operation == SQLITE_INSERT)
    return NULL;

  cells = g_array_new (FALSE, FALSE, sizeof (AssayCell));
  g_array_set_clear_func (cells, (GDestroyNotify) assay_cell_clear);
  assay_kind_get_fields (kind, &n_fields);
  for (guint i = 0; i < n_fields && now != NULL; i++)
    {
      AssayCell cell = assay_record_dup_cell (now, (AssayField) (((guint) kind << 8) | i));

      g_array_append_val (cells, cell);
    }
  for (guint i = 0; i < before->cells->len; i++)
    {
      AssayCell cell = g_array_index (before->cells, AssayCell, i);

      cell.text = g_strdup (cell.text);
      g_array_append_val (cells, cell);
    }

  return assay_record_new (kind, id, (AssayCell *) (gpointer) cells->data, cells->len);
}

struct _AssayMergeWho
{
  GHashTable *asked;   /* of AssayRowKey */
  GHashTable *by_row;  /* AssayRowKey → AssayMergeHand */
  GHashTable *by_cell; /* the same; the field stands in the key's kind */
  AssayMergeHand now;  /* of the entry being read */
};

static void
hand_free (gpointer data)
{
  AssayMergeHand *hand = data;

  g_free (hand->person);
  g_free (hand->at);
  g_free (hand);
}

AssayMergeWho *
assay_merge_who_new (void)
{
  AssayMergeWho *self = g_new0 (AssayMergeWho, 1);

  self->asked = assay_row_keys_new ();
  self->by_row = g_hash_table_new_full (assay_row_key_hash, assay_row_key_equal, g_free, hand_free);
  self->by_cell
      = g_hash_table_new_full (assay_row_key_hash, assay_row_key_equal, g_free, hand_free);

  return self;
}

void
assay_merge_who_free (AssayMergeWho *self)
{
  g_hash_table_unref (self->asked);
  g_hash_table_unref (self->by_row);
  g_hash_table_unref (self->by_cell);
  g_free (self);
}

void
assay_merge_who_ask (AssayMergeWho *self, AssayKind kind, gint64 id)
{
  assay_row_keys_add (self->asked, kind, id);
}

static void
note_hand (AssayMergeWho *self, GHashTable *table, AssayKind kind, gint64 id)
{
  AssayMergeHand *hand = g_new0 (AssayMergeHand, 1);

  hand->person = g_strdup (self->now.person);
  hand->at = g_strdup (self->now.at);
  g_hash_table_replace (table, assay_row_key_new (kind, id), hand);
}

static void
note_hand_cb (const AssayRowChange *change, gpointer user_data)
{
  AssayMergeWho *self = user_data;

  if (!assay_row_keys_have (self->asked, change->kind, change->id))
    return;
  note_hand (self, self->by_row, change->kind, change->id);
  for (guint i = 0; i < change->n_fields; i++)
    {
      AssayCell cell;

      if (!assay_row_change_get_new (change, i, &cell))
        continue;
      assay_cell_clear (&cell);
      note_hand (self, self->by_cell, (AssayKind) (((guint) change->kind << 8) | i), change->id);
    }
}

gboolean
assay_merge_who_read (AssayMergeWho *self, sqlite3 *db, gint64 after, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = assay_db_prepare (
      db, "SELECT number, person, at FROM history WHERE number > ?1 ORDER BY number", error);
  gboolean is_row = TRUE;

  if (rows == NULL)
    return FALSE;
  sqlite3_bind_int64 (rows, 1, after);
  while (is_row)
    {
      g_autoptr (GBytes) changeset = NULL;
      g_autofree char *person = NULL;
      g_autofree char *at = NULL;

      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      if (!is_row)
        break;
      self->now.person = person = assay_db_dup_text (rows, 1);
      self->now.at = at = assay_db_dup_text (rows, 2);
      changeset = assay_history_read_changeset (db, sqlite3_column_int64 (rows, 0), error);
      if (changeset == NULL || !assay_changeset_each (changeset, note_hand_cb, self, error))
        return FALSE;
    }

  return TRUE;
}

const AssayMergeHand *
assay_merge_who_find (AssayMergeWho *self, AssayKind kind, gint64 id, AssayField field)
{
  AssayRowKey row = { kind, id };
  AssayRowKey cell = { (AssayKind) field, id };
  const AssayMergeHand *hand = NULL;

  if (field != ASSAY_FIELD_NONE)
    hand = g_hash_table_lookup (self->by_cell, &cell);

  return hand != NULL ? hand : g_hash_table_lookup (self->by_row, &row);
}
