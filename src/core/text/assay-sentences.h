/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * assay_sentences_find:
 * @tag: (nullable): BCP 47 language tag, %NULL or "" for English
 * @blocks: (nullable) (array length=n_blocks): headings, paragraphs, captions … in text order; what
 *   overlaps an earlier block is cut off, what lies outside of the text is left out
 *
 * Finds the sentences of @text, or of its @blocks: the units that coverage counts in. A line feed
 * ends a unit, and no unit crosses the edge of a block.
 *
 * ICU's sentence rules (Unicode Annex 29) find the places. Outside of English CLDR's abbreviations
 * are used where it has some; in English a rule set of our own, see assay-sentence-rules.h.
 *
 * Returns: (transfer full) (element-type AssayRange): units in text order, white space at their
 *   edges left out, none of them empty
 */
GArray *
assay_sentences_find (AssayText *text, const char *tag, const AssayRange *blocks, gsize n_blocks);

/**
 * assay_ranges_at:
 * @ranges: (element-type AssayRange): in text order, not overlapping
 * @position: a code point
 *
 * Returns: (transfer none) (nullable): the range that holds @position, %NULL between two
 */
const AssayRange *assay_ranges_at (GArray *ranges, guint position);

G_END_DECLS
