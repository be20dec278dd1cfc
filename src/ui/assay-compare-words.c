/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-compare-words.h"

#include "assay-comparison-report.h"
#include "assay-difference.h"

#include <glib/gi18n-lib.h>

static char *
dup_range (AssayText *text, AssayRange range)
{
  AssayRange words = assay_text_trim (text, range);

  return assay_text_dup_slice (text, words.start, words.end);
}

char *
assay_compare_dup_words (AssayComparison *comparison, guint row)
{
  const AssayComparisonRow *at = assay_comparison_get_row (comparison, row);

  if (at->new_range.start < at->new_range.end)
    return dup_range (assay_comparison_get_new_text (comparison), at->new_range);
  return dup_range (assay_comparison_get_old_text (comparison), at->old_range);
}

/* Which side of what differs is shown. */
static gboolean
shows (AssayCompareSide side, AssayWordOp op)
{
  if (side == ASSAY_COMPARE_MERGED || op == ASSAY_WORD_KEEP)
    return TRUE;
  return (side == ASSAY_COMPARE_OLD) == (op == ASSAY_WORD_DELETE);
}

static void
append_change (GString *markup, AssayComparison *comparison, const AssayWordChange *change)
{
  gboolean is_old = change->op == ASSAY_WORD_DELETE;
  AssayRange range = is_old ? change->old_range : change->new_range;
  g_autofree char *words
      = assay_text_dup_slice (is_old ? assay_comparison_get_old_text (comparison)
                                     : assay_comparison_get_new_text (comparison),
                              range.start, range.end);

  assay_difference_append (markup, change->op, words);
}

static void
append_changes (GString *markup, AssayComparison *comparison, guint row, AssayCompareSide side)
{
  g_autoptr (GArray) changes = assay_comparison_dup_changes (comparison, row);

  for (guint i = 0; i < changes->len; i++)
    {
      const AssayWordChange *change = &g_array_index (changes, AssayWordChange, i);

      /* What came in the stead of words stands right behind them. */
      if (side == ASSAY_COMPARE_MERGED && change->op == ASSAY_WORD_INSERT && i > 0
          && g_array_index (changes, AssayWordChange, i - 1).op == ASSAY_WORD_DELETE)
        g_string_append (markup, "\u2009");
      if (shows (side, change->op))
        append_change (markup, comparison, change);
    }
}

/* The end that is only on the other side has no words here. */
static gboolean
is_elsewhere (const AssayComparisonRow *row, AssayCompareSide side)
{
  if (side == ASSAY_COMPARE_OLD)
    return row->old_range.start == row->old_range.end;
  return side == ASSAY_COMPARE_NEW && row->new_range.start == row->new_range.end;
}

char *
assay_compare_dup_markup (AssayComparison *comparison, guint row, AssayCompareSide side)
{
  const AssayComparisonRow *at = assay_comparison_get_row (comparison, row);
  GString *markup = g_string_new (NULL);
  g_autofree char *words = NULL;

  if (is_elsewhere (at, side))
    return g_string_free (markup, FALSE);
  if (at->kind == ASSAY_COMPARISON_CHANGED || at->differs)
    {
      append_changes (markup, comparison, row, side);
      return g_string_free (markup, FALSE);
    }

  words = side == ASSAY_COMPARE_OLD
              ? dup_range (assay_comparison_get_old_text (comparison), at->old_range)
              : assay_compare_dup_words (comparison, row);
  assay_difference_append (markup,
                           at->kind == ASSAY_COMPARISON_REMOVED ? ASSAY_WORD_DELETE
                           : at->kind == ASSAY_COMPARISON_ADDED ? ASSAY_WORD_INSERT
                                                                : ASSAY_WORD_KEEP,
                           words);

  return g_string_free (markup, FALSE);
}

static void
append_spoken (GString *spoken, AssayComparison *comparison, const AssayWordChange *change)
{
  gboolean is_old = change->op == ASSAY_WORD_DELETE;
  AssayRange range = is_old ? change->old_range : change->new_range;
  g_autofree char *words
      = assay_text_dup_slice (is_old ? assay_comparison_get_old_text (comparison)
                                     : assay_comparison_get_new_text (comparison),
                              range.start, range.end);

  if (change->op == ASSAY_WORD_KEEP)
    g_string_append (spoken, words);
  else
    g_string_append_printf (spoken, is_old ? _ (" (removed: %s) ") : _ (" (added: %s) "), words);
}

char *
assay_compare_dup_spoken (AssayComparison *comparison, guint row)
{
  const AssayComparisonRow *at = assay_comparison_get_row (comparison, row);
  GString *spoken = g_string_new (NULL);
  g_autofree char *words = NULL;

  g_string_append_printf (spoken, "%s: ", assay_comparison_get_label (at));
  if (at->kind == ASSAY_COMPARISON_CHANGED || at->differs)
    {
      g_autoptr (GArray) changes = assay_comparison_dup_changes (comparison, row);

      for (guint i = 0; i < changes->len; i++)
        append_spoken (spoken, comparison, &g_array_index (changes, AssayWordChange, i));
      return g_string_free (spoken, FALSE);
    }
  words = assay_compare_dup_words (comparison, row);
  g_string_append (spoken, words);

  return g_string_free (spoken, FALSE);
}
