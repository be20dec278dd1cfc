/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-sections.h"
#include "assay-terms.h"
#include "assay-phrases-gettext.h"

/* Words without a code have no column for it. */
static void
add_code (AssayReportContext *context,
          AssayReportItem *table,
          const char *code,
          AssayReportInk ink,
          const char *label,
          const char *meaning)
{
  AssayReportWords *words[3];

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    words[i] = assay_report_words_new (context->content);
  assay_report_words_add_as (words[0], code, ASSAY_FACE_BOLD, ink);
  assay_report_words_add (words[1], label);
  assay_report_words_add_as (words[2], meaning, ASSAY_FACE_PLAIN, ASSAY_INK_MUTED);
  if (table->n_columns < G_N_ELEMENTS (words))
    assay_report_words_free (words[0]);
  assay_report_table_add_row (table, (AssayReportWords *const *) words + G_N_ELEMENTS (words)
                                         - table->n_columns);
}

static AssayReportItem *
add_codes_table (AssayReportContext *context, const char *title, gboolean with_codes)
{
  static const double widths[] = { 0.08, 0.3, 0.62 };
  static const double widths_without[] = { 0.38, 0.62 };
  AssayReportItem *table;

  assay_report_content_add_text (context->content, ASSAY_STYLE_H2, title);
  table = assay_report_content_add_table (context->content, with_codes ? 3 : 2,
                                          with_codes ? widths : widths_without);
  table->together = TRUE;

  return table;
}

static void
add_terms (AssayReportContext *context, const char *title, AssayField field, gboolean with_codes)
{
  AssayReportItem *table = add_codes_table (context, title, with_codes);
  guint n_terms;
  const AssayTerm *terms = assay_terms_get (field, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    add_code (context, table, terms[i].code, ASSAY_INK_TEXT,
              assay_term_label (field, terms[i].code), assay_term_meaning (field, terms[i].code));
}

/* The levels of a scale in their order. */
static void
add_scale (AssayReportContext *context, AssayRecord *scale)
{
  g_autoptr (GPtrArray) levels = g_ptr_array_new ();
  GPtrArray *rows
      = assay_report_rows_by (context->rows, ASSAY_LEVEL_SCALE, assay_record_get_id (scale));
  AssayReportItem *table;

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (levels, g_ptr_array_index (rows, i));
  assay_report_sort_levels (levels);

  assay_report_context_set_place (context, _ ("verdict scale"));
  table = add_codes_table (context,
                           assay_report_intern_printf (context, _ ("True? The verdict scale “%s”"),
                                                       assay_report_name_scale (scale)),
                           TRUE);
  for (guint i = 0; i < levels->len; i++)
    {
      AssayRecord *level = g_ptr_array_index (levels, i);
      AssayReportLook look = (AssayReportLook) assay_outcome_from_code (
          assay_record_get_text (level, ASSAY_LEVEL_OUTCOME));
      const char *symbol = assay_record_get_text (level, ASSAY_LEVEL_SYMBOL);

      add_code (
          context, table, *symbol != '\0' ? symbol : assay_report_look_get_info (look)->symbol,
          (AssayReportInk) (ASSAY_INK_LOOK + (int) look), assay_report_name_level (context, level),
          assay_report_name_meaning (context, level));
    }
  if (levels->len == 0)
    add_code (context, table, assay_report_look_get_info (ASSAY_LOOK_CONCLUDED)->symbol,
              ASSAY_INK_TEXT, _ ("Conclusion only"),
              _ ("Each claim has a conclusion in words and no level."));
}

/* The scales that articles of this report use; all, where none says which. */
static void
add_scales (AssayReportContext *context)
{
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  GPtrArray *scales = assay_report_rows_all (context->rows, ASSAY_KIND_SCALE);

  for (guint i = 0; i < context->chapters->len; i++)
    {
      AssayReportChapter *chapter = g_ptr_array_index (context->chapters, i);
      AssayRecord *scale = assay_report_rows_find (
          context->rows, ASSAY_KIND_SCALE,
          assay_record_get_ref (chapter->shown->article, ASSAY_ARTICLE_SCALE));

      if (scale != NULL)
        g_hash_table_add (used, scale);
      for (guint k = 0; k < chapter->cases->len; k++)
        {
          AssayReportCase *one = &g_array_index (chapter->cases, AssayReportCase, k);

          scale
              = one->level != NULL
                    ? assay_report_rows_find (context->rows, ASSAY_KIND_SCALE,
                                              assay_record_get_ref (one->level, ASSAY_LEVEL_SCALE))
                    : NULL;
          if (scale != NULL)
            g_hash_table_add (used, scale);
        }
    }

  for (guint i = 0; i < scales->len; i++)
    if (g_hash_table_size (used) == 0
        || g_hash_table_contains (used, g_ptr_array_index (scales, i)))
      add_scale (context, g_ptr_array_index (scales, i));
}

static void
add_coverage_states (AssayReportContext *context)
{
  AssayReportItem *table
      = add_codes_table (context, _ ("Coverage: the state of each sentence"), TRUE);

  for (guint i = 0; i < ASSAY_N_COVERAGE_STATES; i++)
    add_code (context, table, assay_report_get_coverage_sign ((AssayCoverageState) i),
              ASSAY_INK_TEXT, assay_coverage_state_get_label ((AssayCoverageState) i),
              assay_coverage_state_get_meaning ((AssayCoverageState) i));
}

void
assay_report_add_method (AssayReportContext *context)
{
  AssayReportContent *content = context->content;

  assay_report_add_heading (context, _ ("Method and codes"),
                            assay_report_section_dest (context, NULL, "method"), 0);
  assay_report_content_add_text (
      content, ASSAY_STYLE_BODY,
      _ ("Each claim is a span of the article that asserts something checkable. Its number is "
         "given "
         "once and never changes. Up to two questions are asked of it, and evidence is counted for "
         "each of them: was it said, by that speaker, in that sense; and is it so. A claim without "
         "a speaker is asked only whether it is so."));
  assay_report_content_add_text (
      content, ASSAY_STYLE_BODY,
      _ ("Sources are counted by origin: those that took their information from the same place, or "
         "belong to the same party, make one line. Links do not count, origins do."));
  assay_report_content_add_text (
      content, ASSAY_STYLE_BODY,
      assay_report_intern_printf (context,
                                  _ ("This report shows what was known at %s and was made by Assay "
                                     "%s. What was found out later is not in it."),
                                  assay_report_name_time (context, context->input->as_known_at),
                                  ASSAY_VERSION));
  add_terms (context, _ ("Said?"), ASSAY_FINDING_SAID, FALSE);
  add_scales (context);
  add_terms (context, _ ("True? is not asked of"), ASSAY_FINDING_NOT_ASKED, FALSE);
  add_terms (context, _ ("Reliability of sources (Admiralty code, NATO AJP-2.1)"),
             ASSAY_SOURCE_RELIABILITY, TRUE);
  add_terms (context, _ ("Credibility of information (Admiralty code, NATO AJP-2.1)"),
             ASSAY_EVIDENCE_CREDIBILITY, TRUE);
  assay_report_content_add_text (
      content, ASSAY_STYLE_SMALL,
      _ ("Letter and number are judged apart and never averaged. F and 6 "
         "say that there is no basis for a judgement; they are not the "
         "worst grades."));
  add_coverage_states (context);
  add_terms (context, _ ("When the text changes: the state of an anchor"), ASSAY_ANCHOR_STATE,
             FALSE);
}
