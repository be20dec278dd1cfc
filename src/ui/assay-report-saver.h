/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-project-report.h"
#include "assay-task-bar.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* Writes the report to a file: ask where, write it with progress, tell. One at a time. Signals:
 * written (GFile *): it is there. failed (const GError *): it is not; what was there before is. */
#define ASSAY_TYPE_REPORT_SAVER (assay_report_saver_get_type ())
G_DECLARE_FINAL_TYPE (AssayReportSaver, assay_report_saver, ASSAY, REPORT_SAVER, GObject)

/* @widget: something in the window, for dialogs; borrowed, as @bar is. */
AssayReportSaver *assay_report_saver_new (AssayWorkbench *workbench,
                                          GtkWidget *widget,
                                          AssayTaskBar *bar) G_GNUC_WARN_UNUSED_RESULT;

/* Asks where the report of @choice (copied) goes, and writes it there. Does nothing while another
 * is being written. */
void assay_report_saver_ask (AssayReportSaver *self, const AssayReportChoice *choice);

/* The same without asking. */
void
assay_report_saver_write (AssayReportSaver *self, const AssayReportChoice *choice, GFile *file);

gboolean assay_report_saver_is_writing (AssayReportSaver *self);

/* Cancels what is under way; nothing is told after that. */
void assay_report_saver_stop (AssayReportSaver *self);

G_END_DECLS
