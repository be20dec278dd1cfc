/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <pango/pangocairo.h>

#include "assay-archival.h"
#include "assay-report-style.h"

G_BEGIN_DECLS

/* The small drawing interface between pages and PDF: what a page may consist of, and nothing else.
 * Points from the upper left corner. For one run on one thread, which must have a C numeric locale:
 * cairo reads attributes of links by it. */
typedef struct _AssayReportCanvas AssayReportCanvas;

typedef struct
{
  const char *title;
  const char *author;
  const char *subject;
  const char *created_at; /* ISO 8601; "" for none */
} AssayReportMeta;

/* A PDF of pages @width by @height, written into @bytes, which must outlive the canvas. */
AssayReportCanvas *assay_report_canvas_new (GByteArray *bytes,
                                            double width,
                                            double height,
                                            const AssayReportMeta *meta);
void assay_report_canvas_free (AssayReportCanvas *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReportCanvas, assay_report_canvas_free)

/* Every page begins and ends. @label is its number as readers show it. */
void assay_report_canvas_begin_page (AssayReportCanvas *self, const char *label);
void assay_report_canvas_end_page (AssayReportCanvas *self);

/* Draws one run of the text @text with its origin at @x, @y. */
void assay_report_canvas_draw_glyphs (AssayReportCanvas *self,
                                      const char *text,
                                      PangoGlyphItem *glyphs,
                                      double x,
                                      double y,
                                      AssayReportColour colour);

void assay_report_canvas_fill (AssayReportCanvas *self,
                               const cairo_rectangle_t *rect,
                               AssayReportColour colour);

/* Fills with @ground and draws @fill over it in @colour, with a hairline around. */
void assay_report_canvas_fill_pattern (AssayReportCanvas *self,
                                       const cairo_rectangle_t *rect,
                                       AssayReportFill fill,
                                       AssayReportColour ground,
                                       AssayReportColour colour);

/* A box with rounded corners, filled with @ground, its edge in @colour. */
void assay_report_canvas_draw_box (AssayReportCanvas *self,
                                   const cairo_rectangle_t *rect,
                                   AssayReportColour ground,
                                   AssayReportColour colour);

/* Draws a logo into @rect; it is decoration: its words stand beside it. */
void assay_report_canvas_draw_logo (AssayReportCanvas *self,
                                    GBytes *logo,
                                    const cairo_rectangle_t *rect);

/* A level line of a pattern, @width thick. */
void assay_report_canvas_draw_line (AssayReportCanvas *self,
                                    double x1,
                                    double x2,
                                    double y,
                                    double width,
                                    AssayReportLine line,
                                    AssayReportColour colour);

/* A place that links and outline may name. Every place that is linked to must be set once, on any
 * page. */
void assay_report_canvas_set_dest (AssayReportCanvas *self, const char *name, double x, double y);

/* An element of the document's structure, named as in PDF: "P", "H1", "Table", "TR", "TD". Elements
 * nest and may go on over pages; only those without others inside ("Span") may hold glyphs. What is
 * drawn outside of those is decoration. @name is constant; @lang is of its words and
 * @alternative says in words what a figure shows, both may be NULL. */
void assay_report_canvas_begin_tag (AssayReportCanvas *self,
                                    const char *name,
                                    const char *lang,
                                    const char *alternative);
void assay_report_canvas_end_tag (AssayReportCanvas *self, const char *name);

/* An element whose glyphs are a link to place @dest or to address @uri. It must hold some: cairo
 * 1.16 writes a damaged file for one that is empty. @rects are where they stand, one for each line.
 * @words say where it leads, @lang (may be NULL) is of its glyphs. */
void assay_report_canvas_begin_link (AssayReportCanvas *self,
                                     const cairo_rectangle_t *rects,
                                     guint n_rects,
                                     const char *dest,
                                     const char *uri,
                                     const char *words,
                                     const char *lang);
void assay_report_canvas_end_link (AssayReportCanvas *self);

/* Adds an entry below @parent (0: the top) and returns its number. */
int assay_report_canvas_add_outline (
    AssayReportCanvas *self, int parent, const char *title, const char *dest, gboolean open);

/* The elements as they were begun. Owned by the caller. */
AssayArchivalTags *assay_report_canvas_steal_tags (AssayReportCanvas *self);

/* Ends the file. FALSE with a message in @ret_why (constant) where drawing went wrong. */
gboolean assay_report_canvas_finish (AssayReportCanvas *self, const char **ret_why);

G_END_DECLS
