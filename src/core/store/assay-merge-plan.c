/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-merge-plan.h"

#include "assay-schema.h"
#include "assay-verify-private.h"

static void
set_free (gpointer data)
{
  AssayMergeSet *set = data;

  assay_cell_clear (&set->cell);
  g_free (set);
}

static void
conflict_free (gpointer data)
{
  AssayMergeConflict *conflict = data;

  g_clear_object (&conflict->base);
  g_clear_object (&conflict->mine);
  g_clear_object (&conflict->theirs);
  g_ptr_array_unref (conflict->rows);
  g_free (conflict->mine_person);
  g_free (conflict->mine_at);
  g_free (conflict->theirs_person);
  g_free (conflict->theirs_at);
  g_free (conflict);
}

static void
gone_free (gpointer data)
{
  AssayMergeGone *gone = data;

  g_clear_object (&gone->record);
  g_clear_object (&gone->base);
  g_ptr_array_unref (gone->links);
  g_free (gone);
}

AssayMergeConflict *
assay_merge_conflict_new (AssayMergeConflictType type,
                          AssayRecord *base,
                          AssayRecord *mine,
                          AssayRecord *theirs)
{
  AssayRecord *either = mine != NULL ? mine : theirs;
  AssayMergeConflict *conflict = g_new0 (AssayMergeConflict, 1);

  conflict->type = type;
  conflict->kind = assay_record_get_kind (either);
  conflict->id = assay_record_get_id (either);
  conflict->field = ASSAY_FIELD_NONE;
  g_set_object (&conflict->base, base);
  g_set_object (&conflict->mine, mine);
  g_set_object (&conflict->theirs, theirs);
  conflict->rows = g_ptr_array_new_with_free_func (g_object_unref);

  return conflict;
}

/* In the table of planned fields the field stands where a row's kind would. */
AssayMergeSet *
assay_merge_plan_find_set (AssayMergePlan *self, gint64 id, AssayField field)
{
  AssayRowKey key = { (AssayKind) field, id };

  return g_hash_table_lookup (self->set_keys, &key);
}

AssayMergeSet *
assay_merge_plan_set (AssayMergePlan *self, gint64 id, AssayCell cell, AssayMergeConflict *decider)
{
  AssayMergeSet *set = assay_merge_plan_find_set (self, id, cell.field);

  if (set != NULL)
    assay_cell_clear (&set->cell);
  else
    {
      set = g_new0 (AssayMergeSet, 1);
      g_ptr_array_add (self->sets, set);
      g_hash_table_insert (self->set_keys, assay_row_key_new ((AssayKind) cell.field, id), set);
    }
  *set = (AssayMergeSet){ id, cell, decider };

  return set;
}

AssayRecord *
assay_merge_read_row (AssayStatements *statements, AssayKind kind, gint64 id, GError **error)
{
  g_autofree char *sql = assay_schema_select (kind, "WHERE id = ?1");
  sqlite3_stmt *row = assay_statements_get (statements, sql, error);
  AssayRecord *record;
  gboolean is_row;

  if (row == NULL)
    return NULL;
  sqlite3_bind_int64 (row, 1, id);
  if (!assay_db_step (row, &is_row, error) || !is_row)
    return NULL;
  record = assay_db_read_record (row, kind);
  sqlite3_reset (row);

  return record;
}

AssayRecord *
assay_merge_change_record (AssayRecord *record, const AssayCell *changed, guint n_changed)
{
  AssayKind kind = assay_record_get_kind (record);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (AssayCell));
  guint n_fields;

  g_array_set_clear_func (cells, (GDestroyNotify) assay_cell_clear);
  assay_kind_get_fields (kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      AssayCell cell = assay_record_dup_cell (record, (AssayField) (((guint) kind << 8) | i));

      g_array_append_val (cells, cell);
    }
  for (guint i = 0; i < n_changed; i++)
    {
      AssayCell cell = changed[i];

      cell.text = g_strdup (cell.text);
      g_array_append_val (cells, cell);
    }

  return assay_record_new (kind, assay_record_get_id (record), (AssayCell *) (gpointer) cells->data,
                           cells->len);
}

/* Goes on to the next row, which goes to @record; NULL after the last. */
static gboolean
read_next (sqlite3_stmt *rows, AssayKind kind, AssayRecord **record, GError **error)
{
  gboolean is_row;

  g_clear_object (record);
  if (!assay_db_step (rows, &is_row, error))
    return FALSE;
  if (is_row)
    *record = assay_db_read_record (rows, kind);

  return TRUE;
}

