/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-project-report.h"

G_BEGIN_DECLS

/* Asks what the report is for. Signal accepted: assay_report_dialog_get_choice () says what. */
#define ASSAY_TYPE_REPORT_DIALOG (assay_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayReportDialog, assay_report_dialog, ASSAY, REPORT_DIALOG, AdwWindow)

/* @article: key of the open article, which the user may choose alone; 0: the whole project only. */
GtkWidget *assay_report_dialog_new (GtkWindow *parent, gint64 article) G_GNUC_WARN_UNUSED_RESULT;

AssayReportChoice assay_report_dialog_get_choice (AssayReportDialog *self);

G_END_DECLS
