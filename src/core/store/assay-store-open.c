/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-store-private.h"

/* Opening and closing. */

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
  else if (assay_working_open (job->working, path, job->flags, job->keys, error))
    return GINT_TO_POINTER (TRUE);
  g_prefix_error (
      error, "cannot %s '%s': ", (job->flags & ASSAY_STORE_CREATE) != 0 ? "create" : "open", name);

  return NULL;
}

void
assay_store_open_async (AssayStore *self,
                        GFile *file,
                        AssayStoreFlags flags,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Job *job;

  g_return_if_fail (ASSAY_IS_STORE (self));
  g_return_if_fail (G_IS_FILE (file));

  job = assay_store_job_new (self, assay_store_open_async, open_work, NULL, cancellable, callback,
                             user_data);
  job->file = g_object_ref (file);
  job->flags = flags;
  job->keys = self->keys != NULL ? g_object_ref (self->keys) : assay_keys_new (0);
  assay_store_set_file (self, file);
  assay_store_job_push (self, job);
}

gboolean
assay_store_open_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

static gpointer
close_work (Job *job, GError **error)
{
  assay_working_close (job->working, FALSE);

  return GINT_TO_POINTER (TRUE);
}

void
assay_store_close_async (AssayStore *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_STORE (self));

  assay_store_job_push (self, assay_store_job_new (self, assay_store_close_async, close_work, NULL,
                                                   NULL, callback, user_data));
}

gboolean
assay_store_close_finish (AssayStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
