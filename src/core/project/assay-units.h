/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-coverage.h"
#include "assay-import.h"

G_BEGIN_DECLS

/* The units that coverage counts in: a heading, caption or picture is one; all else is cut into
 * sentences. @language: BCP 47 tag or "". Array of AssayUnit in text order, owned. */
GArray *assay_units_find (AssayText *text,
                          const AssayBlock *blocks,
                          guint n_blocks,
                          const char *language) G_GNUC_WARN_UNUSED_RESULT;

/* The text to be read by people and spreadsheets: between two cells of a row stands a tab, not a
 * line end. All positions are the same. Owned. */
char *assay_units_dup_rows (AssayText *text,
                            const AssayBlock *blocks,
                            guint n_blocks) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
