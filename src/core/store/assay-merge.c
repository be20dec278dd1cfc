/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-merge.h"

#include <glib/gi18n-lib.h>

#include "assay-commit.h"
#include "assay-merge-plan.h"
#include "assay-store-private.h"

/* One merge under way: what was found, the private copy of the other file, and the decisions. Lives
 * on the thread of the store; the plan is made and carried out on the writer, which has it to
 * itself while it does. */
struct _AssayMerge
{
  GObject parent_instance;

  /* Owned */
  AssayStore *store;
  AssayWorking *theirs;
  AssayMergePlan *plan;
  char *head_hash; /* ours, when it was compared */
  gboolean is_contained;
};

G_DEFINE_FINAL_TYPE (AssayMerge, assay_merge, G_TYPE_OBJECT)

static void
assay_merge_finalize (GObject *object)
{
  AssayMerge *self = ASSAY_MERGE (object);

  g_clear_pointer (&self->plan, assay_merge_plan_free);
  if (self->theirs != NULL)
    assay_working_close (self->theirs, TRUE);
  g_clear_pointer (&self->theirs, assay_working_free);
  g_clear_object (&self->store);
  g_free (self->head_hash);

  G_OBJECT_CLASS (assay_merge_parent_class)->finalize (object);
}

static void
assay_merge_class_init (AssayMergeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_merge_finalize;
}

static void
assay_merge_init (AssayMerge *self)
{
}

/* A private copy, checked in full before a row of it is looked at. */
static gboolean
open_theirs (AssayWorking *theirs, GFile *file, GError **error)
{
  g_autoptr (AssayDocument) document = assay_document_new ();
  g_autoptr (AssayKeys) keys = assay_keys_new (0);
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
                           "it is not on this computer");
      return FALSE;
    }
  if (!assay_working_open (theirs, document, path, ASSAY_STORE_OPEN_COPY, keys, error))
    return FALSE;
  assay_working_check (theirs, theirs->dir);

  return assay_working_wait_for_check (theirs, error)
         && assay_db_exec (theirs->db, "REINDEX", error);
}

static gpointer
prepare_work (Job *job, GError **error)
{
  AssayMerge *self = g_task_get_task_data (job->base.task);
  g_autofree char *name = g_file_get_parse_name (job->file);
  AssayWorking *mine = job->working;

  if (!assay_store_job_is_writable (job, error))
    return NULL;
  self->theirs = assay_working_new (mine->data_dir);
  if (open_theirs (self->theirs, job->file, error))
    self->plan
        = assay_merge_plan_new (mine->db, mine->project, self->theirs->db, self->theirs->project,
                                g_task_get_cancellable (job->base.task), error);
  if (self->plan == NULL)
    {
      g_prefix_error (error, "cannot merge '%s': ", name);
      return NULL;
    }
  self->head_hash = g_strdup (assay_history_get_head_hash (mine->history));
  g_ptr_array_add (self->plan->notes, NULL);
  self->is_contained = !self->plan->brings && self->plan->conflicts->len == 0;

  return GINT_TO_POINTER (TRUE);
}

static void
prepared_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  AssayMerge *self = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (g_task_propagate_pointer (G_TASK (result), &error) != NULL)
    g_task_return_pointer (task, g_object_ref (self), g_object_unref);
  else
    g_task_return_error (task, error);
}

void
assay_merge_prepare_async (AssayStore *store,
                           GFile *theirs,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;
  AssayMerge *self;
  Job *job;

  g_return_if_fail (ASSAY_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (theirs));

  self = g_object_new (ASSAY_TYPE_MERGE, NULL);
  self->store = g_object_ref (store);
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_merge_prepare_async);
  job = assay_store_job_new (store, assay_merge_prepare_async, prepare_work, NULL, cancellable,
                             prepared_cb, task);
  job->file = g_object_ref (theirs);
  g_task_set_task_data (job->base.task, self, g_object_unref);
  assay_store_job_push (store, job);
}

