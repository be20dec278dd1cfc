/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-db.h"

G_BEGIN_DECLS

/* The rows of @kind as AssayRecord, in order of their keys: all of them where @article is 0 or
 * @kind belongs to the project as a whole, else those of that article. NULL on error. */
GPtrArray *assay_load_records (sqlite3 *db, AssayKind kind, gint64 article, GError **error);

G_END_DECLS
