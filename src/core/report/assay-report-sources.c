/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-naming.h"
#include "assay-report-sections.h"
#include "assay-terms.h"
#include "assay-phrases-gettext.h"

#define MOST_NAMED 80

static void
add_derived (AssayReportContext *context, AssayRecord *source, AssayReportItem *facts)
{
  AssayLineage *lineage = assay_report_rows_get_lineage (context->rows);
  gint64 id = assay_record_get_id (source);
  g_autoptr (GArray) parents = assay_lineage_dup_parents (lineage, id);
  g_autofree char *loop = assay_lineage_dup_loop_words (lineage, id);
  AssayReportWords *words;

  if (parents->len > 0)
    {
      words = assay_report_words_new (context->content);
      for (guint i = 0; i < parents->len && i < MOST_NAMED; i++)
        {
          AssayRecord *parent = assay_report_rows_find (context->rows, ASSAY_KIND_SOURCE,
                                                        g_array_index (parents, gint64, i));

          if (i > 0)
            assay_report_words_add (words, "; ");
          assay_report_words_add_source (context, words, parent);
        }
      assay_report_facts_add (context->content, facts, _ ("Derived from"), words);
    }

  if (loop != NULL)
    {
      words = assay_report_words_new (context->content);
      assay_report_words_add_as (words, loop, ASSAY_FACE_BOLD,
                                 (AssayReportInk) (ASSAY_INK_LOOK + ASSAY_LOOK_ON_HOLD));
      assay_report_facts_add (context->content, facts, _ ("Mind"), words);
    }
}

static void
add_uses (AssayReportContext *context, AssayRecord *source, AssayReportItem *facts)
{
  GPtrArray *evidence
      = assay_report_rows_by (context->rows, ASSAY_EVIDENCE_SOURCE, assay_record_get_id (source));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  AssayReportWords *words = assay_report_words_new (context->content);

  for (guint i = 0; i < evidence->len; i++)
    {
      AssayReportCase *one = assay_report_context_find_case (
          context, assay_record_get_ref (g_ptr_array_index (evidence, i), ASSAY_EVIDENCE_CLAIM));

      if (one != NULL && g_hash_table_add (seen, one))
        g_ptr_array_add (cases, one);
    }

  if (cases->len > 0)
    assay_report_words_add_cases (words, cases, MOST_NAMED);
  else
    assay_report_words_add_as (words, _ ("no claim"), ASSAY_FACE_PLAIN, ASSAY_INK_MUTED);
  assay_report_facts_add (context->content, facts, _ ("Used by claims"), words);
}

static void
add_reliability (AssayReportContext *context, AssayRecord *source, AssayReportItem *facts)
{
  const char *letter = assay_record_get_text (source, ASSAY_SOURCE_RELIABILITY);
  AssayReportWords *words = assay_report_words_new (context->content);

  if (*letter == '\0')
    assay_report_words_add_as (words, _ ("not rated"), ASSAY_FACE_PLAIN, ASSAY_INK_MUTED);
  else
    {
      assay_report_words_add_as (words, letter, ASSAY_FACE_BOLD, ASSAY_INK_INHERIT);
      assay_report_words_add (words, " – ");
      assay_report_words_add (words, assay_term_label (ASSAY_SOURCE_RELIABILITY, letter));
    }
  if (!assay_report_is_protected (source)
      && !assay_record_is_empty (source, ASSAY_SOURCE_RELIABILITY_REASON))
    {
      assay_report_words_add (words, ". ");
      assay_report_words_add (words,
                              assay_record_get_text (source, ASSAY_SOURCE_RELIABILITY_REASON));
    }
  assay_report_facts_add (context->content, facts, _ ("Reliability"), words);
}

/* What may be said of a source that is not protected. */
static void
add_identity (AssayReportContext *context, AssayRecord *source, AssayReportItem *facts)
{
  AssayReportContent *content = context->content;
  const char *address = assay_record_get_text (source, ASSAY_SOURCE_ADDRESS);

  assay_report_facts_add_text (content, facts, _ ("By"),
                               assay_report_name_actor_and_party (
                                   context, assay_record_get_ref (source, ASSAY_SOURCE_ACTOR)));
  if (*address != '\0')
    {
      AssayReportWords *words = assay_report_words_new (content);

      assay_report_words_add_uri (words, address, address);
      assay_report_facts_add (content, facts, _ ("Address"), words);
    }
  assay_report_facts_add_text (
      content, facts, _ ("Published"),
      assay_report_name_time (context, assay_record_get_text (source, ASSAY_SOURCE_PUBLISHED)));
  if (!assay_record_is_empty (source, ASSAY_SOURCE_TITLE))
    assay_report_facts_add_text (content, facts, _ ("Citation"),
                                 assay_record_get_text (source, ASSAY_SOURCE_CITATION));
  if (assay_report_context_has (context, ASSAY_REPORT_NOTES))
    assay_report_facts_add_text (content, facts, _ ("Note"),
                                 assay_record_get_text (source, ASSAY_SOURCE_NOTE));
}

static void
add_source (AssayReportContext *context, AssayRecord *source, guint number)
{
  AssayReportContent *content = context->content;
  g_autofree char *name = assay_source_dup_public_name (source);
  AssayReportWords *head;
  AssayReportItem *item;
  AssayReportItem *facts;

  assay_report_context_set_place (context, _ ("source %u"), number);
  head = assay_report_words_new (content);
  assay_report_words_add_as (head, assay_report_intern_printf (context, "[%u]  ", number),
                             ASSAY_FACE_PLAIN, ASSAY_INK_MUTED);
  assay_report_words_add (head, name);
  item = assay_report_content_add (content, ASSAY_STYLE_H2, head);
  item->dest = assay_report_context_get_source_dest (context, assay_record_get_id (source));

  facts = assay_report_content_add_facts (content);
  facts->together = TRUE;
  assay_report_facts_add_text (
      content, facts, _ ("Kind"),
      assay_term_label (ASSAY_SOURCE_KIND, assay_record_get_text (source, ASSAY_SOURCE_KIND)));
  if (assay_report_is_protected (source))
    assay_report_facts_add_text (
        content, facts, _ ("Protected"),
        _ ("Name, contact, words and files of this source are kept out of this report."));
  else
    add_identity (context, source, facts);
  add_reliability (context, source, facts);
  add_derived (context, source, facts);
  add_uses (context, source, facts);
}

void
assay_report_add_sources (AssayReportContext *context)
{
  assay_report_add_heading (context, _ ("Sources and where they come from"),
                            assay_report_section_dest (context, NULL, "sources"), 0);
  if (context->sources->len == 0)
    assay_report_content_add_text (context->content, ASSAY_STYLE_BODY,
                                   _ ("No source has been added."));
  for (guint i = 0; i < context->sources->len; i++)
    add_source (context, g_ptr_array_index (context->sources, i), i + 1);
}
