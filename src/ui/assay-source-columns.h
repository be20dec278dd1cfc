/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-usage.h"

G_BEGIN_DECLS

/* The columns of the table of sources. */
typedef enum
{
  ASSAY_COLUMN_TITLE,
  ASSAY_COLUMN_KIND,
  ASSAY_COLUMN_ACTOR,
  ASSAY_COLUMN_PARTY,
  ASSAY_COLUMN_RELIABILITY,
  ASSAY_COLUMN_PROTECTED,
  ASSAY_COLUMN_USED,
  ASSAY_COLUMN_ORIGIN
} AssaySourceColumn;

#define ASSAY_N_SOURCE_COLUMNS (ASSAY_COLUMN_ORIGIN + 1)

/* Adds them to @view, each with its sorter. @workbench and @usage are borrowed and must outlive
 * it. */
void assay_source_columns_add (GtkColumnView *view, AssayWorkbench *workbench, AssayUsage *usage);

/* What a cell says. A protected source shows no identity. Owned. */
char *assay_source_dup_cell (AssayWorkbench *workbench,
                             AssayUsage *usage,
                             AssayRecord *source,
                             AssaySourceColumn column) G_GNUC_WARN_UNUSED_RESULT;

/* Whether only the columns are to be shown that one needs to find a source. */
void assay_source_columns_set_narrow (GtkColumnView *view, gboolean narrow);

G_END_DECLS
