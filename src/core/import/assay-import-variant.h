/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import.h"

G_BEGIN_DECLS

/* 0 or an error's code + 1; page; length and text; blocks: start, end, kind, level, row,
 * column, alternative text; left out: what, count, sample; resources: address, type, bytes; values:
 * field, value, from; encoding: used, declared, why; type of the bytes; pages to choose from;
 * sheets that are wanted, and what completes their addresses; remarks: who, words, start, end;
 * notes. */
#define ASSAY_IMPORT_OUTCOME "(uay(us)a(uuuuuus)a(sus)a(ssay)a(uss)(sss)sasassa(ssuu)as)"

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
