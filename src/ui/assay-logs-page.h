/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* Queries, contacts, searches, disputes and corrections of the open article in one table. */
#define ASSAY_TYPE_LOGS_PAGE (assay_logs_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayLogsPage, assay_logs_page, ASSAY, LOGS_PAGE, GtkWidget)

/* Signal claim-activated (gint64 claim): the user jumps to a claim of an entry; the workbench has
 * it open already, the window shows the article. */
GtkWidget *assay_logs_page_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
