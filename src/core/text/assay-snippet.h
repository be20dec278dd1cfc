/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-word-folder.h"

G_BEGIN_DECLS

/**
 * AssaySnippet:
 * @words: a passage of one line, with "…" where it was cut
 * @marks: (element-type AssayRange): what was found, as code points of @words
 * @start: where in the whole text the first of it stands
 */
typedef struct
{
  char *words;
  GArray *marks;
  guint start;
} AssaySnippet;

void assay_snippet_free (AssaySnippet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySnippet, assay_snippet_free)

/**
 * assay_snippet_new:
 * @terms: (element-type utf8): folded words, each looked for as the beginning of a word
 * @length: most code points of the passage, the cut ends not counted
 *
 * The passage of @text around the first place where a term begins a word; of its beginning where
 * there is none.
 *
 * Returns: (transfer full): the passage
 */
AssaySnippet *
assay_snippet_new (AssayWordFolder *folder, AssayText *text, GPtrArray *terms, guint length);

G_END_DECLS
