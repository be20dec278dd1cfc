/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import.h"

G_BEGIN_DECLS

/**
 * assay_jsonld_read:
 * @json: the content of one script element of type application/ld+json
 * @import: offered what the first article in it tells of itself
 *
 * Finds articles at the top, in arrays and in "@graph"; authors and publishers may be named by
 * "@id". What is no JSON, too large or too deep (json-glib reads by recursion) is passed over.
 */
void assay_jsonld_read (const char *json, gsize len, AssayImport *import);

G_END_DECLS
