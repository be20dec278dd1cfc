/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-store-private.h"

#include "assay-blobs.h"
#include "assay-commit.h"
#include "assay-load.h"

/* The store's async functions as jobs of the writer. */

static void
free_job (AssayStoreJob *base)
{
  Job *job = (Job *) base;

  g_clear_pointer (&job->edit, assay_edit_unref);
  g_clear_object (&job->keys);
  g_clear_object (&job->file);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->text);
  g_free (job->person);
  g_free (job->dir);
  g_free (job->news_dir);
  g_free (job->head_hash);
  g_free (job->saved_hash);
  g_free (job->undo_words);
  g_free (job->redo_words);
  g_free (job->recovered);
  g_free (job->kept_older);
  g_free (job);
}

static void
run_job (AssayStoreJob *base)
{
  Job *job = (Job *) base;
  AssayWorking *working = job->working;

  base->result = job->work (job, &base->error);

  job->has_news = working->history != NULL;
  if (!job->has_news)
    return;
  job->news_dir = g_strdup (working->dir);
  job->head_hash = g_strdup (assay_history_get_head_hash (working->history));
  job->saved_hash = g_steal_pointer (&working->saved_hash);
  job->undo_words = assay_history_dup_undo_words (working->history);
  job->redo_words = assay_history_dup_redo_words (working->history);
  job->recovered = g_strdup (working->recovered);
  job->kept_older = g_strdup (working->kept_older);
  job->read_only = working->read_only;
}

static void
run_beside (AssayStoreJob *base)
{
  Job *job = (Job *) base;

  base->result = job->work (job, &base->error);
}

static void
job_done (AssayStoreJob *base)
{
  Job *job = (Job *) base;

  if (job->has_news)
    assay_store_take_news (g_task_get_source_object (base->task), job);
}

Job *
assay_store_job_new (AssayStore *self,
                     gpointer tag,
                     gpointer (*work) (Job *job, GError **error),
                     GDestroyNotify free_result,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->base.task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->base.task, tag);
  /* What was committed was committed, cancelled or not. */
  g_task_set_check_cancellable (job->base.task, FALSE);
  job->base.run = run_job;
  job->base.done = job_done;
  job->base.free = free_job;
  job->base.free_result = free_result;
  job->working = self->working;
  job->document = self->document;
  job->searcher = &self->searcher;
  job->work = work;
  job->dir = g_strdup (self->dir);
  job->person = g_strdup (self->person);
  job->now = self->clock;

  return job;
}

void
assay_store_job_push (AssayStore *self, Job *job)
{
  assay_store_worker_push (self->writer, &job->base);
}

void
assay_store_job_push_to_saver (AssayStore *self, Job *job)
{
  job->base.run = run_beside;
  assay_store_worker_push (self->saver, &job->base);
}

void
assay_store_job_push_to_searcher (AssayStore *self, Job *job)
{
  if (self->searcher.worker == NULL)
    {
      self->searcher.worker = assay_store_worker_new ("assay-searcher");
      self->searcher.closing = g_cancellable_new ();
    }
  job->base.run = run_beside;
  assay_store_worker_push (self->searcher.worker, &job->base);
}

gboolean
assay_store_job_is_open (Job *job, GError **error)
{
  if (job->working->db != NULL)
    {
      /* What could not be rolled back when it failed, for want of memory. */
      if (!sqlite3_get_autocommit (job->working->db))
        assay_history_roll_back (job->working->history);
      return TRUE;
    }
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED, "no project is open");

  return FALSE;
}

gboolean
assay_store_job_is_writable (Job *job, GError **error)
{
  if (!assay_store_job_is_open (job, error))
    return FALSE;
  if (!assay_working_wait_for_check (job->working, error))
    return FALSE;
  if (!job->working->read_only)
    return TRUE;
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY,
                       "the project is open for reading only");

  return FALSE;
}

