/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-reader.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* Lists what the open article does not show of its original, and the passages that are hidden where
 * it was published; each of these leads to its place in @reader, which goes to the plain style for
 * it: there all words are seen. */
#define ASSAY_TYPE_LEFT_OUT_DIALOG (assay_left_out_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayLeftOutDialog, assay_left_out_dialog, ASSAY, LEFT_OUT_DIALOG, AdwWindow)

/* An article must be open. */
GtkWidget *
assay_left_out_dialog_new (GtkWindow *parent, AssayWorkbench *workbench, AssayReader *reader);

G_END_DECLS
