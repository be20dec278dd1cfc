/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-previewer.h"
#include "assay-report-saver.h"
#include "assay-report-window.h"

G_BEGIN_DECLS

/* For the files of the window alone. */
struct _AssayReportWindow
{
  AdwWindow parent_instance;

  /* Template children */
  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  AdwFlap *options_flap;
  AdwFlap *pages_flap;
  GtkWidget *pages_button;
  GtkWidget *options_button;
  GtkWidget *print_button;
  GtkWidget *save_button;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *in_button;
  GtkWidget *out_button;
  GtkMenuButton *zoom_button;
  GtkWidget *entry;
  GtkWidget *count;
  GtkWidget *go_button;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *failed;
  GtkProgressBar *progress;
  GtkWidget *notes;
  GtkScrolledWindow *scrolled;
  GtkScrolledWindow *small_scrolled;
  AssayReportPanel *panel;
  AssayTaskBar *task_bar;

  /* Borrowed */
  AssaySheetView *sheets;
  AssaySheetView *small_sheets;
  GtkWindow *project_window; /* weak */

  /* Owned */
  GSettings *settings;
  AssayWorkbench *workbench;
  AssayPreviewer *previewer;
  AssayReportSaver *saver;
  GSimpleActionGroup *actions;
};

/* Adds the actions "report.…", and says which of them can be used now. */
void assay_report_window_add_actions (AssayReportWindow *self);
void assay_report_window_update_actions (AssayReportWindow *self);

/* Says something in passing. */
void assay_report_window_tell (AssayReportWindow *self, const char *words);

/* Tells of @error in a dialog. */
void assay_report_window_fail (AssayReportWindow *self, const GError *error);

G_END_DECLS
