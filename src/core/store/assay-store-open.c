/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-store-private.h"

#include "assay-redact.h"
#include "assay-verify.h"

/* Opening, saving and closing, as the caller sees them. */

static gpointer
open_work (Job *job, GError **error)
{
  g_autofree char *path = g_file_get_path (job->file);
  g_autofree char *name = g_file_get_parse_name (job->file);

  if (job->working->db != NULL)
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
                         "a project is open already");
  else if (path == NULL)
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
                         "it is not on this computer");
  else if (assay_working_open (job->working, job->document, path, job->flags, job->keys, error))
    {
      /* Where a redaction was interrupted, and else nothing. */
      if (!job->working->is_temporary)
        assay_redact_clean (job->working->db, NULL);
      return GINT_TO_POINTER (TRUE);
    }
  g_prefix_error (
      error, "cannot %s '%s': ", (job->flags & ASSAY_STORE_CREATE) != 0 ? "create" : "open", name);

  return NULL;
}

static gpointer
wait_work (Job *job, GError **error)
{
  return GINT_TO_POINTER (job->working->db == NULL
                          || assay_working_wait_for_check (job->working, error));
}

static void
waited_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  AssayStore *self = ASSAY_STORE (object);
  g_autoptr (GError) error = NULL;

  g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL)
    assay_store_set_state (self, ASSAY_STORE_SAVE_FAILED, error->message);
}

/* The writer learns what the check found, and by it whoever shows that the project is for reading
 * only now. */
static void
checked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  AssayStore *self = ASSAY_STORE (object);

  assay_store_job_push (
      self, assay_store_job_new (self, checked_cb, wait_work, NULL, NULL, waited_cb, NULL));
}

static gpointer
check_work (Job *job, GError **error)
{
  assay_working_check (job->working, job->dir);

  return GINT_TO_POINTER (TRUE);
}

/* A new project gets its file at once: from then on it can be found again. */
static void
open_done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  AssayStore *self = ASSAY_STORE (object);
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_task_propagate_pointer (G_TASK (result), &error) == NULL)
    {
      self->is_placed = FALSE;
      g_task_return_error (task, error);
      return;
    }

  assay_store_job_push_to_saver (
      self, assay_store_job_new (self, open_done_cb, check_work, NULL, NULL, checked_cb, NULL));
  assay_store_update_state (self);
  if (self->saved_hash == NULL && self->is_placed)
    assay_store_request_save (self, NULL, NULL, ASSAY_SAVE_ONLY);
  g_task_return_boolean (task, TRUE);
}

void
assay_store_open_async (AssayStore *self,
                        GFile *file,
                        AssayStoreFlags flags,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;
  Job *job;

  g_return_if_fail (ASSAY_IS_STORE (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_store_open_async);
  g_task_set_check_cancellable (task, FALSE);
  job = assay_store_job_new (self, assay_store_open_async, open_work, NULL, cancellable,
                             open_done_cb, task);
  job->file = g_object_ref (file);
  job->flags = flags;
  job->keys = self->keys != NULL ? g_object_ref (self->keys) : assay_keys_new (0);
  self->is_placed = (flags & (ASSAY_STORE_OPEN_COPY | ASSAY_STORE_READ_ONLY)) == 0;
  assay_store_set_file (self,
                        self->is_placed || (flags & ASSAY_STORE_READ_ONLY) != 0 ? file : NULL);
  assay_store_job_push (self, job);
}

gboolean
assay_store_open_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
assay_store_close_async (AssayStore *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ASSAY_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_store_close_async);
  g_task_set_check_cancellable (task, FALSE);
  assay_store_request_save (self, task, NULL, ASSAY_SAVE_AND_CLOSE);
}

gboolean
assay_store_close_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
assay_store_save_async (AssayStore *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ASSAY_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_store_save_async);
  g_task_set_check_cancellable (task, FALSE);
  assay_store_request_save (self, task, NULL, ASSAY_SAVE_ONLY);
}

gboolean
assay_store_save_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
assay_store_save_as_async (AssayStore *self,
                           GFile *file,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ASSAY_IS_STORE (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_store_save_as_async);
  g_task_set_check_cancellable (task, FALSE);
  assay_store_request_save (self, task, file, ASSAY_SAVE_ONLY);
}

gboolean
assay_store_save_as_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gpointer
verify_work (Job *job, GError **error)
{
  if (job->dir == NULL)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
                           "no project is open");
      return NULL;
    }

  return assay_verify (job->dir, g_task_get_cancellable (job->base.task), error);
}

void
assay_store_verify_async (AssayStore *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_STORE (self));

  assay_store_job_push_to_saver (self,
                                 assay_store_job_new (self, assay_store_verify_async, verify_work,
                                                      (GDestroyNotify) g_ptr_array_unref,
                                                      cancellable, callback, user_data));
}

GPtrArray *
assay_store_verify_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
