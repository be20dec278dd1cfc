/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-custody.h"
#include "assay-left-out.h"
#include "assay-report-sections.h"
#include "assay-stamp.h"
#include "assay-terms.h"
#include "assay-phrases-gettext.h"

static AssayRecord *
get_source (AssayReportContext *context, AssayRecord *capture)
{
  return assay_report_rows_find (context->rows, ASSAY_KIND_SOURCE,
                                 assay_record_get_ref (capture, ASSAY_CAPTURE_SOURCE));
}

/* Whether the capture is a protected source's own, or evidence from one was taken of it. */
static gboolean
is_hidden (AssayReportContext *context, AssayRecord *capture)
{
  GPtrArray *evidence
      = assay_report_rows_by (context->rows, ASSAY_EVIDENCE_CAPTURE, assay_record_get_id (capture));

  if (assay_report_is_protected (get_source (context, capture)))
    return TRUE;

  for (guint i = 0; i < evidence->len; i++)
    if (assay_report_is_protected (assay_report_rows_find (
            context->rows, ASSAY_KIND_SOURCE,
            assay_record_get_ref (g_ptr_array_index (evidence, i), ASSAY_EVIDENCE_SOURCE))))
      return TRUE;

  return FALSE;
}

static void
add_text (AssayReportContext *context,
          AssayReportItem *facts,
          const char *name,
          AssayRecord *capture,
          AssayField field)
{
  assay_report_facts_add_text (context->content, facts, name,
                               assay_record_get_text (capture, field));
}

static void
add_left_out (AssayReportContext *context, AssayReportItem *facts, AssayRecord *capture)
{
  g_autofree char *words
      = assay_left_out_dup_words (assay_record_get_text (capture, ASSAY_CAPTURE_LEFT_OUT));

  assay_report_facts_add_text (context->content, facts, _ ("Left out or noticed"),
                               assay_report_intern_printf (context, "%s", words));
}

static void
add_hash (AssayReportContext *context, AssayReportItem *facts, const char *name, const char *sha256)
{
  AssayReportWords *words;

  if (*sha256 == '\0')
    return;

  words = assay_report_words_new (context->content);
  assay_report_words_add_as (words, sha256, ASSAY_FACE_MONO | ASSAY_FACE_SMALL, ASSAY_INK_INHERIT);
  assay_report_facts_add (context->content, facts, name, words);
}

/* Of a page that was captured in a window. */
static void
add_picture (AssayReportContext *context, AssayRecord *revision, AssayReportItem *facts)
{
  GPtrArray *resources = assay_report_rows_by (context->rows, ASSAY_RESOURCE_REVISION,
                                               assay_record_get_id (revision));

  for (guint i = 0; i < resources->len; i++)
    if (g_str_equal (assay_record_get_text (resources->pdata[i], ASSAY_RESOURCE_NAME),
                     ASSAY_RESOURCE_SHOT))
      add_hash (context, facts, _ ("SHA-256 of the page’s picture"),
                assay_record_get_text (resources->pdata[i], ASSAY_RESOURCE_SHA256));
}

/* How the servers answered; the reader of a report wants the addresses, not every header. */
static void
add_answer (AssayReportContext *context, AssayRecord *capture, AssayReportItem *facts)
{
  gint64 status = assay_record_get_int (capture, ASSAY_CAPTURE_STATUS);
  g_autofree char *redirects
      = assay_custody_dup_redirects (assay_record_get_text (capture, ASSAY_CAPTURE_HEADERS));

  if (*redirects != '\0')
    assay_report_facts_add_text (context->content, facts, _ ("Redirects"),
                                 assay_report_intern_printf (context, "%s", redirects));
  if (status != 0)
    assay_report_facts_add_text (context->content, facts, _ ("Status of the answer"),
                                 assay_report_intern_printf (context, "%" G_GINT64_FORMAT, status));
}

/* When its address was last asked whether this is still the text. */
static void
add_check (AssayReportContext *context, AssayReportItem *facts, AssayRecord *revision)
{
  const char *outcome = assay_record_get_text (revision, ASSAY_REVISION_CHECK_OUTCOME);
  const char *label = assay_term_label (ASSAY_REVISION_CHECK_OUTCOME, outcome);
  const char *time = assay_report_name_time (
      context, assay_record_get_text (revision, ASSAY_REVISION_CHECKED_AT));
  const char *person = assay_record_get_text (revision, ASSAY_REVISION_CHECKED_BY);

  if (*outcome == '\0')
    return;

  assay_report_facts_add_text (
      context->content, facts, _ ("Checked for changes"),
      context->for_reader || *person == '\0'
          /* Translators: a time, what came of it */
          ? assay_report_intern_printf (context, _ ("%s: %s"), time, label)
          /* Translators: a time, a person, what came of it */
          : assay_report_intern_printf (context, _ ("%s, by %s: %s"), time, person, label));
  add_hash (context, facts, _ ("SHA-256 of what the server gave"),
            assay_record_get_text (revision, ASSAY_REVISION_CHECK_DIGEST));
}

