/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: which tokens of two texts are the same ones. */

#include "assay-tokens.h"

G_BEGIN_DECLS

/** No partner. */
#define ASSAY_UNMATCHED G_MAXUINT

/**
 * assay_sequence_diff:
 * @a: (array length=n_a): the old tokens
 * @b: (array length=n_b): the new ones
 * @matches: (out caller-allocates) (array length=n_a): for each of @a the index of its partner in
 *   @b, or ASSAY_UNMATCHED; partners rise
 * @inverse: (out caller-allocates) (array length=n_b): the same from @b to @a
 *
 * The common subsequence of two rows of tokens. First what is certain: rows of tokens that are
 * unique in both, in the longest chain that keeps their order (B. Cohen's patience difference);
 * between those the fewest changes (E. Myers, "An O(ND) difference algorithm and its variations",
 * 1986), up to a bound. Where a change can be put in several places it is put at the strongest
 * border.
 */
void assay_sequence_diff (
    const AssayToken *a, guint n_a, const AssayToken *b, guint n_b, guint *matches, guint *inverse);

/**
 * assay_sequence_diff_unique:
 *
 * Only what is certain: tokens that are unique in both and at least @least_weight heavy, in the
 * longest chain that keeps their order, and what is the same right beside them.
 */
void assay_sequence_diff_unique (const AssayToken *a,
                                 guint n_a,
                                 const AssayToken *b,
                                 guint n_b,
                                 guint least_weight,
                                 guint *matches);

G_END_DECLS
