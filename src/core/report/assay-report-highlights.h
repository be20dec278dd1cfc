/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-report-context.h"

G_BEGIN_DECLS

/* What is highlighted in an article: a claim, or a mark of opinion or wording. */
typedef struct
{
  guint start; /* code points */
  guint end;
  guint lane;
  AssayReportLook look;
  AssayReportCase *one; /* NULL for a mark */
} AssayReportHighlight;

/* The highlights of an article by where they begin; array of AssayReportHighlight, owned. Those
 * that overlap have different lanes. */
GArray *assay_report_highlights_new (AssayReportContext *context, AssayReportChapter *chapter);

G_END_DECLS
