/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-migrate.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "assay-files.h"
#include "assay-schema.h"
#include "assay-store.h"

static const AssayMigrationStep *
find_step (const AssayMigrationStep *steps, gsize n_steps, gint64 from)
{
  for (gsize i = 0; i < n_steps; i++)
    if (steps[i].from == from)
      return &steps[i];

  return NULL;
}

static gboolean
take_step (sqlite3 *db, const AssayMigrationStep *step, GError **error)
{
  g_autofree char *sql = NULL;

  if (step == NULL)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED,
                           "it says that it is of a version that never was");
      return FALSE;
    }
  sql = g_strdup_printf ("%s; PRAGMA user_version = %" G_GINT64_FORMAT, step->sql, step->from + 1);

  return assay_db_exec (db, sql, error);
}

gboolean
assay_migrate_by (
    sqlite3 *db, const AssayMigrationStep *steps, gsize n_steps, gint64 to, GError **error)
{
  gint64 version;
  gboolean success = TRUE;

  if (!assay_db_get_int (db, "PRAGMA user_version", 0, &version, error))
    return FALSE;
  if (version >= to)
    return TRUE;

  if (!assay_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  for (; success && version < to; version++)
    success = take_step (db, find_step (steps, n_steps, version), error);
  if (success && assay_db_exec (db, "COMMIT", error))
    return TRUE;
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);

  return FALSE;
}

/* There has been one version only. A step stands here from the first release on whose tables
 * change, with a project of the version before as tests/data/project-VERSION.sql. */
gboolean
assay_migrate (sqlite3 *db, GError **error)
{
  gint64 version;

  if (!assay_db_get_int (db, "PRAGMA user_version", 0, &version, error))
    return FALSE;

  return version >= ASSAY_SCHEMA_VERSION
         || (assay_migrate_by (db, NULL, 0, ASSAY_SCHEMA_VERSION, error)
             && assay_schema_set_meta (db, ASSAY_META_NEEDS, ASSAY_SCHEMA_SINCE, error));
}

static char *
dup_folder (const char *data_dir)
{
  g_autofree char *parent = g_path_get_dirname (data_dir);

  return g_build_filename (parent, "older", NULL);
}

gboolean
assay_migrate_keep (const char *path,
                    gint64 version,
                    const char *project,
                    const char *data_dir,
                    char **ret_place,
                    GError **error)
{
  g_autofree char *folder = dup_folder (data_dir);
  g_autofree char *name = g_strdup_printf ("%s-%" G_GINT64_FORMAT ".assay", project, version);
  g_autofree char *place = g_build_filename (folder, name, NULL);
  g_autofree char *part = g_strconcat (place, ".part", NULL);

  if (g_file_test (place, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return assay_files_fail (error, errno, "cannot make the folder", folder);

  /* half of one, from a run that was killed, is not what the project was */
  g_unlink (part);
  if (!assay_files_copy (path, part, NULL, TRUE, error))
    return FALSE;
  if (g_rename (part, place) != 0)
    return assay_files_fail (error, errno, "cannot write", place);
  assay_files_sync_dir (folder);
  *ret_place = g_steal_pointer (&place);

  return TRUE;
}

void
assay_migrate_forget (const char *project, const char *data_dir, GPtrArray *left)
{
  g_autofree char *folder = dup_folder (data_dir);
  g_autofree char *prefix = g_strconcat (project, "-", NULL);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *place = g_build_filename (folder, name, NULL);
      g_autofree char *shown = g_filename_display_name (place);

      if (g_str_has_prefix (name, prefix) && g_unlink (place) != 0)
        g_ptr_array_add (
            left,
            g_strdup_printf (_ ("the copy of an older version, %s, which cannot be deleted: %s"),
                             shown, g_strerror (errno)));
    }
  if (entries != NULL)
    assay_files_sync_dir (folder);
}
