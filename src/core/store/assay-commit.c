/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-commit.h"

#include "assay-blobs.h"
#include "assay-changeset.h"
#include "assay-store.h"

static gboolean
may_be_aside (const AssayOp *ops, guint n_ops)
{
  for (guint i = 0; i < n_ops; i++)
    {
      if (ops[i].type != ASSAY_OP_SET)
        return FALSE;
      for (guint j = 0; j < ops[i].cells->len; j++)
        if (!assay_field_is_aside (g_array_index (ops[i].cells, AssayCell, j).field))
          return FALSE;
    }

  return TRUE;
}

static AssayHistoryKind
get_kind (AssayEdit *edit)
{
  if (assay_edit_is_aside (edit))
    return ASSAY_HISTORY_ASIDE;

  return assay_edit_is_beginning (edit) ? ASSAY_HISTORY_NEW : ASSAY_HISTORY_EDIT;
}

static gboolean
apply_edit (sqlite3 *db, AssayEdit *edit, GError **error)
{
  guint n_ops;
  guint n_blobs;
  const AssayOp *ops = assay_edit_get_ops (edit, &n_ops);
  const AssayBlob *blobs = assay_edit_get_blobs (edit, &n_blobs);
  g_autoptr (AssayStatements) statements = assay_statements_new (db);

  for (guint i = 0; i < n_blobs; i++)
    if (!assay_blobs_put (db, blobs[i].sha256, blobs[i].bytes, error))
      return FALSE;
  if (assay_edit_is_aside (edit) && !may_be_aside (ops, n_ops))
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                           "what was found out aside may not change anything else");
      return FALSE;
    }
  for (guint i = 0; i < n_ops; i++)
    if (!assay_apply_op (statements, &ops[i], error))
      return FALSE;

  return TRUE;
}

/* Foreign keys are deferred: what is left dangling is known only now. SQLite counts it as rows
 * change, which comes to the same as looking through all tables. */
static gboolean
check_references (sqlite3 *db, GError **error)
{
  int n_dangling = 0;
  int highest = 0;

  sqlite3_db_status (db, SQLITE_DBSTATUS_DEFERRED_FKS, &n_dangling, &highest, 0);
  if (n_dangling != 0)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                           "a row would refer to one that is not there");
      return FALSE;
    }

  return TRUE;
}

gboolean
assay_commit_begin (sqlite3 *db, AssayHistory *history, GError **error)
{
  return assay_history_make_sure (history, error) && assay_db_exec (db, "BEGIN IMMEDIATE", error);
}

/* What fails may be what comes after the commit itself, where memory runs out just then. */
static gboolean
was_committed (sqlite3 *db, AssayHistory *history, GError **error)
{
  if (!sqlite3_get_autocommit (db) || !assay_history_was_committed (history))
    return FALSE;
  g_clear_error (error);

  return TRUE;
}

AssayChanges *
assay_commit_end (sqlite3 *db, AssayHistory *history, AssayChanges *changes, GError **error)
{
  g_autoptr (AssayChanges) owned = changes;

  if (owned != NULL && check_references (db, error)
      && (assay_db_exec (db, "COMMIT", error) || was_committed (db, history, error)))
    {
      assay_history_settle (history);
      return g_steal_pointer (&owned);
    }

  assay_history_roll_back (history);

  return NULL;
}

static AssayChanges *
record_edit (sqlite3 *db,
             AssayHistory *history,
             AssayEdit *edit,
             const AssayStamp *stamp,
             gboolean *ret_is_nothing,
             GError **error)
{
  g_autoptr (sqlite3_session) session = assay_changeset_record (db, error);
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (AssayChanges) changes = assay_changes_new (assay_edit_get_words (edit));

  if (session == NULL || !apply_edit (db, edit, error))
    return NULL;
  changeset = assay_changeset_take (session, error);
  if (changeset == NULL)
    return NULL;
  if (g_bytes_get_size (changeset) == 0)
    {
      *ret_is_nothing = TRUE;
      return NULL;
    }

  if (!assay_changeset_walk (db, changeset, changes, error)
      || !assay_history_add_edit (history, stamp, assay_edit_get_words (edit),
                                  assay_edit_get_group (edit), get_kind (edit), changeset, error))
    return NULL;

  return g_steal_pointer (&changes);
}

AssayChanges *
assay_commit_edit (
    sqlite3 *db, AssayHistory *history, AssayEdit *edit, const AssayStamp *stamp, GError **error)
{
  gboolean is_nothing = FALSE;
  AssayChanges *changes;

  if (!assay_commit_begin (db, history, error))
    return NULL;
  changes = assay_commit_end (db, history,
                              record_edit (db, history, edit, stamp, &is_nothing, error), error);

  return is_nothing ? assay_changes_new (assay_edit_get_words (edit)) : changes;
}

AssayChanges *
assay_commit_undo (sqlite3 *db, AssayHistory *history, const AssayStamp *stamp, GError **error)
{
  if (!assay_commit_begin (db, history, error))
    return NULL;

  return assay_commit_end (db, history, assay_history_undo (history, stamp, error), error);
}

AssayChanges *
assay_commit_redo (sqlite3 *db, AssayHistory *history, const AssayStamp *stamp, GError **error)
{
  if (!assay_commit_begin (db, history, error))
    return NULL;

  return assay_commit_end (db, history, assay_history_redo (history, stamp, error), error);
}

AssayChanges *
assay_commit_jump (
    sqlite3 *db, AssayHistory *history, gint64 number, const AssayStamp *stamp, GError **error)
{
  if (!assay_commit_begin (db, history, error))
    return NULL;

  return assay_commit_end (db, history, assay_history_jump (history, number, stamp, error), error);
}
