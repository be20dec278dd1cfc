/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-word-diff.h"

G_BEGIN_DECLS

/* The difference of two texts in words as Pango markup: what went is struck through on red, what
 * came is underlined on green, so that neither colour nor line is the only cue. White space is made
 * plain. Owned. */
char *assay_difference_dup_markup (const char *before, const char *after) G_GNUC_WARN_UNUSED_RESULT;

/* Appends @words (line ends stay) to @markup, marked as what went, what came, or neither. */
void assay_difference_append (GString *markup, AssayWordOp op, const char *words);

G_END_DECLS
