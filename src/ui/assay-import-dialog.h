/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-draft.h"

G_BEGIN_DECLS

/* Asks what is known about an article that was read, before it goes into the project: headline,
 * byline, where it came from; shows what was read and what was left out. Signal accepted: the
 * draft says so already. Signal whole: the user wants what stands around the article as well. The
 * window stays open until it is destroyed. */
#define ASSAY_TYPE_IMPORT_DIALOG (assay_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportDialog, assay_import_dialog, ASSAY, IMPORT_DIALOG, AdwWindow)

/* @draft is borrowed and must outlive the dialog. */
GtkWidget *assay_import_dialog_new (GtkWindow *parent, AssayDraft *draft) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
