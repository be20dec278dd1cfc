/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "assay-report-input.h"

G_BEGIN_DECLS

/* What the user can do about it. A cancelled run gives G_IO_ERROR_CANCELLED, writing G_FILE_ERROR.
 */
typedef enum
{
  ASSAY_REPORT_ERROR_FAILED,    /* drawing failed; the message has the cause */
  ASSAY_REPORT_ERROR_PROTECTED, /* the name of a protected source stands in some text; the message
                                   says where: take it out there */
  ASSAY_REPORT_ERROR_OPTION     /* an option cannot be used: the message says why */
} AssayReportError;

#define ASSAY_REPORT_ERROR (assay_report_error_quark ())
GQuark assay_report_error_quark (void);

/* The claim in whose entry a protected name was found; 0 where it stands elsewhere, and for every
 * other error. @ret_article (may be NULL): the article it is of. */
gint64 assay_report_error_get_claim (const GError *error, gint64 *ret_article);

/* Sets the claim of an ASSAY_REPORT_ERROR. */
void assay_report_error_set_claim (GError *error, AssayRecord *claim);

/* Called now and then on the thread that makes the report; @fraction goes from 0 to 1. */
typedef void (*AssayReportProgressFunc) (double fraction, gpointer user_data);

/* Whether @text, which is to leave the house by another way than the report (a mail, the
 * clipboard), is free of what protected sources of @input's rows are called and have said. FALSE
 * with ASSAY_REPORT_ERROR_PROTECTED. */
gboolean assay_report_check_text (AssayReportInput *input, const char *text, GError **error);

/* Makes the annotated PDF of @input in memory: PDF 1.5, fonts embedded, links and outline. The same
 * input gives the same bytes, whatever the locale's numbers look like. Takes its time (3 s for
 * 1,000 claims): call it on a worker. Needs no display. What could not be shown as it is
 * (characters of which no font has a picture), and where it stands, is appended to @notes (may be
 * NULL) as strings in the language of the interface. @progress may be NULL. */
GBytes *assay_report_make (AssayReportInput *input,
                           GPtrArray *notes,
                           AssayReportProgressFunc progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same into the file @path, which is replaced whole by rename once all is made, or left as it
 * was. */
gboolean assay_report_write (AssayReportInput *input,
                             GPtrArray *notes,
                             const char *path,
                             AssayReportProgressFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
