/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-sections.h"
#include "assay-phrases-gettext.h"

/* What a report is made of, whatever it is written as. */

static void
add_chapters (AssayReportContext *context)
{
  for (guint i = 0; i < context->chapters->len; i++)
    {
      AssayReportChapter *chapter = g_ptr_array_index (context->chapters, i);

      assay_report_add_front (context, chapter);
      if (assay_report_context_has (context, ASSAY_REPORT_ARTICLE))
        assay_report_add_article (context, chapter);
      assay_report_add_claims (context, chapter);
      assay_report_add_versions (context, chapter);
    }
  if (context->chapters->len == 0)
    assay_report_add_empty_front (context);
}

void
assay_report_add_all (AssayReportContext *context)
{
  add_chapters (context);
  assay_report_add_sources (context);
  if (assay_report_context_has (context, ASSAY_REPORT_LOGS))
    assay_report_add_logs (context);
  if (assay_report_context_has (context, ASSAY_REPORT_CUSTODY))
    assay_report_add_custody (context);
  if (assay_report_context_has (context, ASSAY_REPORT_METHOD))
    assay_report_add_method (context);
}

const char *
assay_report_name_no_claims (AssayReportContext *context, AssayReportChapter *chapter)
{
  if (chapter->n_all > 0)
    return _ ("None of the claims of this version is among those chosen for this report.");
  if (context->for_reader)
    return _ ("No claim has been marked in this version.");

  return _ ("No claim has been marked in this version, so nothing that it says has been checked. "
            "Mark its claims, reach a finding for each, and make the report again.");
}

gboolean
assay_report_tells_proposal (AssayReportContext *context, const char *decision)
{
  return !context->for_reader || g_str_equal (decision, "taken") || g_str_equal (decision, "cut");
}

const char *
assay_report_get_title (AssayReportContext *context)
{
  GPtrArray *settings = assay_report_rows_all (context->rows, ASSAY_KIND_SETTING);

  if (context->chapters->len == 1)
    return ((AssayReportChapter *) g_ptr_array_index (context->chapters, 0))->title;

  for (guint i = 0; i < settings->len; i++)
    if (g_str_equal (assay_record_get_text (g_ptr_array_index (settings, i), ASSAY_SETTING_NAME),
                     "title"))
      return assay_record_get_text (g_ptr_array_index (settings, i), ASSAY_SETTING_VALUE);

  return _ ("Fact-check report");
}

const char *
assay_report_get_language (void)
{
  const char *chosen = assay_phrases_get_language ();

  if (*chosen != '\0')
    return chosen;

  /* Translators: the code of your language (BCP 47), such as "de" */
  return C_ ("language of the report", "en");
}
