/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/* What a project is asked to forget or to keep to itself: calls of the store beside the daily ones.
 */

/* What to redact for ever. */
typedef struct
{
  AssayKind kind;      /* a source, a claim or a capture */
  gint64 id;           /* its key; 0 for a capture known by its hash */
  const char *sha256;  /* of a capture: whatever row has it or ever had it; or NULL */
  gboolean everywhere; /* also blacken its names wherever else they stand in rows */
} AssayRedactOrder;

/* Redacts for ever: the row is emptied (a capture is deleted), and so is what belongs to it, by the
 * tables of assay-redact-rules.c; its past is taken out of the history; its bytes are dropped; the
 * working copy is written anew and the user's file saved; what was kept of the project before a
 * step between versions is deleted. The entry that is left says what kind of thing was redacted,
 * when and by whom. It cannot be undone, nor can anything before it.
 *
 * INVALID where there is no such thing, or where it is the original of an article that is there.
 * What cannot be reached: earlier copies of the file elsewhere, and what the disk keeps of files
 * that were deleted. */
void assay_store_redact_async (AssayStore *self,
                               const AssayRedactOrder *order,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/* Succeeds once it is committed; @ret_left, which may be NULL, says what could not be reached: an
 * array of strings, one for each place where a name of it still stands (a note, an article's text,
 * a copy kept aside, the file where that could not be saved). */
AssayChanges *assay_store_redact_finish (AssayStore *self,
                                         GAsyncResult *result,
                                         GPtrArray **ret_left,
                                         GError **error);

/* Writes the project as it is now, without its past, to the new file @file: a project of its own,
 * whose history begins with one entry that holds all there is. Numbers stay; it knows which project
 * and which entry it came from. With @without_protected protected sources are empty shells in it,
 * under their code names, and so is what belongs to them, as after a redaction; INVALID, and no
 * file, where a protected source is still named in some note: the message says in which. */
void assay_store_copy_async (AssayStore *self,
                             GFile *file,
                             gboolean without_protected,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* @ret_n_protected: how many sources of the project are protected. @ret_left: an array of strings,
 * where they are named in the article itself. Either may be NULL. */
gboolean assay_store_copy_finish (AssayStore *self,
                                  GAsyncResult *result,
                                  guint *ret_n_protected,
                                  GPtrArray **ret_left,
                                  GError **error);

G_END_DECLS
