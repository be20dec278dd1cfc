/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-versions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two versions of an article, row by row, in a list that makes its rows when they come into view.
 *
 * Properties: merged (boolean: both in one text; in a narrow window they always are), only-changes
 * (boolean: what is unchanged is folded). Signals: place-changed: another row is selected, or all
 * of it is new. row-activated (guint row): Enter, or a double click, on a row of the comparison. */
#define ASSAY_TYPE_COMPARE_LIST (assay_compare_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayCompareList, assay_compare_list, ASSAY, COMPARE_LIST, GtkWidget)

GtkWidget *assay_compare_list_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Shows @versions (referenced) from the beginning. */
void assay_compare_list_set_versions (AssayCompareList *self, AssayVersions *versions);

/* Selects and shows a row of the comparison, which is unfolded if need be. */
void assay_compare_list_show_row (AssayCompareList *self, guint row);

/* Goes to the change before or behind the selected row; FALSE where there is none. */
gboolean assay_compare_list_step (AssayCompareList *self, gboolean backwards);

/* "3 of 17", "17 changes", "". Owned. */
char *assay_compare_list_dup_place (AssayCompareList *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
