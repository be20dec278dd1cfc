/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-store-history.h"

#include "assay-commit.h"
#include "assay-history-walk.h"
#include "assay-store-private.h"

/* The history as jobs: reading it on the saver, beside edits; going back on the writer. */

static sqlite3 *
open_reader (Job *job, GError **error)
{
  g_autofree char *path = NULL;

  if (job->dir == NULL)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
                           "no project is open");
      return NULL;
    }
  path = g_build_filename (job->dir, "project.db", NULL);

  return assay_db_open (path, ASSAY_DB_READ, error);
}

static gpointer
load_of_work (Job *job, GError **error)
{
  g_autoptr (sqlite3) db = open_reader (job, error);

  return db != NULL ? assay_history_load_of (db, job->kind, job->article, error) : NULL;
}

void
assay_store_load_history_of_async (AssayStore *self,
                                   AssayKind kind,
                                   gint64 id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Job *job;

  g_return_if_fail (ASSAY_IS_STORE (self));
  g_return_if_fail ((guint) kind < ASSAY_N_KINDS);

  job = assay_store_job_new (self, assay_store_load_history_of_async, load_of_work,
                             (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
  job->kind = kind;
  job->article = id;
  assay_store_job_push_to_saver (self, job);
}

GPtrArray *
assay_store_load_history_of_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
load_entry_work (Job *job, GError **error)
{
  g_autoptr (sqlite3) db = open_reader (job, error);

  return db != NULL ? assay_history_load_changes (db, job->article, error) : NULL;
}

void
assay_store_load_entry_async (AssayStore *self,
                              gint64 number,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Job *job;

  g_return_if_fail (ASSAY_IS_STORE (self));

  job = assay_store_job_new (self, assay_store_load_entry_async, load_entry_work,
                             (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
  job->article = number;
  assay_store_job_push_to_saver (self, job);
}

GPtrArray *
assay_store_load_entry_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
jump_work (Job *job, GError **error)
{
  AssayStamp stamp = { job->person, job->now };
  AssayChanges *changes = NULL;

  if (assay_store_job_is_writable (job, error))
    changes
        = assay_commit_jump (job->working->db, job->working->history, job->article, &stamp, error);
  if (changes == NULL)
    g_prefix_error (error, "cannot go back to entry %" G_GINT64_FORMAT ": ", job->article);

  return changes;
}

void
assay_store_jump_async (AssayStore *self,
                        gint64 number,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Job *job;

  g_return_if_fail (ASSAY_IS_STORE (self));

  job = assay_store_job_new (self, assay_store_jump_async, jump_work,
                             (GDestroyNotify) assay_changes_unref, cancellable, callback,
                             user_data);
  job->article = number;
  assay_store_job_push (self, job);
}

AssayChanges *
assay_store_jump_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
