/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-report-panel.h"
#include "assay-sheet-view.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* The report as it will be: its pages, small ones to choose from at one side, what it holds at the
 * other. They follow what is chosen and what is done in the project's window meanwhile. From here
 * it is printed and saved. Its actions are "report.…" of the key map. */
#define ASSAY_TYPE_REPORT_WINDOW (assay_report_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayReportWindow, assay_report_window, ASSAY, REPORT_WINDOW, AdwWindow)

/* @parent: the project's window (or NULL), beside which it stands. */
GtkWidget *assay_report_window_new (GtkWindow *parent,
                                    GSettings *settings,
                                    AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* Its parts. Borrowed. */
AssaySheetView *assay_report_window_get_sheets (AssayReportWindow *self);
AssaySheetView *assay_report_window_get_small_sheets (AssayReportWindow *self);
AssayReportPanel *assay_report_window_get_panel (AssayReportWindow *self);

/* Whether the pages on show are of the report as it is now, and none are on their way. */
gboolean assay_report_window_is_current (AssayReportWindow *self);

/* Writes the report to @file, as Save… does once that is chosen. While it does, the window does not
 * close. */
void assay_report_window_save (AssayReportWindow *self, GFile *file);

/* What is printed. Owned; NULL unless it is current. */
GtkPrintOperation *assay_report_window_new_printing (AssayReportWindow *self);

G_END_DECLS
