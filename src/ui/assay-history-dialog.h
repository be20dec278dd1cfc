/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-store.h"

G_BEGIN_DECLS

/* Who did what when, newest first. */
#define ASSAY_TYPE_HISTORY_DIALOG (assay_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayHistoryDialog, assay_history_dialog, ASSAY, HISTORY_DIALOG, AdwWindow)

GtkWidget *assay_history_dialog_new (GtkWindow *parent,
                                     AssayStore *store) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
