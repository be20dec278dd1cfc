/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import.h"

G_BEGIN_DECLS

/**
 * AssayArchiveWanted:
 * @name: the name of a member
 *
 * Returns: whether its bytes are wanted
 */
typedef gboolean (*AssayArchiveWanted) (const char *name, gpointer user_data);

/**
 * assay_archive_read:
 * @bytes: a ZIP archive
 * @wanted: asked for each member
 *
 * Unpacks members, whatever they claim to be the size of: at most 160 MB in all, of 20,000 members
 * at most.
 *
 * Errors: #ASSAY_IMPORT_ERROR_TOO_LARGE, #ASSAY_IMPORT_ERROR_PASSWORD for encrypted members,
 * #ASSAY_IMPORT_ERROR_UNREADABLE. What was unpacked before an archive ends early is kept.
 *
 * Returns: (transfer full): name (char *) → bytes (#GBytes)
 */
GHashTable *
assay_archive_read (GBytes *bytes, AssayArchiveWanted wanted, gpointer user_data, GError **error);

/**
 * assay_archive_gunzip:
 * @bytes: something packed by gzip, in one piece or many
 *
 * Errors: #ASSAY_IMPORT_ERROR_TOO_LARGE above 160 MB, #ASSAY_IMPORT_ERROR_UNREADABLE
 *
 * Returns: (transfer full): the bytes; as far as they go where the rest is missing
 */
GBytes *assay_archive_gunzip (GBytes *bytes, GError **error);

G_END_DECLS
