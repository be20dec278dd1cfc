/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-sheet-layout.h"

#include <math.h>

#define MIN_ZOOM 0.1
#define MAX_ZOOM 5.0

void
assay_sheet_layout_clear (AssaySheetLayout *self)
{
  g_clear_pointer (&self->places, g_array_unref);
}

static double
find_zoom (AssayPreview *preview, AssaySheetFit fit, double zoom, int width, int height, int foot)
{
  guint n_pages = assay_preview_get_n_pages (preview);
  double widest = 1;
  double highest = 1;
  double by_width;
  double by_height;

  for (guint i = 0; i < n_pages; i++)
    {
      double page_width;
      double page_height;

      assay_preview_get_size (preview, i, &page_width, &page_height);
      widest = MAX (widest, page_width * ASSAY_SHEET_POINTS);
      highest = MAX (highest, page_height * ASSAY_SHEET_POINTS);
    }
  by_width = (width - 2 * ASSAY_SHEET_GAP) / widest;
  by_height = (height - 2 * ASSAY_SHEET_GAP - foot) / highest;
  if (fit == ASSAY_SHEET_FIT_WIDTH)
    zoom = by_width;
  else if (fit == ASSAY_SHEET_FIT_PAGE)
    zoom = MIN (by_width, by_height);

  return CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
}

void
assay_sheet_layout_set (AssaySheetLayout *self,
                        AssayPreview *preview,
                        AssaySheetFit fit,
                        double zoom,
                        int width,
                        int height,
                        int foot)
{
  guint n_pages = preview != NULL ? assay_preview_get_n_pages (preview) : 0;
  double y = ASSAY_SHEET_GAP;
  double widest = 0;

  if (self->places == NULL)
    self->places = g_array_new (FALSE, FALSE, sizeof (AssaySheetPlace));
  g_array_set_size (self->places, 0);
  self->foot = foot;
  self->zoom = n_pages > 0 ? find_zoom (preview, fit, zoom, width, height, foot) : zoom;
  for (guint i = 0; i < n_pages; i++)
    {
      AssaySheetPlace place = { .top = y };

      assay_preview_get_size (preview, i, &place.width, &place.height);
      place.width = round (place.width * ASSAY_SHEET_POINTS * self->zoom);
      place.height = round (place.height * ASSAY_SHEET_POINTS * self->zoom);
      widest = MAX (widest, place.width);
      y += place.height + foot + ASSAY_SHEET_GAP;
      g_array_append_val (self->places, place);
    }
  self->width = widest + 2 * ASSAY_SHEET_GAP;
  self->height = y;
}

guint
assay_sheet_layout_find (const AssaySheetLayout *self, double y)
{
  guint low = 0;
  guint high = self->places != NULL ? self->places->len : 0;

  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->places, AssaySheetPlace, middle).top <= y + ASSAY_SHEET_GAP)
        low = middle;
      else
        high = middle;
    }

  return low;
}

guint
assay_sheet_layout_find_current (const AssaySheetLayout *self, double top, double bottom)
{
  guint best = assay_sheet_layout_find (self, top);
  double most = -1;

  for (guint i = best; self->places != NULL && i < self->places->len; i++)
    {
      const AssaySheetPlace *place = &g_array_index (self->places, AssaySheetPlace, i);
      double seen = MIN (bottom, place->top + place->height) - MAX (top, place->top);

      if (place->top > bottom)
        break;
      if (seen > most + 0.5)
        {
          most = seen;
          best = i;
        }
    }

  return best;
}
