/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-db.h"

G_BEGIN_DECLS

/* Keeps @bytes under their hash, compressed where it pays; does nothing if they are there. */
gboolean assay_blobs_put (sqlite3 *db, const char *sha256, GBytes *bytes, GError **error);

/* The bytes whose hash is @sha256, checked against it: DAMAGED where they are not what they were,
 * INVALID where there are none. NULL on error. */
GBytes *assay_blobs_get (sqlite3 *db, const char *sha256, GError **error);

G_END_DECLS
