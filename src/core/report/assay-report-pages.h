/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-report-canvas.h"
#include "assay-report-setter.h"

G_BEGIN_DECLS

/* Pages as lists of what is to be drawn. The first pass fills them, after which it is known how
 * many there are and on which of them each place is; the second draws them. For one run on one
 * thread. */
typedef struct _AssayReportPages AssayReportPages;

typedef struct
{
  double width;
  double height;
  double left; /* margins */
  double right;
  double top;
  double bottom;
} AssayReportSheet;

AssayReportPages *assay_report_pages_new (AssayReportSheet sheet);
void assay_report_pages_free (AssayReportPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReportPages, assay_report_pages_free)

const AssayReportSheet *assay_report_pages_get_sheet (AssayReportPages *self);
guint assay_report_pages_get_n_pages (AssayReportPages *self);

/* Begins the next page; what is added below goes to the last one begun. Strings are borrowed and
 * must live as long as the pages. */
void assay_report_pages_begin_page (AssayReportPages *self);

/* Takes the glyphs of @run of @set, whose words must outlive the pages. */
void assay_report_pages_add_run (AssayReportPages *self,
                                 AssayReportSet *set,
                                 AssayReportRun *run,
                                 double x,
                                 double y,
                                 AssayReportInk ink);
void assay_report_pages_add_fill (AssayReportPages *self,
                                  cairo_rectangle_t rect,
                                  AssayReportColour colour);

/* A part of a bar, or with @rounded a badge, in the colours of @look. */
void assay_report_pages_add_look (AssayReportPages *self,
                                  cairo_rectangle_t rect,
                                  AssayReportLook look,
                                  gboolean rounded);
void assay_report_pages_add_line (AssayReportPages *self,
                                  double x1,
                                  double x2,
                                  double y,
                                  double width,
                                  AssayReportLine line,
                                  AssayReportColour colour);

/* A logo, whose bytes are borrowed. */
void assay_report_pages_add_logo (AssayReportPages *self, cairo_rectangle_t rect, GBytes *logo);

/* Names a place; the first of that name counts. */
void assay_report_pages_add_dest (AssayReportPages *self, const char *name, double x, double y);

/* An element of the structure, as assay_report_canvas_begin_tag() has it; and one of runs in
 * language @lang (or NULL), which are a link where there is an address @uri or a place @dest of
 * that name. */
void assay_report_pages_begin_tag (AssayReportPages *self,
                                   const char *name,
                                   const char *lang,
                                   const char *alternative);
void assay_report_pages_end_tag (AssayReportPages *self, const char *name);
void assay_report_pages_begin_runs (AssayReportPages *self,
                                    cairo_rectangle_t rect,
                                    const char *dest,
                                    const char *uri,
                                    const char *lang);
void assay_report_pages_end_runs (AssayReportPages *self);

/* "page 12", the page of @dest, ending at @right on baseline @y, and a link to it. */
void
assay_report_pages_add_page_of (AssayReportPages *self, const char *dest, double right, double y);
void assay_report_pages_add_outline (AssayReportPages *self,
                                     const char *title,
                                     const char *dest,
                                     guint level);

/* The page of place @name, from 1; 0 where there is none. */
guint assay_report_pages_find_dest (AssayReportPages *self, const char *name);

/* Draws all pages, each with @footer and its number below. Cancelled, it stops between two pages
 * and gives FALSE; @progress is told 0 to 1. */
gboolean assay_report_pages_draw (AssayReportPages *self,
                                  AssayReportCanvas *canvas,
                                  AssayReportSetter *setter,
                                  const char *footer,
                                  void (*progress) (double fraction, gpointer data),
                                  gpointer data,
                                  GCancellable *cancellable);

G_END_DECLS
