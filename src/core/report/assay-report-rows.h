/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-lineage.h"
#include "assay-report-input-private.h"

G_BEGIN_DECLS

/* The rows of an input, found by what they refer to, and their lineage. For one run on one
 * thread. */
typedef struct _AssayReportRows AssayReportRows;

AssayReportRows *assay_report_rows_new (AssayReportInput *input);
void assay_report_rows_free (AssayReportRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReportRows, assay_report_rows_free)

/* All rows of @kind, in the order given. Borrowed, as everything here. */
GPtrArray *assay_report_rows_all (AssayReportRows *self, AssayKind kind);

/* The row with key @id, or NULL. */
AssayRecord *assay_report_rows_find (AssayReportRows *self, AssayKind kind, gint64 id);

/* The rows whose reference @field is @key; never NULL. Evidence comes in the checker's order. */
GPtrArray *assay_report_rows_by (AssayReportRows *self, AssayField field, gint64 key);

/* Where @claim (or a mark) stands in @revision, or NULL. @field says which of the two it is. */
AssayRecord *assay_report_rows_find_anchor (AssayReportRows *self,
                                            AssayField field,
                                            gint64 owner,
                                            gint64 revision);

AssayLineage *assay_report_rows_get_lineage (AssayReportRows *self);

/* The rows of @kind as a list, as the judging functions want them. */
AssayRecordList *assay_report_rows_get_list (AssayReportRows *self, AssayKind kind);

G_END_DECLS
