/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-chapter.h"

#include "assay-terms.h"
#include "assay-phrases-gettext.h"

typedef struct
{
  AssayReportContext *context;
  AssayReportChapter *chapter;
  gint64 revision;
  gboolean words_only;
} Judge;

static void
place_case (Judge *judge, AssayReportCase *one)
{
  gint64 id = assay_record_get_id (one->claim);
  AssayText *text = judge->chapter->shown->text;
  guint length = assay_text_get_length (text);
  AssayRecord *anchor = assay_report_rows_find_anchor (judge->context->rows, ASSAY_ANCHOR_CLAIM, id,
                                                       judge->revision);
  const char *state = anchor != NULL ? assay_record_get_text (anchor, ASSAY_ANCHOR_STATE) : "lost";

  one->anchor = anchor;
  one->is_changed = g_str_equal (state, "changed");
  one->is_lost = g_str_equal (state, "lost");
  one->is_on_hold = one->is_changed || one->is_lost;
  if (anchor == NULL)
    {
      GPtrArray *others = assay_report_rows_by (judge->context->rows, ASSAY_ANCHOR_CLAIM, id);

      if (others->len > 0)
        one->anchor = g_ptr_array_index (others, others->len - 1);
    }
  else if (!one->is_lost)
    {
      one->start = (guint) CLAMP (assay_record_get_int (anchor, ASSAY_ANCHOR_START), 0, length);
      one->end
          = (guint) CLAMP (assay_record_get_int (anchor, ASSAY_ANCHOR_END), one->start, length);
    }

  one->quote = "";
  if (one->anchor != NULL)
    one->quote = assay_record_get_text (one->anchor, ASSAY_ANCHOR_EXACT);
  if (*one->quote == '\0' && !one->is_lost)
    {
      g_autofree char *slice = assay_text_dup_slice (text, one->start, one->end);

      one->quote = assay_report_content_intern (judge->context->content, slice);
    }
}

/* Where said? makes the outcome graver than true? does, the answer to true? alone would contradict
 * the sign beside it. */
static const char *
name_answer (AssayReportContext *context,
             AssayReportCase *one,
             AssayOutcome of_true,
             const char *name)
{
  const char *said = assay_record_get_text (one->finding, ASSAY_FINDING_SAID);
  g_autofree char *label = NULL;

  if (of_true == one->verdict.outcome || *said == '\0')
    return name;

  label = g_utf8_strdown (assay_term_label (ASSAY_FINDING_SAID, said), -1);

  return assay_report_intern_printf (context, _ ("%s · said: %s"),
                                     assay_outcome_get_label (one->verdict.outcome), label);
}

static const char *
name_outcome (AssayReportContext *context, AssayReportCase *one)
{
  const char *not_asked;

  if (one->is_changed)
    return _ ("On hold: the words have CHANGED");
  if (one->is_lost)
    return _ ("On hold: the words are no longer in the text");
  if (!one->verdict.decided)
    return _ ("Undecided");
  if (one->level != NULL)
    return name_answer (
        context, one,
        assay_outcome_from_code (assay_record_get_text (one->level, ASSAY_LEVEL_OUTCOME)),
        assay_report_name_level (context, one->level));

  not_asked = assay_record_get_text (one->finding, ASSAY_FINDING_NOT_ASKED);
  if (*not_asked != '\0')
    return name_answer (
        context, one, ASSAY_OUTCOME_NOT_ASKED,
        assay_report_intern_printf (context, _ ("Not asked: %s"),
                                    assay_term_label (ASSAY_FINDING_NOT_ASKED, not_asked)));

  return assay_outcome_get_label (one->verdict.outcome);
}

/* How the claim looks: by its outcome, but never as if it were settled when its words are others.
 */
static void
dress_case (Judge *judge, AssayReportCase *one)
{
  AssayReportContext *context = judge->context;
  gint64 id = assay_record_get_id (one->claim);
  g_autofree char *label = assay_claim_dup_label (one->claim);

  one->look = one->is_on_hold ? ASSAY_LOOK_ON_HOLD : (AssayReportLook) one->verdict.outcome;
  one->symbol = assay_report_look_get_info (one->look)->symbol;
  one->answer = assay_outcome_get_label (one->verdict.outcome);
  if (one->level != NULL && one->verdict.decided && !one->is_on_hold
      && (AssayReportLook) assay_outcome_from_code (
             assay_record_get_text (one->level, ASSAY_LEVEL_OUTCOME))
             == one->look
      && !assay_record_is_empty (one->level, ASSAY_LEVEL_SYMBOL))
    {
      one->symbol = assay_record_get_text (one->level, ASSAY_LEVEL_SYMBOL);
      one->answer = assay_report_name_level (context, one->level);
    }

  one->label = assay_report_content_intern (context->content, label);
  one->outcome = name_outcome (context, one);
  one->dest = assay_report_intern_printf (context, "c%" G_GINT64_FORMAT, id);
  if (!one->is_lost && one->start < one->end
      && assay_report_context_has (context, ASSAY_REPORT_ARTICLE))
    one->highlight = assay_report_intern_printf (context, "h%" G_GINT64_FORMAT, id);
}

