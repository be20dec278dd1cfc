/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-report-pages.h"

/* What the pages are made of, for the two passes: one adds to them, the other draws. */

typedef enum
{
  ASSAY_REPORT_OP_RUN,
  ASSAY_REPORT_OP_FILL,
  ASSAY_REPORT_OP_LOOK,
  ASSAY_REPORT_OP_BADGE,
  ASSAY_REPORT_OP_LINE,
  ASSAY_REPORT_OP_LOGO,
  ASSAY_REPORT_OP_DEST,
  ASSAY_REPORT_OP_BEGIN_TAG,
  ASSAY_REPORT_OP_END_TAG,
  ASSAY_REPORT_OP_BEGIN_RUNS,
  ASSAY_REPORT_OP_MORE_RUNS,
  ASSAY_REPORT_OP_END_RUNS,
  ASSAY_REPORT_OP_PAGE_OF,
  ASSAY_REPORT_OP_OUTLINE
} AssayReportOpType;

/* One thing to be drawn. Which fields count depends on the type. */
typedef struct
{
  AssayReportOpType type;
  guint detail; /* ink, look, line pattern or level */
  cairo_rectangle_t rect;
  AssayReportColour colour;
  const char *text; /* what the glyphs are of, a name or a title */
  const char *other;
  const char *lang;
  GBytes *logo;
  PangoGlyphItem *glyphs;
  gboolean is_shared; /* the glyphs are not to be freed */
} AssayReportOp;

struct _AssayReportPages
{
  AssayReportSheet sheet;

  /* Owned */
  GPtrArray *pages;  /* of GArray of AssayReportOp */
  GHashTable *dests; /* borrowed name → page from 1 */
};
