/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: where a quote may be. Each function gives the best place of its kind. */

#include "assay-haystack.h"

G_BEGIN_DECLS

/** assay_candidates_equal: the same folded characters, standing apart as words as they did before;
 * @ret_count gets how many such places were seen. */
gboolean assay_candidates_equal (const AssayHaystack *haystack,
                                 const AssayNeedle *needle,
                                 AssayCandidate *ret_best,
                                 guint *ret_count);

/** assay_candidates_bracket: what now stands between the same prefix and the same suffix. */
gboolean assay_candidates_bracket (const AssayHaystack *haystack,
                                   const AssayNeedle *needle,
                                   AssayCandidate *ret_best);

/** assay_candidates_similar: words like those of the quote, edges on whole words. */
gboolean assay_candidates_similar (const AssayHaystack *haystack,
                                   const AssayNeedle *needle,
                                   AssayCandidate *ret_best);

G_END_DECLS
