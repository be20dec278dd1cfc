/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-naming.h"
#include "assay-report-sections.h"
#include "assay-terms.h"
#include "assay-phrases-gettext.h"

static const char *
symbol_of_stance (const char *stance)
{
  if (g_str_equal (stance, "supports"))
    return "▲ ";
  if (g_str_equal (stance, "refutes"))
    return "▼ ";

  return "■ ";
}

static AssayReportInk
ink_of_stance (const char *stance)
{
  if (g_str_equal (stance, "supports"))
    return (AssayReportInk) (ASSAY_INK_LOOK + ASSAY_LOOK_CONFIRMED);
  if (g_str_equal (stance, "refutes"))
    return (AssayReportInk) (ASSAY_INK_LOOK + ASSAY_LOOK_WRONG);

  return ASSAY_INK_MUTED;
}

static AssayReportWords *
make_bearing (AssayReportContext *context, AssayRecord *piece)
{
  AssayReportWords *words = assay_report_words_new (context->content);
  const char *question = assay_record_get_text (piece, ASSAY_EVIDENCE_QUESTION);
  const char *stance = assay_record_get_text (piece, ASSAY_EVIDENCE_STANCE);

  assay_report_words_add (
      words, assay_term_label (ASSAY_EVIDENCE_QUESTION, *question != '\0' ? question : "true"));
  assay_report_words_add (words, "\n");
  if (*stance != '\0')
    {
      g_autofree char *text = g_strconcat (symbol_of_stance (stance),
                                           assay_term_label (ASSAY_EVIDENCE_STANCE, stance), NULL);

      assay_report_words_add_as (words, text, ASSAY_FACE_BOLD, ink_of_stance (stance));
    }

  return words;
}

static AssayReportWords *
make_source (AssayReportContext *context, AssayRecord *source)
{
  AssayReportWords *words = assay_report_words_new (context->content);
  const char *actor;

  if (source == NULL)
    return words;

  assay_report_words_add_source (context, words, source);
  if (assay_report_is_protected (source))
    {
      assay_report_words_add_as (words, "\n", ASSAY_FACE_PLAIN, ASSAY_INK_MUTED);
      assay_report_words_add_as (words, _ ("protected source"), ASSAY_FACE_SMALL, ASSAY_INK_MUTED);
      return words;
    }

  actor = assay_report_name_actor_and_party (context,
                                             assay_record_get_ref (source, ASSAY_SOURCE_ACTOR));
  if (*actor != '\0')
    {
      assay_report_words_add (words, "\n");
      assay_report_words_add_as (words, actor, ASSAY_FACE_SMALL, ASSAY_INK_MUTED);
    }

  return words;
}

static AssayReportWords *
make_rating (AssayReportContext *context, AssayRecord *piece, AssayRecord *source)
{
  AssayReportWords *words = assay_report_words_new (context->content);
  g_autofree char *rating = assay_evidence_dup_rating (piece, source);
  g_autofree char *in_words = assay_evidence_dup_rating_words (piece, source);

  if (*rating != '\0')
    {
      assay_report_words_add_as (words, rating, ASSAY_FACE_BOLD, ASSAY_INK_INHERIT);
      assay_report_words_add (words, " – ");
    }
  assay_report_words_add (words, in_words);
  if (assay_report_is_protected (source))
    return words;

  if (!assay_record_is_empty (piece, ASSAY_EVIDENCE_RELIABILITY_REASON))
    assay_report_words_add_as (
        words,
        assay_report_intern_printf (
            context, "\n%s", assay_record_get_text (piece, ASSAY_EVIDENCE_RELIABILITY_REASON)),
        ASSAY_FACE_SMALL, ASSAY_INK_MUTED);
  if (!assay_record_is_empty (piece, ASSAY_EVIDENCE_CREDIBILITY_REASON))
    assay_report_words_add_as (
        words,
        assay_report_intern_printf (
            context, "\n%s", assay_record_get_text (piece, ASSAY_EVIDENCE_CREDIBILITY_REASON)),
        ASSAY_FACE_SMALL, ASSAY_INK_MUTED);

  return words;
}

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
make_quotation (AssayReportContext *context, AssayRecord *piece, AssayRecord *source)
{
  AssayReportWords *words = assay_report_words_new (context->content);
  const char *quote = assay_record_get_text (piece, ASSAY_EVIDENCE_QUOTE);
  const char *translation = assay_record_get_text (piece, ASSAY_EVIDENCE_TRANSLATION);
  const char *translator = assay_record_get_text (piece, ASSAY_EVIDENCE_TRANSLATOR);

  if (assay_report_is_protected (source))
    {
      add_line (words, _ ("not printed, to protect the source"), ASSAY_FACE_ITALIC,
                ASSAY_INK_MUTED);
      return words;
    }

  assay_report_words_set_lang (
      words, source != NULL ? assay_record_get_text (source, ASSAY_SOURCE_LANGUAGE) : NULL);
  if (*quote != '\0')
    add_line (words, assay_report_intern_printf (context, _ ("“%s”"), quote), ASSAY_FACE_SERIF,
              ASSAY_INK_INHERIT);
  if (*translation != '\0')
    add_line (words,
              *translator != '\0' && !context->for_reader
                  ? assay_report_intern_printf (context, _ ("Translation (%s): “%s”"), translator,
                                                translation)
                  : assay_report_intern_printf (context, _ ("Translation: “%s”"), translation),
              ASSAY_FACE_SERIF, ASSAY_INK_MUTED);
  add_line (words, assay_record_get_text (piece, ASSAY_EVIDENCE_LOCATOR), ASSAY_FACE_BOLD,
            ASSAY_INK_MUTED);
  if (assay_report_context_has (context, ASSAY_REPORT_NOTES))
    add_line (words, assay_record_get_text (piece, ASSAY_EVIDENCE_NOTE), ASSAY_FACE_SMALL,
              ASSAY_INK_MUTED);

  return words;
}