gboolean
assay_merge_each_pair (sqlite3 *mine,
                       sqlite3 *theirs,
                       AssayKind kind,
                       AssayMergePairFunc func,
                       gpointer user_data,
                       GError **error)
{
  g_autofree char *sql = assay_schema_select (kind, "ORDER BY id");
  g_autoptr (sqlite3_stmt) my_rows = assay_db_prepare (mine, sql, error);
  g_autoptr (sqlite3_stmt) their_rows
      = my_rows != NULL ? assay_db_prepare (theirs, sql, error) : NULL;
  g_autoptr (AssayRecord) my_row = NULL;
  g_autoptr (AssayRecord) their_row = NULL;

  if (their_rows == NULL || !read_next (my_rows, kind, &my_row, error)
      || !read_next (their_rows, kind, &their_row, error))
    return FALSE;

  while (my_row != NULL || their_row != NULL)
    {
      gint64 my_id = my_row != NULL ? assay_record_get_id (my_row) : G_MAXINT64;
      gint64 their_id = their_row != NULL ? assay_record_get_id (their_row) : G_MAXINT64;
      gboolean has_mine = my_row != NULL && my_id <= their_id;
      gboolean has_theirs = their_row != NULL && their_id <= my_id;

      if (!func (has_mine ? my_row : NULL, has_theirs ? their_row : NULL, user_data, error)
          || (has_mine && !read_next (my_rows, kind, &my_row, error))
          || (has_theirs && !read_next (their_rows, kind, &their_row, error)))
        return FALSE;
    }

  return TRUE;
}

/* Before a stranger's rows and history are believed. */
static gboolean
check_theirs (sqlite3 *theirs, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) dangling = NULL;
  gboolean is_row;

  if (!assay_verify_chain (theirs, problems, error))
    return FALSE;
  if (problems->len == 0)
    {
      dangling = assay_db_prepare (theirs, "PRAGMA foreign_key_check", error);
      if (dangling == NULL || !assay_db_step (dangling, &is_row, error))
        return FALSE;
      if (!is_row)
        return TRUE;
    }
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED, "the other copy is damaged: %s",
               problems->len > 0 ? (const char *) problems->pdata[0]
                                 : "a row refers to one that is not there");

  return FALSE;
}

/* Two copies may have set one setting, each in a row of its own: what counts is its name. Done in
 * the private copy of theirs. */
static gboolean
match_settings (sqlite3 *mine, sqlite3 *theirs, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = assay_db_prepare (mine, "SELECT id, name FROM setting", error);
  g_autoptr (sqlite3_stmt) match = assay_db_prepare (
      theirs, "UPDATE OR IGNORE setting SET id = ?1 WHERE name = ?2 AND id <> ?1", error);
  gboolean is_row = TRUE;

  if (rows == NULL || match == NULL)
    return FALSE;
  while (is_row)
    {
      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      if (!is_row)
        break;
      sqlite3_bind_int64 (match, 1, sqlite3_column_int64 (rows, 0));
      sqlite3_bind_value (match, 2, sqlite3_column_value (rows, 1));
      if (!assay_db_run (match, error))
        return FALSE;
    }

  return TRUE;
}

/* What was redacted here stands in an older copy still; it must not come back. */
static gboolean
check_redactions (sqlite3 *mine, gint64 after, GError **error)
{
  g_autoptr (sqlite3_stmt) row = assay_db_prepare (
      mine, "SELECT 1 FROM history WHERE kind = 'redact' AND number > ?1", error);
  gboolean is_row;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, after);
  if (!assay_db_step (row, &is_row, error))
    return FALSE;
  if (is_row)
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                         "something was redacted for ever here since the copies parted, and the "
                         "other may hold it still");

  return !is_row;
}

