/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import.h"

G_BEGIN_DECLS

/**
 * assay_jsonld_read:
 * @scripts: of char *: the content of each script element of type application/ld+json
 * @title: (nullable): the headline that stands on the page
 * @address: (nullable): the address that the page says it has
 * @import: offered what the page's article tells of itself
 *
 * Finds articles at the top, in arrays, in "@graph" and in each other; authors and publishers may
 * be named by "@id". Of several articles the one is meant that has the page's headline or address,
 * else the first. What is no JSON, too large or too deep (json-glib reads by recursion) is passed
 * over.
 */
void
assay_jsonld_read (GPtrArray *scripts, const char *title, const char *address, AssayImport *import);

G_END_DECLS
