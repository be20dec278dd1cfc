/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-comparison.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_COMPARE_OLD,
  ASSAY_COMPARE_NEW,
  ASSAY_COMPARE_MERGED
} AssayCompareSide;

/* The words of a row on one side, or of both in one, as Pango markup; "" where there are none. What
 * differs is marked as assay_difference_append () does. Owned. */
char *assay_compare_dup_markup (AssayComparison *comparison,
                                guint row,
                                AssayCompareSide side) G_GNUC_WARN_UNUSED_RESULT;

/* The words that decide where the row begins to be read. Owned. */
char *assay_compare_dup_words (AssayComparison *comparison, guint row) G_GNUC_WARN_UNUSED_RESULT;

/* What a screen reader says of a row: "Changed: over (removed: 3,000) (added: 30) soldiers". Owned.
 */
char *assay_compare_dup_spoken (AssayComparison *comparison, guint row) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
