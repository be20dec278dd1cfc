/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-merge-plan.h"

/* What one side deleted. Rows that refer to each other go or stay together: a unit. Where
 * the other side changed a row of it, or refers to one anew, the whole unit is one conflict.
 *
 * Deleted there: a row of ours goes with all that hangs on it. Deleted here: where there is a
 * conflict, their rows are inserted again; if it is decided for ours they are deleted again in the
 * same transaction, and with them whatever of theirs hangs on them. */

typedef struct
{
  AssayMergePlan *plan;
  gboolean is_here;       /* deleted on our side */
  AssayStatements *other; /* of the side that still has the rows */
  GHashTable *gone;

  /* The unit at hand */
  GPtrArray *members; /* of AssayMergeGone */
  GPtrArray *rows;    /* of AssayRecord: what speaks against the deletion */
  GArray *followers;  /* of AssayCell and id: fields that go the way the unit goes */
  guint n_attached;
} Unit;

typedef struct
{
  gint64 id;
  AssayCell cell;
} Follower;

static void
clear_follower (gpointer data)
{
  assay_cell_clear (&((Follower *) data)->cell);
}

static void
link_up (gpointer key, gpointer value, gpointer user_data)
{
  AssayMergeGone *gone = value;
  GHashTable *all = user_data;
  AssayKind kind = assay_record_get_kind (gone->record);
  guint n_fields;
  const AssayFieldInfo *fields = assay_kind_get_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      AssayRowKey target = { fields[i].of, 0 };
      AssayMergeGone *other;

      if (!assay_field_type_is_ref (fields[i].type))
        continue;
      target.id = assay_record_get_ref (gone->record, (AssayField) (((guint) kind << 8) | i));
      other = g_hash_table_lookup (all, &target);
      if (other == NULL || other == gone)
        continue;
      gone->hangs = gone->hangs || fields[i].type != ASSAY_HOLDS_REF;
      g_ptr_array_add (gone->links, other);
      g_ptr_array_add (other->links, gone);
    }
}

static void
gather_members (Unit *unit, AssayMergeGone *first, guint number)
{
  g_ptr_array_set_size (unit->members, 0);
  first->unit = number;
  g_ptr_array_add (unit->members, first);
  for (guint i = 0; i < unit->members->len; i++)
    {
      AssayMergeGone *gone = unit->members->pdata[i];

      for (guint k = 0; k < gone->links->len; k++)
        {
          AssayMergeGone *linked = gone->links->pdata[k];

          if (linked->unit == 0)
            g_ptr_array_add (unit->members, linked);
          linked->unit = number;
        }
    }
}

static void
object (Unit *unit, AssayRecord *row)
{
  for (guint i = 0; i < unit->rows->len; i++)
    if (assay_record_get_id (unit->rows->pdata[i]) == assay_record_get_id (row))
      return;
  g_ptr_array_add (unit->rows, g_object_ref (row));
}

/* @row, of the side that still has what was deleted, refers to it by @field. Deleted there: it is
 * ours. */
static void
weigh_reference_here (Unit *unit, AssayRecord *row, AssayField field)
{
  AssayMergeSet *set = assay_merge_plan_find_set (unit->plan, assay_record_get_id (row), field);
  Follower follower = { assay_record_get_id (row) };

  if (set == NULL || set->decider != NULL)
    {
      object (unit, row);
      unit->n_attached += assay_field_get_info (field)->type == ASSAY_HOLDS_REF ? 0 : 1;
      return;
    }
  if (!set->cell.is_empty)
    return;
  follower.cell = set->cell;
  follower.cell.text = g_strdup (set->cell.text);
  g_array_append_val (unit->followers, follower);
}

