/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-article.h"

/* What follows from an article's rows: the claims in their order, their outcomes, the sentences. */

GPtrArray *
assay_article_dup_evidence (AssayArticle *self, gint64 claim)
{
  g_return_val_if_fail (ASSAY_IS_ARTICLE (self), NULL);

  return assay_record_list_filter_by_ref (assay_article_get_list (self, ASSAY_KIND_EVIDENCE),
                                          ASSAY_EVIDENCE_CLAIM, claim);
}

AssayRecord *
assay_article_next_claim (AssayArticle *self, gint64 claim, gboolean backwards)
{
  AssayRecordList *claims = assay_article_get_list (self, ASSAY_KIND_CLAIM);
  guint position = assay_record_list_position (claims, claim);

  if (position == G_MAXUINT)
    return assay_record_list_peek (claims, backwards ? assay_record_list_get_size (claims) - 1 : 0);
  if (backwards)
    return position > 0 ? assay_record_list_peek (claims, position - 1) : NULL;

  return assay_record_list_peek (claims, position + 1);
}

AssayRecord *
assay_article_next_undecided (AssayArticle *self, gint64 claim)
{
  AssayRecordList *claims = assay_article_get_list (self, ASSAY_KIND_CLAIM);
  guint n_claims = assay_record_list_get_size (claims);
  guint position = assay_record_list_position (claims, claim);
  guint first = position == G_MAXUINT ? 0 : position + 1;

  for (guint i = 0; i < n_claims; i++)
    {
      AssayRecord *record = assay_record_list_peek (claims, (first + i) % n_claims);

      if (!assay_article_is_decided (self, assay_record_get_id (record)))
        return record;
    }

  return NULL;
}

/* Words that are others now, or gone: what was found of the old ones waits for a person. */
static gboolean
is_on_hold (AssayArticle *self, gint64 claim)
{
  AssayRecord *anchor = assay_article_find_anchor (self, claim);
  const char *state = anchor != NULL ? assay_record_get_text (anchor, ASSAY_ANCHOR_STATE) : "lost";

  return g_str_equal (state, "changed") || g_str_equal (state, "lost");
}

AssayRecord *
assay_article_find_holding (AssayArticle *self, gint64 claim)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  AssayRecord *checker = assay_article_find_finding (self, claim);
  AssayRecord *decision = assay_article_find_decision (self, claim);

  if (checker != NULL)
    g_ptr_array_add (findings, checker);
  if (decision != NULL)
    g_ptr_array_add (findings, decision);

  return assay_findings_pick (findings);
}

AssayVerdict
assay_article_get_verdict (AssayArticle *self, gint64 claim)
{
  AssayVerdict verdict = { 0 };
  AssayProject *project = assay_article_get_project (self);
  AssayRecordList *levels;
  AssayRecord *record = assay_article_find (self, ASSAY_KIND_CLAIM, claim);
  AssayRecord *scale = assay_project_get_scale (project, assay_article_get_record (self));
  AssayRecord *finding = assay_article_find_holding (self, claim);
  AssayRecord *level = NULL;

  if (record == NULL)
    return verdict;

  levels = assay_project_get_list (project, ASSAY_KIND_LEVEL);
  if (finding != NULL)
    level = assay_record_list_find (levels, assay_record_get_ref (finding, ASSAY_FINDING_LEVEL));

  verdict = assay_verdict_read (
      record, finding, level,
      assay_scale_is_words_only (levels, scale != NULL ? assay_record_get_id (scale) : 0));
  if (is_on_hold (self, claim))
    {
      verdict.decided = FALSE;
      verdict.outcome = ASSAY_OUTCOME_UNDECIDED;
    }

  return verdict;
}

gboolean
assay_article_is_decided (AssayArticle *self, gint64 claim)
{
  return assay_article_get_verdict (self, claim).decided;
}

const char *
assay_article_get_outcome (AssayArticle *self, gint64 claim)
{
  return assay_outcome_get_code (assay_article_get_verdict (self, claim).outcome);
}

static gboolean
is_counted_as (AssayRecord *level, AssayOutcome outcome)
{
  return assay_outcome_from_code (assay_record_get_text (level, ASSAY_LEVEL_OUTCOME)) == outcome;
}

const char *
assay_article_get_answer (AssayArticle *self, gint64 claim)
{
  AssayVerdict verdict = assay_article_get_verdict (self, claim);
  AssayRecord *finding = assay_article_find_holding (self, claim);
  AssayRecord *level
      = finding != NULL ? assay_project_find (assay_article_get_project (self), ASSAY_KIND_LEVEL,
                                              assay_record_get_ref (finding, ASSAY_FINDING_LEVEL))
                        : NULL;

  if (level != NULL && is_counted_as (level, verdict.outcome))
    return assay_record_get_text (level, ASSAY_LEVEL_LABEL);

  return assay_outcome_get_label (verdict.outcome);
}

char *
assay_article_dup_outcome_name (AssayArticle *self, AssayOutcome outcome)
{
  AssayProject *project = assay_article_get_project (self);
  AssayRecord *scale = assay_project_get_scale (project, assay_article_get_record (self));
  g_autoptr (GPtrArray) levels = assay_record_list_filter_by_ref (
      assay_project_get_list (project, ASSAY_KIND_LEVEL), ASSAY_LEVEL_SCALE,
      scale != NULL ? assay_record_get_id (scale) : -1);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < levels->len; i++)
    if (is_counted_as (levels->pdata[i], outcome))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              assay_record_get_text (levels->pdata[i], ASSAY_LEVEL_LABEL));
  if (names->len == 0)
    g_string_append (names, assay_outcome_get_label (outcome));

  return g_string_free (names, FALSE);
}

gboolean
assay_article_get_unit_at (AssayArticle *self, guint position, guint *ret_start, guint *ret_end)
{
  AssayCoverage *coverage = assay_article_get_coverage (self);
  guint index = assay_coverage_find_unit (coverage, position);
  AssayUnit unit;

  if (index == G_MAXUINT)
    return FALSE;

  unit = assay_coverage_get_unit (coverage, index);
  if (position < unit.start || position >= unit.end)
    return FALSE;

  *ret_start = unit.start;
  *ret_end = unit.end;

  return TRUE;
}
