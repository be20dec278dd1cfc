/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-peek.h"

#include "assay-check.h"
#include "assay-load.h"
#include "assay-schema.h"

#include <string.h>

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

/* A stranger's words go into a message only where they are a version. */
static gboolean
is_version (const char *words)
{
  return words != NULL && g_ascii_isdigit (*words) && strlen (words) <= 20
         && words[strspn (words, "0123456789.")] == '\0';
}

void
assay_peek_explain_newer (const char *path, GError *error)
{
  g_autoptr (sqlite3) db = NULL;
  g_autofree char *needs = NULL;
  char *message;

  g_return_if_fail (path != NULL);

  if (!g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_TOO_NEW))
    return;
  db = assay_db_open (path, ASSAY_DB_READ, NULL);
  if (db != NULL && assay_schema_check_newer (db, NULL))
    needs = assay_schema_dup_meta (db, ASSAY_META_NEEDS, NULL);
  if (!is_version (needs))
    return;

  message = g_strdup_printf ("%s; version %s or later can work on it", error->message, needs);
  g_free (error->message);
  error->message = message;
}
