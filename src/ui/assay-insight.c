/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-insight.h"

#include "assay-edits.h"
#include "assay-terms.h"

#include <glib/gi18n-lib.h>

/* Owns the lineage. The workbench owns this object. */
struct _AssayInsight
{
  GObject parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;

  /* Owned */
  AssayLineage *lineage; /* NULL: to be made anew */
};

G_DEFINE_FINAL_TYPE (AssayInsight, assay_insight, G_TYPE_OBJECT)

static void
changed_cb (AssayInsight *self, AssayChanges *changes)
{
  if (changes == NULL
      || (!assay_changes_touch (changes, ASSAY_KIND_SOURCE)
          && !assay_changes_touch (changes, ASSAY_KIND_ACTOR)
          && !assay_changes_touch (changes, ASSAY_KIND_DERIVATION)))
    return;

  g_clear_pointer (&self->lineage, assay_lineage_unref);
}

static void
assay_insight_finalize (GObject *object)
{
  g_clear_pointer (&ASSAY_INSIGHT (object)->lineage, assay_lineage_unref);

  G_OBJECT_CLASS (assay_insight_parent_class)->finalize (object);
}

static void
assay_insight_class_init (AssayInsightClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_insight_finalize;
}

static void
assay_insight_init (AssayInsight *self)
{
}

