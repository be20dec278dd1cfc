/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/* What a project keeps that nothing refers to. */
typedef struct
{
  guint n_unused; /* stored bytes (captures, pages, pictures) that neither a row nor the history
                   * names: they can be dropped */
  guint64 unused; /* their size in the file, in bytes */
  guint n_past; /* those only the history names: undo and going back may need them, so they stay */
  guint64 past;
} AssayLeftovers;

/* Looks for them. Reads the whole history. */
void assay_store_find_leftovers_async (AssayStore *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean assay_store_find_leftovers_finish (AssayStore *self,
                                            GAsyncResult *result,
                                            AssayLeftovers *ret_leftovers,
                                            GError **error);

/* Drops what is unused, and writes the file anew, without them. Never what undo may need. */
void assay_store_compact_async (AssayStore *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean assay_store_compact_finish (AssayStore *self,
                                     GAsyncResult *result,
                                     AssayLeftovers *ret_leftovers,
                                     GError **error);

G_END_DECLS
