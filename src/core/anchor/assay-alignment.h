/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: an old text and a new one, laid side by side. */

#include "assay-sequence-diff.h"

G_BEGIN_DECLS

typedef struct
{
  AssayText *old_text; /* borrowed, as the next */
  AssayText *new_text;
  GArray *old_tokens; /* of AssayToken */
  GArray *new_tokens;
  guint *matches; /* by old token: its partner, or ASSAY_UNMATCHED */
  guint *inverse; /* by new token */
} AssayAlignment;

/**
 * AssayAligned:
 * @range: where the words went, in the new text; empty when all of them are gone
 * @share: how much of the words, by their letters, has a partner
 * @is_flanked: the words before and behind have partners that are next to @range
 */
typedef struct
{
  AssayRange range;
  double share;
  gboolean is_flanked;
} AssayAligned;

/** assay_alignment_init: compares two texts; release with assay_alignment_clear(). */
void assay_alignment_init (AssayAlignment *alignment, AssayText *old_text, AssayText *new_text);
void assay_alignment_clear (AssayAlignment *alignment);

/**
 * assay_alignment_follow:
 * @range: in the old text
 *
 * What became of the words of @range. Words that were put in the stead of some at its edge belong
 * to it; words put in beside it do not.
 */
AssayAligned assay_alignment_follow (const AssayAlignment *alignment, AssayRange range);

/**
 * assay_alignment_taken:
 * @range: in the new text
 * @except: in the old text
 *
 * How much of @range, by letters, are words that stood in the old text already, elsewhere than in
 * @except: 0 to 1. A near copy that was there before is no new place of anything.
 */
double assay_alignment_taken (const AssayAlignment *alignment, AssayRange range, AssayRange except);

G_END_DECLS
