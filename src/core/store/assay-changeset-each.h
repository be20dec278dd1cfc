/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-db.h"

G_BEGIN_DECLS

/* One row of a changeset, good while it is being shown. */
typedef struct
{
  AssayKind kind;
  gint64 id;
  int operation; /* SQLITE_INSERT, SQLITE_UPDATE or SQLITE_DELETE */
  guint n_fields;
  sqlite3_changeset_iter *iter;
} AssayRowChange;

typedef void (*AssayRowChangeFunc) (const AssayRowChange *change, gpointer user_data);

/* Shows each row of @changeset, which was checked, without doing anything to any database. */
gboolean assay_changeset_each (GBytes *changeset,
                               AssayRowChangeFunc func,
                               gpointer user_data,
                               GError **error);

/* The value of the @index-th field before and after; FALSE where the changeset does not say: it
 * stays as it is, or there is no row. Clear the cell. */
gboolean assay_row_change_get_old (const AssayRowChange *change, guint index, AssayCell *ret_cell);
gboolean assay_row_change_get_new (const AssayRowChange *change, guint index, AssayCell *ret_cell);

/* A row's kind and key, for hash tables. */
typedef struct
{
  AssayKind kind;
  gint64 id;
} AssayRowKey;

AssayRowKey *assay_row_key_new (AssayKind kind, gint64 id) G_GNUC_WARN_UNUSED_RESULT;
guint assay_row_key_hash (gconstpointer key);
gboolean assay_row_key_equal (gconstpointer a, gconstpointer b);

/* A set of keys, freed with it. */
GHashTable *assay_row_keys_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean assay_row_keys_have (GHashTable *keys, AssayKind kind, gint64 id);

/* FALSE where it was there. */
gboolean assay_row_keys_add (GHashTable *keys, AssayKind kind, gint64 id);

G_END_DECLS
