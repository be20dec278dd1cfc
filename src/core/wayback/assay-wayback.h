/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-fetch.h"

G_BEGIN_DECLS

/* The Wayback Machine of the Internet Archive: finds what it has of an address, and asks it to keep
 * what stands there now. Either tells archive.org which address is of interest: nothing here is
 * called unless the user said so, each time.
 *
 * By its documented interfaces: the availability API and the CDX server to find, Save Page Now to
 * save, with the state of a job asked for until it is done. */
#define ASSAY_TYPE_WAYBACK (assay_wayback_get_type ())
G_DECLARE_FINAL_TYPE (AssayWayback, assay_wayback, ASSAY, WAYBACK, GObject)

typedef enum
{
  ASSAY_WAYBACK_ERROR_ADDRESS,     /* not an address of the web: mend it */
  ASSAY_WAYBACK_ERROR_NOT_FOUND,   /* it has nothing of the address: save it there */
  ASSAY_WAYBACK_ERROR_BUSY,        /* too many requests: try again in a few minutes */
  ASSAY_WAYBACK_ERROR_REFUSED,     /* it does not save that; the message has its reason */
  ASSAY_WAYBACK_ERROR_UNAVAILABLE, /* it cannot just now: try again later */
  ASSAY_WAYBACK_ERROR_TOO_SLOW,    /* not done yet: look for it later */
  ASSAY_WAYBACK_ERROR_BROKEN,      /* it answered what it should not */
} AssayWaybackError;

#define ASSAY_WAYBACK_ERROR (assay_wayback_error_quark ())
GQuark assay_wayback_error_quark (void);

/* What it has. */
typedef struct
{
  char *address; /* of the snapshot, as it is shown */
  char *raw;     /* of the untouched bytes, to be captured */
  char *time;    /* UTC: "2026-11-23T07:25:00Z" */
} AssaySnapshot;

void assay_snapshot_free (AssaySnapshot *snapshot);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySnapshot, assay_snapshot_free)

/* @base: where it stands ("https://archive.example"), or NULL or "" for the Internet Archive's own.
 * @poll_ms: how often the state of a job is asked for, 0 for every 3 s. */
AssayWayback *assay_wayback_new (AssayFetcher *fetcher,
                                 const char *base,
                                 guint poll_ms) G_GNUC_WARN_UNUSED_RESULT;

/* The host that is told, for the question to the user: "archive.org". Borrowed. */
const char *assay_wayback_get_host (AssayWayback *self);

/* The snapshot nearest to @time ("2026-11-23T07:25:00Z", a part of it, or NULL for the newest). */
void assay_wayback_find_async (AssayWayback *self,
                               const char *address,
                               const char *time,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/* Asks for @address to be saved and waits until it is, for three minutes at most. */
void assay_wayback_save_async (AssayWayback *self,
                               const char *address,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/* Of both. Owned; NULL with #AssayWaybackError, #AssayFetchError or G_IO_ERROR_CANCELLED. */
AssaySnapshot *assay_wayback_finish (AssayWayback *self, GAsyncResult *result, GError **error);

G_END_DECLS
