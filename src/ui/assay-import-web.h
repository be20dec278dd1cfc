/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-draft.h"
#include "assay-task-bar.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* Gets an article from the web: asks for the address, fetches it or lets the user capture it in a
 * window, and asks again with the reason where that failed. @address: one that was given already is
 * fetched at once; "" asks, with what the clipboard holds; @ask shows it first. How far it is goes
 * to @bar, whose button stops it, as @cancellable does. */
void assay_import_web_async (AssayWorkbench *workbench,
                             GtkWindow *parent,
                             AssayTaskBar *bar,
                             const char *address,
                             gboolean ask,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* NULL where the user thought better of it. Owned. */
AssayDraft *assay_import_web_finish (GAsyncResult *result);

G_END_DECLS
