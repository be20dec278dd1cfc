/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters that no font has a picture for, with the places in the report where they stand. So
 * many places, and characters of each, are kept as can be told. */
typedef struct _AssayReportMissing AssayReportMissing;

AssayReportMissing *assay_report_missing_new (void);
void assay_report_missing_free (AssayReportMissing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReportMissing, assay_report_missing_free)

/* Adds @c in @place, words of the report's language; NULL: somewhere. */
void assay_report_missing_add (AssayReportMissing *self, const char *place, gunichar c);

gboolean assay_report_missing_is_empty (AssayReportMissing *self);

/* Calls places by the names in @told in the stead of those in @places, which has them in the same
 * order: in the language of the interface. Both are arrays of strings. */
void assay_report_missing_rename (AssayReportMissing *self, GPtrArray *places, GPtrArray *told);

/* Appends to @notes what happened and what to do about it, then a line for each place; none where
 * nothing is missing. */
void assay_report_missing_add_notes (AssayReportMissing *self, GPtrArray *notes);

G_END_DECLS
