/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-db.h"
#include "assay-row-set.h"

G_BEGIN_DECLS

/* What redaction and recovery do with changesets beyond applying them. Each takes changesets that
 * were checked (assay_changeset_check). */

/* One value that @changeset says a row had or got; @value is valid during the call. */
typedef void (*AssaySeenValue) (
    AssayKind kind, gint64 id, AssayField field, sqlite3_value *value, gpointer user_data);

/* Calls @seen for each value in @changeset but keys, and once for each row with ASSAY_FIELD_NONE
 * and NULL. */
gboolean
assay_changeset_visit (GBytes *changeset, AssaySeenValue seen, gpointer user_data, GError **error);

/* @changeset without the rows in @rows: the bytes of all others as they were. The same bytes where
 * there are none of them. */
GBytes *assay_changeset_without (GBytes *changeset, AssayRowSet *rows) G_GNUC_WARN_UNUSED_RESULT;

/* The rows that @changeset deletes are added to @rows with @mark. */
gboolean
assay_changeset_add_deleted (GBytes *changeset, AssayRowSet *rows, guint mark, GError **error);

/* The changeset that inserts those rows of @db that are in @rows (NULL: all rows). NULL on
 * error. */
GBytes *assay_changeset_make_inserts (sqlite3 *db, AssayRowSet *rows, GError **error);

G_END_DECLS
