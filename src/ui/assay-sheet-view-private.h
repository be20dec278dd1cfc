/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-sheet-view.h"
#include "assay-sheet.h"

G_BEGIN_DECLS

/* For the files assay-sheet-*.c only. */
struct _AssaySheetView
{
  GtkWidget parent_instance;

  /* Owned */
  AssayPreview *preview;
  GPtrArray *sheets; /* of AssaySheet, children */
  AssaySheetLayout layout;
  GtkAdjustment *across;
  GtkAdjustment *down;
  GCancellable *drawing; /* while a page is being drawn */

  gboolean are_small;
  gboolean is_placing; /* the place is set by us, not by the user */
  AssaySheetFit fit;
  double zoom;
  guint page;
  guint redraw; /* waits for the last of many sizes */
  guint wanted; /* a page to go to once there is a size, or ASSAY_PREVIEW_NO_PAGE */
  double wanted_down;
  guint link_page; /* of the link that was reached by Tab, or ASSAY_PREVIEW_NO_PAGE */
  double link_left;
  double link_top;
};

/* Gives the pages their places in a window of that size. Whether the zoom is another one now. */
gboolean assay_sheet_view_place (AssaySheetView *self, int width, int height);

/* The pages in view: first and last. FALSE where there are none. */
gboolean assay_sheet_view_get_range (AssaySheetView *self, guint *ret_first, guint *ret_last);

/* Goes on drawing what is in view and not drawn yet. */
void assay_sheet_view_draw (AssaySheetView *self);

/* The same after a while, when many changes come. */
void assay_sheet_view_draw_later (AssaySheetView *self);

void assay_sheet_view_stop_drawing (AssaySheetView *self);

/* What the pointer and the keys do. */
void assay_sheet_view_add_controllers (AssaySheetView *self);
void assay_sheet_view_add_keys (GtkWidgetClass *widget_class);

/* Links by the keyboard. Tab goes through those in sight, before it leaves the pages: @forward to
 * the next, else to the one before. FALSE where there is none, and the focus should go on. */
gboolean assay_sheet_view_step_link (AssaySheetView *self, gboolean forward);
void assay_sheet_view_forget_link (AssaySheetView *self);
void assay_sheet_view_draw_link (AssaySheetView *self, GtkSnapshot *snapshot);

/* Follows @link; or the one that Tab reached, FALSE where there is none. */
void assay_sheet_view_follow (AssaySheetView *self, const AssayPreviewLink *link);
gboolean assay_sheet_view_follow_reached (AssaySheetView *self);

/* What @link leads to, in words. Owned. */
char *assay_sheet_view_dup_link_words (const AssayPreviewLink *link);

/* Moves by a part of what is seen. */
void assay_sheet_view_scroll (AssaySheetView *self, double pages, double steps);

G_END_DECLS
