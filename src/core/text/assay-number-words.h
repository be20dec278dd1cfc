/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: the English words around figures. */

#include "assay-numbers.h"

G_BEGIN_DECLS

/** assay_number_words_scale: 1000 for "thousand" and so on, 0 for other words. */
double assay_number_words_scale (const char *word, gsize len);

/** assay_number_words_value: 2 to 90 for "two" to "ninety", 0 for other words. */
double assay_number_words_value (const char *word, gsize len);

/** assay_number_words_is_month: January to December and their short forms. */
gboolean assay_number_words_is_month (const char *word, gsize len);

/** assay_number_words_bound: what the words that end at @end say of the number that follows. */
AssayBound assay_number_words_bound (const char *start, const char *end);

G_END_DECLS
