/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-check.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One article in the list of those that are checked for changes: what came of it, and what can be
 * done next. Follows its check.
 *
 * Signal acted (AssayCheck *): its button was pressed; what is meant follows from the state. */
#define ASSAY_TYPE_CHECK_ROW (assay_check_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayCheckRow, assay_check_row, ASSAY, CHECK_ROW, GtkListBoxRow)

/* @project: where the article's title is looked up. */
GtkWidget *assay_check_row_new (AssayCheck *check, AssayProject *project) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