static void
add_what_it_is_of (AssayReportContext *context, AssayRecord *capture, AssayReportItem *facts)
{
  AssayRecord *source = get_source (context, capture);
  GPtrArray *revisions
      = assay_report_rows_by (context->rows, ASSAY_REVISION_CAPTURE, assay_record_get_id (capture));
  AssayReportWords *words;

  if (source != NULL && assay_report_context_get_number (context, assay_record_get_id (source)) > 0)
    {
      words = assay_report_words_new (context->content);
      assay_report_words_add_source (context, words, source);
      assay_report_facts_add (context->content, facts, _ ("Of source"), words);
    }

  for (guint i = 0; i < revisions->len; i++)
    {
      AssayRecord *revision = g_ptr_array_index (revisions, i);
      AssayRecord *article
          = assay_report_rows_find (context->rows, ASSAY_KIND_ARTICLE,
                                    assay_record_get_ref (revision, ASSAY_REVISION_ARTICLE));
      const char *title = assay_record_get_text (revision, ASSAY_REVISION_TITLE);

      if (article != NULL && !assay_record_is_empty (article, ASSAY_ARTICLE_TITLE))
        title = assay_record_get_text (article, ASSAY_ARTICLE_TITLE);
      assay_report_facts_add_text (
          context->content, facts, _ ("Of article"),
          assay_report_intern_printf (
              context, _ ("%s, version %d"), *title != '\0' ? title : _ ("Untitled article"),
              (int) assay_record_get_int (revision, ASSAY_REVISION_NUMBER)));
      add_hash (context, facts, _ ("SHA-256 of the text"),
                assay_record_get_text (revision, ASSAY_REVISION_TEXT_SHA256));
      add_hash (context, facts, _ ("SHA-256 of the page"),
                assay_record_get_text (revision, ASSAY_REVISION_PAGE_SHA256));
      add_picture (context, revision, facts);
      add_check (context, facts, revision);
    }
}

/* Checked anew for each report: the row may be anybody's. */
static void
add_stamp (AssayReportContext *context, AssayReportItem *facts, AssayRecord *capture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayStamp) stamp = NULL;
  const char *words;

  if (assay_record_is_empty (capture, ASSAY_CAPTURE_TIMESTAMP_TOKEN))
    return;

  stamp = assay_stamp_read (assay_record_get_text (capture, ASSAY_CAPTURE_TIMESTAMP_TOKEN),
                            assay_record_get_text (capture, ASSAY_CAPTURE_SHA256), &error);
  if (stamp != NULL)
    words = assay_report_intern_printf (context, _ ("%s, by %s: %s"),
                                        assay_report_name_time (context, stamp->time),
                                        stamp->signer, assay_stamp_get_trust_words (stamp));
  else
    words = assay_report_intern_printf (context, _ ("not to be believed: %s"), error->message);
  assay_report_facts_add_text (context->content, facts, _ ("Time stamp (RFC 3161)"), words);
}

static void
add_capture (AssayReportContext *context, AssayRecord *capture, guint number)
{
  AssayReportContent *content = context->content;
  const char *name = assay_report_intern_printf (context, _ ("Capture %u"), number);
  AssayReportItem *facts;
  gint64 size = assay_record_get_int (capture, ASSAY_CAPTURE_SIZE);

  assay_report_context_set_place (context, _ ("capture %u"), number);
  assay_report_content_add_text (content, ASSAY_STYLE_H2, name);
  facts = assay_report_content_add_facts (content);
  add_hash (context, facts, _ ("SHA-256"), assay_record_get_text (capture, ASSAY_CAPTURE_SHA256));
  assay_report_facts_add_text (
      content, facts, _ ("Size and type"),
      assay_report_intern_printf (
          context, _ ("%s bytes, %s%s%s"), assay_report_name_number (context, (double) size),
          assay_record_get_text (capture, ASSAY_CAPTURE_MIME),
          assay_record_is_empty (capture, ASSAY_CAPTURE_CHARSET) ? "" : ", ",
          assay_record_get_text (capture, ASSAY_CAPTURE_CHARSET)));
  assay_report_facts_add_text (
      content, facts, _ ("Captured at"),
      assay_report_name_time (context, assay_record_get_text (capture, ASSAY_CAPTURE_CAPTURED_AT)));
  assay_report_facts_add_text (
      content, facts, _ ("How"),
      assay_term_label (ASSAY_CAPTURE_HOW, assay_record_get_text (capture, ASSAY_CAPTURE_HOW)));
  add_stamp (context, facts, capture);
  add_text (context, facts, _ ("File"), capture, ASSAY_CAPTURE_FILE_NAME);
  add_text (context, facts, _ ("Address asked"), capture, ASSAY_CAPTURE_ADDRESS_ASKED);
  add_text (context, facts, _ ("Address ended"), capture, ASSAY_CAPTURE_ADDRESS_ENDED);
  add_answer (context, capture, facts);
  if (!context->for_reader)
    {
      add_text (context, facts, _ ("Received from"), capture, ASSAY_CAPTURE_RECEIVED_FROM);
      add_text (context, facts, _ ("Received how"), capture, ASSAY_CAPTURE_RECEIVED_HOW);
      add_text (context, facts, _ ("Captured by"), capture, ASSAY_CAPTURE_PERSON);
    }
  if (assay_report_context_has (context, ASSAY_REPORT_NOTES))
    add_text (context, facts, _ ("Note"), capture, ASSAY_CAPTURE_NOTE);
  add_text (context, facts, _ ("Tool"), capture, ASSAY_CAPTURE_TOOL);
  add_left_out (context, facts, capture);
  add_what_it_is_of (context, capture, facts);
}

