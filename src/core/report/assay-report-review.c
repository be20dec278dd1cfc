/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-sections.h"
#include "assay-terms.h"
#include "assay-phrases-gettext.h"

/* "Confirmed; said: verbatim. Its reason (Ben, 2026-11-23 07:25 UTC)". */
static const char *
name_finding (AssayReportContext *context, AssayRecord *finding)
{
  AssayRecord *level = assay_report_rows_find (context->rows, ASSAY_KIND_LEVEL,
                                               assay_record_get_ref (finding, ASSAY_FINDING_LEVEL));
  const char *said = assay_record_get_text (finding, ASSAY_FINDING_SAID);
  const char *not_asked = assay_record_get_text (finding, ASSAY_FINDING_NOT_ASKED);
  const char *person = assay_record_get_text (finding, ASSAY_FINDING_PERSON);
  const char *conclusion = assay_record_get_text (finding, ASSAY_FINDING_CONCLUSION);
  const char *reason = assay_record_get_text (finding, ASSAY_FINDING_REASON);
  g_autoptr (GString) line = g_string_new (NULL);

  if (level != NULL)
    g_string_append (line, assay_report_name_level (context, level));
  else if (*not_asked != '\0')
    g_string_append_printf (line, _ ("Not asked: %s"),
                            assay_term_label (ASSAY_FINDING_NOT_ASKED, not_asked));
  else
    g_string_append (line, _ ("not answered"));
  if (*said != '\0')
    {
      g_autofree char *label = g_utf8_strdown (assay_term_label (ASSAY_FINDING_SAID, said), -1);

      g_string_append (line, "; ");
      g_string_append_printf (line, _ ("said: %s"), label);
    }
  g_string_append_c (line, '.');
  if (*conclusion != '\0')
    g_string_append_printf (line, " %s", conclusion);
  if (*reason != '\0')
    g_string_append_printf (line, " %s", reason);
  if (*person != '\0' && !context->for_reader)
    g_string_append_printf (line, " (%s)", person);

  return assay_report_content_intern (context->content, line->str);
}

static void
add_other_finding (AssayReportContext *context,
                   AssayReportCase *one,
                   AssayReportItem *facts,
                   const char *role)
{
  AssayRecord *finding = assay_findings_find_role (one->findings, role);

  if (finding == NULL || finding == one->finding)
    return;

  assay_report_context_set_place (context, _ ("claim %s: finding of another reader"), one->label);
  assay_report_content_set_claim (context->content, assay_record_get_id (one->claim));
  assay_report_facts_add_text (context->content, facts, assay_term_label (ASSAY_FINDING_ROLE, role),
                               name_finding (context, finding));
}

static void
add_notes_of_craft (AssayReportContext *context, AssayReportCase *one, AssayReportItem *facts)
{
  g_autoptr (GPtrArray) notes
      = assay_claim_dup_notes (one->claim, one->finding, one->level, one->evidence,
                               assay_report_rows_get_lineage (context->rows));

  for (guint i = 0; i < notes->len; i++)
    assay_report_facts_add_text (context->content, facts, i == 0 ? _ ("Mind") : "",
                                 g_ptr_array_index (notes, i));
}

static void
add_logs (AssayReportContext *context, AssayReportCase *one, AssayReportItem *facts)
{
  GPtrArray *rows = assay_report_rows_by (context->rows, ASSAY_LOG_CLAIM_CLAIM,
                                          assay_record_get_id (one->claim));

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = assay_record_get_ref (g_ptr_array_index (rows, i), ASSAY_LOG_CLAIM_LOG);
      AssayRecord *log = assay_report_rows_find (context->rows, ASSAY_KIND_LOG, id);
      AssayReportWords *words;
      const char *kind;

      if (log == NULL)
        continue;
      kind = assay_record_get_text (log, ASSAY_LOG_KIND);
      words = assay_report_words_new (context->content);
      assay_report_words_add_link (
          words,
          assay_report_intern_printf (
              context, "%s, %s",
              assay_report_name_time (context, assay_record_get_text (log, ASSAY_LOG_HAPPENED_AT)),
              assay_term_label (ASSAY_LOG_STATE, assay_record_get_text (log, ASSAY_LOG_STATE))),
          assay_report_intern_printf (context, "l%" G_GINT64_FORMAT, id));
      assay_report_facts_add (context->content, facts, assay_term_label (ASSAY_LOG_KIND, kind),
                              words);
    }
}

static void
add_signoff (AssayReportContext *context, AssayReportCase *one, AssayReportItem *facts)
{
  AssayReportWords *words = assay_report_words_new (context->content);
  const char *signer = "";

  if (one->signoff != NULL && !context->for_reader)
    signer = assay_report_intern_printf (
        context, "%s, %s", assay_record_get_text (one->signoff, ASSAY_SIGNOFF_PERSON),
        assay_report_name_time (context,
                                assay_record_get_text (one->signoff, ASSAY_SIGNOFF_SIGNED_AT)));

  if (one->signoff_state == ASSAY_SIGNOFF_NONE)
    assay_report_words_add_as (words, _ ("not signed"), ASSAY_FACE_PLAIN, ASSAY_INK_MUTED);
  else if (one->signoff_state == ASSAY_SIGNOFF_VALID)
    assay_report_words_add (words, *signer != '\0' ? signer : _ ("signed"));
  else
    {
      g_autofree char *changed = assay_digest_parts_dup_words (one->signoff_changed);

      assay_report_words_add_as (words, _ ("lapsed"), ASSAY_FACE_BOLD, ASSAY_INK_INHERIT);
      assay_report_words_add (words, ", ");
      assay_report_words_add (words, changed);
      if (*signer != '\0')
        assay_report_words_add (words, assay_report_intern_printf (context, " (%s)", signer));
    }
  assay_report_facts_add (context->content, facts, _ ("Sign-off"), words);
}

void
assay_report_add_review (AssayReportContext *context, AssayReportCase *one, AssayReportItem *facts)
{
  static const char *const roles[] = { "checker", "second", "decision" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    add_other_finding (context, one, facts, roles[i]);

  if (assay_report_context_has (context, ASSAY_REPORT_NOTES))
    {
      assay_report_context_set_place (context, _ ("claim %s: note"), one->label);
      assay_report_content_set_claim (context->content, assay_record_get_id (one->claim));
      assay_report_facts_add_text (context->content, facts, _ ("Note"),
                                   assay_record_get_text (one->claim, ASSAY_CLAIM_NOTE));
    }
  if (assay_report_context_has (context, ASSAY_REPORT_LOGS))
    add_logs (context, one, facts);
  /* A reader sees the grades, and so what is to be minded about them. */
  add_notes_of_craft (context, one, facts);
  add_signoff (context, one, facts);
}
