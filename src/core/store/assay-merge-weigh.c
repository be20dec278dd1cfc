/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-merge-plan.h"

#include "assay-field-rules.h"

/* Rows and fields of both sides against what they had in common.
 *
 * With one common state a value is unchanged where it is as it was there. With several (each copy
 * had merged the other) a value that is as in any of them is unchanged; where both sides are, each
 * as in another, they differ for a reason, and that is a conflict. */

typedef enum
{
  KEEP,
  TAKE,
  CONFLICT
} Verdict;

/* What the comparison of one row needs. */
typedef struct
{
  AssayMergePlan *plan;
  AssayKind kind;
  gint64 id;
  AssayRecord *mine;
  AssayRecord *theirs;
  GPtrArray *bases;  /* of AssayRecord or NULL, one a base */
  GPtrArray *doubts; /* the same */
  gboolean is_taken;
} Row;

static void
unref_or_null (gpointer data)
{
  g_clear_object (&data);
}

/* Fields that go together with @first, itself among them. */
static guint
gather_fields (AssayField first, AssayField *ret_fields)
{
  guint group = assay_field_get_group (first);
  AssayKind kind = ASSAY_FIELD_KIND (first);
  guint n_fields;
  guint n = 0;

  assay_kind_get_fields (kind, &n_fields);
  ret_fields[n++] = first;
  for (guint i = ASSAY_FIELD_INDEX (first) + 1; i < n_fields && group != 0; i++)
    {
      AssayField field = (AssayField) (((guint) kind << 8) | i);

      if (assay_field_get_group (field) == group)
        ret_fields[n++] = field;
    }

  return n;
}

static gboolean
is_first_of_group (AssayField field)
{
  guint group = assay_field_get_group (field);
  AssayKind kind = ASSAY_FIELD_KIND (field);

  for (guint i = 0; i < ASSAY_FIELD_INDEX (field) && group != 0; i++)
    if (assay_field_get_group ((AssayField) (((guint) kind << 8) | i)) == group)
      return FALSE;

  return TRUE;
}

