/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words to be looked for in texts, whatever their case. */
typedef struct _AssayPhrases AssayPhrases;

AssayPhrases *assay_phrases_new (void) G_GNUC_WARN_UNUSED_RESULT;
void assay_phrases_free (AssayPhrases *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPhrases, assay_phrases_free)

/* Adds @text; with @split each part of it between commas, semicolons, bars and line ends as well.
 * What has less than four characters (two wide ones) would be found everywhere and is left out. */
void assay_phrases_add (AssayPhrases *self, const char *text, gboolean split);

/* Whether @text, valid UTF-8, holds one of them. */
gboolean assay_phrases_are_in (AssayPhrases *self, const char *text);

/* @text with a black square for each. Owned. */
char *assay_phrases_blacken (AssayPhrases *self, const char *text);

G_END_DECLS
