/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: which candidate is the quote, and what state that means. */

#include "assay-haystack.h"

G_BEGIN_DECLS

/** assay_verdict_at: whether quote and context stand unaltered at code point @cp, letter by letter.
 * Only for selectors with context. */
gboolean assay_verdict_at (AssayText *text, const AssaySelector *selector, gint64 cp);

/** assay_verdict_holds: whether @range holds the words of @needle, with the same attribution around
 * them. */
gboolean
assay_verdict_holds (const AssayHaystack *haystack, const AssayNeedle *needle, AssayRange range);

/** assay_verdict_find: follows the words, or searches the whole text. */
void
assay_verdict_find (AssayHaystack *haystack, AssayNeedle *needle, AssayPlacement *ret_placement);

G_END_DECLS
