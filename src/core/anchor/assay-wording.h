/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: the one rule by which two wordings are the same. Equal are what
 * assay-fold.h folds, and then
 *  - white space between ideographs or kana and whatever stands beside them, before a closing mark
 *    or a percent sign, behind an opening one, on both sides of a dash, inside of guillemets;
 *  - a word parted by a hyphen at the end of a line, and the same word whole;
 *  - in a language that is known, the spellings of one word, and the forms of one number, that the
 *    files of the folder variants list.
 * Every other difference counts: a word, a letter's case, a comma, a quotation mark put in. */

#include "assay-variants.h"

G_BEGIN_DECLS

/** assay_wording_new: (transfer full) (element-type gunichar): @utf8 in the one form that stands
 * for all that are equal to it. @joins: a hyphen at the end of a line parts a word, else it is one.
 * @variants may be %NULL. */
GArray *assay_wording_new (const char *utf8, const AssayVariants *variants, gboolean joins);

/** assay_wording_equal: whether both say the same in the same words. */
gboolean assay_wording_equal (const char *a, const char *b, const AssayVariants *variants);

/** assay_wording_split: (transfer full) (element-type utf8): the words of @utf8, the marks that
 * count in the rest of a sentence among them: quotation marks, "?", "%", signs of money. An
 * ideograph or a kana is a word. */
GPtrArray *assay_wording_split (const char *utf8, const AssayVariants *variants);

G_END_DECLS
