/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-merge-plan.h"

#include "assay-blobs.h"
#include "assay-changeset.h"
#include "assay-commit.h"
#include "assay-field-rules.h"
#include "assay-schema.h"

/* The plan as SQL, inside the caller's transaction. */

static gboolean
insert_record (AssayStatements *statements, AssayRecord *record, GError **error)
{
  AssayKind kind = assay_record_get_kind (record);
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;
  guint n_fields;
  gboolean success;

  assay_kind_get_fields (kind, &n_fields);
  g_string_append_printf (sql, "INSERT INTO \"%s\" VALUES (?1", assay_kind_get_name (kind));
  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (sql, ", ?%u", i + 2);
  g_string_append_c (sql, ')');
  statement = assay_statements_get (statements, sql->str, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, assay_record_get_id (record));
  for (guint i = 0; i < n_fields; i++)
    {
      g_auto (AssayCell) cell
          = assay_record_dup_cell (record, (AssayField) (((guint) kind << 8) | i));

      if (!cell.is_empty && cell.text != NULL)
        assay_db_bind_text (statement, (int) i + 2, cell.text);
      else
        assay_db_bind_cell (statement, (int) i + 2, &cell);
    }
  success = assay_db_run (statement, error);
  sqlite3_clear_bindings (statement);

  return success;
}

static gboolean
set_cell (AssayStatements *statements, gint64 id, const AssayCell *cell, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ?2 WHERE id = ?1",
                                          assay_kind_get_name (ASSAY_FIELD_KIND (cell->field)),
                                          assay_field_get_info (cell->field)->column);
  sqlite3_stmt *statement = assay_statements_get (statements, sql, error);
  gboolean success;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  assay_db_bind_cell (statement, 2, cell);
  success = assay_db_run (statement, error);
  sqlite3_clear_bindings (statement);

  return success;
}

/* Ours, then theirs; where one holds the other, that one. */
static char *
join_texts (const char *mine, const char *theirs)
{
  if (strstr (mine, theirs) != NULL)
    return g_strdup (mine);
  if (strstr (theirs, mine) != NULL)
    return g_strdup (theirs);

  return g_strconcat (mine, "\n\n", theirs, NULL);
}

static gboolean
apply_set (AssayStatements *statements, AssayMergeSet *set, GError **error)
{
  AssayMergeConflict *decider = set->decider;
  g_auto (AssayCell) joined = { .field = set->cell.field };

  if (decider == NULL || decider->choice == ASSAY_MERGE_THEIRS)
    return set_cell (statements, set->id, &set->cell, error);
  if (decider->choice != ASSAY_MERGE_BOTH || !decider->can_join
      || decider->field != set->cell.field)
    return TRUE;
  joined.text = join_texts (assay_record_get_text (decider->mine, decider->field), set->cell.text);

  return set_cell (statements, set->id, &joined, error);
}

/* The bytes that a value of theirs names come along. */
static gboolean
copy_blob (sqlite3 *mine, sqlite3 *theirs, const AssayCell *cell, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!assay_field_names_blob (cell->field) || cell->is_empty)
    return TRUE;
  bytes = assay_blobs_get (theirs, cell->text, error);
  if (bytes == NULL)
    {
      g_prefix_error (error, "in the other copy: ");
      return FALSE;
    }

  return assay_blobs_put (mine, cell->text, bytes, error);
}

static gboolean
copy_blobs (AssayMergePlan *plan, sqlite3 *mine, sqlite3 *theirs, GError **error)
{
  for (guint i = 0; i < plan->inserts->len; i++)
    {
      AssayRecord *record = plan->inserts->pdata[i];
      AssayKind kind = assay_record_get_kind (record);
      guint n_fields;

      assay_kind_get_fields (kind, &n_fields);
      for (guint k = 0; k < n_fields; k++)
        {
          g_auto (AssayCell) cell
              = assay_record_dup_cell (record, (AssayField) (((guint) kind << 8) | k));

          if (!copy_blob (mine, theirs, &cell, error))
            return FALSE;
        }
    }
  for (guint i = 0; i < plan->sets->len; i++)
    if (!copy_blob (mine, theirs, &((AssayMergeSet *) plan->sets->pdata[i])->cell, error))
      return FALSE;

  return TRUE;
}

/* What was given stays given, also where the merge is undone. */
static gboolean
keep_numbers (AssayMergePlan *plan, sqlite3 *db, GError **error)
{
  g_autofree char *next = g_strdup_printf ("%" G_GINT64_FORMAT, plan->next_number);
  GHashTableIter iter;
  gpointer number;
  gpointer letter;

  g_hash_table_iter_init (&iter, plan->letters);
  while (g_hash_table_iter_next (&iter, &number, &letter))
    {
      g_autofree char *key
          = g_strdup_printf (ASSAY_META_LETTERS "%" G_GINT64_FORMAT, *(gint64 *) number);
      g_autofree char *known = assay_schema_dup_meta (db, key, NULL);

      if ((known == NULL || strcmp (known, letter) < 0)
          && !assay_schema_set_meta (db, key, letter, error))
        return FALSE;
    }

  return assay_schema_set_meta (db, ASSAY_META_NEXT_NUMBER, next, error);
}

