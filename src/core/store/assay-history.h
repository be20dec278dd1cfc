/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-changes.h"
#include "assay-history-entry.h"

G_BEGIN_DECLS

/* The history of a project: one entry an action of the user, each with the SHA-256 of all it says
 * and of the entry before it, so that none can be changed alone. The first entry's parent is the
 * project's id. (Who rewrites all of it can rewrite the chain too: it is not signed.)
 *
 * Undo and redo are entries themselves: `target` is the number of the entry taken back or done
 * again. What can be undone now follows from the entries in order: an edit goes on the undo stack
 * and clears the redo stack; an undo moves its target from the one to the other, a redo back.
 *
 * Going back to any entry is an edit with a target: the number of the entry whose state it brought
 * back (a "jump"); it is undone like any edit. A merge has two parents, and a body that holds more
 * than its changeset: see assay-merge-body.h.
 *
 * What the program finds out of its own accord ("aside") is an edit that has itself as target, and
 * is not undone by itself. Where it added to a row that undo takes away or sets back, it goes with
 * that; so an entry of undo holds what it did, not what the entry it takes back says.
 *
 * Typing: consecutive edits of one group become one entry. Their rows are committed at once; the
 * entry at the head is *replaced* by one with the same number that says both. That is done only
 * while nobody else can have seen it, which is: since the working copy was opened, by one person,
 * within two seconds of the last, and neither saved nor being saved. Every other entry stays as it
 * was written. A group that ends where it began leaves no entry.
 *
 * Lives on the writer's thread. */
typedef struct _AssayHistory AssayHistory;

/* Who acts, and when. */
typedef struct
{
  const char *person;
  gint64 now; /* Unix seconds, 0: the system's clock */
} AssayStamp;

/* Reads where the history stands. NULL on error. */
AssayHistory *assay_history_new (sqlite3 *db, const char *project, GError **error);
void assay_history_free (AssayHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayHistory, assay_history_free)

/* The last entry's number, 0 where there is none, and its hash (the project's id then); "" where
 * the history is not sure of it. */
gint64 assay_history_get_head (AssayHistory *self);
const char *assay_history_get_head_hash (AssayHistory *self);

/* What an edit is to undo. */
typedef enum
{
  ASSAY_HISTORY_NEW, /* what a project begins with: undo stops there */
  ASSAY_HISTORY_EDIT,
  ASSAY_HISTORY_ASIDE /* nothing the user did: undo passes it by, redo stays possible */
} AssayHistoryKind;

/* Inside the caller's transaction, after @changeset was done to the tables: writes the entry of an
 * edit. @group may be NULL. When the transaction is committed,
 * call assay_history_settle, when it is not, assay_history_forget. */
gboolean assay_history_add_edit (AssayHistory *self,
                                 const AssayStamp *stamp,
                                 const char *words,
                                 const char *group,
                                 AssayHistoryKind kind,
                                 GBytes *changeset,
                                 GError **error);

/* Inside the caller's transaction, after earlier entries were rewritten: writes the entry of a
 * redaction, whose body is @body (assay-redactions.h). Nothing before it can be undone from then
 * on. */
gboolean assay_history_add_redaction (
    AssayHistory *self, const AssayStamp *stamp, const char *words, GBytes *body, GError **error);

/* The same for a merge: @parent2 is the head of the other copy's history, @body what
 * assay_merge_body_write gives. */
gboolean assay_history_add_merge (AssayHistory *self,
                                  const AssayStamp *stamp,
                                  const char *words,
                                  const char *parent2,
                                  GBytes *body,
                                  GError **error);

/* Inside the caller's transaction: takes back the last action or does it again, with its entry.
 * NULL on error, NOTHING_TO_DO among them. */
AssayChanges *assay_history_undo (AssayHistory *self, const AssayStamp *stamp, GError **error);
AssayChanges *assay_history_redo (AssayHistory *self, const AssayStamp *stamp, GError **error);

/* Inside the caller's transaction: takes back all entries after @number in one, with its entry.
 * NULL on error: INVALID, NOTHING_TO_DO. */
AssayChanges *
assay_history_jump (AssayHistory *self, gint64 number, const AssayStamp *stamp, GError **error);

void assay_history_settle (AssayHistory *self);
void assay_history_forget (AssayHistory *self);

/* After a commit that failed, with no transaction under way any longer: whether it was done all the
 * same. Where even that cannot be found out the history is no longer sure of where it stands. */
gboolean assay_history_was_committed (AssayHistory *self);

/* Before a transaction: reads anew where the history stands, if it is not sure. */
gboolean assay_history_make_sure (AssayHistory *self, GError **error);

/* Rolls the transaction under way back and forgets the entry: even where there is no memory left,
 * as what does it was prepared before. */
void assay_history_roll_back (AssayHistory *self);

/* While at least one hold is on, and for all entries before it, no entry is replaced. */
void assay_history_hold (AssayHistory *self);
void assay_history_release (AssayHistory *self);

/* The words of what would be undone or redone now, or NULL. Owned. */
char *assay_history_dup_undo_words (AssayHistory *self);
char *assay_history_dup_redo_words (AssayHistory *self);

G_END_DECLS