static gpointer
commit_work (Job *job, GError **error)
{
  AssayStamp stamp = { job->person, job->now };
  AssayChanges *changes;

  if (!assay_store_job_is_writable (job, error))
    return NULL;
  changes = assay_commit_edit (job->working->db, job->working->history, job->edit, &stamp, error);
  if (changes == NULL)
    g_prefix_error (error, "cannot commit '%s': ", assay_edit_get_words (job->edit));

  return changes;
}

void
assay_store_commit_async (AssayStore *self,
                          AssayEdit *edit,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Job *job;

  g_return_if_fail (ASSAY_IS_STORE (self));
  g_return_if_fail (edit != NULL);

  job = assay_store_job_new (self, assay_store_commit_async, commit_work,
                             (GDestroyNotify) assay_changes_unref, cancellable, callback,
                             user_data);
  job->edit = assay_edit_ref (edit);
  assay_store_job_push (self, job);
}

AssayChanges *
assay_store_commit_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
undo_work (Job *job, GError **error)
{
  AssayStamp stamp = { job->person, job->now };

  return assay_store_job_is_writable (job, error)
             ? assay_commit_undo (job->working->db, job->working->history, &stamp, error)
             : NULL;
}

static gpointer
redo_work (Job *job, GError **error)
{
  AssayStamp stamp = { job->person, job->now };

  return assay_store_job_is_writable (job, error)
             ? assay_commit_redo (job->working->db, job->working->history, &stamp, error)
             : NULL;
}

void
assay_store_undo_async (AssayStore *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_STORE (self));

  assay_store_job_push (self, assay_store_job_new (self, assay_store_undo_async, undo_work,
                                                   (GDestroyNotify) assay_changes_unref,
                                                   cancellable, callback, user_data));
}

AssayChanges *
assay_store_undo_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
assay_store_redo_async (AssayStore *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_STORE (self));

  assay_store_job_push (self, assay_store_job_new (self, assay_store_redo_async, redo_work,
                                                   (GDestroyNotify) assay_changes_unref,
                                                   cancellable, callback, user_data));
}

AssayChanges *
assay_store_redo_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
load_work (Job *job, GError **error)
{
  return assay_store_job_is_open (job, error)
             ? assay_load_records (job->working->db, job->kind, job->article, error)
             : NULL;
}

void
assay_store_load_async (AssayStore *self,
                        AssayKind kind,
                        gint64 article,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Job *job;

  g_return_if_fail (ASSAY_IS_STORE (self));
  g_return_if_fail ((guint) kind < ASSAY_N_KINDS);

  job = assay_store_job_new (self, assay_store_load_async, load_work,
                             (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
  job->kind = kind;
  job->article = article;
  assay_store_job_push (self, job);
}

GPtrArray *
assay_store_load_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
load_blob_work (Job *job, GError **error)
{
  return assay_store_job_is_open (job, error) ? assay_blobs_get (job->working->db, job->text, error)
                                              : NULL;
}

void
assay_store_load_blob_async (AssayStore *self,
                             const char *sha256,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Job *job;

  g_return_if_fail (ASSAY_IS_STORE (self));
  g_return_if_fail (sha256 != NULL);

  job = assay_store_job_new (self, assay_store_load_blob_async, load_blob_work,
                             (GDestroyNotify) g_bytes_unref, cancellable, callback, user_data);
  job->text = g_strdup (sha256);
  assay_store_job_push (self, job);
}

GBytes *
assay_store_load_blob_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
load_history_work (Job *job, GError **error)
{
  return assay_store_job_is_open (job, error)
             ? assay_history_load (job->working->db, job->offset, job->limit, error)
             : NULL;
}

void
assay_store_load_history_async (AssayStore *self,
                                guint offset,
                                guint limit,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Job *job;

  g_return_if_fail (ASSAY_IS_STORE (self));

  job = assay_store_job_new (self, assay_store_load_history_async, load_history_work,
                             (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
  job->offset = offset;
  job->limit = limit;
  assay_store_job_push (self, job);
}

GPtrArray *
assay_store_load_history_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
