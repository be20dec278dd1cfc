/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-compare-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One row of a comparison. Its buttons activate "comparison.jump" (the row of the comparison) and
 * "comparison.unfold" (the first row of a folded stretch) on the list it is in. */
#define ASSAY_TYPE_COMPARE_ROW (assay_compare_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayCompareRow, assay_compare_row, ASSAY, COMPARE_ROW, GtkBox)

GtkWidget *assay_compare_row_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* @merged: both sides in one text, else beside each other. */
void assay_compare_row_show (AssayCompareRow *self,
                             AssayVersions *versions,
                             AssayCompareItem *item,
                             gboolean merged);

G_END_DECLS
