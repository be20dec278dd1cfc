/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: the sentences of two texts, and which of them are partners. */

#include "assay-tokens.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_PAIR_NONE,
  ASSAY_PAIR_SAME,    /* equal, in order */
  ASSAY_PAIR_CHANGED, /* in order; several of one side may belong to several of the other */
  ASSAY_PAIR_MOVED,
} AssayPairHow;

/**
 * AssayComparedSide:
 * @units: (element-type AssayToken): the sentences; hash of the folded words with their letter
 *   case, rank 3 where a line begins; they tile the text
 * @forms: for each, a hash of its characters as they are
 * @how: for each, how it is paired
 * @partner: for each, the unit of the other side; of what CHANGED the first of them
 * @group: for each, of what CHANGED: a number that both sides share
 */
typedef struct
{
  AssayText *text;
  GArray *units;
  guint64 *forms;
  guint8 *how;
  guint *partner;
  guint *group;
} AssayComparedSide;

/** assay_compared_side_init: cuts @text into sentences, nothing paired. */
void assay_compared_side_init (AssayComparedSide *side, AssayText *text, const char *language);
void assay_compared_side_clear (AssayComparedSide *side);

/** assay_compared_sides_pair: pairs what belongs together. */
void assay_compared_sides_pair (AssayComparedSide *old_side, AssayComparedSide *new_side);

/** assay_compared_sides_pair_changed: the step of it that pairs sentences which share words at the
 * same place; @matches: for each old unit the new one that is equal, or ASSAY_UNMATCHED. */
void assay_compared_sides_pair_changed (AssayComparedSide *old_side,
                                        AssayComparedSide *new_side,
                                        const guint *matches);

/** assay_compared_sides_pair_distant: the step of it that pairs what moved and changed. */
void assay_compared_sides_pair_distant (AssayComparedSide *old_side, AssayComparedSide *new_side);

static inline const AssayToken *
assay_compared_side_get (const AssayComparedSide *side, guint i)
{
  return &g_array_index (side->units, AssayToken, i);
}

G_END_DECLS
