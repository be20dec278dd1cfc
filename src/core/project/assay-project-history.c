/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-project-history.h"

#include "assay-project-private.h"

/* Merging and going back, as the upper floors see them. */

static void
end (GTask *task, AssayChanges *changes, GError *error)
{
  if (changes != NULL)
    {
      assay_project_apply (g_task_get_source_object (task), changes);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

static GTask *
begin (AssayProject *self,
       gpointer tag,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  /* What was committed is committed: a late cancel must not report it as not done. */
  g_task_set_check_cancellable (task, FALSE);

  return task;
}

static void
merged_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (AssayChanges) changes
      = assay_merge_commit_finish (ASSAY_MERGE (object), result, &error);

  end (task, changes, error);
}

void
assay_project_merge_async (AssayProject *self,
                           AssayMerge *merge,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (ASSAY_IS_MERGE (merge));

  assay_merge_commit_async (
      merge, NULL, cancellable, merged_cb,
      begin (self, assay_project_merge_async, cancellable, callback, user_data));
}

gboolean
assay_project_merge_finish (AssayProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
jumped_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (AssayChanges) changes = assay_store_jump_finish (ASSAY_STORE (object), result, &error);

  end (task, changes, error);
}

void
assay_project_jump_async (AssayProject *self,
                          gint64 number,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));

  assay_store_jump_async (assay_project_get_store (self), number, cancellable, jumped_cb,
                          begin (self, assay_project_jump_async, cancellable, callback, user_data));
}

gboolean
assay_project_jump_finish (AssayProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
