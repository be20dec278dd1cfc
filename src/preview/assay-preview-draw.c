/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-preview"

#include "config.h"

#include "assay-preview-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Draws a page on a worker, with what a pointer and a screen reader want to know of it. */

typedef struct
{
  AssayPreview *preview;
  guint page;
  guint width;
  gboolean with_words;
  AssayPreviewPicture *picture;
} Drawing;

static void
drawing_free (Drawing *drawing)
{
  g_object_unref (drawing->preview);
  g_clear_pointer (&drawing->picture, assay_preview_picture_free);
  g_free (drawing);
}

static void
link_clear_cb (gpointer data)
{
  AssayPreviewLink *link = data;

  g_free (link->uri);
}

void
assay_preview_picture_free (AssayPreviewPicture *picture)
{
  g_clear_pointer (&picture->pixels, g_bytes_unref);
  g_clear_pointer (&picture->links, g_array_unref);
  g_free (picture->text);
  g_free (picture);
}

/* Where @dest leads; FALSE where nothing is there. */
static gboolean
follow_dest (AssayPreview *self, PopplerDest *dest, AssayPreviewLink *link)
{
  PopplerDest *named = NULL;
  gboolean found = FALSE;

  if (dest->type == POPPLER_DEST_NAMED)
    dest = named = poppler_document_find_dest (self->document, dest->named_dest);
  if (dest != NULL && dest->page_num >= 1 && (guint) dest->page_num <= self->sizes->len)
    {
      double height
          = g_array_index (self->sizes, AssayPreviewSize, (guint) dest->page_num - 1).height;

      link->page = (guint) dest->page_num - 1;
      link->down = CLAMP (1 - dest->top / height, 0, 1);
      found = TRUE;
    }
  g_clear_pointer (&named, poppler_dest_free);

  return found;
}

static void
find_links (AssayPreview *self, PopplerPage *page, const AssayPreviewSize *size, GArray *links)
{
  GList *mappings = poppler_page_get_link_mapping (page);

  for (GList *item = mappings; item != NULL; item = item->next)
    {
      PopplerLinkMapping *mapping = item->data;
      PopplerAction *action = mapping->action;
      AssayPreviewLink link = { mapping->area.x1 / size->width,
                                1 - mapping->area.y2 / size->height,
                                mapping->area.x2 / size->width,
                                1 - mapping->area.y1 / size->height,
                                ASSAY_PREVIEW_NO_PAGE,
                                0,
                                NULL };

      if (action->type == POPPLER_ACTION_URI && action->uri.uri != NULL)
        link.uri = g_strdup (action->uri.uri);
      else if (action->type != POPPLER_ACTION_GOTO_DEST
               || !follow_dest (self, action->goto_dest.dest, &link))
        continue;
      g_array_append_val (links, link);
    }
  poppler_page_free_link_mapping (mappings);
}

static void
draw_pixels (AssayPreviewPicture *picture, PopplerPage *page, double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) picture->width,
                                                         (int) picture->height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS
      && cairo_image_surface_get_stride (surface) == (int) picture->width * 4)
    picture->pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                                  (gsize) picture->width * picture->height * 4,
                                                  (GDestroyNotify) cairo_surface_destroy, surface);
  else
    cairo_surface_destroy (surface);
}

static gboolean
draw_page (Drawing *drawing, PopplerPage *page)
{
  const AssayPreviewSize *size
      = &g_array_index (drawing->preview->sizes, AssayPreviewSize, drawing->page);
  double scale = MIN (MAX (drawing->width, 1) / size->width,
                      sqrt (ASSAY_PREVIEW_MAX_PIXELS / size->width / size->height));
  AssayPreviewPicture *picture = g_new0 (AssayPreviewPicture, 1);

  drawing->picture = picture;
  picture->width = (guint) MAX (round (size->width * scale), 1);
  picture->height = (guint) MAX (round (size->height * scale), 1);
  picture->links = g_array_new (FALSE, FALSE, sizeof (AssayPreviewLink));
  g_array_set_clear_func (picture->links, link_clear_cb);
  draw_pixels (picture, page, scale);
  if (drawing->with_words)
    {
      find_links (drawing->preview, page, size, picture->links);
      picture->text = poppler_page_get_text (page);
    }

  return picture->pixels != NULL;
}

static gboolean
draw (GTask *task, GCancellable *cancellable, GError **error)
{
  Drawing *drawing = g_task_get_task_data (task);
  AssayPreview *self = drawing->preview;
  PopplerPage *page = NULL;
  gboolean drawn = FALSE;
  gboolean stopped;

  /* Others may have kept it waiting. */
  g_mutex_lock (&self->lock);
  stopped = g_cancellable_set_error_if_cancelled (cancellable, error);
  if (!stopped)
    {
      page = poppler_document_get_page (self->document, (int) drawing->page);
      drawn = page != NULL && draw_page (drawing, page);
    }
  g_clear_object (&page);
  g_mutex_unlock (&self->lock);

  if (!drawn && !stopped)
    g_set_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_FAILED, _ ("cannot draw page %u"),
                 drawing->page + 1);

  return drawn;
}

void
assay_preview_draw_async (AssayPreview *self,
                          guint page,
                          guint width,
                          gboolean with_words,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;
  Drawing *drawing;

  g_return_if_fail (ASSAY_IS_PREVIEW (self));
  g_return_if_fail (page < self->sizes->len);

  drawing = g_new0 (Drawing, 1);
  drawing->preview = g_object_ref (self);
  drawing->page = page;
  drawing->width = width;
  drawing->with_words = with_words;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_preview_draw_async);
  g_task_set_task_data (task, drawing, (GDestroyNotify) drawing_free);
  assay_preview_run (task, draw);
}

AssayPreviewPicture *
assay_preview_draw_finish (AssayPreview *self, GAsyncResult *result, GError **error)
{
  Drawing *drawing;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  drawing = g_task_get_task_data (G_TASK (result));

  return g_steal_pointer (&drawing->picture);
}
