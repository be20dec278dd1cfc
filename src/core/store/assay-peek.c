/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-peek.h"

#include "assay-check.h"
#include "assay-load.h"
#include "assay-schema.h"

static gboolean
check (sqlite3 *db, GError **error)
{
  gint64 version;

  if (!assay_db_get_int (db, "PRAGMA user_version", 0, &version, error))
    return FALSE;

  return version > ASSAY_SCHEMA_VERSION ? assay_schema_check_newer (db, error)
                                        : assay_schema_check (db, error);
}

GPtrArray *
assay_peek_rows (const char *path, const AssayKind *kinds, guint n_kinds, GError **error)
{
  g_autoptr (sqlite3) db = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  g_return_val_if_fail (path != NULL, NULL);

  if (!assay_check_file (path, TRUE, error))
    return NULL;
  db = assay_db_open (path, ASSAY_DB_READ, error);
  if (db == NULL || !check (db, error))
    return NULL;

  for (guint i = 0; i < n_kinds; i++)
    {
      GPtrArray *rows = assay_load_records (db, kinds[i], 0, error);

      if (rows == NULL)
        return NULL;
      g_ptr_array_add (all, rows);
    }

  return g_steal_pointer (&all);
}
