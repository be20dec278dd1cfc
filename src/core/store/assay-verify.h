/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Checks the working copy in folder @dir through a connection of its own, while edits go on: what
 * is committed when it begins. Gives an array of strings in the language of the interface, one a
 * problem; NULL on error. */
GPtrArray *assay_verify (const char *dir, GCancellable *cancellable, GError **error);

G_END_DECLS
