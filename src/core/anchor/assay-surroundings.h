/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: whether the rest of the sentence around a quote still says the same. */

#include "assay-haystack.h"

G_BEGIN_DECLS

/**
 * assay_surroundings_hold:
 * @range: where the quote's own words stand now, in code points
 *
 * Compares the words and quotation marks of the same sentence: all of it where the old text is
 * there, else as far as prefix and suffix tell. "According to", a name, a "not" before the quote
 * are part of what it claims. Other punctuation does not count, nor does where lines end, and
 * neither does what lies in other sentences.
 */
gboolean assay_surroundings_hold (const AssayHaystack *haystack,
                                  const AssayNeedle *needle,
                                  AssayRange range);

/**
 * assay_surroundings_are_untouched:
 * @was: of the quote in @old_text
 * @range: of the same words in @text
 * @language: (nullable): of both
 *
 * Whether nothing at all is different in the quote's sentence, letter for letter; quickly told, and
 * %FALSE where that is not so sure.
 */
gboolean assay_surroundings_are_untouched (
    AssayText *old_text, AssayRange was, AssayText *text, AssayRange range, const char *language);

G_END_DECLS
