/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-project.h"
#include "assay-report.h"

G_BEGIN_DECLS

/* What the user chooses of a report. */
typedef struct
{
  gint64 article; /* that article alone, or 0: all of the project */
  AssayReportPreset preset;
  AssayReportPaper paper;
  gboolean is_plain;                 /* neither archival nor accessible, but made sooner */
  const AssayReportOptions *options; /* how the preset is adjusted; NULL: not at all. Copied */
} AssayReportChoice;

/* Writes the annotated PDF to @file, by rename: there is never a half-written one. Pages are made
 * on a worker thread; @progress (may be NULL) is called on the caller's. */
void assay_project_report_async (AssayProject *self,
                                 const AssayReportChoice *choice,
                                 GFile *file,
                                 AssayReportProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean assay_project_report_finish (AssayProject *self, GAsyncResult *result, GError **error);

/* What could not be shown as it is in the report that @result is of, which is finished: strings for
 * the user. Borrowed from @result. */
GPtrArray *assay_project_report_get_notes (GAsyncResult *result);

/* The same in memory, to be looked at or printed. */
void assay_project_make_report_async (AssayProject *self,
                                      const AssayReportChoice *choice,
                                      AssayReportProgressFunc progress,
                                      gpointer progress_data,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GBytes *assay_project_make_report_finish (AssayProject *self, GAsyncResult *result, GError **error);

G_END_DECLS
