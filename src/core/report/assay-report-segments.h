/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-report-content.h"

G_BEGIN_DECLS

#define ASSAY_REPORT_MAX_LANES 3

/* A stretch of text under the same spans. */
typedef struct
{
  guint start;
  guint end;
  AssayReportFace face;
  AssayReportInk ink;
  AssayReportLook ground;                        /* of the shortest highlight, or ASSAY_LOOK_NONE */
  AssayReportLook lanes[ASSAY_REPORT_MAX_LANES]; /* ASSAY_LOOK_NONE where there is none */
  const char *dest;
  const char *uri;
} AssayReportSegment;

/* Cuts overlapping spans into segments that cover the whole text once. */
GArray *assay_report_spans_flatten (GArray *spans, guint length);

G_END_DECLS
