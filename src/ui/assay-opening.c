/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-opening.h"

#include "assay-person-dialog.h"

/* Who is asked, what is opened. Belongs to the task; lives on the main thread. */
typedef struct
{
  AssayContext *context;
  GFile *file;
  AssayStoreFlags flags;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->context);
  g_object_unref (opening->file);
  g_free (opening);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!assay_project_open_finish (ASSAY_PROJECT (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  /* Nobody waits for it any more. */
  if (g_task_return_error_if_cancelled (task))
    {
      assay_project_close_async (ASSAY_PROJECT (source), NULL, NULL, NULL);
      return;
    }

  g_task_return_pointer (task, g_object_ref (source), g_object_unref);
}

static gboolean
is_for_reading_only (GFileInfo *info)
{
  return info != NULL && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE)
         && !g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE);
}

static void
queried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);
  g_autoptr (AssayProject) project = NULL;
  g_autofree char *person = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (is_for_reading_only (info) && (opening->flags & ASSAY_STORE_OPEN_COPY) == 0)
    opening->flags |= ASSAY_STORE_READ_ONLY;
  person = assay_person_dup_name (assay_context_get_settings (opening->context));
  project = assay_project_new (assay_context_get_importer (opening->context), NULL,
                               assay_context_get_working_dir (opening->context));
  assay_project_set_person (project, person);
  assay_project_open_async (project, opening->file, opening->flags, g_task_get_cancellable (task),
                            opened_cb, g_object_ref (task));
}

static void
person_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);

  assay_person_ask_finish (result);
  g_file_query_info_async (opening->file, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, g_task_get_cancellable (task), queried_cb,
                           g_object_ref (task));
}

void
assay_opening_async (GtkWindow *window,
                     AssayContext *context,
                     GFile *file,
                     AssayStoreFlags flags,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task;
  Opening *opening;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (ASSAY_IS_CONTEXT (context));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (window, cancellable, callback, user_data);
  opening = g_new0 (Opening, 1);
  opening->context = g_object_ref (context);
  opening->file = g_object_ref (file);
  opening->flags = flags;
  g_task_set_source_tag (task, assay_opening_async);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  assay_person_ask_async (window, assay_context_get_settings (context), person_cb, task);
}

AssayProject *
assay_opening_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
