/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-exchange.h"
#include "assay-project.h"

G_BEGIN_DECLS

/* What the user chooses of an export. */
typedef struct
{
  const AssayExchangeFormat *format;
  gint64 article; /* that article alone, or 0: all of the project */
  AssayReportPreset preset;
  gboolean bom;                      /* of tables */
  const AssayReportOptions *options; /* how the preset is adjusted; NULL: not at all. Copied */
} AssayExportChoice;

/* Writes the project to @file in another format, by rename: there is never a half-written one. For
 * @file NULL nothing is written: finish gives the bytes. Made on a worker thread. */
void assay_project_export_async (AssayProject *self,
                                 const AssayExportChoice *choice,
                                 GFile *file,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* The bytes; what could not be said in the format goes to @ret_notes (may be NULL): an array of
 * strings, owned. */
GBytes *assay_project_export_finish (AssayProject *self,
                                     GAsyncResult *result,
                                     GPtrArray **ret_notes,
                                     GError **error);

G_END_DECLS
