/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reading.h"

G_BEGIN_DECLS

/**
 * assay_warc_import:
 * @files: of #GBytes: one or more WARC files (ISO 28500), unpacked
 * @wanted: (nullable): of char *: the addresses of the pages that are meant to be read; %NULL for
 *   every page there is
 * @about: takes the pages' addresses where one must be chosen
 *
 * Takes the page that @reading names by number or address, or the only one. Its pictures come from
 * the other records; those that are not there are asked for by their whole addresses.
 *
 * Errors: #ASSAY_IMPORT_ERROR_CHOOSE, also for a page that is not there;
 * #ASSAY_IMPORT_ERROR_UNSUPPORTED when there is no page
 */
AssayImport *assay_warc_import (GPtrArray *files,
                                GPtrArray *wanted,
                                const AssayReading *reading,
                                AssayImport *about,
                                GError **error);

/**
 * assay_wacz_import:
 * @members: (transfer full): what was unpacked of a WACZ archive
 *
 * The same for WACZ 1.1.1; its list of pages tells which are meant to be read.
 */
AssayImport *assay_wacz_import (GHashTable *members,
                                const AssayReading *reading,
                                AssayImport *about,
                                GError **error);

G_END_DECLS
