/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-fetch.h"
#include "assay-stamp.h"
#include "assay-project.h"

G_BEGIN_DECLS

/* Time stamps of captures. Nothing is asked for unless the user said so. */

/* Asks the service at @service for a time stamp (RFC 3161) of the capture's bytes, and keeps it
 * once it was checked. The service learns the hash of the bytes, not the bytes.
 *
 * Errors: #AssayStampError, #AssayFetchError, G_IO_ERROR_NOT_FOUND, the store's. */
void assay_source_capture_stamp_async (AssayProject *project,
                                       AssayFetcher *fetcher,
                                       gint64 capture,
                                       const char *service,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean assay_source_capture_stamp_finish (GAsyncResult *result, GError **error);

/* The time stamp that @capture has, read and checked anew, without a network. NULL without an error
 * where it has none; NULL with #AssayStampError where it is not to be believed. Owned. */
AssayStamp *assay_capture_read_stamp (AssayRecord *capture, GError **error);

/* The same on a thread of its own: the system's authorities are read for it. */
void assay_capture_read_stamp_async (AssayRecord *capture,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
AssayStamp *assay_capture_read_stamp_finish (GAsyncResult *result, GError **error);

G_END_DECLS
