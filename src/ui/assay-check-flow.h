/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-checks.h"
#include "assay-import-flow.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* Checks articles for changes: asks the addresses while its dialog is open, or goes on behind it,
 * and imports what the user wants. Belongs to a window.
 *
 * Signal changed: what can be done is another. */
#define ASSAY_TYPE_CHECK_FLOW (assay_check_flow_get_type ())
G_DECLARE_FINAL_TYPE (AssayCheckFlow, assay_check_flow, ASSAY, CHECK_FLOW, GObject)

/* @widget: something in the window; borrowed. */
AssayCheckFlow *assay_check_flow_new (AssayWorkbench *workbench,
                                      GtkWidget *widget,
                                      AssayImportFlow *importing) G_GNUC_WARN_UNUSED_RESULT;

/* Opens the dialog for @article, 0 for all; one that is at work or has results to be looked at
 * comes back as it was. Nothing goes to the network before the user says so in it. */
void assay_check_flow_open (AssayCheckFlow *self, gint64 article);

/* Borrowed. */
AssayChecks *assay_check_flow_get_checks (AssayCheckFlow *self);
AssayWorkbench *assay_check_flow_get_workbench (AssayCheckFlow *self);

gboolean assay_check_flow_is_busy (AssayCheckFlow *self);

/* Asks all that wait; those that were asked before are asked again where none waits. */
void assay_check_flow_run (AssayCheckFlow *self);
void assay_check_flow_stop (AssayCheckFlow *self);

/* Does what the button of @check is for. */
void assay_check_flow_act (AssayCheckFlow *self, AssayCheck *check);

/* Imports all that may be, one after the other. */
void assay_check_flow_import_all (AssayCheckFlow *self);

G_END_DECLS
