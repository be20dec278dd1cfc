/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for one line of text. @words: what stands there at first. @accept: with a mnemonic. */
void assay_ask_line_async (GtkWindow *parent,
                           const char *heading,
                           const char *body,
                           const char *label,
                           const char *words,
                           const char *accept,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/* The line, without white space at its ends, owned; NULL where there is none, or the user thought
 * better of it. */
char *assay_ask_line_finish (GAsyncResult *result);

/* A dialog that says that something goes on; its button cancels @cancellable. Destroy it when that
 * is over. */
GtkWidget *assay_waiting_dialog_new (GtkWindow *parent,
                                     const char *heading,
                                     GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
