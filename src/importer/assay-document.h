/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reading.h"

G_BEGIN_DECLS

/**
 * assay_document_import:
 * @bytes: (transfer full): anything
 * @about: what is told with an error: the pages of an archive, to choose from
 *
 * The whole way from bytes of any known kind to an import; what they are is read off them. Runs in
 * the importer's process.
 *
 * Errors: #AssayImportError
 */
AssayImport *assay_document_import (GBytes *bytes,
                                    const AssayReading *reading,
                                    AssayImport *about,
                                    GError **error);

/**
 * assay_document_fail:
 *
 * Sets an error of #AssayImportError; the words are for pipes, whoever runs this process has its
 * own.
 *
 * Returns: %NULL
 */
AssayImport *assay_document_fail (AssayImportError code, GError **error);

G_END_DECLS
