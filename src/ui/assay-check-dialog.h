/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-check-flow.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Says who is asked before anything goes to the network, then what came of each article. Closing it
 * lets the asking go on. */
#define ASSAY_TYPE_CHECK_DIALOG (assay_check_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayCheckDialog, assay_check_dialog, ASSAY, CHECK_DIALOG, AdwWindow)

GtkWidget *assay_check_dialog_new (GtkWindow *parent,
                                   AssayCheckFlow *flow) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
