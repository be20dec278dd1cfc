/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * assay_attribution_find:
 * @sentence: one sentence, clamped to the text
 * @ret_name: (out): where the speaker is named, without article and quotation marks
 *
 * Guesses who speaks in an English sentence: "according to X", "X said that", "“…,” said X", "KCNA
 * reports that". A suggestion for an entry: it says nothing rather than something unsure, as of
 * pronouns.
 *
 * Returns: whether a speaker was found
 */
gboolean assay_attribution_find (AssayText *text, AssayRange sentence, AssayRange *ret_name);

G_END_DECLS
