/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-chars.h"
#include "assay-phrases.h"
#include "assay-report-context.h"

#include <string.h>

/* The words of verdict scales. A scale is the project's own, and so are its words, but for those
 * that the program brought along and nobody changed. */

#define ASKED_OF_CHECKER "; say why"

/* Of names beside a bar of the chart. */
#define MOST_LETTERS 44

static const char *
name_of_scale (AssayRecord *scale, const char *words)
{
  if (scale == NULL || assay_record_is_empty (scale, ASSAY_SCALE_BUILTIN))
    return words;

  return assay_phrases_get_of_data (ASSAY_PHRASES_SCALE, words);
}

static AssayRecord *
find_scale (AssayReportContext *context, AssayRecord *level)
{
  return assay_report_rows_find (context->rows, ASSAY_KIND_SCALE,
                                 assay_record_get_ref (level, ASSAY_LEVEL_SCALE));
}

const char *
assay_report_name_scale (AssayRecord *scale)
{
  return name_of_scale (scale, assay_record_get_text (scale, ASSAY_SCALE_NAME));
}

const char *
assay_report_name_level (AssayReportContext *self, AssayRecord *level)
{
  return name_of_scale (find_scale (self, level), assay_record_get_text (level, ASSAY_LEVEL_LABEL));
}

/* Projects hold the words of their day: those of old ended with what they asked of the checker,
 * which is nothing to a reader. */
const char *
assay_report_name_meaning (AssayReportContext *self, AssayRecord *level)
{
  const char *meaning = assay_record_get_text (level, ASSAY_LEVEL_MEANING);
  gsize length = strlen (meaning);

  if (g_str_has_suffix (meaning, ASKED_OF_CHECKER))
    meaning = assay_report_intern_printf (
        self, "%.*s", (int) MIN (length - strlen (ASKED_OF_CHECKER), G_MAXINT), meaning);

  return name_of_scale (find_scale (self, level), meaning);
}

static int
compare_levels (gconstpointer a, gconstpointer b)
{
  AssayRecord *one = *(AssayRecord *const *) a;
  AssayRecord *other = *(AssayRecord *const *) b;
  double position = assay_record_get_real (one, ASSAY_LEVEL_POSITION);
  double position_other = assay_record_get_real (other, ASSAY_LEVEL_POSITION);

  if (position < position_other || position > position_other)
    return position < position_other ? -1 : 1;

  return assay_record_get_id (one) < assay_record_get_id (other) ? -1 : 1;
}

void
assay_report_sort_levels (GPtrArray *levels)
{
  g_ptr_array_sort (levels, compare_levels);
}

/* Whether it is by its level that the claim has its outcome. */
static gboolean
has_own_name (AssayReportCase *one)
{
  return one->level != NULL
         && assay_outcome_from_code (assay_record_get_text (one->level, ASSAY_LEVEL_OUTCOME))
                == one->verdict.outcome;
}

const char *
assay_report_name_outcome (AssayReportContext *self,
                           AssayReportChapter *chapter,
                           AssayOutcome outcome)
{
  g_autoptr (GPtrArray) levels = g_ptr_array_new ();
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *short_names = NULL;

  for (guint i = 0; i < chapter->cases->len; i++)
    {
      AssayReportCase *one = &g_array_index (chapter->cases, AssayReportCase, i);

      if (one->is_on_hold || one->verdict.outcome != outcome)
        continue;
      if (!has_own_name (one))
        return assay_outcome_get_label (outcome);
      if (!g_ptr_array_find (levels, one->level, NULL))
        g_ptr_array_add (levels, one->level);
    }
  if (levels->len == 0)
    return assay_outcome_get_label (outcome);

  assay_report_sort_levels (levels);
  for (guint i = 0; i < levels->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            assay_report_name_level (self, levels->pdata[i]));

  short_names = assay_ellipsize (names->str, MOST_LETTERS);

  return assay_report_content_intern (self->content, short_names);
}
