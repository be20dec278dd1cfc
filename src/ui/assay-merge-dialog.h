/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* Brings a colleague's copy of the project into the one that is open: shows what comes in, and
 * asks, conflict by conflict, whose version holds. Nothing is changed before the last button. */
#define ASSAY_TYPE_MERGE_DIALOG (assay_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayMergeDialog, assay_merge_dialog, ASSAY, MERGE_DIALOG, AdwWindow)

GtkWidget *assay_merge_dialog_new (GtkWindow *parent,
                                   AssayWorkbench *workbench,
                                   GFile *theirs) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
