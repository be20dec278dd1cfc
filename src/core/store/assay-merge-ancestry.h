/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-history-entry.h"

G_BEGIN_DECLS

/* What a copy of a project descends from: the entries of its own history, and those that merges
 * brought in. A merge that was undone, or gone back before, brings in nothing any more: then it can
 * be made again. */
typedef struct _AssayAncestry AssayAncestry;

/* @project: its id, where all histories of it begin. Only reads; for a stranger's copy the chain
 * must have been verified. NULL on error. */
AssayAncestry *assay_ancestry_load (sqlite3 *db, const char *project, GError **error);
void assay_ancestry_free (AssayAncestry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayAncestry, assay_ancestry_free)

gint64 assay_ancestry_get_head (AssayAncestry *self);
const char *assay_ancestry_get_head_hash (AssayAncestry *self);

/* Whether it descends from the entry with @hash. */
gboolean assay_ancestry_knows (AssayAncestry *self, const char *hash);

/* The last of its own entries from the first on that @other knows all of; 0: none. */
gint64 assay_ancestry_get_shared (AssayAncestry *self, AssayAncestry *other);

/* Notes in @body all that @self knows and @other does not. */
void assay_ancestry_add_unknown (AssayAncestry *self, AssayAncestry *other, AssayMergeBody *body);

/* A state that can be had again from our own history. */
typedef struct
{
  gint64 entry;
  gboolean is_other; /* FALSE: ours after that entry; TRUE: what the copy had that it merged */
  gboolean is_doubt; /* what the other copy has of it is only a part of what was merged here: what
                      * we have given up since must not come in again unasked */
} AssayMergePoint;

/* The nearest states both have in common, from which what changed is told: one as a rule; several
 * where each copy merged the other; none where the two are no copies of one project. An array of
 * AssayMergePoint. */
GArray *assay_ancestry_find_bases (AssayAncestry *mine, AssayAncestry *theirs);

G_END_DECLS
