/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-store-private.h"

/* What others do to the user's file while the project is open. It is noticed at once, not only with
 * the next save: a project that says "Saved" must be. */

/* Others write in pieces: looked at when they have been quiet for so long. */
#define QUIET_MS 400

static gpointer
look_work (Job *job, GError **error)
{
  return GINT_TO_POINTER (job->document->path == NULL
                          || assay_document_check (job->document, error));
}

/* A file that is not what was saved is as good as none: it is saved again, which fails with the
 * reason, for nothing is overwritten; or succeeds, where the file came back. */
static void
looked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  AssayStore *self = ASSAY_STORE (object);
  g_autoptr (GError) error = NULL;

  g_task_propagate_pointer (G_TASK (result), &error);
  if (!self->is_placed || self->read_only || self->is_saving)
    return;
  if (error != NULL && self->save_error == NULL)
    g_clear_pointer (&self->saved_hash, g_free);
  if (error == NULL ? self->state == ASSAY_STORE_SAVE_FAILED : self->saved_hash == NULL)
    assay_store_plan_save (self);
}

static gboolean
quiet_cb (gpointer data)
{
  AssayStore *self = data;

  g_clear_pointer (&self->look_timer, g_source_unref);
  if (self->is_placed && !self->read_only && !self->is_saving && g_queue_is_empty (&self->requests))
    assay_store_job_push_to_saver (
        self, assay_store_job_new (self, quiet_cb, look_work, NULL, NULL, looked_cb, NULL));

  return G_SOURCE_REMOVE;
}

static void
stop_looking (AssayStore *self)
{
  if (self->look_timer == NULL)
    return;
  g_source_destroy (self->look_timer);
  g_clear_pointer (&self->look_timer, g_source_unref);
}

static void
event_cb (AssayStore *self)
{
  stop_looking (self);
  self->look_timer = g_timeout_source_new (QUIET_MS);
  g_source_set_callback (self->look_timer, quiet_cb, self, NULL);
  g_source_attach (self->look_timer, self->context);
}

void
assay_store_watch (AssayStore *self, GFile *file)
{
  stop_looking (self);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  if (file == NULL)
    return;

  /* Where nothing can be watched, the next save finds out. */
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (event_cb), self,
                             G_CONNECT_SWAPPED);
}

void
assay_store_save_over_async (AssayStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ASSAY_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_store_save_over_async);
  g_task_set_check_cancellable (task, FALSE);
  assay_store_request_save (self, task, NULL, ASSAY_SAVE_OVER);
}

gboolean
assay_store_save_over_finish (AssayStore *self,
                              GAsyncResult *result,
                              GFile **ret_aside,
                              GError **error)
{
  const char *aside;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  aside = g_object_get_data (G_OBJECT (result), ASSAY_SAVE_ASIDE);
  if (ret_aside != NULL)
    *ret_aside = aside != NULL ? g_file_new_for_path (aside) : NULL;

  return TRUE;
}
