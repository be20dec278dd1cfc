/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-changeset-each.h"
#include "assay-merge-ancestry.h"

G_BEGIN_DECLS

/* The rows as they were at a point of our history: our own changesets since then, taken as one.
 * Rows that none of them touches are as they are now. */
typedef struct _AssayMergeBase AssayMergeBase;

/* @head: the last entry of the history in @db. NULL on error. */
AssayMergeBase *
assay_merge_base_new (sqlite3 *db, gint64 head, const AssayMergePoint *point, GError **error);
void assay_merge_base_free (AssayMergeBase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMergeBase, assay_merge_base_free)

/* The row as it was, which is @now (may be NULL) today; NULL where there was none. Owned. */
AssayRecord *
assay_merge_base_find (AssayMergeBase *self, AssayKind kind, gint64 id, AssayRecord *now);

/* Whether it was changed since. */
gboolean assay_merge_base_is_changed (AssayMergeBase *self, AssayKind kind, gint64 id);

/* Who last touched what, of some rows. */
typedef struct _AssayMergeWho AssayMergeWho;

typedef struct
{
  char *person;
  char *at;
} AssayMergeHand;

AssayMergeWho *assay_merge_who_new (void) G_GNUC_WARN_UNUSED_RESULT;
void assay_merge_who_free (AssayMergeWho *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMergeWho, assay_merge_who_free)

/* Asks about a row, before the history is read. */
void assay_merge_who_ask (AssayMergeWho *self, AssayKind kind, gint64 id);

/* Reads the entries of @db after @after; nothing is applied. */
gboolean assay_merge_who_read (AssayMergeWho *self, sqlite3 *db, gint64 after, GError **error);

/* Who last changed @field of a row, or (NONE) anything of it; NULL where nobody did. Borrowed. */
const AssayMergeHand *
assay_merge_who_find (AssayMergeWho *self, AssayKind kind, gint64 id, AssayField field);

G_END_DECLS
