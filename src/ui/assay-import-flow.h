/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-task-bar.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* Brings articles into the project, one after the other: read, ask, put in, open. */
#define ASSAY_TYPE_IMPORT_FLOW (assay_import_flow_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportFlow, assay_import_flow, ASSAY, IMPORT_FLOW, GObject)

/* @widget: something in the window, for dialogs; borrowed, as @bar is. */
AssayImportFlow *assay_import_flow_new (AssayWorkbench *workbench,
                                        GtkWidget *widget,
                                        AssayTaskBar *bar) G_GNUC_WARN_UNUSED_RESULT;

/* Asks for files. */
void assay_import_flow_choose (AssayImportFlow *self);

/* Asks for a file that holds a newer version of @article. */
void assay_import_flow_choose_version (AssayImportFlow *self, gint64 article);

/* Asks for an address of the web; @address: to begin with, "" for what the clipboard holds. */
void assay_import_flow_ask_address (AssayImportFlow *self, const char *address);

/* Shows the dialog to paste into. */
void assay_import_flow_paste (AssayImportFlow *self);

/* Takes what the clipboard holds, as a page where it can; asks about an address; opens the dialog
 * to paste into where it holds nothing. */
void assay_import_flow_take_clipboard (AssayImportFlow *self);

/* @files: list of GFile; those of the web are fetched. */
void assay_import_flow_add_files (AssayImportFlow *self, GListModel *files);

/* Stops what is under way; nothing is called back after that. */
void assay_import_flow_stop (AssayImportFlow *self);

G_END_DECLS
