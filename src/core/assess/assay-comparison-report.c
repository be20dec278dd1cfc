/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-assess"

#include "config.h"

#include "assay-comparison-report.h"
#include "assay-phrases-gettext.h"

static const struct
{
  const char *code;
  const char *label;
  char sign;
} kinds[ASSAY_N_COMPARISON_KINDS] = {
  [ASSAY_COMPARISON_SAME] = { "same", N_ ("Unchanged"), ' ' },
  [ASSAY_COMPARISON_CHANGED] = { "changed", N_ ("Changed"), '~' },
  [ASSAY_COMPARISON_REMOVED] = { "removed", N_ ("Removed"), '-' },
  [ASSAY_COMPARISON_ADDED] = { "added", N_ ("Added"), '+' },
  [ASSAY_COMPARISON_MOVED_AWAY] = { "moved-away", N_ ("Moved away"), '<' },
  [ASSAY_COMPARISON_MOVED_HERE] = { "moved-here", N_ ("Moved here"), '>' },
};

const char *
assay_comparison_get_label (const AssayComparisonRow *row)
{
  if (row->differs && row->kind == ASSAY_COMPARISON_SAME)
    return _ ("Typographic form or layout");
  if (row->differs && row->kind == ASSAY_COMPARISON_MOVED_AWAY)
    return _ ("Moved away, and changed");
  if (row->differs && row->kind == ASSAY_COMPARISON_MOVED_HERE)
    return _ ("Moved here, and changed");
  return _ (kinds[row->kind].label);
}

const char *
assay_comparison_get_code (AssayComparisonKind kind)
{
  return kinds[kind].code;
}

char
assay_comparison_get_sign (AssayComparisonKind kind)
{
  return kinds[kind].sign;
}

/* Takes @words where there are some. */
static void
add_count (GPtrArray *parts, guint n, char *words)
{
  if (n > 0)
    g_ptr_array_add (parts, words);
  else
    g_free (words);
}

static char *
dup_same (AssayComparison *comparison)
{
  guint n = assay_comparison_count_forms (comparison);

  if (n == 0)
    return g_strdup (_ ("The text is the same in both"));
  return g_strdup_printf (ngettext ("No difference in words; %u place differs in typographic form "
                                    "or layout",
                                    "No difference in words; %u places differ in typographic form "
                                    "or layout",
                                    n),
                          n);
}

char *
assay_comparison_dup_summary (AssayComparison *comparison)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n_changed = assay_comparison_count (comparison, ASSAY_COMPARISON_CHANGED);
  guint n_added = assay_comparison_count (comparison, ASSAY_COMPARISON_ADDED);
  guint n_removed = assay_comparison_count (comparison, ASSAY_COMPARISON_REMOVED);
  guint n_moved = assay_comparison_count (comparison, ASSAY_COMPARISON_MOVED_HERE);

  if (assay_comparison_is_same_words (comparison))
    return dup_same (comparison);

  add_count (parts, n_changed,
             g_strdup_printf (ngettext ("%u passage changed", "%u passages changed", n_changed),
                              n_changed));
  add_count (
      parts, n_added,
      g_strdup_printf (ngettext ("%u passage added", "%u passages added", n_added), n_added));
  add_count (parts, n_removed,
             g_strdup_printf (ngettext ("%u passage removed", "%u passages removed", n_removed),
                              n_removed));
  add_count (
      parts, n_moved,
      g_strdup_printf (ngettext ("%u passage moved", "%u passages moved", n_moved), n_moved));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (", ", (char **) parts->pdata);
}

static void
append_words (
    GString *string, const char *before, AssayText *text, AssayRange range, const char *behind)
{
  g_autofree char *words = assay_text_dup_slice (text, range.start, range.end);

  g_strdelimit (words, "\n\r\t", ' ');
  g_string_append_printf (string, "%s%s%s", before, words, behind);
}

static void
append_change (GString *string, AssayComparison *comparison, const AssayWordChange *change)
{
  AssayText *old_text = assay_comparison_get_old_text (comparison);
  AssayText *new_text = assay_comparison_get_new_text (comparison);

  if (change->op == ASSAY_WORD_DELETE)
    append_words (string, "[-", old_text, change->old_range, "-]");
  else if (change->op == ASSAY_WORD_INSERT)
    append_words (string, "{+", new_text, change->new_range, "+}");
  else
    append_words (string, "", new_text, change->new_range, "");
}

char *
assay_comparison_dup_plain (AssayComparison *comparison, guint row)
{
  const AssayComparisonRow *at = assay_comparison_get_row (comparison, row);
  GString *string = g_string_new (NULL);
  AssayText *old_text = assay_comparison_get_old_text (comparison);
  AssayText *new_text = assay_comparison_get_new_text (comparison);

  if (at->kind == ASSAY_COMPARISON_CHANGED || at->differs)
    {
      g_autoptr (GArray) changes = assay_comparison_dup_changes (comparison, row);

      for (guint i = 0; i < changes->len; i++)
        append_change (string, comparison, &g_array_index (changes, AssayWordChange, i));
    }
  else if (at->kind == ASSAY_COMPARISON_REMOVED)
    append_words (string, "[-", old_text, assay_text_trim (old_text, at->old_range), "-]");
  else if (at->kind == ASSAY_COMPARISON_ADDED)
    append_words (string, "{+", new_text, assay_text_trim (new_text, at->new_range), "+}");
  else if (at->kind == ASSAY_COMPARISON_MOVED_AWAY)
    append_words (string, "", old_text, assay_text_trim (old_text, at->old_range), "");
  else
    append_words (string, "", new_text, assay_text_trim (new_text, at->new_range), "");

  return g_string_free (string, FALSE);
}
