/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-project-protect.h"

#include "assay-project-private.h"

static void
redacted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayProject *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayChanges) changes
      = assay_store_redact_finish (ASSAY_STORE (object), result, &left, &error);

  if (changes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  assay_project_apply (self, changes);
  g_task_return_pointer (task, g_steal_pointer (&left), (GDestroyNotify) g_ptr_array_unref);
}

void
assay_project_redact_async (AssayProject *self,
                            const AssayRedactOrder *order,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ASSAY_IS_PROJECT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_project_redact_async);
  g_task_set_check_cancellable (task, FALSE);
  assay_store_redact_async (assay_project_get_store (self), order, cancellable, redacted_cb, task);
}

GPtrArray *
assay_project_redact_finish (AssayProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
