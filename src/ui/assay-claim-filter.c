/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-claim-filter.h"

#include "assay-record-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Owns what is searched for. Reads everything else from the open article when it is asked. */
struct _AssayClaimFilter
{
  GtkFilter parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;

  /* Owned */
  char *search; /* folded */
  AssayShow show;
  gint64 source;
};

G_DEFINE_FINAL_TYPE (AssayClaimFilter, assay_claim_filter, GTK_TYPE_FILTER)

/* The outcome that is shown; FALSE where it is something else. */
static gboolean
get_outcome (AssayShow show, AssayOutcome *ret_outcome)
{
  static const AssayOutcome outcomes[] = { [ASSAY_SHOW_CONFIRMED] = ASSAY_OUTCOME_CONFIRMED,
                                           [ASSAY_SHOW_CHANGE] = ASSAY_OUTCOME_CHANGE,
                                           [ASSAY_SHOW_WRONG] = ASSAY_OUTCOME_WRONG,
                                           [ASSAY_SHOW_AUTHOR] = ASSAY_OUTCOME_AUTHOR,
                                           [ASSAY_SHOW_OPEN] = ASSAY_OUTCOME_OPEN };

  if (show < ASSAY_SHOW_CONFIRMED || show > ASSAY_SHOW_OPEN)
    return FALSE;

  *ret_outcome = outcomes[show];

  return TRUE;
}

static const char *
get_label (AssayShow show)
{
  switch ((int) show)
    {
    case ASSAY_SHOW_ALL:
      return _ ("All claims");
    case ASSAY_SHOW_UNDECIDED:
      return _ ("Undecided");
    case ASSAY_SHOW_DISPUTED:
      return _ ("Disputed");
    case ASSAY_SHOW_ALTERED:
      return _ ("CHANGED or lost");
    case ASSAY_SHOW_UNSIGNED:
      return _ ("Not signed");
    case ASSAY_SHOW_UNSUPPORTED:
      return _ ("Without evidence");
    default:
      g_return_val_if_reached ("");
    }
}

char *
assay_show_dup_label (AssayShow show, AssayArticle *article)
{
  AssayOutcome outcome;

  if (!get_outcome (show, &outcome))
    return g_strdup (get_label (show));

  return article != NULL ? assay_article_dup_outcome_name (article, outcome)
                         : g_strdup (assay_outcome_get_label (outcome));
}

static gboolean
has_outcome (const AssayInsightClaim *insight, AssayOutcome outcome)
{
  return insight->verdict.outcome == outcome;
}

gboolean
assay_show_matches (AssayShow show, const AssayInsightClaim *insight)
{
  switch (show)
    {
    case ASSAY_SHOW_ALL:
      return TRUE;
    case ASSAY_SHOW_UNDECIDED:
      return !insight->verdict.decided;
    case ASSAY_SHOW_CONFIRMED:
      return has_outcome (insight, ASSAY_OUTCOME_CONFIRMED);
    case ASSAY_SHOW_CHANGE:
      return has_outcome (insight, ASSAY_OUTCOME_CHANGE);
    case ASSAY_SHOW_WRONG:
      return has_outcome (insight, ASSAY_OUTCOME_WRONG);
    case ASSAY_SHOW_AUTHOR:
      return has_outcome (insight, ASSAY_OUTCOME_AUTHOR);
    case ASSAY_SHOW_OPEN:
      return has_outcome (insight, ASSAY_OUTCOME_OPEN);
    case ASSAY_SHOW_DISPUTED:
      return insight->disputed;
    case ASSAY_SHOW_ALTERED:
      return *assay_insight_get_warning (insight) != '\0';
    case ASSAY_SHOW_UNSIGNED:
      return insight->signoff != ASSAY_SIGNOFF_VALID;
    case ASSAY_SHOW_UNSUPPORTED:
      return insight->n_evidence == 0;
    default:
      g_return_val_if_reached (TRUE);
    }
}

static gboolean
has_source (AssayClaimFilter *self, gint64 claim)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  g_autoptr (GPtrArray) evidence = assay_article_dup_evidence (article, claim);

  for (guint i = 0; i < evidence->len; i++)
    if (assay_record_get_ref (g_ptr_array_index (evidence, i), ASSAY_EVIDENCE_SOURCE)
        == self->source)
      return TRUE;

  return FALSE;
}

