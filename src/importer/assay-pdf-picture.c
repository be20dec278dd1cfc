/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-importer"

#include "config.h"

#include "assay-pdf-picture.h"

#include "assay-archive.h"
#include "assay-document.h"
#include "assay-kind.h"
#include "assay-pdf-file.h"

#include <math.h>

/* A page may claim any shape: a strip that is a kilometre long and a hair high, or nothing. */
static gboolean
find_size (PopplerPage *page, guint wanted, guint *ret_width, guint *ret_height, double *ret_scale)
{
  double width;
  double height;
  double scale;

  poppler_page_get_size (page, &width, &height);
  if (!isfinite (width) || !isfinite (height) || width <= 0 || height <= 0)
    return FALSE;
  scale = MIN (wanted, ASSAY_PAGE_PICTURE_MAX_WIDTH) / width;
  scale = MIN (scale, sqrt (ASSAY_PAGE_PICTURE_MAX_POINTS / width / height));
  /* What cairo can hold in one surface. */
  scale = MIN (scale, 32000 / height);
  if (!isfinite (scale) || scale <= 0)
    return FALSE;
  *ret_width = (guint) CLAMP (floor (width * scale + 0.001), 1, ASSAY_PAGE_PICTURE_MAX_WIDTH);
  *ret_height = (guint) CLAMP (floor (height * scale + 0.001), 1, 32000);
  *ret_scale = scale;
  return TRUE;
}

static gboolean
draw (AssayPagePicture *self, PopplerPage *page, guint width)
{
  double scale;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (!find_size (page, width, &self->width, &self->height, &scale))
    return FALSE;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) self->width, (int) self->height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  /* A picture within the page that cannot be drawn leaves the rest: only its surface counts. */
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS
      && cairo_image_surface_get_stride (surface) == (int) self->width * 4)
    self->pixels = g_bytes_new (cairo_image_surface_get_data (surface),
                                (gsize) self->width * self->height * 4);
  cairo_surface_destroy (surface);
  return self->pixels != NULL;
}

static void
tell_labels (AssayPagePicture *self, PopplerDocument *document)
{
  guint n = MIN (self->n_pages, ASSAY_PAGE_PICTURE_MAX_LABELS);

  g_strfreev (self->labels);
  self->labels = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      PopplerPage *page = poppler_document_get_page (document, (int) i);

      self->labels[i] = assay_pdf_dup_label (page, i);
      g_clear_object (&page);
    }
}

static AssayPagePicture *
draw_page (PopplerDocument *document, guint number, guint width, GError **error)
{
  g_autoptr (AssayPagePicture) self = assay_page_picture_new ();
  int n_pages = poppler_document_get_n_pages (document);
  PopplerPage *page;
  gboolean drawn;

  self->n_pages = (guint) MAX (n_pages, 0);
  if (number >= self->n_pages)
    {
      assay_document_fail (ASSAY_IMPORT_ERROR_EMPTY, error);
      return NULL;
    }
  if (width == 0)
    {
      tell_labels (self, document);
      return g_steal_pointer (&self);
    }
  page = poppler_document_get_page (document, (int) number);
  drawn = page != NULL && draw (self, page, width);
  g_clear_object (&page);
  if (drawn)
    return g_steal_pointer (&self);
  assay_document_fail (ASSAY_IMPORT_ERROR_UNREADABLE, error);
  return NULL;
}

/* A document may come packed, as it may when it is imported. */
static GBytes *
unpack (GBytes *bytes, GError **error)
{
  gsize len;
  const void *data = g_bytes_get_data (bytes, &len);

  return assay_kind_of_parser (data, len) == ASSAY_DOCUMENT_GZIP
             ? assay_archive_gunzip (bytes, error)
             : g_bytes_ref (bytes);
}

AssayPagePicture *
assay_pdf_draw (GBytes *bytes, const char *password, guint page, guint width, GError **error)
{
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (GBytes) unpacked = unpack (owned, error);
  AssayPagePicture *picture = NULL;
  PopplerDocument *document;
  gsize len;
  const void *data;

  if (unpacked == NULL)
    return NULL;
  data = g_bytes_get_data (unpacked, &len);
  if (assay_kind_of_parser (data, len) != ASSAY_DOCUMENT_PDF)
    {
      assay_document_fail (ASSAY_IMPORT_ERROR_UNSUPPORTED, error);
      return NULL;
    }
  document = assay_pdf_open (unpacked, password, error);
  if (document != NULL)
    picture = draw_page (document, page, width, error);
  g_clear_object (&document);
  return picture;
}
