/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: which spellings are one word, language by language. The data are the plain
 * files in the folder variants, which say how they are written. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AssayVariants AssayVariants;

/**
 * assay_variants_get:
 * @language: (nullable): a BCP 47 tag
 *
 * Returns: (transfer none) (nullable): those of its file, of that of the language and region before
 *   that of the language; %NULL for a language without one: nothing is known of it
 */
const AssayVariants *assay_variants_get (const char *language);

/**
 * assay_variants_apply:
 * @chars: (element-type gunichar): folded characters, see assay-fold.h; changed in place
 *
 * Writes every word in the one form that stands for all of its spellings.
 */
void assay_variants_apply (const AssayVariants *variants, GArray *chars);

G_END_DECLS
