/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-canvas.h"

#include "assay-report-content.h"
#include "assay-report-picture-glyphs.h"
#include "assay-report-logo.h"

#include <cairo-pdf.h>
#include <math.h>

struct _AssayReportCanvas
{
  /* Borrowed */
  GByteArray *bytes;

  /* Owned */
  cairo_surface_t *surface;
  cairo_t *cr;
  GString *attributes; /* kept for its room */
  AssayArchivalTags *tags;
};

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  AssayReportCanvas *self = data;

  g_byte_array_append (self->bytes, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (AssayReportCanvas *self, cairo_pdf_metadata_t key, const char *value)
{
  if (value != NULL && *value != '\0')
    cairo_pdf_surface_set_metadata (self->surface, key, value);
}

AssayReportCanvas *
assay_report_canvas_new (GByteArray *bytes,
                         double width,
                         double height,
                         const AssayReportMeta *meta)
{
  AssayReportCanvas *self = g_new0 (AssayReportCanvas, 1);

  self->bytes = bytes;
  self->attributes = g_string_new (NULL);
  self->tags = assay_archival_tags_new ();
  self->surface = cairo_pdf_surface_create_for_stream (write_cb, self, width, height);
  cairo_pdf_surface_restrict_to_version (self->surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (self, CAIRO_PDF_METADATA_TITLE, meta->title);
  set_metadata (self, CAIRO_PDF_METADATA_AUTHOR, meta->author);
  set_metadata (self, CAIRO_PDF_METADATA_SUBJECT, meta->subject);
  set_metadata (self, CAIRO_PDF_METADATA_CREATOR, "Assay " ASSAY_VERSION);
  /* without a date cairo takes the clock's */
  set_metadata (self, CAIRO_PDF_METADATA_CREATE_DATE,
                *meta->created_at != '\0' ? meta->created_at : "1970-01-01T00:00:00Z");
  set_metadata (self, CAIRO_PDF_METADATA_MOD_DATE, meta->created_at);
  self->cr = cairo_create (self->surface);

  return self;
}

void
assay_report_canvas_free (AssayReportCanvas *self)
{
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  g_string_free (self->attributes, TRUE);
  g_clear_pointer (&self->tags, assay_archival_tags_free);
  g_free (self);
}

void
assay_report_canvas_begin_page (AssayReportCanvas *self, const char *label)
{
  cairo_pdf_surface_set_page_label (self->surface, label);
}

void
assay_report_canvas_end_page (AssayReportCanvas *self)
{
  cairo_show_page (self->cr);
}

static void
set_colour (AssayReportCanvas *self, AssayReportColour colour)
{
  cairo_set_source_rgb (self->cr, colour.red, colour.green, colour.blue);
}

void
assay_report_canvas_draw_glyphs (AssayReportCanvas *self,
                                 const char *text,
                                 PangoGlyphItem *glyphs,
                                 double x,
                                 double y,
                                 AssayReportColour colour)
{
  set_colour (self, colour);
  assay_report_show_words_of_pictures (self->cr, text, glyphs, x, y);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_glyph_item (self->cr, text, glyphs);
}

void
assay_report_canvas_fill (AssayReportCanvas *self,
                          const cairo_rectangle_t *rect,
                          AssayReportColour colour)
{
  set_colour (self, colour);
  cairo_rectangle (self->cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill (self->cr);
}

/* Lines at an angle over @rect, @gap apart; @slope is dx for the height of the rectangle. */
static void
hatch (AssayReportCanvas *self, const cairo_rectangle_t *rect, double gap, double slope)
{
  double reach = fabs (slope);

  for (double x = rect->x - reach; x < rect->x + rect->width + reach; x += gap)
    {
      cairo_move_to (self->cr, x, rect->y + rect->height);
      cairo_line_to (self->cr, x + slope, rect->y);
    }
  cairo_stroke (self->cr);
}

static void
hatch_level (AssayReportCanvas *self, const cairo_rectangle_t *rect, double gap)
{
  for (double y = rect->y + gap / 2; y < rect->y + rect->height; y += gap)
    {
      cairo_move_to (self->cr, rect->x, y);
      cairo_line_to (self->cr, rect->x + rect->width, y);
    }
  cairo_stroke (self->cr);
}

static void
draw_pattern (AssayReportCanvas *self, const cairo_rectangle_t *rect, AssayReportFill fill)
{
  double height = rect->height;

  if (fill == ASSAY_FILL_RISING || fill == ASSAY_FILL_CROSSED)
    hatch (self, rect, 3, height);
  if (fill == ASSAY_FILL_FALLING || fill == ASSAY_FILL_CROSSED)
    hatch (self, rect, 3, -height);
  if (fill == ASSAY_FILL_UPRIGHT)
    hatch (self, rect, 2.4, 0);
  if (fill == ASSAY_FILL_LEVEL)
    hatch_level (self, rect, 2.4);
  if (fill == ASSAY_FILL_DOTTED)
    {
      cairo_set_dash (self->cr, (double[]){ 0.8, 2.4 }, 2, 0);
      hatch_level (self, rect, 2.4);
      cairo_set_dash (self->cr, NULL, 0, 0);
    }
}

void
assay_report_canvas_fill_pattern (AssayReportCanvas *self,
                                  const cairo_rectangle_t *rect,
                                  AssayReportFill fill,
                                  AssayReportColour ground,
                                  AssayReportColour colour)
{
  assay_report_canvas_fill (self, rect, fill == ASSAY_FILL_PLAIN ? colour : ground);

  cairo_save (self->cr);
  cairo_rectangle (self->cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (self->cr);
  set_colour (self, colour);
  cairo_set_line_width (self->cr, 0.7);
  draw_pattern (self, rect, fill);
  cairo_restore (self->cr);

  set_colour (self, colour);
  cairo_set_line_width (self->cr, 0.6);
  cairo_rectangle (self->cr, rect->x, rect->y, rect->width, rect->height);
  cairo_stroke (self->cr);
}

void
assay_report_canvas_draw_box (AssayReportCanvas *self,
                              const cairo_rectangle_t *rect,
                              AssayReportColour ground,
                              AssayReportColour colour)
{
  const double radius = MIN (3, rect->height / 3);
  const double right = rect->x + rect->width;
  const double bottom = rect->y + rect->height;

  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, right - radius, rect->y + radius, radius, -G_PI_2, 0);
  cairo_arc (self->cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (self->cr, rect->x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (self->cr, rect->x + radius, rect->y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (self->cr);
  set_colour (self, ground);
  cairo_fill_preserve (self->cr);
  set_colour (self, colour);
  cairo_set_line_width (self->cr, 0.6);
  cairo_stroke (self->cr);
}

void
assay_report_canvas_draw_logo (AssayReportCanvas *self, GBytes *logo, const cairo_rectangle_t *rect)
{
  cairo_surface_t *surface = assay_report_logo_make_surface (logo);

  if (surface == NULL)
    return;

  cairo_save (self->cr);
  cairo_translate (self->cr, rect->x, rect->y);
  cairo_scale (self->cr, rect->width / cairo_image_surface_get_width (surface),
               rect->height / cairo_image_surface_get_height (surface));
  cairo_set_source_surface (self->cr, surface, 0, 0);
  /* any other asks the reader to interpolate, which an archival file may not */
  cairo_pattern_set_filter (cairo_get_source (self->cr), CAIRO_FILTER_FAST);
  cairo_rectangle (self->cr, 0, 0, cairo_image_surface_get_width (surface),
                   cairo_image_surface_get_height (surface));
  cairo_fill (self->cr);
  cairo_restore (self->cr);
  cairo_surface_destroy (surface);
}

static void
trace_wave (AssayReportCanvas *self, double x1, double x2, double y)
{
  double up = -1;

  cairo_move_to (self->cr, x1, y);
  for (double x = x1; x < x2; x += 2, up = -up)
    {
      double end = MIN (x + 2, x2);

      cairo_curve_to (self->cr, x + 0.7, y + up, end - 0.7, y + up, end, y);
    }
}

void
assay_report_canvas_draw_line (AssayReportCanvas *self,
                               double x1,
                               double x2,
                               double y,
                               double width,
                               AssayReportLine line,
                               AssayReportColour colour)
{
  static const double dashes[][4] = { [ASSAY_LINE_DASHED] = { 3, 1.6, 3, 1.6 },
                                      [ASSAY_LINE_DOTTED] = { 0.9, 1.5, 0.9, 1.5 },
                                      [ASSAY_LINE_DASH_DOT] = { 4, 1.4, 0.9, 1.4 } };

  set_colour (self, colour);
  cairo_set_line_width (self->cr, width);
  if (line == ASSAY_LINE_WAVY)
    trace_wave (self, x1, x2, y);
  else
    {
      if (line >= ASSAY_LINE_DASHED)
        cairo_set_dash (self->cr, dashes[line], 4, 0);
      cairo_move_to (self->cr, x1, y);
      cairo_line_to (self->cr, x2, y);
    }
  if (line == ASSAY_LINE_DOUBLE)
    {
      cairo_move_to (self->cr, x1, y + 1.6);
      cairo_line_to (self->cr, x2, y + 1.6);
    }
  cairo_stroke (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
}

/* Appends @value in quotes, as the parser of tag attributes wants it. */
static void
append_quoted (GString *attributes, const char *value)
{
  g_string_append_c (attributes, '\'');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '\'' || *p == '\\')
        g_string_append_c (attributes, '\\');
      g_string_append_c (attributes, *p);
    }
  g_string_append_c (attributes, '\'');
}

void
assay_report_canvas_set_dest (AssayReportCanvas *self, const char *name, double x, double y)
{
  g_string_assign (self->attributes, "name=");
  append_quoted (self->attributes, name);
  g_string_append_printf (self->attributes, " x=%.1f y=%.1f", x, y);
  cairo_tag_begin (self->cr, CAIRO_TAG_DEST, self->attributes->str);
  cairo_tag_end (self->cr, CAIRO_TAG_DEST);
}

void
assay_report_canvas_begin_tag (AssayReportCanvas *self,
                               const char *name,
                               const char *lang,
                               const char *alternative)
{
  assay_archival_tags_add (self->tags, name, lang, alternative, NULL);
  cairo_tag_begin (self->cr, name, NULL);
}

void
assay_report_canvas_end_tag (AssayReportCanvas *self, const char *name)
{
  cairo_tag_end (self->cr, name);
}

void
assay_report_canvas_begin_link (AssayReportCanvas *self,
                                const cairo_rectangle_t *rects,
                                guint n_rects,
                                const char *dest,
                                const char *uri,
                                const char *words,
                                const char *lang)
{
  assay_archival_tags_add (self->tags, CAIRO_TAG_LINK, lang, NULL, words);
  g_string_assign (self->attributes, "rect=[");
  for (guint i = 0; i < n_rects; i++)
    g_string_append_printf (self->attributes, "%.2f %.2f %.2f %.2f ", rects[i].x, rects[i].y,
                            rects[i].width, rects[i].height);
  g_string_append (self->attributes, dest != NULL ? "] dest=" : "] uri=");
  append_quoted (self->attributes, dest != NULL ? dest : uri);
  cairo_tag_begin (self->cr, CAIRO_TAG_LINK, self->attributes->str);
}

void
assay_report_canvas_end_link (AssayReportCanvas *self)
{
  cairo_tag_end (self->cr, CAIRO_TAG_LINK);
}

int
assay_report_canvas_add_outline (
    AssayReportCanvas *self, int parent, const char *title, const char *dest, gboolean open)
{
  g_autofree char *printable = assay_report_dup_printable (title);

  g_string_assign (self->attributes, "dest=");
  append_quoted (self->attributes, dest);

  return cairo_pdf_surface_add_outline (self->surface, parent, printable, self->attributes->str,
                                        open ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
}

AssayArchivalTags *
assay_report_canvas_steal_tags (AssayReportCanvas *self)
{
  return g_steal_pointer (&self->tags);
}

gboolean
assay_report_canvas_finish (AssayReportCanvas *self, const char **ret_why)
{
  cairo_status_t status = cairo_status (self->cr);

  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  *ret_why = cairo_status_to_string (status);

  return status == CAIRO_STATUS_SUCCESS;
}
