/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-context.h"
#include "assay-project.h"

G_BEGIN_DECLS

/* Asks over @window who is checking, where that is not known yet, and opens @file as a project. A
 * file that cannot be written to is opened to be read: edits that could never be saved would only
 * be found out at the end. */
void assay_opening_async (GtkWindow *window,
                          AssayContext *context,
                          GFile *file,
                          AssayStoreFlags flags,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

/* Owned; NULL on error. */
AssayProject *assay_opening_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
