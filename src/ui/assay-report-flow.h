/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-context.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* Opens the window of the report, of which a project has one at most. */
#define ASSAY_TYPE_REPORT_FLOW (assay_report_flow_get_type ())
G_DECLARE_FINAL_TYPE (AssayReportFlow, assay_report_flow, ASSAY, REPORT_FLOW, GObject)

/* @widget: something in the project's window; borrowed. */
AssayReportFlow *assay_report_flow_new (AssayContext *context,
                                        AssayWorkbench *workbench,
                                        GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;

void assay_report_flow_open (AssayReportFlow *self);

/* Closes the window, if there is one, and cancels what is under way in it. */
void assay_report_flow_stop (AssayReportFlow *self);

G_END_DECLS
