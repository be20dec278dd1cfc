/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The catalogs that are built in, as msgfmt makes them. */

/* What stands under @key in the catalog of @language: a string, and behind its NUL those of the
 * other plurals; NULL where there is none. Constant. */
const char *assay_phrases_catalog_find (const char *language, const char *key);

G_END_DECLS
