/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: whether the rest of the sentence around a quote still says the same. */

#include "assay-haystack.h"

G_BEGIN_DECLS

/**
 * assay_surroundings_hold:
 * @range: where the quote's own words stand now, in code points
 *
 * Compares the words and quotation marks of the same sentence, as far as prefix and suffix tell:
 * "according to", a name, a "not" before the quote are part of what it claims. Other punctuation
 * does not count, and neither does what lies in other sentences.
 */
gboolean assay_surroundings_hold (const AssayHaystack *haystack,
                                  const AssayNeedle *needle,
                                  AssayRange range);

G_END_DECLS
