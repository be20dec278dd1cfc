/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: a text as a row of words and marks, to be compared with another. */

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * AssayToken:
 * @hash: of its folded characters; equal for equal words, whatever their typographic form and
 *   letter case
 * @start: first code point in the text
 * @end: code point after the last
 * @weight: how much it says: its letters; 0 for a mark
 * @rank: how strong a border there is before it: 0 within a clause, 1 after a mark, 2 at the
 *   beginning of a sentence, 3 of a line
 * @is_line: it is a whole line, letter for letter: nothing in it is looked at
 *
 * A word (a run of letters, digits and marks on them; an ideograph or a kana is one by itself) or
 * any other character that is not white space.
 */
typedef struct
{
  guint64 hash;
  guint start;
  guint end;
  guint16 weight;
  guint8 rank;
  guint8 is_line;
} AssayToken;

/** assay_tokens_append: appends to @tokens (of AssayToken) those of [@start, @end) of @text. */
void assay_tokens_append (GArray *tokens, AssayText *text, guint start, guint end);

/** assay_tokens_append_lines: appends to @tokens the lines of @text that are not empty. */
void assay_tokens_append_lines (GArray *tokens, AssayText *text);

/** assay_tokens_find: the index in @tokens of the first that ends after @cp; their count if none.
 */
guint assay_tokens_find (const GArray *tokens, guint cp);

G_END_DECLS
