/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/* Reads rows straight off the project's file at @path: no working copy, no lock, nothing written,
 * for programs that only show what a file holds. Unsaved work of a running Assay is not seen. The
 * file is checked as any that is opened, but for its rows, of which only those that are asked for
 * are read; a newer version's is read as far as it is known.
 *
 * Gives for each of @kinds, in their order, an array of AssayRecord. */
GPtrArray *assay_peek_rows (const char *path, const AssayKind *kinds, guint n_kinds, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Where @error says that the file at @path is of a newer Assay (TOO_NEW): adds of which one at
 * least, as far as the file tells. */
void assay_peek_explain_newer (const char *path, GError *error);

G_END_DECLS
