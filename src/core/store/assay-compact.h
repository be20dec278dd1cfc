/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-db.h"
#include "assay-store-compact.h"

G_BEGIN_DECLS

/* Looks for them; with @drop the unused go, inside the caller's transaction. */
gboolean assay_compact (sqlite3 *db, gboolean drop, AssayLeftovers *ret_leftovers, GError **error);

G_END_DECLS
