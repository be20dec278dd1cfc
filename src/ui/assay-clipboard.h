/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Reads the bytes the clipboard holds under @mime. */
void assay_clipboard_read_async (GdkClipboard *clipboard,
                                 const char *mime,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GBytes *assay_clipboard_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
