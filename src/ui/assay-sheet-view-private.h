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

/* Moves by a part of what is seen. */
void assay_sheet_view_scroll (AssaySheetView *self, double pages, double steps);

G_END_DECLS