static gboolean
has_words (AssayClaimFilter *self, AssayInsight *source, const AssayInsightClaim *insight)
{
  g_autofree char *number = assay_claim_dup_label (insight->claim);
  g_autofree char *quote = assay_insight_dup_quote (source, assay_record_get_id (insight->claim));
  g_autofree char *speaker = assay_insight_dup_speaker (source, insight->claim);
  g_autofree char *all = g_strjoin (
      "\n", number, quote, speaker, assay_record_get_text (insight->claim, ASSAY_CLAIM_ASSERTION),
      insight->holding != NULL ? assay_record_get_text (insight->holding, ASSAY_FINDING_CONCLUSION)
                               : "",
      NULL);
  g_autofree char *folded = assay_fold (all);

  return strstr (folded, self->search) != NULL;
}

static gboolean
match (GtkFilter *filter, gpointer item)
{
  AssayClaimFilter *self = ASSAY_CLAIM_FILTER (filter);
  AssayInsight *source = assay_insight_get (self->workbench);
  gint64 id = assay_record_get_id (item);
  AssayInsightClaim insight;

  if (!assay_claim_filter_is_on (self))
    return TRUE;
  if (!assay_insight_read (source, id, &insight))
    return FALSE;

  return assay_show_matches (self->show, &insight) && (self->source == 0 || has_source (self, id))
         && (*self->search == '\0' || has_words (self, source, &insight));
}

static GtkFilterMatch
get_strictness (GtkFilter *filter)
{
  return assay_claim_filter_is_on (ASSAY_CLAIM_FILTER (filter)) ? GTK_FILTER_MATCH_SOME
                                                                : GTK_FILTER_MATCH_ALL;
}

static void
assay_claim_filter_finalize (GObject *object)
{
  g_free (ASSAY_CLAIM_FILTER (object)->search);

  G_OBJECT_CLASS (assay_claim_filter_parent_class)->finalize (object);
}

static void
assay_claim_filter_class_init (AssayClaimFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_claim_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = match;
  GTK_FILTER_CLASS (klass)->get_strictness = get_strictness;
}

static void
assay_claim_filter_init (AssayClaimFilter *self)
{
  self->search = g_strdup ("");
}

AssayClaimFilter *
assay_claim_filter_new (AssayWorkbench *workbench)
{
  AssayClaimFilter *self = g_object_new (ASSAY_TYPE_CLAIM_FILTER, NULL);

  self->workbench = workbench;

  return self;
}

AssayShow
assay_claim_filter_get_show (AssayClaimFilter *self)
{
  g_return_val_if_fail (ASSAY_IS_CLAIM_FILTER (self), ASSAY_SHOW_ALL);

  return self->show;
}

gint64
assay_claim_filter_get_source (AssayClaimFilter *self)
{
  g_return_val_if_fail (ASSAY_IS_CLAIM_FILTER (self), 0);

  return self->source;
}

gboolean
assay_claim_filter_is_on (AssayClaimFilter *self)
{
  return *self->search != '\0' || self->show != ASSAY_SHOW_ALL || self->source != 0;
}

void
assay_claim_filter_set_search (AssayClaimFilter *self, const char *search)
{
  g_autofree char *stripped = g_strstrip (g_strdup (search));
  g_autofree char *folded = assay_fold (stripped);

  g_return_if_fail (ASSAY_IS_CLAIM_FILTER (self));

  if (g_str_equal (folded, self->search))
    return;

  g_free (self->search);
  self->search = g_steal_pointer (&folded);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

void
assay_claim_filter_set_show (AssayClaimFilter *self, AssayShow show)
{
  g_return_if_fail (ASSAY_IS_CLAIM_FILTER (self));

  if (self->show == show)
    return;

  self->show = show;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

void
assay_claim_filter_set_source (AssayClaimFilter *self, gint64 source)
{
  g_return_if_fail (ASSAY_IS_CLAIM_FILTER (self));

  if (self->source == source)
    return;

  self->source = source;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

void
assay_claim_filter_refresh (AssayClaimFilter *self)
{
  g_return_if_fail (ASSAY_IS_CLAIM_FILTER (self));

  if (assay_claim_filter_is_on (self))
    gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}
