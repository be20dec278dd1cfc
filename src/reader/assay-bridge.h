/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <webkit/webkit.h>

#include "assay-page.h"
#include "assay-reader-context.h"

G_BEGIN_DECLS

/* The line between C and the page: named calls with one JSON argument go in, one typed message
 * comes back.
 *
 * Signals
 *   message (const char *type, JSCValue *message)  from the page shown now, never from one before
 *   crashed ()
 *   failed ()  there is no content filter, so nothing will be shown */
#define ASSAY_TYPE_BRIDGE (assay_bridge_get_type ())
G_DECLARE_FINAL_TYPE (AssayBridge, assay_bridge, ASSAY, BRIDGE, GObject)

AssayBridge *assay_bridge_new (AssayReaderContext *context);

/* Borrowed. */
WebKitWebView *assay_bridge_get_view (AssayBridge *self);

/* Loads page, as soon as the content filter is there; NULL: an empty view. */
void assay_bridge_load (AssayBridge *self, AssayPage *page, gboolean plain);

/* Calls the function name of resources/reader/main.js. json: its argument. Failures only show at
 * debug level: the page may be gone. */
void assay_bridge_call (AssayBridge *self, const char *name, const char *json);

/* The same with its answer, a string owned by the caller. */
void assay_bridge_ask_async (AssayBridge *self,
                             const char *name,
                             const char *json,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
char *assay_bridge_ask_finish (AssayBridge *self, GAsyncResult *result, GError **error);

/* Reads fields of a message. The web process may be in a stranger's hands: missing, wrong and
 * out-of-range values come back as 0 or "". */
guint assay_bridge_message_uint (JSCValue *message, const char *name);
double assay_bridge_message_double (JSCValue *message, const char *name);
gint64 assay_bridge_message_id (JSCValue *message, const char *name);
char *assay_bridge_message_string (JSCValue *message, const char *name);

/* An array of ids as "ax", floating; empty where there is none. */
GVariant *assay_bridge_message_ids (JSCValue *message, const char *name);

G_END_DECLS
