/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/* Looking into a project's history, and going back in it. */

/* What an entry did to one field. Immutable. */
typedef struct
{
  AssayKind kind;
  gint64 id;
  AssayOpType type; /* of the row: inserted, changed, deleted */
  AssayField field; /* NONE: a row without any value */
  AssayCell old;    /* empty for an inserted row */
  AssayCell new;    /* empty for a deleted one */
} AssayFieldChange;

/* Loads the entries that touch row @id of @kind, or a row that cannot be without it (a claim's
 * finding, evidence, anchors …), also where those were deleted since; newest first. Gives an array
 * of AssayHistoryEntry. Reads the whole history, beside edits. */
void assay_store_load_history_of_async (AssayStore *self,
                                        AssayKind kind,
                                        gint64 id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *
assay_store_load_history_of_finish (AssayStore *self, GAsyncResult *result, GError **error);

/* Loads what entry @number did: an array of AssayFieldChange, row by row; of an inserted or
 * deleted row only the fields that hold something. */
void assay_store_load_entry_async (AssayStore *self,
                                   gint64 number,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *assay_store_load_entry_finish (AssayStore *self, GAsyncResult *result, GError **error);

/* Brings everything back to how it was after entry @number, in one new entry of kind "jump", which
 * can be undone like any. INVALID where there is no such entry, and where something was redacted
 * since; NOTHING_TO_DO where all is as it was then. */
void assay_store_jump_async (AssayStore *self,
                             gint64 number,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
AssayChanges *assay_store_jump_finish (AssayStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
