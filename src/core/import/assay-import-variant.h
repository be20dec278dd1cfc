/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import.h"

G_BEGIN_DECLS

/**
 * assay_import_to_variant:
 * @self: (nullable): what came of the bytes
 * @error: (nullable): what went wrong, when @self is %NULL
 *
 * Returns: (transfer floating): the outcome as the importer's process writes it; it borrows from
 *   @self
 */
GVariant *assay_import_to_variant (AssayImport *self, const GError *error);

/**
 * assay_import_from_variant:
 * @bytes: what a process wrote that may have been taken over by what it read
 *
 * Believes nothing: form, sizes, order and ranges are checked.
 *
 * Errors: #ASSAY_IMPORT_ERROR_CHILD_DIED for nonsense; what the process reports, in our own words.
 */
AssayImport *assay_import_from_variant (GBytes *bytes, GError **error);

G_END_DECLS