/* The same; deleted here: it is theirs. */
static gboolean
weigh_reference_there (Unit *unit, AssayRecord *row, AssayField field, GError **error)
{
  AssayMergePlan *plan = unit->plan;
  gint64 id = assay_record_get_id (row);
  AssayMergeSet *set = assay_merge_plan_find_set (plan, id, field);
  g_autoptr (AssayRecord) mine = NULL;
  g_autoptr (GError) problem = NULL;
  Follower follower = { id };

  if (assay_row_keys_have (plan->insert_keys, assay_record_get_kind (row), id))
    {
      object (unit, row);
      unit->n_attached += assay_field_get_info (field)->type == ASSAY_HOLDS_REF ? 0 : 1;
      return TRUE;
    }
  mine = assay_merge_read_row (plan->mine_statements, assay_record_get_kind (row), id, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (mine == NULL)
    return TRUE;
  if (set != NULL)
    object (unit, row);
  if ((set != NULL && set->decider == NULL) || (set == NULL && assay_record_is_empty (mine, field)))
    {
      follower.cell = assay_record_dup_cell (row, field);
      g_array_append_val (unit->followers, follower);
    }

  return TRUE;
}

/* All rows of @kind that refer to @id by @field, on the side that still has it. */
static gboolean
weigh_references (Unit *unit, AssayKind kind, AssayField field, gint64 id, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1", assay_kind_get_name (kind),
                         assay_field_get_info (field)->column);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *rows = assay_statements_get (unit->other, sql, error);
  gboolean is_row = TRUE;

  if (rows == NULL)
    return FALSE;
  sqlite3_bind_int64 (rows, 1, id);
  while (is_row)
    {
      gint64 key;

      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      key = is_row ? sqlite3_column_int64 (rows, 0) : 0;
      if (is_row)
        g_array_append_val (ids, key);
    }
  sqlite3_reset (rows);

  for (guint i = 0; i < ids->len; i++)
    {
      AssayRowKey key = { kind, g_array_index (ids, gint64, i) };
      g_autoptr (AssayRecord) row = NULL;

      if (g_hash_table_contains (unit->gone, &key))
        continue;
      row = assay_merge_read_row (unit->other, kind, key.id, error);
      if (row == NULL)
        return FALSE;
      if (!unit->is_here)
        weigh_reference_here (unit, row, field);
      else if (!weigh_reference_there (unit, row, field, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
weigh_member (Unit *unit, AssayMergeGone *gone, GError **error)
{
  AssayKind target = assay_record_get_kind (gone->record);

  if (gone->is_changed)
    object (unit, gone->record);
  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    {
      guint n_fields;
      const AssayFieldInfo *fields = assay_kind_get_fields (kind, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        if (assay_field_type_is_ref (fields[i].type) && fields[i].of == target
            && !weigh_references (unit, kind, (AssayField) (((guint) kind << 8) | i),
                                  assay_record_get_id (gone->record), error))
          return FALSE;
    }

  return TRUE;
}

static AssayMergeConflict *
make_conflict (Unit *unit)
{
  AssayMergePlan *plan = unit->plan;
  AssayMergeGone *root = unit->members->pdata[0];
  AssayMergeConflict *conflict;

  for (guint i = 0; i < unit->members->len && root->hangs; i++)
    if (!((AssayMergeGone *) unit->members->pdata[i])->hangs)
      root = unit->members->pdata[i];
  conflict = assay_merge_conflict_new (
      unit->is_here ? ASSAY_MERGE_DELETED_HERE : ASSAY_MERGE_DELETED_THERE, root->base,
      unit->is_here ? NULL : root->record, unit->is_here ? root->record : NULL);
  conflict->group = ++plan->n_groups;
  conflict->n_rows = unit->members->len + unit->n_attached;
  for (guint i = 0; i < unit->rows->len; i++)
    g_ptr_array_add (conflict->rows, g_object_ref (unit->rows->pdata[i]));
  g_ptr_array_add (plan->conflicts, conflict);

  for (guint i = 0; i < unit->followers->len; i++)
    {
      Follower *follower = &g_array_index (unit->followers, Follower, i);
      AssayCell cell = follower->cell;

      cell.text = g_strdup (cell.text);
      assay_merge_plan_set (plan, follower->id, cell, conflict);
    }

  return conflict;
}

static void
plan_deletes (Unit *unit, AssayMergeConflict *decider)
{
  AssayMergePlan *plan = unit->plan;

  if (unit->is_here && decider == NULL)
    return;
  for (guint i = 0; i < unit->members->len; i++)
    {
      AssayMergeGone *gone = unit->members->pdata[i];
      AssayKind kind = assay_record_get_kind (gone->record);
      AssayMergeDelete del = { { kind, assay_record_get_id (gone->record) },
                               decider,
                               unit->is_here ? ASSAY_MERGE_MINE : ASSAY_MERGE_THEIRS };

      g_ptr_array_add (plan->deletes, g_memdup2 (&del, sizeof del));
      if (unit->is_here)
        g_ptr_array_add (plan->inserts, g_object_ref (gone->record));
      if (decider == NULL)
        {
          plan->counts.n_deleted++;
          plan->counts.deleted[kind]++;
        }
    }
}

static gboolean
settle_unit (Unit *unit, GError **error)
{
  g_ptr_array_set_size (unit->rows, 0);
  g_array_set_size (unit->followers, 0);
  unit->n_attached = 0;
  for (guint i = 0; i < unit->members->len; i++)
    if (!weigh_member (unit, unit->members->pdata[i], error))
      return FALSE;
  plan_deletes (unit, unit->rows->len > 0 ? make_conflict (unit) : NULL);

  return TRUE;
}

static int
compare_gone (gconstpointer a, gconstpointer b)
{
  AssayRecord *x = (*(AssayMergeGone *const *) a)->record;
  AssayRecord *y = (*(AssayMergeGone *const *) b)->record;

  if (assay_record_get_kind (x) != assay_record_get_kind (y))
    return assay_record_get_kind (x) < assay_record_get_kind (y) ? -1 : 1;

  return assay_record_get_id (x) < assay_record_get_id (y) ? -1 : 1;
}

static gboolean
settle_side (AssayMergePlan *plan, gboolean is_here, GError **error)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GArray) followers = g_array_new (FALSE, FALSE, sizeof (Follower));
  Unit unit = { .plan = plan,
                .is_here = is_here,
                .other = is_here ? plan->theirs_statements : plan->mine_statements,
                .gone = is_here ? plan->gone_here : plan->gone_there,
                .members = members,
                .rows = rows,
                .followers = followers };
  GHashTableIter iter;
  gpointer value;
  guint n_units = 0;

  g_array_set_clear_func (followers, clear_follower);
  g_hash_table_foreach (unit.gone, link_up, unit.gone);
  g_hash_table_iter_init (&iter, unit.gone);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (order, value);
  g_ptr_array_sort (order, compare_gone);
  for (guint i = 0; i < order->len; i++)
    {
      AssayMergeGone *gone = order->pdata[i];

      if (gone->unit != 0)
        continue;
      gather_members (&unit, gone, ++n_units);
      if (!settle_unit (&unit, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
assay_merge_settle_deletions (AssayMergePlan *self, GError **error)
{
  return settle_side (self, FALSE, error) && settle_side (self, TRUE, error);
}
