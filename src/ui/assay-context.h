/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-importer.h"
#include "assay-places.h"
#include "assay-reader-context.h"
#include "assay-reader.h"

G_BEGIN_DECLS

/* What all windows of one program share; the application makes it and hands it down. */
#define ASSAY_TYPE_CONTEXT (assay_context_get_type ())
G_DECLARE_FINAL_TYPE (AssayContext, assay_context, ASSAY, CONTEXT, GObject)

/* @settings, @importer and @reader are kept referenced. @data_dir: where working copies and places
 * are kept; NULL for the user's data folder. */
AssayContext *assay_context_new (GSettings *settings,
                                 AssayImporter *importer,
                                 AssayReaderContext *reader,
                                 const char *data_dir) G_GNUC_WARN_UNUSED_RESULT;

/* All borrowed. */
GSettings *assay_context_get_settings (AssayContext *self);
AssayImporter *assay_context_get_importer (AssayContext *self);
AssayPlaces *assay_context_get_places (AssayContext *self);

/* Makes the next reader, which starts its web process: to be called first of all when a project is
 * about to be opened. Does nothing while there is one that nobody took. */
void assay_context_prepare_reader (AssayContext *self);

/* The reader prepared, or a new one. Not floating; the caller's. */
AssayReader *assay_context_take_reader (AssayContext *self) G_GNUC_WARN_UNUSED_RESULT;

/* The folder of working copies, or NULL for the store's own choice. */
const char *assay_context_get_working_dir (AssayContext *self);

G_END_DECLS
