/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-project-export.h"

#include "assay-project-gather.h"
#include "assay-report-save.h"

#include <glib/gi18n-lib.h>

/* Has an export made on a worker, from what was gathered. */

typedef struct
{
  AssayReportInput *input; /* once it is gathered */
  AssayExportChoice choice;
  AssayReportOptions *options;
  GFile *file; /* or NULL */
  GPtrArray *notes;
  GHashTable *captures; /* gint64 → GBytes, for formats that hold them */
  guint next_capture;   /* its place in the project's list */
  gint64 capture;       /* whose bytes are loaded: the list may change meanwhile */
  gsize n_bytes;        /* of the captures so far */
} Exporting;

/* The archive is made in memory. */
#define MAX_CAPTURES ((gsize) 1024 * 1024 * 1024)

static void
exporting_free (Exporting *exporting)
{
  g_clear_pointer (&exporting->input, assay_report_input_unref);
  g_clear_pointer (&exporting->options, assay_report_options_free);
  g_clear_object (&exporting->file);
  g_clear_pointer (&exporting->notes, g_ptr_array_unref);
  g_clear_pointer (&exporting->captures, g_hash_table_unref);
  g_free (exporting);
}

static GBytes *export(Exporting *exporting, GCancellable *cancellable, GError **error)
{
  AssayExchangeOptions options = { .bom = exporting->choice.bom, .captures = exporting->captures };
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
  if (bytes == NULL || (path != NULL && !assay_report_save (bytes, path, error)))
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

/* Takes over @task. */
static void
start_exporting (GTask *task)
{
  g_autoptr (GTask) working = g_task_new (NULL, g_task_get_cancellable (task), exported_cb, task);

  g_task_set_source_tag (working, start_exporting);
  g_task_set_task_data (working, task, NULL);
  g_task_run_in_thread (working, export_in_thread);
}

static void load_next_capture (GTask *task);

static void
capture_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Exporting *exporting = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = assay_store_load_blob_finish (ASSAY_STORE (object), result, &error);

  exporting->next_capture++;
  if (bytes != NULL)
    {
      exporting->n_bytes += g_bytes_get_size (bytes);
      g_hash_table_replace (exporting->captures,
                            g_memdup2 (&exporting->capture, sizeof exporting->capture),
                            g_steal_pointer (&bytes));
    }
  else if (error != NULL)
    g_ptr_array_add (exporting->notes, g_strdup (error->message));
  load_next_capture (g_steal_pointer (&task));
}

/* Takes over @task. What was redacted has no bytes any more. */
static void
load_next_capture (GTask *task)
{
  AssayProject *project = g_task_get_source_object (task);
  Exporting *exporting = g_task_get_task_data (task);
  AssayRecordList *captures = assay_project_get_list (project, ASSAY_KIND_CAPTURE);
  AssayRecord *capture = assay_record_list_peek (captures, exporting->next_capture);

  if (exporting->n_bytes > MAX_CAPTURES)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                               _ ("cannot export: the captures are more than 1 GiB"));
      g_object_unref (task);
      return;
    }
  if (capture == NULL || g_task_return_error_if_cancelled (task))
    {
      if (capture == NULL)
        start_exporting (task);
      else
        g_object_unref (task);
      return;
    }

  exporting->capture = assay_record_get_id (capture);
  assay_store_load_blob_async (assay_project_get_store (project),
                               assay_record_get_text (capture, ASSAY_CAPTURE_SHA256),
                               g_task_get_cancellable (task), capture_loaded_cb, task);
}

static void
gathered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Exporting *exporting = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  exporting->input = assay_project_gather_finish (ASSAY_PROJECT (object), result, &error);
  if (exporting->input == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  assay_report_input_set_preset (exporting->input, exporting->choice.preset);
  assay_report_input_set_options (exporting->input, exporting->options);
  if (!exporting->choice.format->holds_captures)
    {
      start_exporting (g_steal_pointer (&task));
      return;
    }

  exporting->captures
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_bytes_unref);
  load_next_capture (g_steal_pointer (&task));
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
  exporting->options = assay_report_options_copy (choice->options);
  exporting->file = file != NULL ? g_object_ref (file) : NULL;
  exporting->notes = g_ptr_array_new_with_free_func (g_free);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_project_export_async);
  g_task_set_task_data (task, exporting, (GDestroyNotify) exporting_free);
  assay_project_gather_async (self, choice->article, choice->format->is_report, cancellable,
                              gathered_cb, task);
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