static char *
dup_digest (Judge *judge, const AssayReportCase *one)
{
  AssayReportRows *rows = judge->context->rows;
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  AssayDigestInput input = {
    .quote = one->quote,
    .revision = judge->revision,
    .claim = one->claim,
    .finding = assay_findings_find_role (one->findings, "checker"),
    .evidence = one->evidence,
    .figures = assay_report_rows_by (rows, ASSAY_FIGURE_CLAIM, assay_record_get_id (one->claim)),
    .sources = sources,
  };

  for (guint i = 0; i < one->evidence->len; i++)
    {
      AssayRecord *source = assay_report_rows_find (
          rows, ASSAY_KIND_SOURCE,
          assay_record_get_ref (g_ptr_array_index (one->evidence, i), ASSAY_EVIDENCE_SOURCE));

      if (source != NULL)
        g_ptr_array_add (sources, source);
    }

  return assay_digest_of_claim (&input);
}

static void
judge_signoff (Judge *judge, AssayReportCase *one)
{
  gint64 id = assay_record_get_id (one->claim);
  GPtrArray *signoffs = assay_report_rows_by (judge->context->rows, ASSAY_SIGNOFF_CLAIM, id);
  g_autofree char *digest = NULL;

  if (signoffs->len == 0)
    return;

  digest = dup_digest (judge, one);
  one->signoff = assay_signoffs_pick (signoffs, digest);
  one->signoff_state = assay_signoff_get_state (one->signoff, digest, &one->signoff_changed);
}

static void
judge_case (Judge *judge, AssayRecord *claim)
{
  AssayReportRows *rows = judge->context->rows;
  gint64 id = assay_record_get_id (claim);
  AssayReportCase one = { .claim = claim };

  one.findings = assay_report_rows_by (rows, ASSAY_FINDING_CLAIM, id);
  one.evidence = assay_report_rows_by (rows, ASSAY_EVIDENCE_CLAIM, id);
  one.finding = assay_findings_pick (one.findings);
  if (one.finding != NULL)
    one.level = assay_report_rows_find (rows, ASSAY_KIND_LEVEL,
                                        assay_record_get_ref (one.finding, ASSAY_FINDING_LEVEL));
  one.verdict = assay_verdict_read (claim, one.finding, one.level, judge->words_only);
  one.is_disputed = assay_claim_is_disputed (claim, one.findings);
  place_case (judge, &one);
  dress_case (judge, &one);
  judge_signoff (judge, &one);

  g_array_append_val (judge->chapter->cases, one);
}

static AssayOutcome
count_as (const AssayReportCase *one)
{
  return one->is_on_hold ? ASSAY_OUTCOME_UNDECIDED : one->verdict.outcome;
}

