/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-report-saver.h"

#include "assay-dialogs.h"
#include "assay-file-name.h"

#include <glib/gi18n-lib.h>

struct _AssayReportSaver
{
  GObject parent_instance;

  /* Borrowed */
  GtkWidget *widget;
  AssayTaskBar *bar;

  /* Owned */
  AssayWorkbench *workbench;
  AssayReportChoice choice;
  AssayReportOptions *options; /* of the choice */
  GFile *file;
  GCancellable *cancellable; /* while writing */
};

enum
{
  WRITTEN,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayReportSaver, assay_report_saver, G_TYPE_OBJECT)

static GtkWindow *
get_window (AssayReportSaver *self)
{
  GtkRoot *root = self->widget != NULL ? gtk_widget_get_root (self->widget) : NULL;

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

static void
progress_cb (double fraction, gpointer user_data)
{
  AssayReportSaver *self = user_data;

  if (self->bar != NULL)
    assay_task_bar_set_fraction (self->bar, fraction);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayReportSaver) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = assay_project_report_finish (ASSAY_PROJECT (source), result, &error);

  if (self->bar != NULL)
    assay_task_bar_stop (self->bar, self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->widget == NULL)
    return;

  if (ok)
    g_signal_emit (self, signals[WRITTEN], 0, self->file);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
write_to (AssayReportSaver *self, GFile *file)
{
  g_set_object (&self->file, file);
  self->cancellable = g_cancellable_new ();
  assay_task_bar_start (self->bar, _ ("Writing the report…"), self->cancellable);
  assay_project_report_async (assay_workbench_get_project (self->workbench), &self->choice,
                              self->file, progress_cb, self, self->cancellable, written_cb,
                              g_object_ref (self));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayReportSaver) self = user_data;
  g_autoptr (GListModel) files = assay_choose_finish (result);
  g_autoptr (GFile) file = NULL;

  if (files == NULL || self->widget == NULL || self->cancellable != NULL)
    return;

  file = g_list_model_get_item (files, 0);
  write_to (self, file);
}

static void
assay_report_saver_dispose (GObject *object)
{
  AssayReportSaver *self = ASSAY_REPORT_SAVER (object);

  assay_report_saver_stop (self);
  g_clear_object (&self->workbench);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->options, assay_report_options_free);

  G_OBJECT_CLASS (assay_report_saver_parent_class)->dispose (object);
}

static void
assay_report_saver_class_init (AssayReportSaverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_report_saver_dispose;

  signals[WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  signals[FAILED]
      = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
assay_report_saver_init (AssayReportSaver *self)
{
}

AssayReportSaver *
assay_report_saver_new (AssayWorkbench *workbench, GtkWidget *widget, AssayTaskBar *bar)
{
  AssayReportSaver *self;

  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (ASSAY_IS_TASK_BAR (bar), NULL);

  self = g_object_new (ASSAY_TYPE_REPORT_SAVER, NULL);
  self->workbench = g_object_ref (workbench);
  self->widget = widget;
  self->bar = bar;

  return self;
}

static void
take_choice (AssayReportSaver *self, const AssayReportChoice *choice)
{
  g_clear_pointer (&self->options, assay_report_options_free);
  self->choice = *choice;
  self->options = assay_report_options_copy (choice->options);
  self->choice.options = self->options;
}

void
assay_report_saver_ask (AssayReportSaver *self, const AssayReportChoice *choice)
{
  AssayProject *project;
  g_autofree char *name = NULL;

  g_return_if_fail (ASSAY_IS_REPORT_SAVER (self));
  g_return_if_fail (choice != NULL);

  if (self->cancellable != NULL)
    return;

  take_choice (self, choice);
  project = assay_workbench_get_project (self->workbench);
  name = assay_file_name_suggest (assay_project_get_title (project), ".pdf");
  assay_choose_save_async (get_window (self), _ ("Write the report to"), ASSAY_FILES_REPORT, name,
                           chosen_cb, g_object_ref (self));
}

void
assay_report_saver_write (AssayReportSaver *self, const AssayReportChoice *choice, GFile *file)
{
  g_return_if_fail (ASSAY_IS_REPORT_SAVER (self));
  g_return_if_fail (choice != NULL);
  g_return_if_fail (G_IS_FILE (file));

  if (self->cancellable != NULL)
    return;

  take_choice (self, choice);
  write_to (self, file);
}

gboolean
assay_report_saver_is_writing (AssayReportSaver *self)
{
  g_return_val_if_fail (ASSAY_IS_REPORT_SAVER (self), FALSE);

  return self->cancellable != NULL;
}

void
assay_report_saver_stop (AssayReportSaver *self)
{
  g_return_if_fail (ASSAY_IS_REPORT_SAVER (self));

  self->widget = NULL;
  self->bar = NULL;
  g_cancellable_cancel (self->cancellable);
}
