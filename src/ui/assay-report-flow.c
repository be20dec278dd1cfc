/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-report-flow.h"

#include "assay-dialogs.h"
#include "assay-report-dialog.h"

#include <glib/gi18n-lib.h>

struct _AssayReportFlow
{
  GObject parent_instance;

  /* Borrowed */
  GtkWidget *widget;
  AssayTaskBar *bar;

  /* Owned */
  AssayWorkbench *workbench;
  AssayReportChoice choice;
  GFile *file;
  GCancellable *cancellable; /* while writing */
};

enum
{
  WRITTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayReportFlow, assay_report_flow, G_TYPE_OBJECT)

static GtkWindow *
get_window (AssayReportFlow *self)
{
  GtkRoot *root = self->widget != NULL ? gtk_widget_get_root (self->widget) : NULL;

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

static void
progress_cb (double fraction, gpointer user_data)
{
  AssayReportFlow *self = user_data;

  if (self->bar != NULL)
    assay_task_bar_set_fraction (self->bar, fraction);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayReportFlow) self = user_data;
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
    assay_workbench_fail (self->workbench, error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayReportFlow) self = user_data;
  g_autoptr (GListModel) files = assay_choose_finish (result);

  if (files == NULL || self->widget == NULL || self->cancellable != NULL)
    return;

  g_clear_object (&self->file);
  self->file = g_list_model_get_item (files, 0);
  self->cancellable = g_cancellable_new ();
  assay_task_bar_start (self->bar, _ ("Writing the report…"), self->cancellable);
  assay_project_report_async (assay_workbench_get_project (self->workbench), &self->choice,
                              self->file, progress_cb, self, self->cancellable, written_cb,
                              g_object_ref (self));
}

static void
accepted_cb (AssayReportDialog *dialog, AssayReportFlow *self)
{
  AssayProject *project = assay_workbench_get_project (self->workbench);
  g_autofree char *name = g_strconcat (assay_project_get_title (project), ".pdf", NULL);

  self->choice = assay_report_dialog_get_choice (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_strdelimit (name, "/\\", '-');
  assay_choose_save_async (get_window (self), _ ("Write the report to"), ASSAY_FILES_REPORT, name,
                           chosen_cb, g_object_ref (self));
}

static void
assay_report_flow_dispose (GObject *object)
{
  AssayReportFlow *self = ASSAY_REPORT_FLOW (object);

  assay_report_flow_stop (self);
  g_clear_object (&self->workbench);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (assay_report_flow_parent_class)->dispose (object);
}

static void
assay_report_flow_class_init (AssayReportFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_report_flow_dispose;

  signals[WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
}

static void
assay_report_flow_init (AssayReportFlow *self)
{
}

AssayReportFlow *
assay_report_flow_new (AssayWorkbench *workbench, GtkWidget *widget, AssayTaskBar *bar)
{
  AssayReportFlow *self;

  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (ASSAY_IS_TASK_BAR (bar), NULL);

  self = g_object_new (ASSAY_TYPE_REPORT_FLOW, NULL);
  self->workbench = g_object_ref (workbench);
  self->widget = widget;
  self->bar = bar;

  return self;
}

void
assay_report_flow_ask (AssayReportFlow *self)
{
  AssayProject *project;
  AssayArticle *article;
  AssayRecordList *articles;
  GtkWidget *dialog;
  gboolean several;

  g_return_if_fail (ASSAY_IS_REPORT_FLOW (self));

  project = assay_workbench_get_project (self->workbench);
  article = assay_workbench_get_article (self->workbench);
  articles = assay_project_get_list (project, ASSAY_KIND_ARTICLE);
  several = assay_record_list_get_size (articles) > 1;
  dialog = assay_report_dialog_new (
      get_window (self), several && article != NULL ? assay_article_get_id (article) : 0);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
assay_report_flow_stop (AssayReportFlow *self)
{
  g_return_if_fail (ASSAY_IS_REPORT_FLOW (self));

  self->widget = NULL;
  self->bar = NULL;
  g_cancellable_cancel (self->cancellable);
}
