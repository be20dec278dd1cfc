/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-chars.h"
#include "assay-comparison-report.h"
#include "assay-finding.h"
#include "assay-terms.h"
#include "assay-versions.h"

#include <glib/gi18n-lib.h>

/* A quote in a list of claims. */
#define MAX_QUOTE 90

char *
assay_revision_dup_words (AssayRecord *revision, AssayRecord *capture)
{
  const char *time = assay_revision_get_time (revision, capture);
  int number = (int) assay_record_get_int (revision, ASSAY_REVISION_NUMBER);

  if (*time == '\0')
    return g_strdup_printf (_ ("Version %d"), number);
  return g_strdup_printf (_ ("Version %d, %s"), number, time);
}

static void
append_edits (GString *text, AssayVersions *self)
{
  for (guint i = 0; i < self->edits->len; i++)
    {
      const AssayMetadataEdit *edit = &g_array_index (self->edits, AssayMetadataEdit, i);

      g_string_append_printf (text, "%s: ", edit->label);
      if (*edit->old_words != '\0')
        g_string_append_printf (text, "[-%s-]", edit->old_words);
      if (*edit->new_words != '\0')
        g_string_append_printf (text, "{+%s+}", edit->new_words);
      g_string_append_c (text, '\n');
    }
  if (self->edits->len > 0)
    g_string_append_c (text, '\n');
}

char *
assay_fate_dup_label (const AssayFate *fate)
{
  if (assay_record_get_kind (fate->owner) == ASSAY_KIND_CLAIM)
    return assay_claim_dup_label (fate->owner);
  return g_strdup (
      assay_term_label (ASSAY_MARK_KIND, assay_record_get_text (fate->owner, ASSAY_MARK_KIND)));
}

const char *
assay_fate_get_quote (const AssayFate *fate)
{
  AssayRecord *anchor = fate->new_anchor != NULL ? fate->new_anchor : fate->old_anchor;

  return assay_record_get_text (anchor, ASSAY_ANCHOR_EXACT);
}

static void
append_fates (GString *text, AssayVersions *self, gboolean only_changes)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->fates->len; i++)
    {
      const AssayFate *fate = &g_array_index (self->fates, AssayFate, i);
      g_autofree char *label = assay_fate_dup_label (fate);
      g_autofree char *quote = assay_ellipsize (assay_fate_get_quote (fate), MAX_QUOTE);

      if (only_changes && !assay_fate_is_notable (fate->kind))
        continue;
      g_string_append_printf (text, "%s  %s: “%s”\n", label, assay_fate_get_words (fate->kind),
                              quote);
      any = TRUE;
    }
  if (any)
    g_string_append_c (text, '\n');
}

static void
append_row (GString *text, AssayVersions *self, guint row)
{
  const AssayComparisonRow *at = assay_comparison_get_row (self->comparison, row);
  g_autofree char *words = assay_comparison_dup_plain (self->comparison, row);

  g_string_append_printf (text, "%c %s\n", assay_comparison_get_sign (at->kind), words);
}

static void
append_fold (GString *text, guint n_sentences)
{
  if (n_sentences > 0)
    g_string_append_printf (
        text, ngettext ("  (%u sentence unchanged)\n", "  (%u sentences unchanged)\n", n_sentences),
        n_sentences);
}

static void
append_rows (GString *text, AssayVersions *self, gboolean only_changes)
{
  gboolean is_same = assay_comparison_is_same_words (self->comparison);
  guint n_folded = 0;

  for (guint i = 0; i < assay_comparison_get_n_rows (self->comparison); i++)
    {
      const AssayComparisonRow *row = assay_comparison_get_row (self->comparison, i);

      if (only_changes && row->kind == ASSAY_COMPARISON_SAME && !(is_same && row->differs))
        {
          n_folded += row->n_sentences;
          continue;
        }
      append_fold (text, n_folded);
      n_folded = 0;
      append_row (text, self, i);
    }
  append_fold (text, n_folded);
}

char *
assay_versions_dup_text (AssayVersions *self, gboolean only_changes)
{
  GString *text = g_string_new (NULL);
  g_autofree char *old_words = assay_revision_dup_words (self->old_revision, self->old_capture);
  g_autofree char *new_words = assay_revision_dup_words (self->new_revision, self->new_capture);
  g_autofree char *summary = assay_comparison_dup_summary (self->comparison);

  g_string_append_printf (text, "%s → %s\n%s\n\n", old_words, new_words, summary);
  append_edits (text, self);
  append_fates (text, self, only_changes);
  append_rows (text, self, only_changes);

  return g_string_free (text, FALSE);
}