static void
add_history_head (AssayReportContext *context)
{
  AssayReportItem *facts;

  if (*context->input->history_head == '\0')
    return;

  assay_report_context_set_place (context, _ ("custody"));
  assay_report_content_add_text (context->content, ASSAY_STYLE_H2, _ ("State of the project"));
  facts = assay_report_content_add_facts (context->content);
  add_hash (context, facts, _ ("History head"), context->input->history_head);
  assay_report_content_add_text (
      context->content, ASSAY_STYLE_SMALL,
      _ ("Each entry of the project's history holds the hash of the one before. This report shows "
         "the project as it stood at the entry with this hash. An unsigned chain does not stop "
         "someone who rewrites all of it; comparing this number with one kept elsewhere does."));
}

/* Whether evidence of a claim that the report tells of was read in @capture. */
static gboolean
is_evidence (AssayReportContext *context, gint64 capture)
{
  GPtrArray *pieces = assay_report_rows_by (context->rows, ASSAY_EVIDENCE_CAPTURE, capture);

  for (guint i = 0; i < pieces->len; i++)
    if (assay_report_context_find_case (
            context, assay_record_get_ref (pieces->pdata[i], ASSAY_EVIDENCE_CLAIM))
        != NULL)
      return TRUE;

  return FALSE;
}

/* Of an article or a source this report is not about: its reader need not learn of it. */
static gboolean
is_of_another (AssayReportContext *context, AssayRecord *capture)
{
  gint64 id = assay_record_get_id (capture);
  gint64 source = assay_record_get_ref (capture, ASSAY_CAPTURE_SOURCE);

  return assay_report_context_get_number (context, source) == 0
         && assay_report_rows_by (context->rows, ASSAY_REVISION_CAPTURE, id)->len == 0
         && !is_evidence (context, id);
}

void
assay_report_add_custody (AssayReportContext *context)
{
  GPtrArray *captures = assay_report_rows_all (context->rows, ASSAY_KIND_CAPTURE);
  guint n_hidden = 0;
  guint number = 0;

  assay_report_add_heading (context, _ ("Custody: captures and hashes"),
                            assay_report_section_dest (context, NULL, "custody"), 0);
  assay_report_content_add_text (
      context->content, ASSAY_STYLE_BODY,
      _ ("A capture is the untouched bytes as they came. Its SHA-256 proves that they are "
         "unchanged "
         "since they were captured. It does not prove that a site served them, nor who wrote them, "
         "nor that what they say is so."));
  assay_report_content_add_text (
      context->content, ASSAY_STYLE_BODY,
      _ ("A sign-off in this report says who has read and agreed to what, and lapses when that "
         "changes. It is not a cryptographic signature."));

  for (guint i = 0; i < captures->len; i++)
    {
      AssayRecord *capture = g_ptr_array_index (captures, i);

      if (is_of_another (context, capture))
        continue;
      if (is_hidden (context, capture))
        n_hidden++;
      else
        add_capture (context, capture, ++number);
    }

  if (n_hidden > 0)
    assay_report_content_add_text (
        context->content, ASSAY_STYLE_BODY,
        assay_report_intern_printf (
            context,
            ngettext ("%u capture of a protected source is kept out of this report.",
                      "%u captures of protected sources are kept out of this report.", n_hidden),
            n_hidden));
  if (captures->len == 0)
    assay_report_content_add_text (context->content, ASSAY_STYLE_BODY,
                                   _ ("Nothing has been captured."));
  add_history_head (context);
}
