/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * assay_words_find:
 * @range: where to look; clamped to the text
 * @tag: (nullable): BCP 47 language tag, %NULL for language-neutral rules
 *
 * Finds the words by ICU's word rules (Unicode Annex 29; a dictionary for Chinese, Japanese, Thai,
 * Khmer, Lao, Burmese): every segment that holds a letter or a digit. "3,000", "don't" and "U.S"
 * are one word each; punctuation and symbols are none.
 *
 * Returns: (transfer full) (element-type AssayRange): words in text order
 */
GArray *assay_words_find (AssayText *text, AssayRange range, const char *tag);

G_END_DECLS
