/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-lock.h"
#include "assay-store.h"

G_BEGIN_DECLS

/* The file the user sees, and what it was when it was last read or written. Opened by the writer,
 * then the saver's. */
typedef struct
{
  char *path; /* absolute, symbolic links resolved: what is replaced; NULL: not placed yet */
  AssayLock *lock;

  /* How we know it; exists is FALSE before the first save of a new project. */
  gboolean exists;
  gint64 size;
  gint64 modified; /* nanoseconds */
  char *hash;      /* NULL where it is too large to be worth it */
} AssayDocument;

AssayDocument *assay_document_new (void) G_GNUC_WARN_UNUSED_RESULT;
void assay_document_clear (AssayDocument *self);
void assay_document_free (AssayDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayDocument, assay_document_free)

/* The absolute path @path leads to, through symbolic links; its last part need not exist. Owned. */
char *assay_document_resolve (const char *path, GError **error);

/* Takes the place @path (resolved) and its lock; removes what an interrupted save left there. */
gboolean
assay_document_take (AssayDocument *self, const char *path, const char *data_dir, GError **error);

/* Notes what the file is now. */
gboolean assay_document_note (AssayDocument *self, GError **error);

/* Whether the file is what we last saw: CHANGED_OUTSIDE where it is not, or not there any more,
 * EXISTS where there should be none. */
gboolean assay_document_check (AssayDocument *self, GError **error);

/* Renames what is there now, where it is not what we last saw, to a free name beside it, which goes
 * to
 * @ret_path (owned; NULL where there was nothing). From then on there should be no file. */
gboolean assay_document_put_aside (AssayDocument *self, char **ret_path, GError **error);

/* Replaces the file by a copy of @from, whole, by rename, with the mode it had. Nothing is
 * overwritten that is not what we last saw (CHANGED_OUTSIDE, or EXISTS for a new file), unless
 * @overwrite. On error the file is as it was. */
gboolean
assay_document_replace (AssayDocument *self, const char *from, gboolean overwrite, GError **error);

G_END_DECLS
