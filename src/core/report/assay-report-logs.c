/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-sections.h"
#include "assay-terms.h"
#include "assay-phrases-gettext.h"

#define MOST_NAMED 40

static void
add_line (AssayReportWords *words, const char *text, AssayReportFace face, AssayReportInk ink)
{
  if (*text == '\0')
    return;

  if (words->text->len > 0)
    assay_report_words_add (words, "\n");
  assay_report_words_add_as (words, text, face, ink);
}

static AssayReportWords *
make_what (AssayReportContext *context, AssayRecord *log, gboolean hidden)
{
  AssayReportWords *words = assay_report_words_new (context->content);
  AssayReportSpan name;

  add_line (words, assay_term_label (ASSAY_LOG_KIND, assay_record_get_text (log, ASSAY_LOG_KIND)),
            ASSAY_FACE_BOLD, ASSAY_INK_INHERIT);
  name = assay_report_span (0, (guint) words->text->len);
  name.name = assay_report_intern_printf (context, "l%" G_GINT64_FORMAT, assay_record_get_id (log));
  assay_report_words_add_span (words, name);

  add_line (words,
            assay_report_name_time (context, assay_record_get_text (log, ASSAY_LOG_HAPPENED_AT)),
            ASSAY_FACE_PLAIN, ASSAY_INK_MUTED);
  add_line (words, hidden ? _ ("a protected source") : assay_record_get_text (log, ASSAY_LOG_WHOM),
            ASSAY_FACE_PLAIN, ASSAY_INK_INHERIT);
  if (!hidden)
    add_line (words, assay_record_get_text (log, ASSAY_LOG_HOW), ASSAY_FACE_PLAIN, ASSAY_INK_MUTED);
  add_line (words, assay_record_get_text (log, ASSAY_LOG_PERSON), ASSAY_FACE_SMALL,
            ASSAY_INK_MUTED);

  return words;
}

static AssayReportWords *
make_exchange (AssayReportContext *context, AssayRecord *log, gboolean hidden)
{
  AssayReportWords *words = assay_report_words_new (context->content);
  const char *answer = assay_record_get_text (log, ASSAY_LOG_ANSWER);
  const char *answered = assay_record_get_text (log, ASSAY_LOG_ANSWERED_AT);
  const char *deadline = assay_record_get_text (log, ASSAY_LOG_DEADLINE);

  if (hidden)
    {
      add_line (words, _ ("not printed, to protect the source"), ASSAY_FACE_ITALIC,
                ASSAY_INK_MUTED);
      return words;
    }

  add_line (words, assay_record_get_text (log, ASSAY_LOG_WORDS), ASSAY_FACE_PLAIN,
            ASSAY_INK_INHERIT);
  if (*answer != '\0')
    add_line (words,
              *answered != '\0' ? assay_report_intern_printf (
                  context, _ ("Answer, %s: %s"), assay_report_name_time (context, answered), answer)
                                : assay_report_intern_printf (context, _ ("Answer: %s"), answer),
              ASSAY_FACE_SERIF, ASSAY_INK_INHERIT);
  else if (*deadline != '\0')
    add_line (words,
              assay_report_intern_printf (context, _ ("no answer; due %s"),
                                          assay_report_name_time (context, deadline)),
              ASSAY_FACE_PLAIN, ASSAY_INK_MUTED);
  if (assay_report_context_has (context, ASSAY_REPORT_NOTES))
    add_line (words, assay_record_get_text (log, ASSAY_LOG_NOTE), ASSAY_FACE_SMALL,
              ASSAY_INK_MUTED);

  return words;
}

static void
add_log (AssayReportContext *context, AssayReportItem *table, AssayRecord *log, guint number)
{
  gboolean hidden = assay_report_log_is_hidden (context, log);
  g_autoptr (GPtrArray) cases = assay_report_context_dup_log_cases (context, log);
  AssayReportWords *what;
  AssayReportWords *exchange;
  AssayReportWords *claims;
  AssayReportWords *state;

  assay_report_context_set_place (context, _ ("log entry %u"), number);
  what = make_what (context, log, hidden);
  exchange = make_exchange (context, log, hidden);
  claims = assay_report_words_new (context->content);
  assay_report_words_add_cases (claims, cases, MOST_NAMED);
  state = assay_report_words_new (context->content);
  assay_report_words_add (
      state, assay_term_label (ASSAY_LOG_STATE, assay_record_get_text (log, ASSAY_LOG_STATE)));
  assay_report_table_add_row (table, (AssayReportWords *const[]){ what, exchange, claims, state });
}

static int
compare_logs (gconstpointer a, gconstpointer b)
{
  AssayRecord *one = *(AssayRecord *const *) a;
  AssayRecord *other = *(AssayRecord *const *) b;
  int order = g_strcmp0 (assay_record_get_text (one, ASSAY_LOG_HAPPENED_AT),
                         assay_record_get_text (other, ASSAY_LOG_HAPPENED_AT));

  if (order != 0)
    return order;

  return assay_record_get_id (one) < assay_record_get_id (other) ? -1 : 1;
}

void
assay_report_add_logs (AssayReportContext *context)
{
  static const double widths[] = { 0.24, 0.5, 0.13, 0.13 };
  GPtrArray *all = assay_report_rows_all (context->rows, ASSAY_KIND_LOG);
  g_autoptr (GPtrArray) logs = g_ptr_array_new ();
  AssayReportItem *table;

  assay_report_add_heading (context, _ ("Queries, contacts and searches"),
                            assay_report_section_dest (context, NULL, "logs"), 0);
  for (guint i = 0; i < all->len; i++)
    if (assay_report_context_tells_log (context, all->pdata[i]))
      g_ptr_array_add (logs, all->pdata[i]);
  if (logs->len == 0)
    {
      assay_report_content_add_text (context->content, ASSAY_STYLE_BODY,
                                     _ ("Nothing has been logged."));
      return;
    }

  g_ptr_array_sort (logs, compare_logs);

  table = assay_report_content_add_table (context->content, 4, widths);
  assay_report_table_set_head (
      context->content, table,
      (const char *const[]){ _ ("What, when, whom"), _ ("Words"), _ ("Claims"), _ ("State") });
  for (guint i = 0; i < logs->len; i++)
    add_log (context, table, g_ptr_array_index (logs, i), i + 1);
}
