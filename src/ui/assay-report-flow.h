/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-task-bar.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* Writes the report: ask what for, ask where, write it with progress, tell. One at a time. Signal
 * written (GFile *): it is there. */
#define ASSAY_TYPE_REPORT_FLOW (assay_report_flow_get_type ())
G_DECLARE_FINAL_TYPE (AssayReportFlow, assay_report_flow, ASSAY, REPORT_FLOW, GObject)

/* @widget: something in the window, for dialogs; borrowed, as @bar is. */
AssayReportFlow *assay_report_flow_new (AssayWorkbench *workbench,
                                        GtkWidget *widget,
                                        AssayTaskBar *bar) G_GNUC_WARN_UNUSED_RESULT;

void assay_report_flow_ask (AssayReportFlow *self);

/* Cancels what is under way; nothing is told after that. */
void assay_report_flow_stop (AssayReportFlow *self);

G_END_DECLS
