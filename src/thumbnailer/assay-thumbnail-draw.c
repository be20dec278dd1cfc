/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-thumbnailer"

#include "config.h"

#include "assay-thumbnail.h"

#include "assay-report-style.h"

#include <math.h>
#include <pango/pangocairo.h>

/* Drawn as if it were this many units high. */
#define HEIGHT 256.0
#define WIDTH 200.0
#define MARGIN 18.0
#define BAND 30.0
#define RING 52.0  /* its outer radius … */
#define THICK 22.0 /* … and how thick it is */

/* Gravest first, clockwise from the top; what nobody decided comes last. */
static const AssayOutcome order[ASSAY_N_OUTCOMES] = {
  ASSAY_OUTCOME_WRONG,     ASSAY_OUTCOME_CHANGE,    ASSAY_OUTCOME_OPEN,
  ASSAY_OUTCOME_AUTHOR,    ASSAY_OUTCOME_CONCLUDED, ASSAY_OUTCOME_CONFIRMED,
  ASSAY_OUTCOME_NOT_ASKED, ASSAY_OUTCOME_UNDECIDED,
};

static void
draw_paper (cairo_t *cr)
{
  cairo_rectangle (cr, 0.5, 0.5, WIDTH - 1, HEIGHT - 1);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.25);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

/* The stone and the streak of the program's icon. */
static void
draw_band (cairo_t *cr)
{
  cairo_rectangle (cr, 0, 0, WIDTH, BAND);
  cairo_set_source_rgb (cr, 0x2f / 255., 0x37 / 255., 0x47 / 255.);
  cairo_fill (cr);
  cairo_move_to (cr, MARGIN, 16);
  cairo_line_to (cr, MARGIN + 5.5, 21.5);
  cairo_line_to (cr, MARGIN + 16, 9);
  cairo_set_source_rgb (cr, 0xf8 / 255., 0xd5 / 255., 0x48 / 255.);
  cairo_set_line_width (cr, 4.5);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

static PangoLayout *
new_layout (cairo_t *cr, const char *words, double size)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font
      = pango_font_description_from_string ("Cantarell, Sans Bold");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, words, -1);

  return layout;
}

static void
draw_title (cairo_t *cr, const char *title)
{
  g_autoptr (PangoLayout) layout = new_layout (cr, title, 19);

  pango_layout_set_width (layout, (int) (WIDTH - 2 * MARGIN) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -3);
  cairo_move_to (cr, MARGIN, BAND + 12);
  cairo_set_source_rgb (cr, 0.12, 0.12, 0.14);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_number (cairo_t *cr, double x, double y, guint64 number)
{
  g_autofree char *words = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  g_autoptr (PangoLayout) layout = new_layout (cr, words, number < 1000 ? 26 : 18);
  int width, height;

  pango_layout_get_size (layout, &width, &height);
  cairo_move_to (cr, x - width / 2. / PANGO_SCALE, y - height / 2. / PANGO_SCALE);
  cairo_set_source_rgb (cr, 0.12, 0.12, 0.14);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_arc (cairo_t *cr, double x, double y, double from, double until, AssayReportColour colour)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, RING - THICK / 2, from * 2 * G_PI - G_PI_2, until * 2 * G_PI - G_PI_2);
  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
  cairo_stroke (cr);
}

static void
draw_ring (cairo_t *cr, const AssayThumbnail *self, double x, double y)
{
  const AssayReportColour empty = { 0.87, 0.87, 0.89 };
  guint64 all = 0;
  double from = 0;

  for (guint i = 0; i < ASSAY_N_OUTCOMES; i++)
    all += self->counts[i];

  cairo_set_line_width (cr, THICK);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  draw_arc (cr, x, y, 0, 1, empty);
  for (guint i = 0; i < ASSAY_N_OUTCOMES && all > 0; i++)
    {
      double until = from + (double) self->counts[order[i]] / (double) all;

      if (order[i] != ASSAY_OUTCOME_UNDECIDED && until > from)
        draw_arc (cr, x, y, from, until,
                  assay_report_look_get_info ((AssayReportLook) order[i])->line);
      from = until;
    }
  draw_number (cr, x, y, all);
}

cairo_surface_t *
assay_thumbnail_draw (const AssayThumbnail *self, int size)
{
  double scale = size / HEIGHT;
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, MAX (1, (int) round (WIDTH * scale)), MAX (1, size));
  cairo_t *cr = cairo_create (surface);
  gboolean has_title = *self->title != '\0';

  cairo_scale (cr, scale, scale);
  draw_paper (cr);
  draw_band (cr);
  if (has_title)
    draw_title (cr, self->title);
  draw_ring (cr, self, WIDTH / 2, has_title ? HEIGHT - MARGIN - RING : (HEIGHT + BAND) / 2);
  cairo_destroy (cr);

  return surface;
}
