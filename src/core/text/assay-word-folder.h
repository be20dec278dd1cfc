/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * AssayWordFolder:
 *
 * Cuts texts into words as a search sees them: by ICU's word rules (so that Chinese and Thai have
 * words too), each without what a searcher may type otherwise: letter case and compatibility forms
 * (NFKC_Casefold of Unicode Standard Annex 15), the accents, vowel points and the like of Latin,
 * Greek, Cyrillic, Hebrew and Arabic letters, the shape of apostrophes, and the marks that group
 * digits ("3,000" is found as "3000"). The vowel signs of other scripts are letters and stay.
 *
 * Of one thread at a time.
 */
typedef struct _AssayWordFolder AssayWordFolder;

/** assay_word_folder_new: (transfer full): %NULL only where ICU has no data at all. */
AssayWordFolder *assay_word_folder_new (void);
void assay_word_folder_free (AssayWordFolder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayWordFolder, assay_word_folder_free)

/**
 * AssayFoldedWord:
 * @range: where it stands
 * @word: its folded form, owned by the pool; empty where nothing of it can be searched
 */
typedef struct
{
  AssayRange range;
  const char *word;
} AssayFoldedWord;

/**
 * assay_word_folder_find:
 * @pool: what the folded forms are kept in; they live as long as it
 *
 * Returns: (transfer full) (element-type AssayFoldedWord): the words of @text in text order
 */
GArray *assay_word_folder_find (AssayWordFolder *self, AssayText *text, GStringChunk *pool);

/**
 * assay_word_folder_append:
 * @utf8: valid UTF-8 of @n_bytes
 * @joined: the folded words are appended to it, each with a space behind
 */
void
assay_word_folder_append (AssayWordFolder *self, const char *utf8, gsize n_bytes, GString *joined);

G_END_DECLS