static gboolean
change_rows (AssayMergePlan *plan, sqlite3 *db, GError **error)
{
  g_autoptr (AssayStatements) statements = assay_statements_new (db);

  for (guint i = 0; i < plan->inserts->len; i++)
    if (!insert_record (statements, plan->inserts->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < plan->sets->len; i++)
    if (!apply_set (statements, plan->sets->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < plan->deletes->len; i++)
    {
      AssayMergeDelete *del = plan->deletes->pdata[i];
      AssayOp op = { ASSAY_OP_DELETE, del->row.kind, del->row.id, NULL };

      if ((del->decider == NULL || del->decider->choice == del->when)
          && !assay_apply_op (statements, &op, error))
        return FALSE;
    }

  return TRUE;
}

typedef struct
{
  GPtrArray *inserts;
  GPtrArray *deletes;
} Difference;

/* A row that differs is taken out and put in again: to the session that is an update. */
static gboolean
note_difference_cb (AssayRecord *mine, AssayRecord *theirs, gpointer user_data, GError **error)
{
  Difference *difference = user_data;

  if (mine != NULL && theirs != NULL && assay_record_equal (mine, theirs))
    return TRUE;
  if (mine != NULL)
    g_ptr_array_add (difference->deletes, g_object_ref (mine));
  if (theirs != NULL)
    g_ptr_array_add (difference->inserts, g_object_ref (theirs));

  return TRUE;
}

static gboolean
become (sqlite3 *db, sqlite3 *theirs, AssayKind kind, GError **error)
{
  g_autoptr (GPtrArray) inserts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) deletes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AssayStatements) statements = assay_statements_new (db);
  g_autofree char *sql
      = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", assay_kind_get_name (kind));
  Difference difference = { inserts, deletes };

  if (!assay_merge_each_pair (db, theirs, kind, note_difference_cb, &difference, error))
    return FALSE;
  for (guint i = 0; i < deletes->len; i++)
    {
      sqlite3_stmt *statement = assay_statements_get (statements, sql, error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, assay_record_get_id (deletes->pdata[i]));
      if (!assay_db_run (statement, error))
        return FALSE;
    }
  for (guint i = 0; i < inserts->len; i++)
    if (!insert_record (statements, inserts->pdata[i], error))
      return FALSE;

  return TRUE;
}

/* The changeset from our rows as they are to theirs: tried out, and taken back. */
static GBytes *
record_difference (sqlite3 *db, sqlite3 *theirs, GError **error)
{
  g_autoptr (sqlite3_session) session = NULL;
  g_autoptr (GBytes) difference = NULL;
  gboolean success;

  if (!assay_db_exec (db, "SAVEPOINT difference", error))
    return NULL;
  session = assay_changeset_record (db, error);
  success = session != NULL;
  for (AssayKind kind = 0; kind < ASSAY_N_KINDS && success; kind++)
    success = become (db, theirs, kind, error);
  if (success)
    difference = assay_changeset_take (session, error);
  g_clear_pointer (&session, sqlite3session_delete);
  if (!assay_db_exec (db, "ROLLBACK TO difference; RELEASE difference",
                      difference != NULL ? error : NULL))
    return NULL;

  return g_steal_pointer (&difference);
}

static GBytes *
make_body (AssayMergePlan *plan, sqlite3 *mine, sqlite3 *theirs, GBytes *changeset, GError **error)
{
  g_autoptr (AssayMergeBody) body = assay_merge_body_new ();

  body->changeset = g_bytes_ref (changeset);
  body->difference = record_difference (mine, theirs, error);
  if (body->difference == NULL)
    return NULL;
  assay_ancestry_add_unknown (plan->their_ancestry, plan->my_ancestry, body);

  return assay_merge_body_write (body);
}

AssayChanges *
assay_merge_apply (AssayMergePlan *self,
                   sqlite3 *mine,
                   AssayHistory *history,
                   sqlite3 *theirs,
                   const char *words,
                   const AssayStamp *stamp,
                   GError **error)
{
  g_autoptr (sqlite3_session) session = NULL;
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (AssayChanges) changes = assay_changes_new (words);

  if (!copy_blobs (self, mine, theirs, error))
    return NULL;
  session = assay_changeset_record (mine, error);
  if (session == NULL || !change_rows (self, mine, error))
    return NULL;
  changeset = assay_changeset_take (session, error);
  g_clear_pointer (&session, sqlite3session_delete);
  if (changeset == NULL || !assay_changeset_walk (mine, changeset, changes, error)
      || !keep_numbers (self, mine, error))
    return NULL;

  body = make_body (self, mine, theirs, changeset, error);
  if (body == NULL
      || !assay_history_add_merge (
          history, stamp, words, assay_ancestry_get_head_hash (self->their_ancestry), body, error))
    return NULL;

  return g_steal_pointer (&changes);
}
