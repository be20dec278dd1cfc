/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-report.h"

#include "assay-report-guard.h"
#include "assay-report-sections.h"

#include <glib/gi18n-lib.h>

static const char *
get_title (AssayReportContext *context)
{
  GPtrArray *settings = assay_report_rows_all (context->rows, ASSAY_KIND_SETTING);

  if (context->chapters->len == 1)
    return ((AssayReportChapter *) context->chapters->pdata[0])->title;

  for (guint i = 0; i < settings->len; i++)
    if (g_str_equal (assay_record_get_text (settings->pdata[i], ASSAY_SETTING_NAME), "title"))
      return assay_record_get_text (settings->pdata[i], ASSAY_SETTING_VALUE);

  return _ ("Fact-check report");
}

gboolean
assay_exchange_make_items (AssayExchangeScope *scope, const char **ret_title, GError **error)
{
  AssayReportContext *context = scope->context;

  for (guint i = 0; i < context->chapters->len; i++)
    {
      AssayReportChapter *chapter = context->chapters->pdata[i];

      assay_report_add_front (context, chapter);
      assay_report_add_article (context, chapter);
      assay_report_add_claims (context, chapter);
    }
  if (context->chapters->len == 0)
    assay_report_add_empty_front (context);
  assay_report_add_sources (context);
  if (!context->for_reader)
    assay_report_add_logs (context);
  assay_report_add_custody (context);
  assay_report_add_method (context);
  *ret_title = get_title (context);

  return assay_report_guard (context, (const char *const[]){ *ret_title, NULL }, error);
}

const char *
assay_exchange_get_language (void)
{
  /* Translators: the BCP 47 tag of the language you translate into, such as "de". */
  return C_ ("language tag", "en");
}
