/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-comparison.h"

#include "assay-fold.h"

/* One side of a row without its typographic form, and the way back. */
typedef struct
{
  AssayRange range;
  AssayFold fold;
  AssayText *folded;
} Side;

static void
side_init (Side *side, AssayText *text, AssayRange range)
{
  gsize from;
  g_autoptr (GString) words = g_string_new (NULL);

  side->range = assay_text_trim (text, range);
  from = assay_text_byte_of (text, side->range.start);
  assay_fold_init (&side->fold, assay_text_get_utf8 (text) + from,
                   assay_text_byte_of (text, side->range.end) - from);
  for (guint i = 0; i < side->fold.n; i++)
    g_string_append_unichar (words, side->fold.chars[i]);
  side->folded = assay_text_new (words->str, (gssize) words->len);
}

static void
side_clear (Side *side)
{
  assay_fold_clear (&side->fold);
  assay_text_unref (side->folded);
}

/* The place in the whole text of folded character @at. */
static guint
unfold (const Side *side, guint at)
{
  if (at == 0)
    return side->range.start;
  return at < side->fold.n ? side->range.start + side->fold.origin[at] : side->range.end;
}

static AssayRange
unfold_range (const Side *side, AssayRange range)
{
  return (AssayRange){ unfold (side, range.start), unfold (side, range.end) };
}

static GArray *
compare_folded (AssayComparison *self, AssayRange old_range, AssayRange new_range)
{
  Side old_side;
  Side new_side;
  GArray *changes;
  guint kept = 0;

  side_init (&old_side, assay_comparison_get_old_text (self), old_range);
  side_init (&new_side, assay_comparison_get_new_text (self), new_range);
  changes = assay_word_diff (old_side.folded, new_side.folded);
  for (guint i = 0; i < changes->len; i++)
    {
      AssayWordChange change = g_array_index (changes, AssayWordChange, i);

      change.old_range = unfold_range (&old_side, change.old_range);
      change.new_range = unfold_range (&new_side, change.new_range);
      if (assay_range_get_length (change.old_range) + assay_range_get_length (change.new_range) > 0)
        g_array_index (changes, AssayWordChange, kept++) = change;
    }
  g_array_set_size (changes, kept);
  side_clear (&old_side);
  side_clear (&new_side);
  return changes;
}

static GArray *
compare_forms (AssayComparison *self, AssayRange old_range, AssayRange new_range)
{
  AssayText *texts[2]
      = { assay_comparison_get_old_text (self), assay_comparison_get_new_text (self) };
  AssayRange ranges[2]
      = { assay_text_trim (texts[0], old_range), assay_text_trim (texts[1], new_range) };
  g_autofree char *old_words = assay_text_dup_slice (texts[0], ranges[0].start, ranges[0].end);
  g_autofree char *new_words = assay_text_dup_slice (texts[1], ranges[1].start, ranges[1].end);
  g_autoptr (AssayText) old_slice = assay_text_new (old_words, -1);
  g_autoptr (AssayText) new_slice = assay_text_new (new_words, -1);
  GArray *changes = assay_word_diff (old_slice, new_slice);

  for (guint i = 0; i < changes->len; i++)
    {
      AssayWordChange *change = &g_array_index (changes, AssayWordChange, i);

      change->old_range.start += ranges[0].start;
      change->old_range.end += ranges[0].start;
      change->new_range.start += ranges[1].start;
      change->new_range.end += ranges[1].start;
    }
  return changes;
}

GArray *
assay_comparison_dup_changes (AssayComparison *self, guint row)
{
  const AssayComparisonRow *at = assay_comparison_get_row (self, row);
  AssayRange old_range;
  AssayRange new_range;

  g_return_val_if_fail (at != NULL, g_array_new (FALSE, FALSE, sizeof (AssayWordChange)));

  old_range = at->old_range;
  new_range = at->new_range;
  if (at->kind == ASSAY_COMPARISON_MOVED_HERE)
    old_range = assay_comparison_get_row (self, at->partner)->old_range;
  else if (at->kind == ASSAY_COMPARISON_MOVED_AWAY)
    new_range = assay_comparison_get_row (self, at->partner)->new_range;

  return at->kind == ASSAY_COMPARISON_SAME && at->differs
             ? compare_forms (self, old_range, new_range)
             : compare_folded (self, old_range, new_range);
}
