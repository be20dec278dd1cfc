/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-document.h"
#include "assay-history.h"
#include "assay-store.h"

G_BEGIN_DECLS

/* The working copy of a project: a folder of its own (0700) in the data folder, with the database
 * all edits go to (project.db) and a note which project and document it belongs to (place), by
 * which it is found again after a crash. The writer's thread owns it. */
typedef struct
{
  char *data_dir;
  char *dir;
  sqlite3 *db;
  char *project; /* the project's id */
  AssayHistory *history;
  gboolean read_only;
  gboolean is_newer;     /* of a newer version: not ours to write */
  gboolean is_temporary; /* nothing of it is worth keeping: read-only, or not placed yet */
  /* The check of a large file, which goes on while it is looked at; guarded by the mutex. */
  GMutex check_mutex;
  GCond check_done;
  gboolean is_check_due;
  char *check_problem;

  char *saved_hash; /* the head of the history in the document when opened, or NULL */
  char *recovered;  /* what was found of an earlier run, for the user, or NULL */
  char *kept_older; /* where it was kept as it was before a step between versions, or NULL */
} AssayWorking;

/* An empty shell, to be opened. */
AssayWorking *assay_working_new (const char *data_dir) G_GNUC_WARN_UNUSED_RESULT;

/* Opens or creates the project at @path: checks the file, copies it, opens the copy, or the copy
 * of an earlier run that is ahead of it. Fills in @document. */
gboolean assay_working_open (AssayWorking *self,
                             AssayDocument *document,
                             const char *path,
                             AssayStoreFlags flags,
                             AssayKeys *keys,
                             GError **error);

/* Notes that the working copy belongs to the document at @path from now on. */
gboolean assay_working_place (AssayWorking *self, const char *path, GError **error);

/* Opens the database in folder @self->dir, which is not new, after all checks; with @check_later
 * the one of the rows is left due. */
gboolean assay_working_attach (AssayWorking *self, gboolean check_later, GError **error);

/* On the saver: makes the check that is due, if any, of the copy in @dir, and that copy safe on
 * disk. */
void assay_working_check (AssayWorking *self, const char *dir);

/* On the writer: waits for the check that is due, before anything is written. DAMAGED, and for
 * reading only from then on, where it found something. */
gboolean assay_working_wait_for_check (AssayWorking *self, GError **error);

/* Closes the database; with @discard the folder goes as well. */
void assay_working_close (AssayWorking *self, gboolean discard);

/* Closes and frees; the folder stays unless it was discarded. */
void assay_working_free (AssayWorking *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayWorking, assay_working_free)

G_END_DECLS
