/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-db.h"

G_BEGIN_DECLS

/* How the tables of one version become those of the next. Tracked tables only gain columns, at
 * their end, so that changesets of older entries still fit; the history is never rewritten. */
typedef struct
{
  gint64 from; /* the version it starts from; it leads to the next */
  const char *sql;
} AssayMigrationStep;

/* Brings @db from its version to version @to by those of @steps that are needed, all in one
 * transaction: on error it is as it was. DAMAGED where a step is missing. */
gboolean assay_migrate_by (
    sqlite3 *db, const AssayMigrationStep *steps, gsize n_steps, gint64 to, GError **error);

/* Keeps the database at @path, of @version, as it is before it is brought to the present one:
 * "PROJECT-VERSION.assay" in the folder "older" beside that of the working copies, @data_dir; it is
 * made. One that is there already stays; there is never half of one. What stands in a log beside
 * @path is not kept. @ret_place is set to the new file, owned, and is left alone where there was
 * one already. */
gboolean assay_migrate_keep (const char *path,
                             gint64 version,
                             const char *project,
                             const char *data_dir,
                             char **ret_place,
                             GError **error);

/* Deletes what was kept of @project, of whatever version. What cannot be deleted is added to @left,
 * in words for the user. */
void assay_migrate_forget (const char *project, const char *data_dir, GPtrArray *left);

/* Brings the working copy @db to the present version. The user's file stays as it is until the next
 * save. Does nothing to one of the present or a newer version. */
gboolean assay_migrate (sqlite3 *db, GError **error);

G_END_DECLS
