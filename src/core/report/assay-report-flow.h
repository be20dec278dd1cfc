/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-report-pages.h"

G_BEGIN_DECLS

/* The first pass: puts the items of @content on pages. Paragraphs break by line, with two lines
 * left on either side; headings stay with what follows; rows of tables stay whole and the head is
 * repeated; references in the margin stand beside their line or, where there is no room, below the
 * one before, on the next page if need be. @content must outlive @pages. Cancelled, it stops
 * between two items and gives FALSE; @progress is told 0 to 1. @lang is the language of words that
 * have none of their own. */
gboolean assay_report_flow (AssayReportContent *content,
                            AssayReportPages *pages,
                            AssayReportSetter *setter,
                            const char *lang,
                            void (*progress) (double fraction, gpointer data),
                            gpointer data,
                            GCancellable *cancellable);

G_END_DECLS
