/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * AssayWordOp:
 * @ASSAY_WORD_KEEP: the same words in both
 * @ASSAY_WORD_DELETE: only in the old text
 * @ASSAY_WORD_INSERT: only in the new text
 */
typedef enum
{
  ASSAY_WORD_KEEP,
  ASSAY_WORD_DELETE,
  ASSAY_WORD_INSERT,
} AssayWordOp;

/**
 * AssayWordChange:
 * @op: what happened
 * @old_range: where, in the old text; empty for an insertion
 * @new_range: where, in the new text; empty for a deletion
 */
typedef struct
{
  AssayWordOp op;
  AssayRange old_range;
  AssayRange new_range;
} AssayWordChange;

/**
 * assay_word_diff:
 *
 * The difference of two texts in words, marks of punctuation and white space (any white space is
 * the same). Fewest changes, by E. Myers, "An O(ND) difference algorithm and its variations"
 * (1986); a space between two changes counts with them, so that phrases read whole. Where the texts
 * differ too much for that (some thousand words), all between their common beginning and end is
 * replaced.
 *
 * Returns: (transfer full) (element-type AssayWordChange): covering both texts in order; a deletion
 *   stands before the insertion that replaces it; neighbours never have the same op
 */
GArray *assay_word_diff (AssayText *old_text, AssayText *new_text);

G_END_DECLS