static void
add_independence (AssayReportContext *context,
                  AssayReportCase *one,
                  const char *question,
                  AssayReportWords *words)
{
  static const char *const stances[] = { "supports", "refutes" };
  AssayLineage *lineage = assay_report_rows_get_lineage (context->rows);

  for (guint i = 0; i < G_N_ELEMENTS (stances); i++)
    {
      AssayIndependence counted
          = assay_lineage_count (lineage, one->evidence, question, stances[i]);
      g_autofree char *in_words = assay_independence_dup_words (counted);

      if (counted.n_sources == 0 && i > 0)
        continue;
      if (words->text->len > 0)
        assay_report_words_add (words, "   ");
      assay_report_words_add_as (words, assay_term_label (ASSAY_EVIDENCE_QUESTION, question),
                                 ASSAY_FACE_BOLD, ASSAY_INK_INHERIT);
      assay_report_words_add_as (
          words, assay_report_intern_printf (context, " %s", symbol_of_stance (stances[i])),
          ASSAY_FACE_PLAIN, ink_of_stance (stances[i]));
      assay_report_words_add (words, in_words);
      if (counted.n_circular > 0)
        assay_report_words_add (
            words, assay_report_intern_printf (context, _ (" (%u in circular reporting)"),
                                               counted.n_circular));
    }
}

/* How many origins speak for and against: above the evidence, and never parted from it. */
static void
add_sums (AssayReportContext *context, AssayReportCase *one)
{
  AssayReportWords *sums = assay_report_words_new (context->content);

  if ((one->verdict.asked & ASSAY_ASK_SAID) != 0)
    add_independence (context, one, "said", sums);
  add_independence (context, one, "true", sums);
  assay_report_content_add (context->content, ASSAY_STYLE_SMALL, sums)->keep_next = TRUE;
}

void
assay_report_add_evidence (AssayReportContext *context, AssayReportCase *one)
{
  static const double widths[] = { 0.15, 0.25, 0.2, 0.4 };
  AssayReportContent *content = context->content;
  AssayReportItem *table;

  if (one->evidence->len == 0)
    {
      assay_report_content_add_text (content, ASSAY_STYLE_SMALL, _ ("No evidence is linked."));
      return;
    }

  assay_report_context_set_place (context, _ ("claim %s: evidence"), one->label);
  assay_report_content_set_claim (content, assay_record_get_id (one->claim));
  add_sums (context, one);
  table = assay_report_content_add_table (content, 4, widths);
  assay_report_table_set_head (content, table,
                               (const char *const[]){ _ ("Bears on"), _ ("Source"), _ ("Rating"),
                                                      _ ("Quoted words and where they stand") });
  for (guint i = 0; i < one->evidence->len; i++)
    {
      AssayRecord *piece = g_ptr_array_index (one->evidence, i);
      AssayRecord *source = assay_report_rows_find (
          context->rows, ASSAY_KIND_SOURCE, assay_record_get_ref (piece, ASSAY_EVIDENCE_SOURCE));

      assay_report_table_add_row (
          table,
          (AssayReportWords *const[]){ make_bearing (context, piece), make_source (context, source),
                                       make_rating (context, piece, source),
                                       make_quotation (context, piece, source) });
    }
}
