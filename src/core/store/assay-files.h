/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/* File calls that say exactly what went wrong, in the codes of ASSAY_STORE_ERROR. */

/* Sets @error for the errno @code: "@doing '@path': <words>". Returns FALSE. */
gboolean assay_files_fail (GError **error, int code, const char *doing, const char *path);

/* Copies the bytes of @from into the new file @to; with @sync it is safe on disk then. The new file
 * has the mode and, where we may give it, the owner of @like; NULL: as new files have. */
gboolean assay_files_copy (
    const char *from, const char *to, const struct stat *like, gboolean sync, GError **error);

/* Makes the bytes of the file at @path safe on disk. */
gboolean assay_files_sync (const char *path, GError **error);

/* The SHA-256 of the file's bytes in hexadecimal; NULL on error. Owned. */
char *assay_files_hash (const char *path, GError **error);

/* Whether @path was lent to a sandbox by the document portal: its folder shows this one file, and a
 * file of another name that is made there is hidden from everybody. */
gboolean assay_files_is_lent (const char *path);

/* Makes the names in the folder @dir safe on disk, where the file system can. */
void assay_files_sync_dir (const char *dir);

/* Removes the folder @dir and the files in it (not its sub-folders). Errors are passed over. */
void assay_files_remove_dir (const char *dir);

G_END_DECLS
