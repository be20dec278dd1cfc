/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-text.h"

G_BEGIN_DECLS

/** How many code points of context a selector of ours keeps on each side. */
#define ASSAY_SELECTOR_CONTEXT 32

/**
 * AssaySelector:
 * @exact: the quoted words
 * @prefix: what stands before them, "" when nothing does or it is not known
 * @suffix: what stands behind them, likewise
 * @start: first code point in the text it was made for
 * @end: code point after the last; @start = @end = 0 where the place is not known
 *
 * W3C's TextQuoteSelector and TextPositionSelector in one. No string is %NULL.
 */
typedef struct
{
  char *exact;
  char *prefix;
  char *suffix;
  guint start;
  guint end;
} AssaySelector;

#define ASSAY_TYPE_SELECTOR (assay_selector_get_type ())
GType assay_selector_get_type (void);

/**
 * assay_selector_new:
 * @prefix: (nullable): %NULL counts as ""
 * @suffix: (nullable): likewise
 *
 * Copies the strings; all are valid UTF-8 of any length.
 *
 * Returns: (transfer full): a selector; free with assay_selector_free()
 */
AssaySelector *assay_selector_new (
    const char *exact, const char *prefix, const char *suffix, guint start, guint end);

/**
 * assay_selector_new_for_range:
 *
 * Describes [@start, @end) of @text, white space at its edges left out, with
 * ASSAY_SELECTOR_CONTEXT code points on each side.
 *
 * Returns: (transfer full) (nullable): %NULL when nothing but white space is in the range
 */
AssaySelector *assay_selector_new_for_range (AssayText *text, guint start, guint end);

/** assay_selector_copy: (transfer full): a deep copy. */
AssaySelector *assay_selector_copy (const AssaySelector *selector);

/** assay_selector_free: frees @selector, which may be %NULL. */
void assay_selector_free (AssaySelector *selector);

/** assay_selector_equal: whether both hold the same strings and positions. */
gboolean assay_selector_equal (const AssaySelector *a, const AssaySelector *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySelector, assay_selector_free)

G_END_DECLS
