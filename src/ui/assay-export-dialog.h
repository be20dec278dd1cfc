/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-project-export.h"

G_BEGIN_DECLS

/* Asks in which format to export, and for whom. Signal accepted: assay_export_dialog_get_choice ()
 * says what. */
#define ASSAY_TYPE_EXPORT_DIALOG (assay_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayExportDialog, assay_export_dialog, ASSAY, EXPORT_DIALOG, AdwWindow)

/* @article: key of the open article, which the user may choose alone; 0: the whole project only.
 * @options: of them language, desk and logo are told. */
GtkWidget *assay_export_dialog_new (GtkWindow *parent,
                                    gint64 article,
                                    const AssayReportOptions *options) G_GNUC_WARN_UNUSED_RESULT;

AssayExportChoice assay_export_dialog_get_choice (AssayExportDialog *self);

G_END_DECLS