static gboolean
is_asked_about (AssayReportContext *context, const AssayReportCase *one)
{
  GPtrArray *links = assay_report_rows_by (context->rows, ASSAY_LOG_CLAIM_CLAIM,
                                           assay_record_get_id (one->claim));

  for (guint i = 0; i < links->len; i++)
    {
      AssayRecord *log
          = assay_report_rows_find (context->rows, ASSAY_KIND_LOG,
                                    assay_record_get_ref (links->pdata[i], ASSAY_LOG_CLAIM_LOG));

      if (log != NULL && g_str_equal (assay_record_get_text (log, ASSAY_LOG_STATE), "open"))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_open (AssayReportContext *context, const AssayReportCase *one)
{
  return !one->verdict.decided || one->is_on_hold || one->is_disputed
         || one->verdict.outcome == ASSAY_OUTCOME_OPEN || is_asked_about (context, one);
}

static gboolean
is_chosen (AssayReportContext *context, const AssayReportCase *one)
{
  const AssayReportOptions *options = context->input->options;

  return assay_report_options_lists_claim (options->claims, one->claim)
         && (!options->only_open || is_open (context, one))
         && (options->outcomes == 0 || (options->outcomes & 1u << count_as (one)) != 0);
}

/* Keeps of the cases those that the report is to tell of, and counts them. */
static void
choose_cases (AssayReportContext *context, AssayReportChapter *chapter)
{
  guint kept = 0;

  chapter->n_all = chapter->cases->len;
  for (guint i = 0; i < chapter->n_all; i++)
    {
      AssayReportCase *one = &g_array_index (chapter->cases, AssayReportCase, i);

      if (!is_chosen (context, one))
        continue;
      chapter->counts[count_as (one)]++;
      if (one->signoff_state == ASSAY_SIGNOFF_VALID)
        chapter->n_signed++;
      if (kept < i)
        g_array_index (chapter->cases, AssayReportCase, kept) = *one;
      kept++;
    }
  g_array_set_size (chapter->cases, kept);
}

static int
compare_cases (gconstpointer a, gconstpointer b)
{
  const AssayReportCase *one = a;
  const AssayReportCase *other = b;

  if (one->is_lost != other->is_lost)
    return one->is_lost ? 1 : -1;
  if (!one->is_lost && one->start != other->start)
    return one->start < other->start ? -1 : 1;
  if (!one->is_lost && one->end != other->end)
    return one->end > other->end ? -1 : 1;

  return assay_claim_compare (one->claim, other->claim);
}

static void
judge_coverage (Judge *judge)
{
  AssayReportRows *rows = judge->context->rows;
  AssayReportShown *shown = judge->chapter->shown;
  AssayCoverageRows of_article = {
    .article = assay_record_get_id (shown->article),
    .revision = judge->revision,
    .scale = assay_record_get_ref (shown->article, ASSAY_ARTICLE_SCALE),
    .claims = assay_report_rows_get_list (rows, ASSAY_KIND_CLAIM),
    .findings = assay_report_rows_get_list (rows, ASSAY_KIND_FINDING),
    .marks = assay_report_rows_get_list (rows, ASSAY_KIND_MARK),
    .anchors = assay_report_rows_get_list (rows, ASSAY_KIND_ANCHOR),
    .levels = assay_report_rows_get_list (rows, ASSAY_KIND_LEVEL),
  };

  judge->chapter->coverage
      = assay_coverage_new_for_rows (shown->text, (const AssayUnit *) (gpointer) shown->units->data,
                                     shown->units->len, &of_article);
}

static AssayRecord *
find_version_signoff (Judge *judge)
{
  GPtrArray *signoffs
      = assay_report_rows_by (judge->context->rows, ASSAY_SIGNOFF_REVISION, judge->revision);
  AssayRecord *newest = NULL;

  for (guint i = 0; i < signoffs->len; i++)
    {
      AssayRecord *signoff = g_ptr_array_index (signoffs, i);

      if (assay_record_get_ref (signoff, ASSAY_SIGNOFF_CLAIM) == 0
          && (newest == NULL
              || g_strcmp0 (assay_record_get_text (signoff, ASSAY_SIGNOFF_SIGNED_AT),
                            assay_record_get_text (newest, ASSAY_SIGNOFF_SIGNED_AT))
                     > 0))
        newest = signoff;
    }

  return newest;
}

/* The digest of the version as a whole, from those of its claims. */
static void
judge_version_signoff (Judge *judge)
{
  AssayReportChapter *chapter = judge->chapter;
  g_autoptr (GPtrArray) digests = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *digest = NULL;

  chapter->signoff = find_version_signoff (judge);
  if (chapter->signoff == NULL)
    return;

  for (guint i = 0; i < chapter->cases->len; i++)
    g_ptr_array_add (digests,
                     dup_digest (judge, &g_array_index (chapter->cases, AssayReportCase, i)));
  digest = assay_digest_of_revision (
      judge->revision, assay_record_get_text (chapter->shown->revision, ASSAY_REVISION_TEXT_SHA256),
      digests);
  chapter->signoff_state = assay_signoff_get_state (chapter->signoff, digest, NULL);
}

AssayReportChapter *
assay_report_chapter_new (AssayReportContext *context, AssayReportShown *shown)
{
  AssayReportChapter *self = g_new0 (AssayReportChapter, 1);
  Judge judge = { context, self, assay_record_get_id (shown->revision), FALSE };
  GPtrArray *claims = assay_report_rows_by (context->rows, ASSAY_CLAIM_ARTICLE,
                                            assay_record_get_id (shown->article));

  self->shown = shown;
  self->cases = g_array_new (FALSE, FALSE, sizeof (AssayReportCase));
  self->title = assay_record_get_text (shown->article, ASSAY_ARTICLE_TITLE);
  if (*self->title == '\0')
    self->title = _ ("Untitled article");
  self->lang = assay_record_get_text (shown->article, ASSAY_ARTICLE_LANGUAGE);
  judge.words_only
      = assay_scale_is_words_only (assay_report_rows_get_list (context->rows, ASSAY_KIND_LEVEL),
                                   assay_record_get_ref (shown->article, ASSAY_ARTICLE_SCALE));

  for (guint i = 0; i < claims->len; i++)
    judge_case (&judge, g_ptr_array_index (claims, i));
  g_array_sort (self->cases, compare_cases);
  judge_coverage (&judge);
  judge_version_signoff (&judge);
  choose_cases (context, self);

  return self;
}

void
assay_report_chapter_free (AssayReportChapter *self)
{
  g_array_unref (self->cases);
  assay_coverage_unref (self->coverage);
  g_free (self);
}
