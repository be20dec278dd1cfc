/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-project-export.h"

#include "assay-project-gather.h"

#include <glib/gi18n-lib.h>

/* Has an export made on a worker, from what was gathered. */

typedef struct
{
  AssayReportInput *input; /* once it is gathered */
  AssayExportChoice choice;
  GFile *file; /* or NULL */
  GPtrArray *notes;
} Exporting;

static void
exporting_free (Exporting *exporting)
{
  g_clear_pointer (&exporting->input, assay_report_input_unref);
  g_clear_object (&exporting->file);
  g_clear_pointer (&exporting->notes, g_ptr_array_unref);
  g_free (exporting);
}

static GBytes *export(Exporting *exporting, GCancellable *cancellable, GError **error)
{
  AssayExchangeOptions options = { .bom = exporting->choice.bom };
  g_autofree char *path = exporting->file != NULL ? g_file_get_path (exporting->file) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (exporting->file != NULL && path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("cannot export to there: choose a folder of this computer"));
      return NULL;
    }

  bytes = assay_exchange_write (exporting->choice.format, exporting->input, &options,
                                exporting->notes, cancellable, error);
  if (bytes == NULL || (path != NULL && !assay_exchange_save (bytes, path, error)))
    return NULL;

  return g_steal_pointer (&bytes);
}

/* @task is the worker's own; its data is the task that waits for it, which owns all there is. */
static void
export_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Exporting *exporting = g_task_get_task_data (task_data);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = export(exporting, cancellable, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
exported_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
gathered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) working = NULL;
  Exporting *exporting = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  exporting->input = assay_project_gather_finish (ASSAY_PROJECT (object), result, &error);
  if (exporting->input == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  assay_report_input_set_preset (exporting->input, exporting->choice.preset);
  working = g_task_new (NULL, g_task_get_cancellable (task), exported_cb, g_object_ref (task));
  g_task_set_source_tag (working, gathered_cb);
  g_task_set_task_data (working, task, NULL);
  g_task_run_in_thread (working, export_in_thread);
}

void
assay_project_export_async (AssayProject *self,
                            const AssayExportChoice *choice,
                            GFile *file,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Exporting *exporting;
  GTask *task;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (choice != NULL && choice->format != NULL);
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  exporting = g_new0 (Exporting, 1);
  exporting->choice = *choice;
  exporting->file = file != NULL ? g_object_ref (file) : NULL;
  exporting->notes = g_ptr_array_new_with_free_func (g_free);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_project_export_async);
  g_task_set_task_data (task, exporting, (GDestroyNotify) exporting_free);
  assay_project_gather_async (self, choice->article, cancellable, gathered_cb, task);
}

GBytes *
assay_project_export_finish (AssayProject *self,
                             GAsyncResult *result,
                             GPtrArray **ret_notes,
                             GError **error)
{
  GBytes *bytes;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  bytes = g_task_propagate_pointer (G_TASK (result), error);
  if (bytes != NULL && ret_notes != NULL)
    {
      Exporting *exporting = g_task_get_task_data (G_TASK (result));

      *ret_notes = g_ptr_array_ref (exporting->notes);
    }

  return bytes;
}
