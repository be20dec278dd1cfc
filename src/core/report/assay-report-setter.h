/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "assay-report-missing.h"
#include "assay-report-segments.h"

G_BEGIN_DECLS

/* Sets words into lines by Pango, and keeps of it only what drawing needs: glyphs and places. For
 * one run on one thread. Short words that come again (labels, ratings, names) are set once: the
 * setter must outlive what it has set. */
typedef struct _AssayReportSetter AssayReportSetter;

AssayReportSetter *assay_report_setter_new (void);
void assay_report_setter_free (AssayReportSetter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReportSetter, assay_report_setter_free)

/* The characters set so far that no font has a picture for. Owned. */
AssayReportMissing *assay_report_setter_steal_missing (AssayReportSetter *self);

typedef struct
{
  PangoGlyphItem *glyphs; /* NULL once taken */
  gboolean is_shared;     /* the setter keeps the glyphs; they are not to be freed */
  double x;
  double rise; /* above the line's baseline */
  double width;
  guint offset;  /* byte of the text */
  guint segment; /* place in the segments */
} AssayReportRun;

typedef struct
{
  double top;
  double baseline;
  double bottom;
  guint start; /* bytes of the text, [start, end) */
  guint end;
  guint first_run; /* in order of the text, not of the eye */
  guint n_runs;
} AssayReportLineBox;

/* Words in lines, from the upper left corner of their column. Borrows the text from the words. */
typedef struct
{
  AssayReportWords *words;
  AssayReportStyle style;
  GArray *segments; /* of AssayReportSegment */
  GArray *runs;     /* of AssayReportRun */
  GArray *lines;    /* of AssayReportLineBox */
  double height;
  double width; /* of the longest line */
  gboolean has_links;
  gboolean from_right; /* the first line reads from right to left */
} AssayReportSet;

/* Sets @words, which must outlive the result, in lines of at most @width; below 0: one line. */
AssayReportSet *assay_report_setter_set (AssayReportSetter *self,
                                         AssayReportWords *words,
                                         AssayReportStyle style,
                                         double width);
void assay_report_set_free (AssayReportSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReportSet, assay_report_set_free)

G_END_DECLS
