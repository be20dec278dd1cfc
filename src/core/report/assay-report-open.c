/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-sections.h"
#include "assay-terms.h"
#include "assay-phrases-gettext.h"

/* So many claims are named in a line; of more the number is given. */
#define MOST_NAMED 60

typedef gboolean (*CaseFilter) (AssayReportCase *one);

static gboolean
is_undecided (AssayReportCase *one)
{
  return !one->verdict.decided && !one->is_on_hold;
}

static gboolean
is_disputed (AssayReportCase *one)
{
  return one->is_disputed;
}

static gboolean
is_changed (AssayReportCase *one)
{
  return one->is_changed;
}

static gboolean
is_lost (AssayReportCase *one)
{
  return one->is_lost;
}

static gboolean
is_unverified (AssayReportCase *one)
{
  return one->verdict.decided && !one->is_on_hold && one->verdict.outcome == ASSAY_OUTCOME_OPEN;
}

static gboolean
is_unsigned (AssayReportCase *one)
{
  return one->signoff_state == ASSAY_SIGNOFF_NONE;
}

static gboolean
is_lapsed (AssayReportCase *one)
{
  return one->signoff_state == ASSAY_SIGNOFF_LAPSED;
}

/* One line: what is open, and for which claims. FALSE where it is for none. */
static gboolean
add_open_cases (AssayReportContext *context,
                AssayReportChapter *chapter,
                const char *name,
                CaseFilter filter)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  AssayReportWords *words;

  for (guint i = 0; i < chapter->cases->len; i++)
    {
      AssayReportCase *one = &g_array_index (chapter->cases, AssayReportCase, i);

      if (filter (one))
        g_ptr_array_add (found, one);
    }
  if (found->len == 0)
    return FALSE;

  words = assay_report_words_new (context->content);
  assay_report_words_add_as (words, name, ASSAY_FACE_BOLD, ASSAY_INK_INHERIT);
  assay_report_words_add (words, assay_report_intern_printf (context, _ (" (%u): "), found->len));
  assay_report_words_add_cases (words, found, MOST_NAMED);
  assay_report_content_add (context->content, ASSAY_STYLE_LIST, words)->bullet = "•";

  return TRUE;
}

static gboolean
add_open_log (AssayReportContext *context, AssayReportChapter *chapter, AssayRecord *log)
{
  g_autoptr (GPtrArray) cases = assay_report_context_dup_log_cases (context, log);
  const char *deadline = assay_record_get_text (log, ASSAY_LOG_DEADLINE);
  gboolean hidden = assay_report_log_is_hidden (context, log);
  AssayReportWords *words;
  gboolean here = cases->len == 0 && g_ptr_array_index (context->chapters, 0) == chapter;

  for (guint i = 0; i < cases->len && !here; i++)
    here = assay_record_get_ref (((AssayReportCase *) g_ptr_array_index (cases, i))->claim,
                                 ASSAY_CLAIM_ARTICLE)
           == assay_record_get_id (chapter->shown->article);
  if (!here || !assay_report_context_tells_log (context, log)
      || !g_str_equal (assay_record_get_text (log, ASSAY_LOG_STATE), "open"))
    return FALSE;

  assay_report_context_set_place (context, _ ("open log entry"));
  words = assay_report_words_new (context->content);
  assay_report_words_add_as (
      words, assay_term_label (ASSAY_LOG_KIND, assay_record_get_text (log, ASSAY_LOG_KIND)),
      ASSAY_FACE_BOLD, ASSAY_INK_INHERIT);
  if (cases->len > 0)
    {
      assay_report_words_add (words, _ (" on "));
      assay_report_words_add_cases (words, cases, MOST_NAMED);
    }
  assay_report_words_add (words, _ (": "));
  if (hidden)
    assay_report_words_add (words, _ ("with a protected source"));
  else
    assay_report_words_add (words, assay_record_get_text (log, ASSAY_LOG_WORDS));
  if (*deadline != '\0')
    assay_report_words_add_as (
        words,
        assay_report_intern_printf (context, _ (" (answer due %s)"),
                                    assay_report_name_time (context, deadline)),
        ASSAY_FACE_PLAIN, ASSAY_INK_MUTED);
  assay_report_content_add (context->content, ASSAY_STYLE_LIST, words)->bullet = "•";

  return TRUE;
}

static gboolean
add_open_logs (AssayReportContext *context, AssayReportChapter *chapter)
{
  GPtrArray *logs = assay_report_rows_all (context->rows, ASSAY_KIND_LOG);
  gboolean any = FALSE;

  for (guint i = 0; i < logs->len; i++)
    any |= add_open_log (context, chapter, g_ptr_array_index (logs, i));

  return any;
}

/* Text that no claim holds yet: it has no other line here. */
static gboolean
add_unmarked (AssayReportContext *context, guint n, const char *name)
{
  AssayReportWords *words;

  if (n == 0)
    return FALSE;

  words = assay_report_words_new (context->content);
  assay_report_words_add_as (words, name, ASSAY_FACE_BOLD, ASSAY_INK_INHERIT);
  assay_report_words_add (words, _ (": "));
  assay_report_words_add (words, assay_report_name_number (context, n));
  assay_report_content_add (context->content, ASSAY_STYLE_LIST, words)->bullet = "•";

  return TRUE;
}

/* Queries and disputes wait for the editor: in the editor's report they come first. */
void
assay_report_add_open_points (AssayReportContext *context, AssayReportChapter *chapter)
{
  gboolean for_editor = context->input->preset == ASSAY_REPORT_EDITOR;
  gboolean has_logs = assay_report_context_has (context, ASSAY_REPORT_LOGS);
  gboolean any = FALSE;

  assay_report_context_set_place (context, _ ("open points"));
  assay_report_content_add_text (context->content, ASSAY_STYLE_H2, _ ("Open points"));
  if (for_editor)
    {
      if (has_logs)
        any |= add_open_logs (context, chapter);
      any |= add_open_cases (context, chapter, _ ("In dispute"), is_disputed);
    }
  any |= add_open_cases (context, chapter, _ ("Words have CHANGED, finding on hold"), is_changed);
  any |= add_open_cases (context, chapter, _ ("Words are no longer in the text"), is_lost);
  any |= add_open_cases (context, chapter, _ ("Undecided"), is_undecided);
  if (!for_editor)
    any |= add_open_cases (context, chapter, _ ("In dispute"), is_disputed);
  any |= add_open_cases (context, chapter, _ ("Could not be verified"), is_unverified);
  if (!for_editor && has_logs)
    any |= add_open_logs (context, chapter);
  any |= add_open_cases (context, chapter, _ ("Signature lapsed"), is_lapsed);
  any |= add_open_cases (context, chapter, _ ("Not signed"), is_unsigned);
  any |= add_unmarked (context, assay_coverage_count (chapter->coverage, ASSAY_COVERAGE_UNTOUCHED),
                       _ ("Sentences, headings and captions not yet touched"));
  any |= add_unmarked (context, assay_coverage_count (chapter->coverage, ASSAY_COVERAGE_PARTLY),
                       _ ("Sentences, headings and captions marked in part"));

  if (!any)
    assay_report_content_add_text (context->content, ASSAY_STYLE_BODY,
                                   _ ("Nothing waits for a decision or a signature."));
}
