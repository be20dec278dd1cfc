/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Fonts of emoji hold pictures, which cairo draws as such: a PDF has no text where they stand, for
 * no search and no reader. Where @glyphs, which are of @text, are of such a font, a blank is shown
 * under each of its characters, the baseline beginning at @x, @y in points, that stands for it
 * (ActualText: PDF 32000-1, 14.9.4). Does nothing with other fonts. */
void assay_report_show_words_of_pictures (
    cairo_t *cr, const char *text, PangoGlyphItem *glyphs, double x, double y);

G_END_DECLS
