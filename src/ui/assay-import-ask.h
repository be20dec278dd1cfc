/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-importer.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Whether a file that failed with @error can be read with one more word from the user: a password,
 * or which page of a web archive is meant. */
gboolean assay_import_ask_can_help (const GError *error);

/* Asks for that word. */
void assay_import_ask_async (GtkWindow *parent,
                             const GError *error,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* The word, owned; NULL where the user thought better of it. */
char *assay_import_ask_finish (GAsyncResult *result);

G_END_DECLS
