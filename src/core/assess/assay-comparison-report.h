/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-comparison.h"

G_BEGIN_DECLS

/* A comparison of two versions in words, in the language of the interface. Pure. */

/* "3 passages changed, 1 added, 2 removed, 1 moved", or that no word differs, and in how many
 * places the typographic form does. Owned. */
char *assay_comparison_dup_summary (AssayComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;

/* One row as words alone: "over [-3,000-]{+30+} soldiers"; what is only in one version is one such
 * piece, what moved has its differing words marked. White space is made plain. Owned. */
char *assay_comparison_dup_plain (AssayComparison *comparison, guint row) G_GNUC_WARN_UNUSED_RESULT;

/* What became of a row: "Changed", "Moved here, and changed". Borrowed. */
const char *assay_comparison_get_label (const AssayComparisonRow *row);

/* The name in JSON: "same", "changed", "removed", "added", "moved-away", "moved-here". */
const char *assay_comparison_get_code (AssayComparisonKind kind);

/* The sign before it in plain text: one of " ~-+<>". */
char assay_comparison_get_sign (AssayComparisonKind kind);

G_END_DECLS