/* A copy for a colleague is a project of its own: nothing says what it and this had in common. */
static const char *
tell_apart (AssayMergePlan *self)
{
  g_autofree char *mine = assay_schema_dup_meta (self->mine, ASSAY_META_PROJECT, NULL);
  g_autofree char *theirs = assay_schema_dup_meta (self->theirs, ASSAY_META_PROJECT, NULL);
  g_autofree char *my_origin = assay_schema_dup_meta (self->mine, ASSAY_META_ORIGIN_PROJECT, NULL);
  g_autofree char *their_origin
      = assay_schema_dup_meta (self->theirs, ASSAY_META_ORIGIN_PROJECT, NULL);

  if ((mine != NULL && g_strcmp0 (mine, their_origin) == 0)
      || (theirs != NULL && g_strcmp0 (theirs, my_origin) == 0)
      || (my_origin != NULL && g_strcmp0 (my_origin, their_origin) == 0))
    return "one is a copy for a colleague, which has a history of its own; such copies cannot be "
           "merged back";

  return "it is no copy of this project";
}

static gboolean
find_bases (AssayMergePlan *self, GError **error)
{
  g_autoptr (GArray) points = assay_ancestry_find_bases (self->my_ancestry, self->their_ancestry);

  if (points->len == 0)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID, tell_apart (self));
      return FALSE;
    }
  for (guint i = 0; i < points->len; i++)
    {
      AssayMergePoint *point = &g_array_index (points, AssayMergePoint, i);
      AssayMergeBase *base = NULL;

      if (check_redactions (self->mine, point->entry, error))
        base = assay_merge_base_new (self->mine, assay_ancestry_get_head (self->my_ancestry), point,
                                     error);
      if (base == NULL)
        return FALSE;
      g_ptr_array_add (point->is_doubt ? self->doubts : self->bases, base);
    }

  return TRUE;
}

static void
ask (AssayMergeWho *who, GPtrArray *conflicts)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      AssayMergeConflict *conflict = conflicts->pdata[i];

      assay_merge_who_ask (who, conflict->kind, conflict->id);
      for (guint k = 0; k < conflict->rows->len; k++)
        assay_merge_who_ask (who, assay_record_get_kind (conflict->rows->pdata[k]),
                             assay_record_get_id (conflict->rows->pdata[k]));
    }
}

/* Of a deletion, who changed any of its rows last. */
static const AssayMergeHand *
find_hand (AssayMergeWho *who, AssayMergeConflict *conflict)
{
  const AssayMergeHand *last
      = assay_merge_who_find (who, conflict->kind, conflict->id, conflict->field);

  for (guint i = 0; i < conflict->rows->len; i++)
    {
      AssayRecord *row = conflict->rows->pdata[i];
      const AssayMergeHand *hand = assay_merge_who_find (
          who, assay_record_get_kind (row), assay_record_get_id (row), ASSAY_FIELD_NONE);

      if (last == NULL || (hand != NULL && strcmp (hand->at, last->at) > 0))
        last = hand;
    }

  return last;
}

static void
answer (AssayMergeWho *mine, AssayMergeWho *theirs, GPtrArray *conflicts)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      AssayMergeConflict *conflict = conflicts->pdata[i];
      const AssayMergeHand *my_hand = find_hand (mine, conflict);
      const AssayMergeHand *their_hand = find_hand (theirs, conflict);

      conflict->mine_person = g_strdup (my_hand != NULL ? my_hand->person : "");
      conflict->mine_at = g_strdup (my_hand != NULL ? my_hand->at : "");
      conflict->theirs_person = g_strdup (their_hand != NULL ? their_hand->person : "");
      conflict->theirs_at = g_strdup (their_hand != NULL ? their_hand->at : "");
    }
}

/* Who and when of a row's last change: the later side is right. At the same second the greater name
 * is, so that both copies come to the same. */
static void
settle_recent (AssayMergePlan *self)
{
  for (guint i = 0; i < self->recent->len; i++)
    {
      AssayMergeConflict *conflict = self->recent->pdata[i];
      int order = strcmp (conflict->mine_at, conflict->theirs_at);

      if (order == 0)
        order = strcmp (conflict->mine_person, conflict->theirs_person);
      conflict->choice = order >= 0 ? ASSAY_MERGE_MINE : ASSAY_MERGE_THEIRS;
    }
}

