/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* Looks for words in the whole project, while they are typed. Signal activated (const AssayHit *):
 * the user goes to what was found; the dialog closes. */
#define ASSAY_TYPE_SEARCH_DIALOG (assay_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssaySearchDialog, assay_search_dialog, ASSAY, SEARCH_DIALOG, AdwWindow)

GtkWidget *assay_search_dialog_new (GtkWindow *parent, AssayWorkbench *workbench);

G_END_DECLS
