/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-fetch.h"
#include "assay-importer.h"

G_BEGIN_DECLS

/* What was got from an address, with all that it shows, and what the importer made of it. Pages are
 * fetched in rounds: the importer's process reads the page and names the pictures and style sheets
 * that it wants; these are fetched; it reads the whole again, and may name what the sheets import.
 * Nothing that came from a server is parsed in this process. */
typedef struct
{
  AssayFetched *fetched; /* the record of how it was got */
  GBytes *bytes;         /* what is to be kept, untouched: a WARC file of a page, else the body */
  char *mime;            /* of @bytes, as the server said it */
  AssayImport *import;   /* NULL where it cannot be read */
  GError *unreadable;    /* why; NULL where it can */
} AssayWebCapture;

void assay_web_capture_free (AssayWebCapture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayWebCapture, assay_web_capture_free)

/* Gets @address. @hint (may be NULL): password, page and whole count. @progress as in
 * assay_fetcher_fetch_async (); called in this context.
 *
 * Errors: #AssayFetchError, G_IO_ERROR_CANCELLED. What came but cannot be read is an outcome. */
void assay_web_capture_read_async (AssayImporter *importer,
                                   AssayFetcher *fetcher,
                                   const char *address,
                                   AssayFetchFlags flags,
                                   const AssayImportHint *hint,
                                   AssayFetchProgressFunc progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
AssayWebCapture *assay_web_capture_read_finish (GAsyncResult *result, GError **error);

/* What every server on the way answered, for ASSAY_CAPTURE_HEADERS (assay-custody.h). Owned. */
char *assay_web_capture_dup_headers (AssayFetched *fetched);

/* What could not be had, for ASSAY_CAPTURE_LEFT_OUT: "3 part-missing: https://… (why)" in lines, ""
 * for nothing. Owned. */
char *assay_web_capture_dup_left_out (AssayFetched *fetched);

G_END_DECLS
