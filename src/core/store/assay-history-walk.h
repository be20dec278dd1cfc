/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-changeset-each.h"
#include "assay-store-history.h"

G_BEGIN_DECLS

/* Reading the history by what its changesets say. On any thread, with a connection of its own. */

/* The entries that touch row @id of @kind or a row that hangs on it, newest first: an array of
 * AssayHistoryEntry. */
GPtrArray *assay_history_load_of (sqlite3 *db, AssayKind kind, gint64 id, GError **error);

/* The changeset that takes back all entries after @number, up to @head. NULL on error: INVALID
 * where there is no such entry or something was redacted since, NOTHING_TO_DO where all is as it
 * was. */
GBytes *assay_history_invert_since (sqlite3 *db, gint64 number, gint64 head, GError **error);

/* What entry @number did, field by field: an array of AssayFieldChange. */
GPtrArray *assay_history_load_changes (sqlite3 *db, gint64 number, GError **error);

G_END_DECLS
