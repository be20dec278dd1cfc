/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for the address of a page and how to get it. Emits "fetch" (address, whether an answer of
 * the server that says no is taken, too) or "capture" (address), and closes itself; closed by the
 * user it emits neither. */
#define ASSAY_TYPE_WEB_DIALOG (assay_web_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayWebDialog, assay_web_dialog, ASSAY, WEB_DIALOG, AdwWindow)

/* @address: NULL for what the clipboard holds, if that is an address. @problem: why the last try
 * failed, or NULL. @can_keep: it failed because the server said no. */
GtkWidget *assay_web_dialog_new (GtkWindow *parent,
                                 const char *address,
                                 const char *problem,
                                 gboolean can_keep);

G_END_DECLS
