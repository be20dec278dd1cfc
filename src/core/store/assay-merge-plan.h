/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-changeset-each.h"
#include "assay-history.h"
#include "assay-merge-base.h"
#include "assay-merge.h"

G_BEGIN_DECLS

/* For the files assay-merge*.c: what a merge will do to our rows. Inserts come first, then fields,
 * then deletions (each with all that hangs on the row). What depends on a conflict is done by how
 * that is decided. */

/* Done where the decider, if any, is not decided for MINE. */
typedef struct
{
  gint64 id;
  AssayCell cell; /* theirs */
  AssayMergeConflict *decider;
} AssayMergeSet;

/* Done where the decider, if any, is decided for @when. */
typedef struct
{
  AssayRowKey row;
  AssayMergeConflict *decider;
  AssayMergeChoice when;
} AssayMergeDelete;

/* A row that one side deleted. */
typedef struct
{
  AssayRecord *record; /* as the other side has it */
  AssayRecord *base;
  gboolean is_changed; /* by the other side */
  GPtrArray *links;    /* of AssayMergeGone: which it refers to, and the other way round */
  gboolean hangs;      /* on another of them, and cannot be without */
  guint unit;          /* 0: not known yet */
} AssayMergeGone;

typedef struct
{
  /* Borrowed while it is made */
  sqlite3 *mine;
  sqlite3 *theirs;
  AssayStatements *mine_statements;
  AssayStatements *theirs_statements;

  /* Owned: the two sides */
  AssayAncestry *my_ancestry;
  AssayAncestry *their_ancestry;
  GPtrArray *bases;  /* of AssayMergeBase */
  GPtrArray *doubts; /* the same: see AssayMergePoint */

  /* Owned: what to do */
  GPtrArray *inserts;        /* of AssayRecord */
  GPtrArray *sets;           /* of AssayMergeSet */
  GPtrArray *deletes;        /* of AssayMergeDelete */
  GPtrArray *conflicts;      /* of AssayMergeConflict */
  GPtrArray *recent;         /* of AssayMergeConflict: of fields that follow the later side */
  AssayMergeConflict *never; /* decides for ours */
  GPtrArray *notes;          /* of char* */
  GHashTable *insert_keys;   /* of AssayRowKey */
  GHashTable *set_keys;      /* field and id → AssayMergeSet */
  GHashTable *gone_here;     /* AssayRowKey → AssayMergeGone: rows deleted here */
  GHashTable *gone_there;
  GHashTable *letters; /* number → the last letter its parts have now */
  gint64 next_number;
  gboolean brings; /* anything: at least that both did the same */
  guint n_groups;
  AssayMergeCounts counts;
} AssayMergePlan;

/* Compares; NULL on error. @their_project: the other copy's id. */
AssayMergePlan *assay_merge_plan_new (sqlite3 *mine,
                                      const char *my_project,
                                      sqlite3 *theirs,
                                      const char *their_project,
                                      GCancellable *cancellable,
                                      GError **error);
void assay_merge_plan_free (AssayMergePlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMergePlan, assay_merge_plan_free)

/* Compares the rows of all kinds. */
gboolean assay_merge_weigh (AssayMergePlan *self, GCancellable *cancellable, GError **error);

/* Settles what was deleted on one side: together, whole units. */
gboolean assay_merge_settle_deletions (AssayMergePlan *self, GError **error);

/* Gives new claims, and new versions of articles, numbers that are free. */
gboolean assay_merge_settle_numbers (AssayMergePlan *self, GError **error);
gboolean assay_merge_settle_versions (AssayMergePlan *self, GError **error);

AssayMergeConflict *assay_merge_conflict_new (AssayMergeConflictType type,
                                              AssayRecord *base,
                                              AssayRecord *mine,
                                              AssayRecord *theirs);

/* Plans to set a field; replaces what was planned for it. */
AssayMergeSet *
assay_merge_plan_set (AssayMergePlan *self, gint64 id, AssayCell cell, AssayMergeConflict *decider);
AssayMergeSet *assay_merge_plan_find_set (AssayMergePlan *self, gint64 id, AssayField field);

/* Row @id of @kind as it stands in the database of @statements. NULL where it is not there, and on
 * error. */
AssayRecord *
assay_merge_read_row (AssayStatements *statements, AssayKind kind, gint64 id, GError **error);

/* @record with other values in some fields. Texts are copied. */
AssayRecord *assay_merge_change_record (AssayRecord *record,
                                        const AssayCell *changed,
                                        guint n_changed) G_GNUC_WARN_UNUSED_RESULT;

/* Calls @func with the rows of @kind of both databases, by key; each pair has at least one. */
typedef gboolean (*AssayMergePairFunc) (AssayRecord *mine,
                                        AssayRecord *theirs,
                                        gpointer user_data,
                                        GError **error);
gboolean assay_merge_each_pair (sqlite3 *mine,
                                sqlite3 *theirs,
                                AssayKind kind,
                                AssayMergePairFunc func,
                                gpointer user_data,
                                GError **error);

/* Does what was planned and decided, with the entry. Inside the caller's transaction; NULL on
 * error. */
AssayChanges *assay_merge_apply (AssayMergePlan *self,
                                 sqlite3 *mine,
                                 AssayHistory *history,
                                 sqlite3 *theirs,
                                 const char *words,
                                 const AssayStamp *stamp,
                                 GError **error);

G_END_DECLS