static gboolean
fields_equal (AssayRecord *a, AssayRecord *b, const AssayField *fields, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    if (!assay_record_field_equal (a, b, fields[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_among (GPtrArray *bases, AssayRecord *side, const AssayField *fields, guint n_fields)
{
  for (guint i = 0; i < bases->len; i++)
    if (fields_equal (side, bases->pdata[i], fields, n_fields))
      return TRUE;

  return FALSE;
}

/* Whether @side differs from a base only in that it deleted what the base refers to. */
static gboolean
is_only_released (Row *row,
                  AssayRecord *side,
                  AssayStatements *statements,
                  const AssayField *fields,
                  guint n_fields)
{
  for (guint i = 0; i < row->bases->len; i++)
    {
      AssayRecord *base = row->bases->pdata[i];
      gboolean is_released = base != NULL;

      for (guint k = 0; k < n_fields && is_released; k++)
        {
          const AssayFieldInfo *info = assay_field_get_info (fields[k]);
          g_autoptr (AssayRecord) target = NULL;

          if (assay_record_field_equal (side, base, fields[k]))
            continue;
          is_released = info->type == ASSAY_HOLDS_REF && assay_record_is_empty (side, fields[k]);
          if (is_released)
            target = assay_merge_read_row (statements, info->of,
                                           assay_record_get_ref (base, fields[k]), NULL);
          is_released = is_released && target == NULL;
        }
      if (is_released)
        return TRUE;
    }

  return FALSE;
}

static Verdict
weigh_fields (Row *row, const AssayField *fields, guint n_fields)
{
  AssayMergePlan *plan = row->plan;
  gboolean mine_is = is_among (row->bases, row->mine, fields, n_fields);
  gboolean theirs_is = is_among (row->bases, row->theirs, fields, n_fields);

  if (mine_is && !theirs_is)
    return is_among (row->doubts, row->theirs, fields, n_fields) ? CONFLICT : TAKE;
  if (theirs_is && !mine_is)
    return KEEP;
  if (mine_is)
    return CONFLICT;
  if (is_only_released (row, row->mine, plan->mine_statements, fields, n_fields))
    return TAKE;
  if (is_only_released (row, row->theirs, plan->theirs_statements, fields, n_fields))
    return KEEP;

  return CONFLICT;
}

static AssayMergeConflict *
add_conflict (Row *row, AssayField field, guint group)
{
  AssayMergePlan *plan = row->plan;
  AssayMergeConflict *conflict
      = assay_merge_conflict_new (ASSAY_MERGE_FIELD, row->bases->pdata[0], row->mine, row->theirs);

  conflict->field = field;
  conflict->group = group;
  conflict->can_join = assay_field_is_prose (field) && !assay_record_is_empty (row->mine, field)
                       && !assay_record_is_empty (row->theirs, field);
  g_ptr_array_add (assay_field_is_recency (field) ? plan->recent : plan->conflicts, conflict);

  return conflict;
}

static void
plan_fields (Row *row, Verdict verdict, const AssayField *fields, guint n_fields)
{
  AssayMergePlan *plan = row->plan;
  guint group = 0;

  if (verdict == KEEP)
    return;
  if (verdict == CONFLICT)
    group = ++plan->n_groups;

  for (guint i = 0; i < n_fields; i++)
    if (!assay_record_field_equal (row->mine, row->theirs, fields[i]))
      {
        AssayMergeConflict *decider
            = verdict == CONFLICT ? add_conflict (row, fields[i], group) : NULL;

        assay_merge_plan_set (plan, row->id, assay_record_dup_cell (row->theirs, fields[i]),
                              decider);
        row->is_taken = row->is_taken || (decider == NULL && !assay_field_is_recency (fields[i]));
      }
}

static void
weigh_both (Row *row)
{
  AssayMergeCounts *counts = &row->plan->counts;
  AssayField fields[256];
  guint n_all;

  assay_kind_get_fields (row->kind, &n_all);
  for (guint i = 0; i < n_all; i++)
    {
      AssayField first = (AssayField) (((guint) row->kind << 8) | i);
      guint n_fields;

      if (!is_first_of_group (first))
        continue;
      n_fields = gather_fields (first, fields);
      if (!fields_equal (row->mine, row->theirs, fields, n_fields))
        plan_fields (row, weigh_fields (row, fields, n_fields), fields, n_fields);
    }

  if (row->is_taken)
    {
      counts->n_changed++;
      counts->changed[row->kind]++;
    }
}

/* Whether both say the same but for who or when, and (with @but_numbers) for their numbers. */
static gboolean
records_match (AssayRecord *a, AssayRecord *b, gboolean but_numbers)
{
  AssayKind kind;
  guint n_fields;

  if (a == NULL || b == NULL)
    return a == b;
  kind = assay_record_get_kind (a);
  assay_kind_get_fields (kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      AssayField field = (AssayField) (((guint) kind << 8) | i);

      if (!assay_field_is_recency (field) && !(but_numbers && assay_field_is_given (field))
          && !assay_record_field_equal (a, b, field))
        return FALSE;
    }

  return TRUE;
}

static gboolean
matches_base (Row *row, AssayRecord *side, gboolean but_numbers)
{
  for (guint i = 0; i < row->bases->len; i++)
    if (records_match (side, row->bases->pdata[i], but_numbers))
      return TRUE;

  return FALSE;
}

static void
add_gone (Row *row, GHashTable *gone, AssayRecord *record, gboolean is_changed)
{
  AssayMergeGone *one = g_new0 (AssayMergeGone, 1);

  one->record = g_object_ref (record);
  one->is_changed = is_changed;
  one->links = g_ptr_array_new ();
  for (guint i = 0; i < row->bases->len && one->base == NULL; i++)
    g_set_object (&one->base, row->bases->pdata[i]);
  g_hash_table_replace (gone, assay_row_key_new (row->kind, row->id), one);
}

/* Whether we had the row, by a merge, and gave it up. */
static gboolean
was_here (Row *row)
{
  for (guint i = 0; i < row->doubts->len; i++)
    if (row->doubts->pdata[i] != NULL)
      return TRUE;

  return FALSE;
}

static void
weigh_one (Row *row)
{
  AssayMergePlan *plan = row->plan;
  gboolean mine_is = matches_base (row, row->mine, TRUE);
  gboolean theirs_is = matches_base (row, row->theirs, TRUE);

  if (row->theirs == NULL)
    {
      if (mine_is || !theirs_is)
        add_gone (row, plan->gone_there, row->mine, !mine_is || theirs_is);
    }
  else if (mine_is && !theirs_is && !was_here (row))
    {
      g_ptr_array_add (plan->inserts, g_object_ref (row->theirs));
      assay_row_keys_add (plan->insert_keys, row->kind, row->id);
      plan->counts.n_inserted++;
      plan->counts.inserted[row->kind]++;
    }
  else
    add_gone (row, plan->gone_here, row->theirs, mine_is || !theirs_is);
}

static gboolean
is_changed (AssayMergePlan *plan, AssayKind kind, gint64 id)
{
  for (guint i = 0; i < plan->bases->len; i++)
    if (assay_merge_base_is_changed (plan->bases->pdata[i], kind, id))
      return TRUE;

  return FALSE;
}

static GPtrArray *
find_records (GPtrArray *bases, Row *row)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (unref_or_null);

  for (guint i = 0; i < bases->len; i++)
    g_ptr_array_add (records,
                     assay_merge_base_find (bases->pdata[i], row->kind, row->id, row->mine));

  return records;
}

static gboolean
weigh_pair_cb (AssayRecord *mine, AssayRecord *theirs, gpointer user_data, GError **error)
{
  AssayMergePlan *plan = user_data;
  AssayRecord *either = mine != NULL ? mine : theirs;
  Row row = { plan, assay_record_get_kind (either), assay_record_get_id (either), mine, theirs };
  g_autoptr (GPtrArray) bases = NULL;
  g_autoptr (GPtrArray) doubts = NULL;

  /* Most rows of two copies are the same. */
  if (mine != NULL && theirs != NULL && !is_changed (plan, row.kind, row.id)
      && assay_record_equal (mine, theirs))
    return TRUE;

  row.bases = bases = find_records (plan->bases, &row);
  row.doubts = doubts = find_records (plan->doubts, &row);
  plan->brings = plan->brings || !matches_base (&row, theirs, FALSE);

  if (mine != NULL && theirs != NULL)
    weigh_both (&row);
  else
    weigh_one (&row);

  return TRUE;
}

gboolean
assay_merge_weigh (AssayMergePlan *self, GCancellable *cancellable, GError **error)
{
  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !assay_merge_each_pair (self->mine, self->theirs, kind, weigh_pair_cb, self, error))
      return FALSE;

  return TRUE;
}
