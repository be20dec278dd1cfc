/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Reads what a clipboard holds that can be imported: a lone address of the web, a page, or text. */
void assay_import_clipboard_async (GdkClipboard *clipboard,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* FALSE where it holds none of them. @ret_address: the address, or NULL; else @ret_bytes, of
 * @ret_mime. */
gboolean assay_import_clipboard_finish (GAsyncResult *result,
                                        char **ret_address,
                                        GBytes **ret_bytes,
                                        const char **ret_mime);

G_END_DECLS
