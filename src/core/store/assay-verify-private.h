/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-db.h"

G_BEGIN_DECLS

/* The parts of a verification: each adds its lines to @problems; FALSE where it could not look. */
gboolean assay_verify_chain (sqlite3 *db, GPtrArray *problems, GError **error);
gboolean assay_verify_replay (sqlite3 *db, const char *dir, GPtrArray *problems, GError **error);

/* One entry alone: its hash, and that it follows the one before. FALSE where there is none. */
gboolean assay_verify_entry (sqlite3 *db, gint64 number, GPtrArray *problems, GError **error);

/* For file names and the like: adds a line. */
void assay_verify_say (GPtrArray *problems, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
