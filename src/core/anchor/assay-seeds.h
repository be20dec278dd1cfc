/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: which parts of a text share enough grams with a quote to be worth a search.
 */

#include "assay-haystack.h"

G_BEGIN_DECLS

/** assay_seeds_find: up to @max windows of folded characters, the most promising first.
 *
 * Returns: (transfer full) (element-type AssayRange): windows with room at both ends */
GArray *assay_seeds_find (const AssayHaystack *haystack, const AssayNeedle *needle, guint max);

G_END_DECLS
