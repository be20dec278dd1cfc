/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: a text without its harmless differences, and the way back.
 *
 * Folded are: runs of white space (to one space), the forms of quotation marks, apostrophes and
 * dashes, "…" and "--", ligatures, full and half widths, the shapes of Arabic letters, and the
 * Unicode normal form (to NFD). Left out are soft hyphens, joiners of words, selectors of a glyph
 * and marks of direction. Nothing else: letter case, commas, digits and the presence of a quotation
 * mark all count. */

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayFold:
 * @chars: the folded characters
 * @origin: for each the code point it came from, never falling
 * @n: how many
 */
typedef struct
{
  gunichar *chars;
  guint *origin;
  guint n;
} AssayFold;

/** assay_fold_init: folds valid UTF-8; release with assay_fold_clear(). */
void assay_fold_init (AssayFold *fold, const char *utf8, gsize n_bytes);

/** assay_fold_clear: frees what @fold owns. */
void assay_fold_clear (AssayFold *fold);

/** assay_fold_trim: removes a space at either end. */
void assay_fold_trim (AssayFold *fold);

/** assay_fold_index: the first folded character that came from code point @cp or later. */
guint assay_fold_index (const AssayFold *fold, guint cp);

G_END_DECLS
