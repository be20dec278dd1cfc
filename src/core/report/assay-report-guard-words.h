/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of a text as the guard compares them: folded so that what reads the same compares the
 * same, without case, accents and invisible characters. In scripts without spaces each character is
 * a word: a name must be found wherever a dictionary would cut. */
typedef struct
{
  GPtrArray *folded;   /* of strings: "muller" of "Müller" */
  GPtrArray *spelt;    /* of strings: "mueller"; NULL where that is no other word */
  GByteArray *capital; /* 1 where the word does not begin with a small letter */
} AssayGuardWords;

AssayGuardWords *assay_guard_words_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void assay_guard_words_free (AssayGuardWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayGuardWords, assay_guard_words_free)

/* The word at @at alone. */
AssayGuardWords *assay_guard_words_new_part (const AssayGuardWords *self,
                                             guint at) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the word at @at of @self reads as that at @other_at of @other does, in either spelling.
 */
gboolean assay_guard_words_are_same (const AssayGuardWords *self,
                                     guint at,
                                     const AssayGuardWords *other,
                                     guint other_at);

/* The folded words, each with a space behind it. Owned. */
char *assay_guard_words_join (const AssayGuardWords *self);

/* How many letters and digits they have. */
guint assay_guard_words_count_letters (const AssayGuardWords *self);

/* @text as UTF-8, the bytes that are none read as windows-1252: as "M%FCller" has them. Owned. */
char *assay_guard_dup_valid (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Whether words of @word's script are written without spaces between them. */
gboolean assay_guard_word_stands_alone (const char *word);

G_END_DECLS
