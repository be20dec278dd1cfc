/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-sheet-view-private.h"

#include <math.h>

/* Gives the pages their places, and keeps in view what was in view when sizes change. */

typedef struct
{
  guint page;
  double part; /* of its height that is above the window's upper edge */
  double middle;
} Anchor;

/* What stands at the upper edge, before sizes change. */
static Anchor
find_anchor (AssaySheetView *self)
{
  Anchor anchor = { 0, 0, 0.5 };
  double top = self->down != NULL ? gtk_adjustment_get_value (self->down) : 0;

  if (self->layout.places != NULL && self->layout.places->len > 0 && top > 0)
    {
      const AssaySheetPlace *place;

      anchor.page = assay_sheet_layout_find (&self->layout, top);
      place = &g_array_index (self->layout.places, AssaySheetPlace, anchor.page);
      anchor.part = (top - place->top) / place->height;
    }
  if (self->across != NULL && gtk_adjustment_get_upper (self->across) > 0)
    anchor.middle = (gtk_adjustment_get_value (self->across)
                     + gtk_adjustment_get_page_size (self->across) / 2)
                    / gtk_adjustment_get_upper (self->across);

  return anchor;
}

static double
find_value (AssaySheetView *self, const Anchor *anchor)
{
  const AssaySheetPlace *place;

  if (self->layout.places->len == 0 || (anchor->page == 0 && anchor->part == 0))
    return 0;
  place = &g_array_index (self->layout.places, AssaySheetPlace,
                          MIN (anchor->page, self->layout.places->len - 1));

  return place->top + anchor->part * place->height;
}

static void
configure (GtkAdjustment *adjustment, double value, double upper, int page_size)
{
  upper = MAX (upper, page_size);
  gtk_adjustment_configure (adjustment, CLAMP (value, 0, upper - page_size), 0, upper,
                            page_size * 0.1, page_size * 0.9, page_size);
}

static void
place_sheets (AssaySheetView *self, int width, int height)
{
  double left = gtk_adjustment_get_value (self->across);
  double top = gtk_adjustment_get_value (self->down);
  double whole = MAX (self->layout.width, width);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const AssaySheetPlace *place = &g_array_index (self->layout.places, AssaySheetPlace, i);
      GtkAllocation at
          = { (int) round ((whole - place->width) / 2 - left), (int) round (place->top - top),
              (int) place->width, (int) place->height + self->layout.foot };
      gboolean is_seen = at.y < height && at.y + at.height > 0;

      /* Hundreds of shadows out of sight would be drawn with each step. */
      gtk_widget_set_child_visible (g_ptr_array_index (self->sheets, i), is_seen);
      if (is_seen)
        gtk_widget_size_allocate (g_ptr_array_index (self->sheets, i), &at, -1);
    }
}

static int
measure_foot (AssaySheetView *self)
{
  return self->sheets->len > 0 ? assay_sheet_measure_foot (g_ptr_array_index (self->sheets, 0)) : 0;
}

gboolean
assay_sheet_view_place (AssaySheetView *self, int width, int height)
{
  Anchor anchor = find_anchor (self);
  double zoom = self->layout.zoom;
  guint n_before = self->layout.places != NULL ? self->layout.places->len : 0;
  double across = gtk_adjustment_get_value (self->across);
  double down = gtk_adjustment_get_value (self->down);
  gboolean is_same;

  assay_sheet_layout_set (&self->layout, self->preview, self->fit, self->zoom, width, height,
                          measure_foot (self));
  is_same = n_before == self->layout.places->len && fabs (zoom - self->layout.zoom) < 0.0001;
  /* Where nothing is another size, not even rounding may move anything. */
  if (!is_same)
    across = anchor.middle * self->layout.width - width / 2.0;
  if (self->wanted != ASSAY_PREVIEW_NO_PAGE && self->sheets->len > 0)
    {
      anchor.page = MIN (self->wanted, self->sheets->len - 1);
      anchor.part = self->wanted_down;
      self->wanted = ASSAY_PREVIEW_NO_PAGE;
      down = find_value (self, &anchor);
    }
  else if (!is_same)
    {
      down = find_value (self, &anchor);
    }
  self->is_placing = TRUE;
  configure (self->across, across, self->layout.width, width);
  configure (self->down, down, self->layout.height, height);
  self->is_placing = FALSE;
  place_sheets (self, width, height);

  return fabs (zoom - self->layout.zoom) >= 0.0001;
}
