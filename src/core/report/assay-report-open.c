/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-sections.h"
#include "assay-terms.h"

#include <glib/gi18n-lib.h>

/* So many claims are named in a line; of more the number is given. */
#define MOST_NAMED 60

static AssayReportWords *
make_words (AssayReportContext *context, const char *text, const char *lang, AssayReportFace face)
{
  AssayReportWords *words = assay_report_words_new (context->content);

  assay_report_words_set_lang (words, lang);
  assay_report_words_add_as (words, text, face, ASSAY_INK_INHERIT);

  return words;
}

static const char *
name_decision (AssayReportContext *context, const char *decision, const char *person)
{
  const char *label = assay_term_label (ASSAY_FINDING_DECISION, decision);

  if (*decision == '\0')
    return _ ("no decision yet");
  if (*person == '\0' || context->for_reader)
    return label;

  return assay_report_intern_printf (context, _ ("%s, by %s"), label, person);
}

static AssayReportItem *
add_changes_table (AssayReportContext *context)
{
  static const double widths[] = { 0.1, 0.36, 0.36, 0.18 };
  AssayReportItem *table = assay_report_content_add_table (context->content, 4, widths);

  assay_report_table_set_head (
      context->content, table,
      (const char *const[]){ _ ("Claim"), _ ("In the article"), _ ("Change to"), _ ("Decision") });

  return table;
}

static void
add_change (AssayReportContext *context,
            AssayReportChapter *chapter,
            AssayReportItem *table,
            AssayReportCase *one)
{
  AssayReportWords *number = assay_report_words_new (context->content);
  AssayReportWords *quote;
  AssayReportWords *wording;
  AssayReportWords *decision;

  assay_report_words_add_link (number, one->label, one->dest);
  assay_report_words_add_as (number, assay_report_intern_printf (context, " %s", one->symbol),
                             ASSAY_FACE_BOLD, (AssayReportInk) (ASSAY_INK_LOOK + (int) one->look));
  assay_report_context_set_place (context, _ ("claim %s: words of the article"), one->label);
  assay_report_content_set_claim (context->content, assay_record_get_id (one->claim));
  quote = make_words (context, one->quote, chapter->lang, ASSAY_FACE_SERIF);
  assay_report_context_set_place (context, _ ("claim %s: proposed wording"), one->label);
  assay_report_content_set_claim (context->content, assay_record_get_id (one->claim));
  wording = make_words (context, assay_record_get_text (one->finding, ASSAY_FINDING_WORDING),
                        chapter->lang, ASSAY_FACE_SERIF | ASSAY_FACE_BOLD);
  decision = make_words (
      context,
      name_decision (context, assay_record_get_text (one->finding, ASSAY_FINDING_DECISION),
                     assay_record_get_text (one->finding, ASSAY_FINDING_DECIDED_BY)),
      NULL, ASSAY_FACE_PLAIN);
  assay_report_table_add_row (table,
                              (AssayReportWords *const[]){ number, quote, wording, decision });
}

static void
add_wording (AssayReportContext *context,
             AssayReportChapter *chapter,
             AssayReportItem *table,
             AssayRecord *mark)
{
  AssayRecord *anchor
      = assay_report_rows_find_anchor (context->rows, ASSAY_ANCHOR_MARK, assay_record_get_id (mark),
                                       assay_record_get_id (chapter->shown->revision));
  AssayReportWords *symbol = assay_report_words_new (context->content);
  AssayReportWords *quote;
  AssayReportWords *wording;
  AssayReportWords *decision;

  assay_report_words_add_as (symbol, "✱", ASSAY_FACE_PLAIN,
                             (AssayReportInk) (ASSAY_INK_LOOK + ASSAY_LOOK_WORDING));
  assay_report_context_set_place (context, _ ("wording mark"));
  quote = make_words (context,
                      anchor != NULL ? assay_record_get_text (anchor, ASSAY_ANCHOR_EXACT)
                                     : _ ("no longer in the text"),
                      chapter->lang, ASSAY_FACE_SERIF);
  wording = make_words (context, assay_record_get_text (mark, ASSAY_MARK_WORDING), chapter->lang,
                        ASSAY_FACE_SERIF | ASSAY_FACE_BOLD);
  if (wording->text->len == 0)
    assay_report_words_add_as (wording, _ ("another word"), ASSAY_FACE_PLAIN, ASSAY_INK_MUTED);
  decision = make_words (
      context, name_decision (context, assay_record_get_text (mark, ASSAY_MARK_DECISION), ""), NULL,
      ASSAY_FACE_PLAIN);
  assay_report_table_add_row (table,
                              (AssayReportWords *const[]){ symbol, quote, wording, decision });
}

void
assay_report_add_changes (AssayReportContext *context, AssayReportChapter *chapter)
{
  GPtrArray *marks = assay_report_rows_by (context->rows, ASSAY_MARK_ARTICLE,
                                           assay_record_get_id (chapter->shown->article));
  AssayReportItem *table = NULL;

  assay_report_context_set_place (context, _ ("changes asked for"));
  assay_report_content_add_text (context->content, ASSAY_STYLE_H2, _ ("Changes asked for"));

  for (guint i = 0; i < chapter->cases->len; i++)
    {
      AssayReportCase *one = &g_array_index (chapter->cases, AssayReportCase, i);

      if (one->is_lost || one->finding == NULL
          || assay_record_is_empty (one->finding, ASSAY_FINDING_WORDING))
        continue;
      if (table == NULL)
        table = add_changes_table (context);
      add_change (context, chapter, table, one);
    }

  for (guint i = 0; i < marks->len; i++)
    {
      AssayRecord *mark = g_ptr_array_index (marks, i);

      if (!g_str_equal (assay_record_get_text (mark, ASSAY_MARK_KIND), "wording"))
        continue;
      if (table == NULL)
        table = add_changes_table (context);
      add_wording (context, chapter, table, mark);
    }

  if (table == NULL)
    assay_report_content_add_text (context->content, ASSAY_STYLE_BODY,
                                   _ ("No change is asked for."));
}

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
  assay_report_words_add (words, assay_report_intern_printf (context, " (%u): ", found->len));
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
  assay_report_words_add (words, ": ");
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

  if (!any)
    assay_report_content_add_text (context->content, ASSAY_STYLE_BODY, _ ("None."));
}
