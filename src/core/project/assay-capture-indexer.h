/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-project.h"

G_BEGIN_DECLS

/* Has the words of sources' captures found by the project's search: reads those that the index does
 * not have, one after the other, in the importer's process. What was read is kept by the index, so
 * a run that is stopped goes on where it was. Captures of protected sources are left alone.
 *
 * Property n-left (uint): captures that are still to be read, as far as is known. */
#define ASSAY_TYPE_CAPTURE_INDEXER (assay_capture_indexer_get_type ())
G_DECLARE_FINAL_TYPE (AssayCaptureIndexer, assay_capture_indexer, ASSAY, CAPTURE_INDEXER, GObject)

AssayCaptureIndexer *assay_capture_indexer_new (AssayProject *project) G_GNUC_WARN_UNUSED_RESULT;

/* Reads all that is not read. Asked again while it reads, it looks once more when it is through;
 * both callers are called back then. A capture that cannot be read counts as one without words.
 *
 * Errors: CANCELLED after stop(), the store's. */
void assay_capture_indexer_run_async (AssayCaptureIndexer *self,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
assay_capture_indexer_run_finish (AssayCaptureIndexer *self, GAsyncResult *result, GError **error);

void assay_capture_indexer_stop (AssayCaptureIndexer *self);

guint assay_capture_indexer_get_n_left (AssayCaptureIndexer *self);

G_END_DECLS
