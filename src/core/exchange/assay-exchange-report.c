/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-report.h"

#include "assay-report-guard.h"
#include "assay-report-sections.h"

gboolean
assay_exchange_make_items (AssayExchangeScope *scope, const char **ret_title, GError **error)
{
  assay_report_add_all (scope->context);
  *ret_title = assay_report_get_title (scope->context);

  return assay_report_guard (scope->context, scope->needles,
                             (const char *const[]){ *ret_title, NULL }, scope->cancellable, error);
}

static void
append_change (GString *out, const AssayReportSegment *segment, const char *del, const char *ins)
{
  if ((segment->face & ASSAY_FACE_STRUCK) != 0)
    g_string_append (out, del);
  else if ((segment->face & ASSAY_FACE_UNDERLINED) != 0)
    g_string_append (out, ins);
}

void
assay_exchange_begin_change (GString *out, const AssayReportSegment *segment)
{
  append_change (out, segment, "<del>", "<ins>");
}

void
assay_exchange_end_change (GString *out, const AssayReportSegment *segment)
{
  append_change (out, segment, "</del>", "</ins>");
}
