/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-store-private.h"

/* Searching, on a thread of its own: indexing a large project for the first time takes seconds. */

static gboolean
open_index (Job *job, GError **error)
{
  AssaySearcher *searcher = job->searcher;
  g_autofree char *database = NULL;

  if (searcher->index != NULL)
    return TRUE;
  if (job->dir == NULL)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
                           "no project is open");
      return FALSE;
    }
  database = g_build_filename (job->dir, "project.db", NULL);
  searcher->index
      = assay_index_open (job->working->data_dir, job->working->project, database, error);

  return searcher->index != NULL;
}

static gboolean
catch_up (Job *job, GError **error)
{
  return open_index (job, error)
         && assay_index_catch_up (job->searcher->index, job->searcher->closing, error);
}

static gpointer
prepare_work (Job *job, GError **error)
{
  return GINT_TO_POINTER (catch_up (job, error));
}

static gpointer
search_work (Job *job, GError **error)
{
  GCancellable *cancellable = g_task_get_cancellable (job->base.task);

  if (!catch_up (job, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return assay_index_search (job->searcher->index, job->text, job->offset, job->limit, cancellable,
                             error);
}

static gpointer
list_work (Job *job, GError **error)
{
  return catch_up (job, error) ? assay_index_list_unsearched (job->searcher->index, error) : NULL;
}

static gpointer
put_work (Job *job, GError **error)
{
  return GINT_TO_POINTER (open_index (job, error)
                          && assay_index_put_capture (job->searcher->index, job->article, job->text,
                                                      job->bytes, job->searcher->closing, error));
}

static gpointer
close_work (Job *job, GError **error)
{
  g_clear_pointer (&job->searcher->index, assay_index_close);

  return GINT_TO_POINTER (TRUE);
}

void
assay_store_prepare_search_async (AssayStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_STORE (self));

  assay_store_job_push_to_searcher (
      self, assay_store_job_new (self, assay_store_prepare_search_async, prepare_work, NULL,
                                 cancellable, callback, user_data));
}

gboolean
assay_store_prepare_search_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

void
assay_store_search_async (AssayStore *self,
                          const char *words,
                          guint offset,
                          guint limit,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Job *job;

  g_return_if_fail (ASSAY_IS_STORE (self));
  g_return_if_fail (words != NULL && g_utf8_validate (words, -1, NULL));

  job = assay_store_job_new (self, assay_store_search_async, search_work,
                             (GDestroyNotify) assay_found_free, cancellable, callback, user_data);
  job->text = g_strdup (words);
  job->offset = offset;
  job->limit = limit;
  assay_store_job_push_to_searcher (self, job);
}

AssayFound *
assay_store_search_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
assay_store_list_unsearched_async (AssayStore *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_STORE (self));

  assay_store_job_push_to_searcher (
      self, assay_store_job_new (self, assay_store_list_unsearched_async, list_work,
                                 (GDestroyNotify) g_array_unref, cancellable, callback, user_data));
}

GArray *
assay_store_list_unsearched_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
assay_store_put_capture_words_async (AssayStore *self,
                                     gint64 capture,
                                     const char *sha256,
                                     GBytes *text,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  Job *job;

  g_return_if_fail (ASSAY_IS_STORE (self));
  g_return_if_fail (sha256 != NULL);

  job = assay_store_job_new (self, assay_store_put_capture_words_async, put_work, NULL, cancellable,
                             callback, user_data);
  job->article = capture;
  job->text = g_strdup (sha256);
  job->bytes = text != NULL ? g_bytes_ref (text) : NULL;
  assay_store_job_push_to_searcher (self, job);
}

gboolean
assay_store_put_capture_words_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

void
assay_store_close_search_async (AssayStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_cancellable_cancel (self->searcher.closing);
  assay_store_job_push_to_searcher (self, assay_store_job_new (self, assay_store_close_search_async,
                                                               close_work, NULL, NULL, callback,
                                                               user_data));
}

void
assay_store_forget_index (AssayStore *self)
{
  if (self->searcher.worker != NULL)
    assay_store_job_push_to_searcher (
        self,
        assay_store_job_new (self, assay_store_forget_index, close_work, NULL, NULL, NULL, NULL));
}

void
assay_store_stop_search (AssayStore *self)
{
  if (self->searcher.closing != NULL)
    g_cancellable_cancel (self->searcher.closing);
  g_clear_pointer (&self->searcher.worker, assay_store_worker_stop);
  g_clear_pointer (&self->searcher.index, assay_index_close);
  g_clear_object (&self->searcher.closing);
}
