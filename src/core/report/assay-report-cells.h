/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-report-content.h"
#include "assay-report-input.h"

G_BEGIN_DECLS

/* Makes the words of one cell, with the highlights in them; owned. Cells are asked for in the order
 * of the text. */
typedef AssayReportWords *(*AssayReportMakeCell) (gpointer user_data, guint start, guint end);

/* How many of the blocks from the first on make a table that can be drawn as one: 0 for none, as
 * where the first is no cell, or the cells are too many in a row or hold too much. */
guint assay_report_count_cells (const AssayReportBlock *blocks, guint n_blocks);

/* Adds these as a table: one row a row, the columns as wide as their words ask for. */
void assay_report_add_cells (AssayReportContent *content,
                             const AssayReportBlock *blocks,
                             guint n_blocks,
                             AssayReportMakeCell make,
                             gpointer user_data);

G_END_DECLS
