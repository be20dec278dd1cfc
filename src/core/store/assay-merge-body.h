/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The body of a merge's entry, which stands where other entries have their changeset and is hashed
 * as that is:
 *
 *   "assay-merge-1\n"
 *   for each entry the other copy's history had and ours did not: its hash, " ", its parent's, and
 *     for a merge " ", its second parent's; "." for a parent: the entry of the line before; "\n"
 *   "\n"
 *   the size of the changeset in decimal, "\n"
 *   the changeset: what the merge did to our rows
 *   the difference: the changeset from there to the rows the other copy had
 *
 * By the hashes a later merge finds what both copies have in common, by the difference it knows
 * what the other copy was then. Both are ours: nothing of a stranger's changesets is kept. */
typedef struct
{
  GPtrArray *hashes;   /* of char* */
  GPtrArray *parents;  /* of char*, as many */
  GPtrArray *parents2; /* of char*, as many, NULL but for merges */
  GBytes *changeset;
  GBytes *difference;
} AssayMergeBody;

AssayMergeBody *assay_merge_body_new (void) G_GNUC_WARN_UNUSED_RESULT;
void assay_merge_body_free (AssayMergeBody *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMergeBody, assay_merge_body_free)

/* Notes an entry of the other copy. @parent2 may be NULL. */
void assay_merge_body_add (AssayMergeBody *self,
                           const char *hash,
                           const char *parent,
                           const char *parent2);

/* The bytes of @self, whose changesets are set. Owned. */
GBytes *assay_merge_body_write (AssayMergeBody *self);

/* Takes @bytes apart; NULL (DAMAGED) where they are no merge's body. The changesets are not checked
 * yet. */
AssayMergeBody *assay_merge_body_read (GBytes *bytes, GError **error);

G_END_DECLS
