/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* Who did what when, newest first, and the way back to any point. */
#define ASSAY_TYPE_HISTORY_DIALOG (assay_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayHistoryDialog, assay_history_dialog, ASSAY, HISTORY_DIALOG, AdwWindow)

/* @claim: shows only what touched it; NULL: everything. */
GtkWidget *assay_history_dialog_new (GtkWindow *parent,
                                     AssayWorkbench *workbench,
                                     AssayRecord *claim) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