AssayInsight *
assay_insight_get (AssayWorkbench *workbench)
{
  AssayInsight *self = g_object_get_data (G_OBJECT (workbench), "assay-insight");

  if (self == NULL)
    {
      self = g_object_new (ASSAY_TYPE_INSIGHT, NULL);
      self->workbench = workbench;
      g_object_set_data_full (G_OBJECT (workbench), "assay-insight", self, g_object_unref);
      g_signal_connect_object (workbench, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
    }

  return self;
}

AssayLineage *
assay_insight_get_lineage (AssayInsight *self)
{
  g_return_val_if_fail (ASSAY_IS_INSIGHT (self), NULL);

  if (self->lineage == NULL)
    {
      AssayProject *project = assay_workbench_get_project (self->workbench);

      self->lineage = assay_lineage_new (assay_project_get_list (project, ASSAY_KIND_SOURCE),
                                         assay_project_get_list (project, ASSAY_KIND_ACTOR),
                                         assay_project_get_list (project, ASSAY_KIND_DERIVATION));
    }

  return self->lineage;
}

static void
read_signoff (AssayArticle *article, AssayInsightClaim *insight)
{
  AssayRecordList *list = assay_article_get_list (article, ASSAY_KIND_SIGNOFF);
  g_autoptr (GPtrArray) signoffs = assay_record_list_filter_by_ref (
      list, ASSAY_SIGNOFF_CLAIM, assay_record_get_id (insight->claim));
  g_autofree char *digest = NULL;

  insight->signoff = ASSAY_SIGNOFF_NONE;
  if (signoffs->len == 0)
    return;

  digest = assay_article_dup_digest (article, assay_record_get_id (insight->claim));
  insight->signed_by = assay_signoffs_pick (signoffs, digest);
  insight->signoff = assay_signoff_get_state (insight->signed_by, digest, &insight->changed);
}

static AssayRecord *
find_level (AssayInsight *self, AssayRecord *finding)
{
  if (finding == NULL)
    return NULL;

  return assay_project_find (assay_workbench_get_project (self->workbench), ASSAY_KIND_LEVEL,
                             assay_record_get_ref (finding, ASSAY_FINDING_LEVEL));
}

gboolean
assay_insight_read (AssayInsight *self, gint64 claim, AssayInsightClaim *ret_insight)
{
  AssayArticle *article;
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  AssayInsightClaim insight = { 0 };

  g_return_val_if_fail (ASSAY_IS_INSIGHT (self), FALSE);

  article = assay_workbench_get_article (self->workbench);
  insight.claim = article != NULL && claim != 0
                      ? assay_article_find (article, ASSAY_KIND_CLAIM, claim)
                      : NULL;
  if (insight.claim == NULL)
    return FALSE;

  insight.finding = assay_article_find_finding (article, claim);
  insight.level = find_level (self, insight.finding);
  insight.holding = assay_article_find_holding (article, claim);
  insight.holding_level = find_level (self, insight.holding);
  insight.anchor = assay_article_find_anchor (article, claim);
  insight.verdict = assay_article_get_verdict (article, claim);

  findings = assay_record_list_filter_by_ref (assay_article_get_list (article, ASSAY_KIND_FINDING),
                                              ASSAY_FINDING_CLAIM, claim);
  insight.disputed = assay_claim_is_disputed (insight.claim, findings);

  evidence = assay_article_dup_evidence (article, claim);
  insight.n_evidence = evidence->len;
  insight.supporting
      = assay_lineage_count (assay_insight_get_lineage (self), evidence, "true", "supports");
  read_signoff (article, &insight);
  *ret_insight = insight;

  return TRUE;
}

/* The field of @kind that names the claim its row belongs to. */
static AssayField
get_owner_field (AssayKind kind)
{
  switch ((int) kind)
    {
    case ASSAY_KIND_FINDING:
      return ASSAY_FINDING_CLAIM;
    case ASSAY_KIND_EVIDENCE:
      return ASSAY_EVIDENCE_CLAIM;
    case ASSAY_KIND_FIGURE:
      return ASSAY_FIGURE_CLAIM;
    case ASSAY_KIND_ANCHOR:
      return ASSAY_ANCHOR_CLAIM;
    case ASSAY_KIND_SIGNOFF:
      return ASSAY_SIGNOFF_CLAIM;
    case ASSAY_KIND_LOG_CLAIM:
      return ASSAY_LOG_CLAIM_CLAIM;
    case ASSAY_KIND_CLAIM_LINK:
      return ASSAY_CLAIM_LINK_CLAIM;
    default:
      return ASSAY_FIELD_NONE;
    }
}

gboolean
assay_insight_concerns (AssayChanges *changes, gint64 claim)
{
  guint n_changes = 0;
  const AssayChange *list = changes != NULL ? assay_changes_get (changes, &n_changes) : NULL;

  if (changes == NULL)
    return TRUE;

  for (guint i = 0; i < n_changes; i++)
    {
      AssayRecord *record = list[i].after != NULL ? list[i].after : list[i].before;
      AssayField owner = get_owner_field (list[i].kind);

      if (owner != ASSAY_FIELD_NONE ? assay_record_get_ref (record, owner) == claim
                                    : list[i].kind != ASSAY_KIND_CLAIM || list[i].id == claim)
        return TRUE;
    }

  return FALSE;
}

char *
assay_insight_dup_plain (const char *exact)
{
  GString *quote = g_string_new (NULL);
  gboolean space = FALSE;

  g_return_val_if_fail (exact != NULL, NULL);

  for (const char *at = exact; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        {
          space = quote->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (quote, ' ');
      space = FALSE;
      g_string_append_unichar (quote, c);
    }

  return g_string_free (quote, FALSE);
}

char *
assay_insight_dup_quote (AssayInsight *self, gint64 owner)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayRecord *anchor = article != NULL ? assay_article_find_anchor (article, owner) : NULL;

  return assay_insight_dup_plain (
      anchor != NULL ? assay_record_get_text (anchor, ASSAY_ANCHOR_EXACT) : "");
}

static const char *
get_actor_name (AssayInsight *self, gint64 id)
{
  AssayRecord *actor
      = assay_project_find (assay_workbench_get_project (self->workbench), ASSAY_KIND_ACTOR, id);

  return actor != NULL ? assay_record_get_text (actor, ASSAY_ACTOR_NAME) : "";
}

char *
assay_insight_dup_speaker (AssayInsight *self, AssayRecord *claim)
{
  const char *kind = assay_record_get_text (claim, ASSAY_CLAIM_SPEAKER_KIND);
  const char *name = get_actor_name (self, assay_record_get_ref (claim, ASSAY_CLAIM_SPEAKER));
  const char *via = get_actor_name (self, assay_record_get_ref (claim, ASSAY_CLAIM_VIA));

  if (*name == '\0')
    name = assay_record_get_text (claim, ASSAY_CLAIM_SPEAKER_WORDS);
  if (*name == '\0')
    name = assay_term_label (ASSAY_CLAIM_SPEAKER_KIND, kind);

  if (*via == '\0')
    return g_strdup (name);
  if (*name == '\0')
    return g_strdup_printf (_ ("via %s"), via);

  return g_strdup_printf (_ ("%s, via %s"), name, via);
}

static const char *
get_true_word (const AssayInsightClaim *insight)
{
  const char *not_asked;

  if (insight->holding == NULL)
    return "";
  if (insight->holding_level != NULL)
    return assay_record_get_text (insight->holding_level, ASSAY_LEVEL_LABEL);

  not_asked = assay_record_get_text (insight->holding, ASSAY_FINDING_NOT_ASKED);
  if (*not_asked != '\0')
    return assay_term_label (ASSAY_FINDING_NOT_ASKED, not_asked);
  if (!assay_record_is_empty (insight->holding, ASSAY_FINDING_UNRESOLVED))
    return _ ("Unresolved");

  return insight->verdict.decided ? _ ("Concluded") : "";
}

const char *
assay_insight_get_answer (const AssayInsightClaim *insight)
{
  AssayRecord *level = insight->holding_level;

  if (level != NULL
      && assay_outcome_from_code (assay_record_get_text (level, ASSAY_LEVEL_OUTCOME))
             == insight->verdict.outcome)
    return assay_record_get_text (level, ASSAY_LEVEL_LABEL);

  return assay_outcome_get_label (insight->verdict.outcome);
}

char *
assay_insight_dup_state (const AssayInsightClaim *insight)
{
  const char *said = "";
  const char *so = get_true_word (insight);

  if (insight->holding != NULL && (insight->verdict.asked & ASSAY_ASK_SAID) != 0)
    said = assay_term_label (ASSAY_FINDING_SAID,
                             assay_record_get_text (insight->holding, ASSAY_FINDING_SAID));

  if (*said == '\0' && *so == '\0')
    return g_strdup (_ ("Undecided"));
  if (*said == '\0')
    return (insight->verdict.asked & ASSAY_ASK_SAID) != 0
               ? g_strdup_printf (_ ("Said? open · %s"), so)
               : g_strdup (so);
  if (*so == '\0')
    return g_strdup_printf (_ ("%s · True? open"), said);

  return g_strdup_printf ("%s · %s", said, so);
}

const char *
assay_insight_get_symbol (const AssayInsightClaim *insight)
{
  static const char *const symbols[ASSAY_N_OUTCOMES] = {
    [ASSAY_OUTCOME_UNDECIDED] = "",  [ASSAY_OUTCOME_CONFIRMED] = "✓", [ASSAY_OUTCOME_CHANGE] = "≈",
    [ASSAY_OUTCOME_WRONG] = "✗",     [ASSAY_OUTCOME_AUTHOR] = "✎",    [ASSAY_OUTCOME_OPEN] = "?",
    [ASSAY_OUTCOME_NOT_ASKED] = "–", [ASSAY_OUTCOME_CONCLUDED] = "•",
  };
  AssayOutcome outcome = insight->verdict.outcome;

  /* The level answers true? alone: where the outcome is graver, its sign would say too much. */
  if (insight->holding_level != NULL && insight->verdict.decided
      && outcome
             == assay_outcome_from_code (
                 assay_record_get_text (insight->holding_level, ASSAY_LEVEL_OUTCOME))
      && !assay_record_is_empty (insight->holding_level, ASSAY_LEVEL_SYMBOL))
    return assay_record_get_text (insight->holding_level, ASSAY_LEVEL_SYMBOL);

  return symbols[outcome];
}

const char *
assay_insight_get_warning (const AssayInsightClaim *insight)
{
  const char *state
      = insight->anchor != NULL ? assay_record_get_text (insight->anchor, ASSAY_ANCHOR_STATE) : "";

  /* It was marked in a later version than the one on show. */
  if (insight->anchor == NULL)
    return _ ("Not in this version");
  if (g_str_equal (state, "changed") || g_str_equal (state, "lost"))
    return assay_term_label (ASSAY_ANCHOR_STATE, state);

  return "";
}
