/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-wayback.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* For the files of this room alone. Answers are small, and may be anybody's. */

#define ASSAY_WAYBACK_MAX_BYTES ((gsize) 1024 * 1024)

AssayFetcher *assay_wayback_get_fetcher (AssayWayback *self);
guint assay_wayback_get_poll_ms (AssayWayback *self);

/* "https://web.archive.org", without a slash at its end, for all but availability. Borrowed. */
const char *assay_wayback_get_base (AssayWayback *self);

/* The root object of an answer in JSON, or NULL: not JSON, too large, or nested too deep. Owned. */
JsonNode *assay_wayback_parse (GBytes *bytes);

/* A text of @object that is one; "" where it is none. Borrowed. */
const char *assay_wayback_get_text (JsonObject *object, const char *name);

/* The reason in an answer's own words, which are for people; "" where it has none. Owned. */
char *assay_wayback_dup_message (JsonObject *object);

/* The snapshot of @original at @timestamp (14 figures); NULL with an error where they are none. */
AssaySnapshot *assay_wayback_new_snapshot (AssayWayback *self,
                                           const char *timestamp,
                                           const char *original,
                                           GError **error);

/* The snapshot whose address (whole, or from its path on) the service gave. */
AssaySnapshot *
assay_wayback_read_snapshot (AssayWayback *self, const char *address, GError **error);

/* What an HTTP status of 400 and above means. FALSE where it is one, with an error. */
gboolean assay_wayback_check_status (AssayWayback *self, AssayFetched *fetched, GError **error);

/* A task with @address checked: NULL where it is no address of the web, and the task has failed. */
GTask *assay_wayback_new_task (AssayWayback *self,
                               const char *address,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

G_END_DECLS
