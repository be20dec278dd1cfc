/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-draft.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* Puts @draft into the project, as an article of its own or as a newer version of @version_of
 * (0: none), opens it, and tells what became of the claims, or that nothing differs. @draft must
 * live until it finishes. Cancelling is possible while claims are looked for; what is committed
 * stays. */
void assay_import_commit_async (AssayWorkbench *workbench,
                                AssayDraft *draft,
                                gint64 version_of,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean assay_import_commit_finish (GAsyncResult *result, GError **error);

G_END_DECLS
