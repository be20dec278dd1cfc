/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-merge.h"
#include "assay-project.h"
#include "assay-store-history.h"

G_BEGIN_DECLS

/* What changes many rows at once, so that the project's lists follow. To look into the history and
 * to compare with another copy, ask the store (assay-store-history.h, assay-merge.h). */

/* Carries out @merge, whose conflicts are decided. See assay_merge_commit_async (). */
void assay_project_merge_async (AssayProject *self,
                                AssayMerge *merge,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean assay_project_merge_finish (AssayProject *self, GAsyncResult *result, GError **error);

/* Goes back to entry @number. See assay_store_jump_async (). */
void assay_project_jump_async (AssayProject *self,
                               gint64 number,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean assay_project_jump_finish (AssayProject *self, GAsyncResult *result, GError **error);

G_END_DECLS
