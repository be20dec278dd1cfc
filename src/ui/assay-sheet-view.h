/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-sheet-layout.h"

G_BEGIN_DECLS

/* The pages of a report one under the other, for a scrolled window: large to be read, or small with
 * their numbers to choose one. Only those in view are drawn, on a worker; pictures of others are
 * kept as far as their memory is bounded. When another preview is set, the pages before stay until
 * each is drawn anew, and so does the place.
 *
 * Property: page (uint, from 0): the one that is looked at. Signals: page-activated (guint page,
 * double down): the user wants to go there, that part of its height down. uri-activated (const
 * char *uri): an address was clicked. zoomed (): its zoom is another one now. */
#define ASSAY_TYPE_SHEET_VIEW (assay_sheet_view_get_type ())
G_DECLARE_FINAL_TYPE (AssaySheetView, assay_sheet_view, ASSAY, SHEET_VIEW, GtkWidget)

GtkWidget *assay_sheet_view_new (gboolean are_small) G_GNUC_WARN_UNUSED_RESULT;

/* NULL: no pages. Referenced. */
void assay_sheet_view_set_preview (AssaySheetView *self, AssayPreview *preview);
AssayPreview *assay_sheet_view_get_preview (AssaySheetView *self);

guint assay_sheet_view_get_page (AssaySheetView *self);

/* Shows @page (the last one where there are fewer), @down its height (0 to 1) at the top. */
void assay_sheet_view_go_to (AssaySheetView *self, guint page, double down);

/* Marks @page as the one that is looked at and brings it into view. */
void assay_sheet_view_mark (AssaySheetView *self, guint page);

/* @zoom, 1 for the size on paper, counts only where @fit is free. */
void assay_sheet_view_set_zoom (AssaySheetView *self, AssaySheetFit fit, double zoom);
AssaySheetFit assay_sheet_view_get_fit (AssaySheetView *self);

/* As it is shown now. */
double assay_sheet_view_get_zoom (AssaySheetView *self);

/* Whether all that can be seen is drawn, of the preview that was set last. */
gboolean assay_sheet_view_is_drawn (AssaySheetView *self);

/* How many pages have a picture, and the bytes that they take. */
guint assay_sheet_view_count_drawn (AssaySheetView *self, gsize *ret_size);

G_END_DECLS
