/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/* Looks at the file at @path without SQLite: refuses what is missing, unreadable, a folder, a pipe
 * or device, empty, no database, no project, cut short, or (unless @accept_newer) of a newer
 * Assay. */
gboolean assay_check_file (const char *path, gboolean accept_newer, GError **error);

G_END_DECLS
