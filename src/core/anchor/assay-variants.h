/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: which spellings are one word, language by language. The data are the plain
 * files in the folder variants, which say how they are written. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AssayVariants AssayVariants;

/**
 * assay_variants_new:
 * @language: (nullable): a BCP 47 tag; the files of its language and of its language and region
 *   count
 *
 * Returns: (transfer full) (nullable): %NULL for a language without a file: nothing is known of it
 */
AssayVariants *assay_variants_new (const char *language);

/** assay_variants_free: frees @variants, which may be %NULL. */
void assay_variants_free (AssayVariants *variants);

/**
 * assay_variants_apply:
 * @chars: (element-type gunichar): folded characters, see assay-fold.h; changed in place
 *
 * Writes every word in the one form that stands for all of its spellings.
 */
void assay_variants_apply (const AssayVariants *variants, GArray *chars);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayVariants, assay_variants_free)

G_END_DECLS
