/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What can be done with selected words, right beside them. All of it is actions "article.…", which
 * whoever holds the bar provides. */
#define ASSAY_TYPE_SELECTION_BAR (assay_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (AssaySelectionBar, assay_selection_bar, ASSAY, SELECTION_BAR, AdwBin)

/* Where the selection is, in the coordinates of the overlay that holds the bar; NULL hides it. */
void assay_selection_bar_point_to (AssaySelectionBar *self, const GdkRectangle *area);

/* Where the bar belongs in an overlay of that size: above the selection, else below, never over
 * the edge. For GtkOverlay::get-child-position. */
void
assay_selection_bar_place (AssaySelectionBar *self, int width, int height, GdkRectangle *ret_place);

G_END_DECLS
