/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-project-report.h"

#include "assay-exchange.h"
#include "assay-project-gather.h"

#include <glib/gi18n-lib.h>

/* Has a report made on a worker, from what was gathered. */

typedef struct
{
  AssayReportInput *input; /* once it is gathered */
  AssayReportChoice choice;
  AssayReportOptions *options;
  GPtrArray *notes; /* what could not be shown */
  GFile *file;      /* NULL: the bytes are all that is wanted */
  GBytes *bytes;    /* where there is no file */
  AssayReportProgressFunc progress;
  gpointer progress_data;
  int last_permille; /* what was told last; only the worker looks at it */
} Reporting;

static void
reporting_free (Reporting *reporting)
{
  g_clear_pointer (&reporting->input, assay_report_input_unref);
  g_clear_pointer (&reporting->options, assay_report_options_free);
  g_clear_pointer (&reporting->notes, g_ptr_array_unref);
  g_clear_object (&reporting->file);
  g_clear_pointer (&reporting->bytes, g_bytes_unref);
  g_free (reporting);
}

/* Progress on its way from the worker to the thread that asked. The task keeps what is called
 * alive. */
typedef struct
{
  GTask *task;
  double fraction;
} Telling;

static gboolean
tell_cb (gpointer data)
{
  Telling *telling = data;
  Reporting *reporting = g_task_get_task_data (telling->task);

  if (!g_task_get_completed (telling->task))
    reporting->progress (telling->fraction, reporting->progress_data);

  return G_SOURCE_REMOVE;
}

static void
telling_free (gpointer data)
{
  Telling *telling = data;

  g_object_unref (telling->task);
  g_free (telling);
}

static void
made_progress (double fraction, gpointer user_data)
{
  GTask *task = user_data;
  Reporting *reporting = g_task_get_task_data (task);
  int permille = (int) (fraction * 1000);
  g_autoptr (GSource) source = NULL;
  Telling *telling;

  if (reporting->progress == NULL || permille < reporting->last_permille + 10)
    return;

  reporting->last_permille = permille;
  telling = g_new (Telling, 1);
  telling->task = g_object_ref (task);
  telling->fraction = fraction;
  source = g_idle_source_new ();
  g_source_set_callback (source, tell_cb, telling, telling_free);
  g_source_attach (source, g_task_get_context (task));
}

/* An archival report holds the whole check once more, for programs to read. */
static gboolean
attach_data (AssayReportInput *input, GCancellable *cancellable, GError **error)
{
  const AssayExchangeFormat *format = assay_exchange_find_format ("annotations");
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) own = NULL;
  g_autoptr (GBytes) bytes = assay_exchange_write (format, input, NULL, notes, cancellable, &own);

  if (bytes != NULL)
    assay_report_input_add_file (input, "check.jsonld", format->mime, NULL, bytes);
  else if (!g_error_matches (own, ASSAY_EXCHANGE_ERROR, ASSAY_EXCHANGE_ERROR_EMPTY))
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }

  return TRUE;
}

static gboolean
make_report (GTask *waiting, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) none = NULL;
  g_autoptr (GError) own = NULL;
  g_autoptr (GError) better = NULL;
  Reporting *reporting = g_task_get_task_data (waiting);
  g_autofree char *path = reporting->file != NULL ? g_file_get_path (reporting->file) : NULL;

  if (reporting->file != NULL && path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("cannot write the report there: choose a folder of this computer"));
      return FALSE;
    }
  if (!reporting->choice.is_plain && !attach_data (reporting->input, cancellable, &own))
    {
      /* a refusal is better told by a place of the report than by one of the data */
      if (g_error_matches (own, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_PROTECTED))
        none = assay_report_make (reporting->input, NULL, NULL, NULL, cancellable, &better);
      g_propagate_error (error,
                         better != NULL ? g_steal_pointer (&better) : g_steal_pointer (&own));
      return FALSE;
    }
  if (path != NULL)
    return assay_report_write (reporting->input, reporting->notes, path, made_progress, waiting,
                               cancellable, error);

  reporting->bytes = assay_report_make (reporting->input, reporting->notes, made_progress, waiting,
                                        cancellable, error);

  return reporting->bytes != NULL;
}

/* @task is the worker's own; its data is the task that waits for it, which owns all there is. */
static void
make_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (make_report (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
made_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Takes over @task. The worker may hold its own task last, so that one refers neither to the
 * project nor to the rows. */
static void
start_making (GTask *task)
{
  g_autoptr (GTask) making = g_task_new (NULL, g_task_get_cancellable (task), made_cb, task);

  g_task_set_source_tag (making, start_making);
  g_task_set_task_data (making, task, NULL);
  g_task_run_in_thread (making, make_in_thread);
}

static void
gathered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reporting *reporting = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  reporting->input = assay_project_gather_finish (ASSAY_PROJECT (object), result, &error);
  if (reporting->input == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  assay_report_input_set_preset (reporting->input, reporting->choice.preset);
  assay_report_input_set_options (reporting->input, reporting->options);
  assay_report_input_set_paper (reporting->input, reporting->choice.paper);
  assay_report_input_set_plain (reporting->input, reporting->choice.is_plain);
  start_making (g_steal_pointer (&task));
}

/* @tag: the function that was asked. */
static void
begin (AssayProject *self,
       const AssayReportChoice *choice,
       GFile *file,
       AssayReportProgressFunc progress,
       gpointer progress_data,
       gpointer tag,
       GTask *task)
{
  Reporting *reporting = g_new0 (Reporting, 1);

  reporting->choice = *choice;
  reporting->options = assay_report_options_copy (choice->options);
  reporting->notes = g_ptr_array_new_with_free_func (g_free);
  reporting->file = file != NULL ? g_object_ref (file) : NULL;
  reporting->progress = progress;
  reporting->progress_data = progress_data;

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, reporting, (GDestroyNotify) reporting_free);
  assay_project_gather_async (self, choice->article,
                              (reporting->options->without & ASSAY_REPORT_VERSIONS) == 0
                                  && choice->preset != ASSAY_REPORT_READER,
                              g_task_get_cancellable (task), gathered_cb, task);
}

void
assay_project_report_async (AssayProject *self,
                            const AssayReportChoice *choice,
                            GFile *file,
                            AssayReportProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (choice != NULL);
  g_return_if_fail (G_IS_FILE (file));

  begin (self, choice, file, progress, progress_data, assay_project_report_async,
         g_task_new (self, cancellable, callback, user_data));
}

gboolean
assay_project_report_finish (AssayProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
assay_project_make_report_async (AssayProject *self,
                                 const AssayReportChoice *choice,
                                 AssayReportProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (choice != NULL);

  begin (self, choice, NULL, progress, progress_data, assay_project_make_report_async,
         g_task_new (self, cancellable, callback, user_data));
}

GPtrArray *
assay_project_report_get_notes (GAsyncResult *result)
{
  Reporting *reporting = g_task_get_task_data (G_TASK (result));

  return reporting->notes;
}

GBytes *
assay_project_make_report_finish (AssayProject *self, GAsyncResult *result, GError **error)
{
  Reporting *reporting;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  reporting = g_task_get_task_data (G_TASK (result));

  return g_steal_pointer (&reporting->bytes);
}
