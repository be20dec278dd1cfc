/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** assay_char_is_space: Unicode White_Space, and the invisible U+200B and U+FEFF. */
gboolean assay_char_is_space (gunichar c);

/** assay_char_is_word: a letter, a digit or a mark on one: what words are made of. */
gboolean assay_char_is_word (gunichar c);

/** assay_char_is_quote: a quotation mark of any shape or script, single or double. */
gboolean assay_char_is_quote (gunichar c);

/** assay_char_is_apostrophe: one of the marks that also stand inside words (' and ’ and kin). */
gboolean assay_char_is_apostrophe (gunichar c);

/** assay_char_is_dash: a hyphen, a dash or a minus sign. */
gboolean assay_char_is_dash (gunichar c);

/** assay_char_stands_alone: of a script that is written without spaces: a word by itself. */
gboolean assay_char_stands_alone (gunichar c);

/**
 * assay_ellipsize:
 * @utf8: valid UTF-8
 * @max_length: most code points of the result, the ellipsis counted
 *
 * Shortens @utf8 for a label: every run of white space becomes one space, edges are trimmed, and
 * what is too long ends in "…", after a whole word if one ends in the last third, and never
 * between a letter and the marks on it.
 *
 * Returns: (transfer full): at most @max_length code points
 */
char *assay_ellipsize (const char *utf8, guint max_length);

G_END_DECLS
