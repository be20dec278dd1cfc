/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A place to paste or type an article into. What the clipboard holds stands there at once; a copied
 * page keeps its headings and links if the user does not change the text.
 *
 * Signal accepted (GBytes *bytes, const char *mime). */
#define ASSAY_TYPE_PASTE_DIALOG (assay_paste_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayPasteDialog, assay_paste_dialog, ASSAY, PASTE_DIALOG, AdwWindow)

GtkWidget *assay_paste_dialog_new (GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
