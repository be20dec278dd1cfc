/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-picture-glyphs.h"

#include <hb-ot.h>

/* Whose blank it is does not matter; each system has some face for it. */
#define BLANK_FAMILY "Noto Sans"

static gboolean
has_pictures (PangoFont *font)
{
  hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (font));

  return hb_ot_color_has_png (face) || hb_ot_color_has_layers (face) || hb_ot_color_has_svg (face);
}

/* In points, as it was asked for: the absolute size is that of the pictures in the font. */
static double
get_size (PangoFont *font)
{
  PangoFontDescription *description = pango_font_describe (font);
  double size = (double) pango_font_description_get_size (description) / PANGO_SCALE;

  pango_font_description_free (description);

  return size;
}

/* The number of the blank in the face that is selected, 0 where it has none, and how wide it is. */
static unsigned long
find_blank (cairo_t *cr, double *ret_width)
{
  cairo_glyph_t *found = NULL;
  int n_found = 0;
  unsigned long blank = 0;
  cairo_text_extents_t extents = { 0 };

  if (cairo_scaled_font_text_to_glyphs (cairo_get_scaled_font (cr), 0, 0, " ", 1, &found, &n_found,
                                        NULL, NULL, NULL)
          == CAIRO_STATUS_SUCCESS
      && n_found == 1)
    {
      blank = found[0].index;
      cairo_scaled_font_glyph_extents (cairo_get_scaled_font (cr), found, 1, &extents);
    }
  cairo_glyph_free (found);
  *ret_width = extents.x_advance;

  return *ret_width > 0 ? blank : 0;
}

static double
get_width (PangoGlyphString *glyphs, int from, int to)
{
  int width = 0;

  for (int i = MIN (from, to); i < MAX (from, to); i++)
    width += glyphs->glyphs[i].geometry.width;

  return (double) width / PANGO_SCALE;
}

/* Shows glyph @blank, @stretch times as wide as it is, for the words of @length bytes at @words. */
static void
show_blank (cairo_t *cr,
            unsigned long blank,
            double size,
            double stretch,
            const char *words,
            int length,
            double x,
            double y)
{
  cairo_glyph_t glyph = { blank, x, y };
  cairo_text_cluster_t cluster = { length, 1 };
  cairo_matrix_t matrix;

  cairo_matrix_init_scale (&matrix, size * stretch, size);
  cairo_set_font_matrix (cr, &matrix);
  cairo_show_text_glyphs (cr, words, length, &glyph, 1, &cluster, 1, 0);
}

void
assay_report_show_words_of_pictures (
    cairo_t *cr, const char *text, PangoGlyphItem *glyphs, double x, double y)
{
  PangoFont *font = glyphs->item->analysis.font;
  PangoGlyphItemIter at;
  double size;
  double width;
  unsigned long blank;

  if (!has_pictures (font))
    return;

  cairo_save (cr);
  size = get_size (font);
  cairo_select_font_face (cr, BLANK_FAMILY, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, size);
  blank = find_blank (cr, &width);
  for (gboolean has_more = blank != 0 && pango_glyph_item_iter_init_start (&at, glyphs, text);
       has_more; has_more = pango_glyph_item_iter_next_cluster (&at))
    {
      double wanted = get_width (glyphs->glyphs, at.start_glyph, at.end_glyph);

      show_blank (cr, blank, size, MAX (wanted / width, 1), text + at.start_index,
                  at.end_index - at.start_index, x, y);
      x += wanted;
    }
  cairo_restore (cr);
}
