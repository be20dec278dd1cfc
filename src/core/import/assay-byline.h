/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * assay_byline_clean:
 * @words: what stands where an author is named: "By Ada Holm, 20 July 2024"
 * @needs_by: whether there must be a "By" (or "Von", "Par" …) before the name
 *
 * Takes away the "By" and what follows the names: day, place of work, time to read.
 *
 * Returns: (transfer full) (nullable): the names; %NULL where there is none to be seen
 */
char *assay_byline_clean (const char *words, gboolean needs_by);

G_END_DECLS
