/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* File calls that say exactly what went wrong, in the codes of ASSAY_STORE_ERROR. */

/* Sets @error for the errno @code: "@doing '@path': <words>". Returns FALSE. */
gboolean assay_files_fail (GError **error, int code, const char *doing, const char *path);

/* Copies the bytes of @from into the new file @to (0600), and syncs it to the disk. */
gboolean assay_files_copy (const char *from, const char *to, GError **error);

/* Removes the folder @dir and the files in it (not its sub-folders). Errors are passed over. */
void assay_files_remove_dir (const char *dir);

G_END_DECLS
