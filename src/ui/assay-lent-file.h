/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether the document portal lent @file to this sandbox: what its path says is of no use to
 * anybody then. */
gboolean assay_file_is_lent (GFile *file);

/* Where the person has @file: the file itself, or of one that was lent what the portal tells (it
 * does from version 1.20 on), else NULL. Asks the file system. Owned. */
GFile *assay_file_dup_at_home (GFile *file);

G_END_DECLS