AssayMerge *
assay_merge_prepare_finish (AssayStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
assay_merge_is_contained (AssayMerge *self)
{
  g_return_val_if_fail (ASSAY_IS_MERGE (self), FALSE);

  return self->is_contained;
}

const AssayMergeCounts *
assay_merge_get_counts (AssayMerge *self)
{
  g_return_val_if_fail (ASSAY_IS_MERGE (self), NULL);

  return &self->plan->counts;
}

const char *const *
assay_merge_get_notes (AssayMerge *self)
{
  g_return_val_if_fail (ASSAY_IS_MERGE (self), NULL);

  return (const char *const *) self->plan->notes->pdata;
}

guint
assay_merge_get_n_conflicts (AssayMerge *self)
{
  g_return_val_if_fail (ASSAY_IS_MERGE (self), 0);

  return self->plan->conflicts->len;
}

const AssayMergeConflict *
assay_merge_get_conflict (AssayMerge *self, guint index)
{
  g_return_val_if_fail (ASSAY_IS_MERGE (self), NULL);
  g_return_val_if_fail (index < self->plan->conflicts->len, NULL);

  return self->plan->conflicts->pdata[index];
}

guint
assay_merge_get_n_undecided (AssayMerge *self)
{
  guint n_undecided = 0;

  g_return_val_if_fail (ASSAY_IS_MERGE (self), 0);

  for (guint i = 0; i < self->plan->conflicts->len; i++)
    if (assay_merge_get_conflict (self, i)->choice == ASSAY_MERGE_UNDECIDED)
      n_undecided++;

  return n_undecided;
}

void
assay_merge_choose (AssayMerge *self, guint index, AssayMergeChoice choice)
{
  guint group;

  g_return_if_fail (ASSAY_IS_MERGE (self));
  g_return_if_fail (index < self->plan->conflicts->len);

  group = assay_merge_get_conflict (self, index)->group;
  for (guint i = 0; i < self->plan->conflicts->len; i++)
    {
      AssayMergeConflict *conflict = self->plan->conflicts->pdata[i];

      if (conflict->group == group)
        conflict->choice
            = choice == ASSAY_MERGE_BOTH && !conflict->can_join ? ASSAY_MERGE_MINE : choice;
    }
}

void
assay_merge_choose_all (AssayMerge *self, AssayMergeChoice choice)
{
  g_return_if_fail (ASSAY_IS_MERGE (self));

  for (guint i = 0; i < self->plan->conflicts->len; i++)
    assay_merge_choose (self, i, choice);
}

static gboolean
check_ready (AssayMerge *self, AssayHistory *history, GError **error)
{
  const char *words = NULL;

  if (self->is_contained)
    words = "there is nothing in it that is not here";
  else if (assay_merge_get_n_undecided (self) > 0)
    words = "not all conflicts are decided";
  else if (g_strcmp0 (self->head_hash, assay_history_get_head_hash (history)) != 0)
    words = "the project was changed since it was compared";
  if (words != NULL)
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID, words);

  return words == NULL;
}

static gpointer
commit_work (Job *job, GError **error)
{
  AssayMerge *self = g_task_get_task_data (job->base.task);
  AssayStamp stamp = { job->person, job->now };
  AssayHistory *history = job->working->history;
  AssayChanges *changes = NULL;
  sqlite3 *db = job->working->db;

  if (assay_store_job_is_writable (job, error) && check_ready (self, history, error)
      && assay_commit_begin (db, history, error))
    changes = assay_commit_end (
        db, history,
        assay_merge_apply (self->plan, db, history, self->theirs->db, job->text, &stamp, error),
        error);
  if (changes == NULL)
    g_prefix_error (error, "cannot merge: ");

  return changes;
}

static void
committed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  AssayChanges *changes = g_task_propagate_pointer (G_TASK (result), &error);

  if (changes != NULL)
    g_task_return_pointer (task, changes, (GDestroyNotify) assay_changes_unref);
  else
    g_task_return_error (task, error);
}

void
assay_merge_commit_async (AssayMerge *self,
                          const char *words,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;
  Job *job;

  g_return_if_fail (ASSAY_IS_MERGE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_merge_commit_async);
  g_task_set_check_cancellable (task, FALSE);
  job = assay_store_job_new (self->store, assay_merge_commit_async, commit_work,
                             (GDestroyNotify) assay_changes_unref, cancellable, committed_cb, task);
  job->text = g_strdup (words != NULL ? words : _ ("Merge another copy"));
  g_task_set_task_data (job->base.task, g_object_ref (self), g_object_unref);
  assay_store_job_push (self->store, job);
}

AssayChanges *
assay_merge_commit_finish (AssayMerge *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
