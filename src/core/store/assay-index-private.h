/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-db.h"
#include "assay-index-documents.h"
#include "assay-index.h"
#include "assay-word-folder.h"

G_BEGIN_DECLS

/* For the files assay-index*.c only. */
struct _AssayIndex
{
  /* Owned */
  sqlite3 *db;
  sqlite3 *project;
  AssayStatements *statements; /* of db */
  AssayWordFolder *folder;
  GString *folded; /* room for one document's words */

  GCancellable *cancellable; /* borrowed; of the call under way */
  gint64 n_unsearched;       /* captures; -1: not counted since something changed */
};

/* From now on, @cancellable ends what SQLite does for the index; NULL: nothing does. */
void assay_index_watch (AssayIndex *self, GCancellable *cancellable);

/* In a transaction of both databases, of one state of the project: brings the index up to it. */
gboolean assay_index_follow (AssayIndex *self, GError **error);

/* Makes the index's tables, after dropping what is there. */
gboolean assay_index_reset (AssayIndex *self, GError **error);

/* Takes the documents of @unit out, and puts those in that it has now. */
gboolean assay_index_renew (AssayIndex *self, const AssayIndexUnit *unit, GError **error);

/* Takes out, and puts in. */
gboolean assay_index_take_out (AssayIndex *self, const AssayIndexUnit *unit, GError **error);
gboolean
assay_index_add_document (const AssayIndexDocument *document, gpointer self, GError **error);

/* Takes out the captures of @source that are no longer to be searched. */
gboolean assay_index_sift_captures (AssayIndex *self, gint64 source, GError **error);

/* Puts all documents of the project in. */
gboolean assay_index_fill (AssayIndex *self, GError **error);

G_END_DECLS
