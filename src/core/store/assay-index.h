/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-search.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The search index of a project: a database of its own in the data folder, for it can be made again
 * from the project at any time. It is brought up to date by the history: the entries since the last
 * one it knows say which rows changed. Where the history does not go on from there (a redaction,
 * another copy), all is indexed anew.
 *
 * FTS5 sees words that ICU has cut and folded (assay-word-folder.h), with spaces between: its own
 * tokenisers find no word in Chinese or Thai. Of one thread at a time. */
typedef struct _AssayIndex AssayIndex;

/* @data_dir: where working copies live. @project_db: the working copy's database, read through a
 * connection of its own. An index that another process uses, or that is damaged or cannot be
 * written, is left alone: this one is then made in memory. NULL on error. */
AssayIndex *assay_index_open (const char *data_dir,
                              const char *project,
                              const char *project_db,
                              GError **error);
void assay_index_close (AssayIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayIndex, assay_index_close)

/* Brings the index up to what is committed now. CANCELLED leaves it as it was. */
gboolean assay_index_catch_up (AssayIndex *self, GCancellable *cancellable, GError **error);

/* Looks for documents that have each of @words at the beginning of a word, and what stands in
 * double quotation marks as it stands there. Gives hits @offset to @offset + @limit; NULL on
 * error. */
AssayFound *assay_index_search (AssayIndex *self,
                                const char *words,
                                guint offset,
                                guint limit,
                                GCancellable *cancellable,
                                GError **error);

/* The captures of sources that may be searched and whose words the index does not have: keys, the
 * newest first; and their number. */
GArray *assay_index_list_unsearched (AssayIndex *self, GError **error);
gboolean assay_index_count_unsearched (AssayIndex *self, guint *ret_n, GError **error);

/* Puts the words of a capture in: @text (UTF-8) was read from the bytes of that hash; NULL: there
 * is none to be read. Nothing happens where the capture has other bytes, is gone, or has a
 * protected source. */
gboolean assay_index_put_capture (AssayIndex *self,
                                  gint64 capture,
                                  const char *sha256,
                                  GBytes *text,
                                  GCancellable *cancellable,
                                  GError **error);

/* Removes the index of @project from the disk: after a redaction, it must not remember. */
void assay_index_remove (const char *data_dir, const char *project);

G_END_DECLS
