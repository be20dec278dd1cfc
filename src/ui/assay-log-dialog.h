/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* Edits one entry of the logs and says which claims it covers. What is typed is written at once;
 * closing it is done with. */
#define ASSAY_TYPE_LOG_DIALOG (assay_log_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayLogDialog, assay_log_dialog, ASSAY, LOG_DIALOG, AdwWindow)

/* Shows entry @log over @parent. */
void assay_log_dialog_present (AssayWorkbench *workbench, gint64 log, GtkWidget *parent);

/* Makes an entry of @kind (ASSAY_LOG_KIND) on @n_claims claims and opens it. */
void assay_log_dialog_add (AssayWorkbench *workbench,
                           const char *kind,
                           const gint64 *claims,
                           guint n_claims,
                           GtkWidget *parent);

/* The claims of @log by number: "3, 7, 14a". Owned. */
char *assay_log_dup_claims (AssayArticle *article, gint64 log) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
