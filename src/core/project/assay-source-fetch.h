/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-fetch.h"
#include "assay-project.h"

G_BEGIN_DECLS

/* Captures of sources that need the network: from an address, and time stamps. Nothing here is
 * called unless the user said so. */

/* Fetches @address, with what its page shows, and adds it to @source as a capture. @note (may be
 * NULL) goes with it.
 *
 * Errors: #AssayFetchError, G_IO_ERROR_CANCELLED, the store's. */
void assay_source_capture_fetch_async (AssayProject *project,
                                       AssayFetcher *fetcher,
                                       gint64 source,
                                       const char *address,
                                       const char *note,
                                       AssayFetchProgressFunc progress,
                                       gpointer progress_data,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

/* As assay_source_capture_add_finish (). */
gint64
assay_source_capture_fetch_finish (GAsyncResult *result, char **ret_unreadable, GError **error);

G_END_DECLS
