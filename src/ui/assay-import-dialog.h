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

/* @draft is borrowed and must outlive the dialog. @version_of: the article that this is proposed to
 * be a new version of, 0 where that is to be found out. */
GtkWidget *assay_import_dialog_new (GtkWindow *parent,
                                    AssayProject *project,
                                    AssayDraft *draft,
                                    gint64 version_of) G_GNUC_WARN_UNUSED_RESULT;

/* The article that the user says this is a new version of, 0 for an article of its own. */
gint64 assay_import_dialog_get_version_of (AssayImportDialog *self);

G_END_DECLS
