/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-history.h"
#include "assay-store.h"

G_BEGIN_DECLS

/* The working copy of a project: a folder of its own (0700) in the data folder, with the database
 * all edits go to. The writer's thread owns it. */
typedef struct
{
  char *data_dir;
  char *dir;
  char *path; /* the database */
  sqlite3 *db;
  char *project; /* the project's id */
  AssayHistory *history;
  gboolean read_only;
  char *recovered; /* what was found of an earlier run, or NULL */
} AssayWorking;

/* An empty shell, to be opened. */
AssayWorking *assay_working_new (const char *data_dir) G_GNUC_WARN_UNUSED_RESULT;

/* Opens or creates: checks, copies, opens the copy. */
gboolean assay_working_open (AssayWorking *self,
                             const char *document,
                             AssayStoreFlags flags,
                             AssayKeys *keys,
                             GError **error);

/* Closes the database; with @discard the folder goes as well. */
void assay_working_close (AssayWorking *self, gboolean discard);

/* Closes and frees; the folder stays unless it was discarded. */
void assay_working_free (AssayWorking *self);

G_END_DECLS
