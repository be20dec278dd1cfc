/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-sheet-view-private.h"

#include <math.h>

/* Draws the pages in view, one at a time, then those next to them; and lets go of pictures far away
 * when they take too much. */

#define REDRAW_MS 120
#define MAX_BYTES ((gsize) 96 * 1000 * 1000)
#define MAX_SMALL_BYTES ((gsize) 16 * 1000 * 1000)

typedef struct
{
  AssaySheetView *view; /* referenced */
  guint page;
  guint width;
} Drawn;

static AssaySheet *
get_sheet (AssaySheetView *self, guint page)
{
  return g_ptr_array_index (self->sheets, page);
}

/* How wide a page is drawn: in pixels of the screen. */
static guint
get_width (AssaySheetView *self, guint page)
{
  double width = g_array_index (self->layout.places, AssaySheetPlace, page).width;

  return (guint) MAX (round (width * gtk_widget_get_scale_factor (GTK_WIDGET (self))), 1);
}

gboolean
assay_sheet_view_get_range (AssaySheetView *self, guint *ret_first, guint *ret_last)
{
  double top = self->down != NULL ? gtk_adjustment_get_value (self->down) : 0;
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->sheets->len == 0 || self->layout.places == NULL
      || self->layout.places->len != self->sheets->len || height <= 0)
    return FALSE;

  *ret_first = assay_sheet_layout_find (&self->layout, top);
  *ret_last = assay_sheet_layout_find (&self->layout, top + height - ASSAY_SHEET_GAP);

  return TRUE;
}

/* The next page to draw: one without any picture comes first, then the one before or after. */
static guint
find_next (AssaySheetView *self)
{
  guint first;
  guint last;

  if (!assay_sheet_view_get_range (self, &first, &last))
    return ASSAY_PREVIEW_NO_PAGE;

  for (guint i = first; i <= last; i++)
    if (assay_sheet_get_size (get_sheet (self, i)) == 0
        && !assay_sheet_is_drawn (get_sheet (self, i), self->preview, get_width (self, i)))
      return i;
  if (self->redraw != 0)
    return ASSAY_PREVIEW_NO_PAGE;
  for (guint i = first; i <= last; i++)
    if (!assay_sheet_is_drawn (get_sheet (self, i), self->preview, get_width (self, i)))
      return i;
  if (last + 1 < self->sheets->len
      && !assay_sheet_is_drawn (get_sheet (self, last + 1), self->preview,
                                get_width (self, last + 1)))
    return last + 1;
  if (first > 0
      && !assay_sheet_is_drawn (get_sheet (self, first - 1), self->preview,
                                get_width (self, first - 1)))
    return first - 1;

  return ASSAY_PREVIEW_NO_PAGE;
}

/* Pictures that are out of view: what is old goes at once, the rest from far to near. */
static void
let_go (AssaySheetView *self)
{
  gsize most = self->are_small ? MAX_SMALL_BYTES : MAX_BYTES;
  gsize size = 0;
  guint first;
  guint last;
  guint low = 0;
  guint high = self->sheets->len;

  if (!assay_sheet_view_get_range (self, &first, &last))
    return;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      AssaySheet *sheet = get_sheet (self, i);
      gboolean is_near = i + 1 >= first && i <= last + 1;

      if (!is_near && assay_sheet_get_size (sheet) > 0
          && !assay_sheet_is_drawn (sheet, self->preview, 0))
        assay_sheet_clear (sheet);
      size += assay_sheet_get_size (sheet);
    }
  while (size > most && (low + 1 < first || high > last + 2))
    {
      gboolean is_low = high <= last + 2 || (low + 1 < first && first - low > high - last);
      AssaySheet *sheet = get_sheet (self, is_low ? low++ : --high);

      size -= assay_sheet_get_size (sheet);
      if (assay_sheet_get_size (sheet) > 0)
        assay_sheet_clear (sheet);
    }
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Drawn *drawn = user_data;
  g_autoptr (AssaySheetView) self = drawn->view;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPreviewPicture) picture
      = assay_preview_draw_finish (ASSAY_PREVIEW (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->drawing);
  if (self->preview != ASSAY_PREVIEW (source) || drawn->page >= self->sheets->len)
    return;
  /* A page that cannot be drawn stays white, is not tried again and again, and keeps none of the
   * others waiting. */
  if (picture != NULL)
    assay_sheet_set_picture (get_sheet (self, drawn->page), self->preview, drawn->width, picture);
  else
    assay_sheet_set_blank (get_sheet (self, drawn->page), self->preview, drawn->width);
  let_go (self);
  assay_sheet_view_draw (self);
}

void
assay_sheet_view_draw (AssaySheetView *self)
{
  guint page;
  Drawn *drawn;

  if (self->drawing != NULL || self->preview == NULL)
    return;
  page = find_next (self);
  if (page == ASSAY_PREVIEW_NO_PAGE)
    return;

  drawn = g_new0 (Drawn, 1);
  drawn->view = g_object_ref (self);
  drawn->page = page;
  drawn->width = get_width (self, page);
  self->drawing = g_cancellable_new ();
  assay_preview_draw_async (self->preview, page, drawn->width, !self->are_small, self->drawing,
                            drawn_cb, drawn);
}

static gboolean
redraw_cb (gpointer user_data)
{
  AssaySheetView *self = user_data;

  self->redraw = 0;
  assay_sheet_view_draw (self);

  return G_SOURCE_REMOVE;
}

void
assay_sheet_view_draw_later (AssaySheetView *self)
{
  g_clear_handle_id (&self->redraw, g_source_remove);
  self->redraw = g_timeout_add (REDRAW_MS, redraw_cb, self);
  assay_sheet_view_draw (self);
}

void
assay_sheet_view_stop_drawing (AssaySheetView *self)
{
  g_clear_handle_id (&self->redraw, g_source_remove);
  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
}

gboolean
assay_sheet_view_is_drawn (AssaySheetView *self)
{
  guint first;
  guint last;

  g_return_val_if_fail (ASSAY_IS_SHEET_VIEW (self), FALSE);

  if (!assay_sheet_view_get_range (self, &first, &last))
    return FALSE;
  for (guint i = first; i <= last; i++)
    if (!assay_sheet_is_drawn (get_sheet (self, i), self->preview, get_width (self, i)))
      return FALSE;

  return TRUE;
}

guint
assay_sheet_view_count_drawn (AssaySheetView *self, gsize *ret_size)
{
  guint n_drawn = 0;

  g_return_val_if_fail (ASSAY_IS_SHEET_VIEW (self), 0);

  *ret_size = 0;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      gsize size = assay_sheet_get_size (get_sheet (self, i));

      n_drawn += size > 0;
      *ret_size += size;
    }

  return n_drawn;
}
