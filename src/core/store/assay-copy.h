/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-history.h"
#include "assay-keys.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_protected; /* sources */
  GPtrArray *left;   /* of char*: where the article itself names them */
} AssayCopied;

void assay_copied_free (AssayCopied *copied);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayCopied, assay_copied_free)

/* Makes, as the new file @to, a project of its own of the rows in the database at @from, see
 * assay_store_copy_async (). */
AssayCopied *assay_copy (const char *from,
                         const char *to,
                         gboolean without_protected,
                         const AssayStamp *stamp,
                         AssayKeys *keys,
                         GError **error);

/* Gives the rows in @db, which has no history, one that begins with an entry of @words that holds
 * them all. The project's id must be set. Inside the caller's transaction. */
gboolean
assay_copy_begin_history (sqlite3 *db, const char *words, const AssayStamp *stamp, GError **error);

G_END_DECLS