static gboolean
find_who (AssayMergePlan *self, GError **error)
{
  g_autoptr (AssayMergeWho) mine = assay_merge_who_new ();
  g_autoptr (AssayMergeWho) theirs = assay_merge_who_new ();

  if (self->conflicts->len + self->recent->len == 0)
    return TRUE;
  ask (mine, self->conflicts);
  ask (mine, self->recent);
  ask (theirs, self->conflicts);
  ask (theirs, self->recent);
  if (!assay_merge_who_read (mine, self->mine,
                             assay_ancestry_get_shared (self->my_ancestry, self->their_ancestry),
                             error)
      || !assay_merge_who_read (theirs, self->theirs,
                                assay_ancestry_get_shared (self->their_ancestry, self->my_ancestry),
                                error))
    return FALSE;
  answer (mine, theirs, self->conflicts);
  answer (mine, theirs, self->recent);
  settle_recent (self);

  return TRUE;
}

static AssayMergePlan *
plan_new (sqlite3 *mine, sqlite3 *theirs)
{
  AssayMergePlan *self = g_new0 (AssayMergePlan, 1);

  self->mine = mine;
  self->theirs = theirs;
  self->mine_statements = assay_statements_new (mine);
  self->theirs_statements = assay_statements_new (theirs);
  self->bases = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_merge_base_free);
  self->doubts = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_merge_base_free);
  self->inserts = g_ptr_array_new_with_free_func (g_object_unref);
  self->sets = g_ptr_array_new_with_free_func (set_free);
  self->deletes = g_ptr_array_new_with_free_func (g_free);
  self->conflicts = g_ptr_array_new_with_free_func (conflict_free);
  self->recent = g_ptr_array_new_with_free_func (conflict_free);
  self->never = g_new0 (AssayMergeConflict, 1);
  self->never->choice = ASSAY_MERGE_MINE;
  self->never->rows = g_ptr_array_new ();
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->insert_keys = assay_row_keys_new ();
  self->set_keys = g_hash_table_new_full (assay_row_key_hash, assay_row_key_equal, g_free, NULL);
  self->gone_here
      = g_hash_table_new_full (assay_row_key_hash, assay_row_key_equal, g_free, gone_free);
  self->gone_there
      = g_hash_table_new_full (assay_row_key_hash, assay_row_key_equal, g_free, gone_free);
  self->letters = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  return self;
}

AssayMergePlan *
assay_merge_plan_new (sqlite3 *mine,
                      const char *my_project,
                      sqlite3 *theirs,
                      const char *their_project,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (AssayMergePlan) self = plan_new (mine, theirs);

  if (!check_theirs (theirs, error))
    return NULL;
  self->my_ancestry = assay_ancestry_load (mine, my_project, error);
  if (self->my_ancestry != NULL)
    self->their_ancestry = assay_ancestry_load (theirs, their_project, error);
  if (self->their_ancestry == NULL)
    return NULL;
  if (!assay_ancestry_knows (self->my_ancestry, assay_ancestry_get_head_hash (self->their_ancestry))
      && (!find_bases (self, error) || !match_settings (mine, theirs, error)
          || !assay_merge_weigh (self, cancellable, error)
          || !assay_merge_settle_deletions (self, error)
          || !assay_merge_settle_numbers (self, error) || !assay_merge_settle_versions (self, error)
          || !find_who (self, error)))
    return NULL;

  /* What was prepared of the two databases is not kept: they go on without the plan. */
  g_clear_pointer (&self->mine_statements, assay_statements_free);
  g_clear_pointer (&self->theirs_statements, assay_statements_free);
  g_ptr_array_set_size (self->bases, 0);
  g_ptr_array_set_size (self->doubts, 0);
  self->mine = self->theirs = NULL;

  return g_steal_pointer (&self);
}

void
assay_merge_plan_free (AssayMergePlan *self)
{
  g_clear_pointer (&self->mine_statements, assay_statements_free);
  g_clear_pointer (&self->theirs_statements, assay_statements_free);
  g_clear_pointer (&self->my_ancestry, assay_ancestry_free);
  g_clear_pointer (&self->their_ancestry, assay_ancestry_free);
  g_ptr_array_unref (self->bases);
  g_ptr_array_unref (self->doubts);
  g_ptr_array_unref (self->inserts);
  g_ptr_array_unref (self->sets);
  g_ptr_array_unref (self->deletes);
  g_ptr_array_unref (self->conflicts);
  g_ptr_array_unref (self->recent);
  conflict_free (self->never);
  g_ptr_array_unref (self->notes);
  g_hash_table_unref (self->insert_keys);
  g_hash_table_unref (self->set_keys);
  g_hash_table_unref (self->gone_here);
  g_hash_table_unref (self->gone_there);
  g_hash_table_unref (self->letters);
  g_free (self);
}
