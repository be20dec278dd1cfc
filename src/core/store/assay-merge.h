/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/* Merging another copy of a project into the one that is open.
 *
 * Both are compared, row by row and field by field, with what they had in common last (by the
 * hashes of their histories). What only one side changed is taken, what both changed to the same is
 * left; where they differ there is a conflict, and somebody has to choose. A row that one side
 * deleted and the other changed, or still needs, is a conflict together with all rows that hang on
 * it. Fields that only say who or when of a row's last change follow the later side. The whole
 * merge is one entry of the history, undone like any.
 *
 * A claim's number is for ever, but two copies may have given one number twice: then the other
 * copy's new claim keeps its number only if it was never given here; else it gets the next that
 * neither copy gave, and a part of a split claim the next letter of its number.
 * assay_merge_get_notes () tells of each. */

typedef enum
{
  ASSAY_MERGE_UNDECIDED,
  ASSAY_MERGE_MINE,
  ASSAY_MERGE_THEIRS,
  ASSAY_MERGE_BOTH /* running text only: mine, then theirs */
} AssayMergeChoice;

typedef enum
{
  ASSAY_MERGE_FIELD,        /* both changed a field */
  ASSAY_MERGE_DELETED_HERE, /* deleted here, changed or needed there */
  ASSAY_MERGE_DELETED_THERE /* deleted there, changed or needed here */
} AssayMergeConflictType;

/* One thing to decide. Belongs to the AssayMerge; only the choice ever changes. */
typedef struct
{
  AssayMergeConflictType type;
  AssayKind kind; /* of the row; of a deletion: the one all others hang on */
  gint64 id;
  AssayField field;    /* NONE for a deletion */
  AssayRecord *base;   /* the whole row as it was; NULL: there was none */
  AssayRecord *mine;   /* as it is here; NULL: deleted */
  AssayRecord *theirs; /* as it is there; NULL: deleted */
  GPtrArray *rows;     /* of a deletion, of AssayRecord: what the other side changed or added */
  guint n_rows;        /* of a deletion: how many rows go or stay */
  guint group;         /* conflicts of one group are decided together */
  gboolean can_join;   /* whether BOTH may be chosen */

  /* Who changed it last on each side, and when (UTC); "" where nobody is known */
  char *mine_person;
  char *mine_at;
  char *theirs_person;
  char *theirs_at;

  AssayMergeChoice choice;
} AssayMergeConflict;

/* What comes in without a question. */
typedef struct
{
  guint n_inserted; /* rows */
  guint n_changed;
  guint n_deleted;
  guint inserted[ASSAY_N_KINDS]; /* the same, by kind */
  guint changed[ASSAY_N_KINDS];
  guint deleted[ASSAY_N_KINDS];
} AssayMergeCounts;

#define ASSAY_TYPE_MERGE (assay_merge_get_type ())
G_DECLARE_FINAL_TYPE (AssayMerge, assay_merge, ASSAY, MERGE, GObject)

/* Compares the project open in @store with the copy in @theirs, which is checked as any file that
 * is opened, and read from a private copy. Changes nothing. Errors: those of opening a file;
 * INVALID where the two are no copies of one project, or something was redacted here since. */
void assay_merge_prepare_async (AssayStore *store,
                                GFile *theirs,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
AssayMerge *assay_merge_prepare_finish (AssayStore *store, GAsyncResult *result, GError **error);

/* Whether the other copy brings nothing that is not here already; there is nothing to commit then.
 */
gboolean assay_merge_is_contained (AssayMerge *self);

const AssayMergeCounts *assay_merge_get_counts (AssayMerge *self);

/* Lines for people, in the language of the interface: what was numbered anew and the like.
 * NULL-terminated; borrowed. */
const char *const *assay_merge_get_notes (AssayMerge *self);

guint assay_merge_get_n_conflicts (AssayMerge *self);
const AssayMergeConflict *assay_merge_get_conflict (AssayMerge *self, guint index);

/* How many are not decided yet. */
guint assay_merge_get_n_undecided (AssayMerge *self);

/* Decides a conflict, and those of its group. BOTH counts as MINE where it cannot be. */
void assay_merge_choose (AssayMerge *self, guint index, AssayMergeChoice choice);
void assay_merge_choose_all (AssayMerge *self, AssayMergeChoice choice);

/* Merges, as one transaction and one entry. INVALID, and nothing is changed, where a conflict is
 * not decided or the project was changed since it was compared. Once; to cancel, drop the
 * object. @words: what the history calls it, translated; NULL for the usual. */
void assay_merge_commit_async (AssayMerge *self,
                               const char *words,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
AssayChanges *assay_merge_commit_finish (AssayMerge *self, GAsyncResult *result, GError **error);

G_END_DECLS
