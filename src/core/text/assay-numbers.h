/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * AssayBound: how a figure is meant.
 * @ASSAY_BOUND_EXACTLY: just so
 * @ASSAY_BOUND_ABOUT: "about", "some", "nearly", "~"
 * @ASSAY_BOUND_OVER: "over", "at least", "or more"
 * @ASSAY_BOUND_UNDER: "under", "up to", "fewer than"
 * @ASSAY_BOUND_BETWEEN: "10–12", "between 10 and 12"
 */
typedef enum
{
  ASSAY_BOUND_EXACTLY,
  ASSAY_BOUND_ABOUT,
  ASSAY_BOUND_OVER,
  ASSAY_BOUND_UNDER,
  ASSAY_BOUND_BETWEEN,
} AssayBound;

/**
 * AssayNumber:
 * @range: the number with its "thousand", "%", and both ends of "10–12"; without "over"
 * @value: what is written, of two the lower
 * @lower: the least it says, NAN when it says none
 * @upper: the most it says, NAN when it says none
 * @bound: how it is meant
 * @is_percent: whether it counts hundredths
 */
typedef struct
{
  AssayRange range;
  double value;
  double lower;
  double upper;
  AssayBound bound;
  gboolean is_percent;
} AssayNumber;

/**
 * assay_numbers_find:
 * @range: where to look; clamped to the text
 * @tag: (nullable): BCP 47 language tag, %NULL for English: tells "1.234" from "1,234"
 *
 * Finds the figures a claim may be about, to prefill an entry: a help, not a reading. Years, dates,
 * times, ordinals and numbers that are part of a name (G7, T-72) are left out. Digits of any
 * language's punctuation; words ("two million", "about", "percent") in English.
 *
 * Returns: (transfer full) (element-type AssayNumber): in text order
 */
GArray *assay_numbers_find (AssayText *text, AssayRange range, const char *tag);

/** assay_bound_to_code: "exactly", "about", "over", "under" or "between"; never %NULL. */
const char *assay_bound_to_code (AssayBound bound);

G_END_DECLS
