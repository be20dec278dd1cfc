/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-report-context.h"

G_BEGIN_DECLS

/* Judges the claims and the coverage of @shown. */
AssayReportChapter *assay_report_chapter_new (AssayReportContext *context, AssayReportShown *shown);
void assay_report_chapter_free (AssayReportChapter *self);

G_END_DECLS
