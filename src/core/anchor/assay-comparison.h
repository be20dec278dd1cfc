/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-text.h"
#include "assay-word-diff.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AssayComparisonKind:
 * @ASSAY_COMPARISON_SAME: stands in both, in the same order
 * @ASSAY_COMPARISON_CHANGED: stands in both with other words
 * @ASSAY_COMPARISON_REMOVED: only in the old text
 * @ASSAY_COMPARISON_ADDED: only in the new text
 * @ASSAY_COMPARISON_MOVED_AWAY: stood here in the old text, elsewhere in the new one
 * @ASSAY_COMPARISON_MOVED_HERE: stands here in the new text, elsewhere in the old one
 */
typedef enum
{
  ASSAY_COMPARISON_SAME,
  ASSAY_COMPARISON_CHANGED,
  ASSAY_COMPARISON_REMOVED,
  ASSAY_COMPARISON_ADDED,
  ASSAY_COMPARISON_MOVED_AWAY,
  ASSAY_COMPARISON_MOVED_HERE,
} AssayComparisonKind;

#define ASSAY_N_COMPARISON_KINDS (ASSAY_COMPARISON_MOVED_HERE + 1)

/** No row. */
#define ASSAY_COMPARISON_NO_ROW G_MAXUINT

/**
 * AssayComparisonRow:
 * @kind: what became of it
 * @old_range: its sentences in the old text with the white space behind them; empty without any
 * @new_range: the same in the new text
 * @partner: of what moved: the row of its other end; else ASSAY_COMPARISON_NO_ROW
 * @n_sentences: how many sentences it is (of the new text, where it has some)
 * @differs: of what is the same: in typographic form or layout only; of what moved: words of it
 *   were changed as well
 * @starts_block: a line of the text begins with it
 *
 * The old ranges of all rows tile the old text, the new ones the new text, both in order.
 */
typedef struct
{
  AssayComparisonKind kind;
  AssayRange old_range;
  AssayRange new_range;
  guint partner;
  guint n_sentences;
  gboolean differs;
  gboolean starts_block;
} AssayComparisonRow;

/**
 * AssayComparison:
 *
 * Two versions of a text side by side, sentence by sentence; what is unchanged, as far as a
 * paragraph goes in one row. Immutable and atomically reference counted.
 */
typedef struct _AssayComparison AssayComparison;

#define ASSAY_TYPE_COMPARISON (assay_comparison_get_type ())
GType assay_comparison_get_type (void);

/**
 * assay_comparison_new:
 * @language: (nullable): BCP 47 tag: where sentences end
 *
 * Sentences are first paired where they are equal but for their typographic form, in order; what is
 * left and stands elsewhere has moved; between equal ones those that share most of their words have
 * changed; at last, passages that share their rows of words with a distant one have moved and
 * changed. The same texts give the same rows. Time grows with the length of the texts: call it on a
 * worker.
 *
 * Returns: (transfer full): the comparison; free with assay_comparison_unref()
 */
AssayComparison *
assay_comparison_new (AssayText *old_text, AssayText *new_text, const char *language);
AssayComparison *assay_comparison_ref (AssayComparison *self);
void assay_comparison_unref (AssayComparison *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayComparison, assay_comparison_unref)

/** The two texts; borrowed. */
AssayText *assay_comparison_get_old_text (AssayComparison *self);
AssayText *assay_comparison_get_new_text (AssayComparison *self);

/** The rows in the order in which they are read: the new text, with what is gone where it was. */
guint assay_comparison_get_n_rows (AssayComparison *self);
const AssayComparisonRow *assay_comparison_get_row (AssayComparison *self, guint row);

/** assay_comparison_count: how many rows are of @kind. */
guint assay_comparison_count (AssayComparison *self, AssayComparisonKind kind);

/** assay_comparison_count_forms: how many of what is the same differ in typographic form. */
guint assay_comparison_count_forms (AssayComparison *self);

/** assay_comparison_is_same_words: whether no word differs and none has moved. */
gboolean assay_comparison_is_same_words (AssayComparison *self);

/** assay_comparison_find_row: the row that holds code point @position of the new text, or of the
 * old one; ASSAY_COMPARISON_NO_ROW behind its end. */
guint assay_comparison_find_row (AssayComparison *self, gboolean in_old_text, guint position);

/**
 * assay_comparison_dup_changes:
 *
 * How the two sides of @row differ in words; of what moved, both ends are compared. Differences of
 * typographic form do not count, but in a row that differs by nothing else.
 *
 * Returns: (transfer full) (element-type AssayWordChange): in code points of the whole texts,
 *   covering both sides without the white space at their ends
 */
GArray *assay_comparison_dup_changes (AssayComparison *self, guint row);

G_END_DECLS
