/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-source-quoter.h"

#include "assay-finding.h"
#include "assay-insight.h"
#include "assay-quote-news.h"

#include <glib/gi18n-lib.h>

/* Holds the reader and what it shows. Places are looked for anew after each change of evidence or
 * of anchors, and kept until then. */
struct _AssaySourceQuoter
{
  GObject parent_instance;

  /* Owned */
  AssayWorkbench *workbench;
  AssayReader *reader;
  AssayCaptureText *text;
  GArray *places; /* of AssayQuotePlace */

  gint64 evidence;
  gint64 evidence_of; /* the claim that it belongs to */
};

enum
{
  QUOTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssaySourceQuoter, assay_source_quoter, G_TYPE_OBJECT)

static AssayArticle *
get_article (AssaySourceQuoter *self)
{
  return assay_workbench_get_article (self->workbench);
}

static gint64
get_source (AssaySourceQuoter *self)
{
  return assay_capture_text_get_source (self->text);
}

static gboolean
stands (const AssayQuotePlace *place)
{
  return place->placement.state != ASSAY_ANCHOR_STATE_LOST
         && place->placement.start < place->placement.end;
}

static const AssayQuotePlace *
find_place (AssaySourceQuoter *self, gint64 claim)
{
  for (guint i = 0; self->places != NULL && i < self->places->len; i++)
    {
      const AssayQuotePlace *place = &g_array_index (self->places, AssayQuotePlace, i);

      if (place->claim == claim && stands (place))
        return place;
    }

  return NULL;
}

static char *
dup_label (AssaySourceQuoter *self, gint64 claim)
{
  AssayRecord *record = assay_article_find (get_article (self), ASSAY_KIND_CLAIM, claim);

  return record != NULL ? assay_claim_dup_label (record) : g_strdup ("");
}

static void
draw (AssaySourceQuoter *self)
{
  g_autoptr (GArray) highlights = g_array_new (FALSE, TRUE, sizeof (AssayHighlight));
  g_autoptr (GStringChunk) strings = g_string_chunk_new (1024);

  for (guint i = 0; self->places != NULL && i < self->places->len; i++)
    {
      const AssayQuotePlace *place = &g_array_index (self->places, AssayQuotePlace, i);
      AssayHighlight highlight = { .id = place->evidence,
                                   .start = place->placement.start,
                                   .end = place->placement.end,
                                   .style = ASSAY_HIGHLIGHT_EVIDENCE };
      g_autofree char *number = NULL;
      g_autofree char *label = NULL;

      if (!stands (place))
        continue;
      /* The words are no longer those of the quotation. */
      if (place->placement.state == ASSAY_ANCHOR_STATE_CHANGED)
        highlight.style = ASSAY_HIGHLIGHT_ON_HOLD;
      number = dup_label (self, place->claim);
      label = g_strdup_printf (_ ("Quoted for claim %s"), number);
      highlight.badge = g_string_chunk_insert (strings, number);
      highlight.label = g_string_chunk_insert (strings, label);
      g_array_append_val (highlights, highlight);
    }

  assay_reader_set_highlights (self->reader, (const AssayHighlight *) (gpointer) highlights->data,
                               highlights->len);
}

void
assay_source_quoter_show_claim (AssaySourceQuoter *self, gboolean scroll)
{
  const AssayQuotePlace *place;

  g_return_if_fail (ASSAY_IS_SOURCE_QUOTER (self));

  place = find_place (self, assay_workbench_get_claim (self->workbench));
  assay_reader_set_current (self->reader, place != NULL ? place->evidence : 0,
                            place != NULL && scroll);
}

void
assay_source_quoter_update (AssaySourceQuoter *self, gboolean scroll)
{
  g_return_if_fail (ASSAY_IS_SOURCE_QUOTER (self));

  g_clear_pointer (&self->places, g_array_unref);
  if (self->text != NULL && get_article (self) != NULL)
    self->places = assay_capture_text_locate_quotes (self->text, get_article (self));
  assay_quote_news_set (assay_quote_news_get (self->workbench), self->text, self->places);
  draw (self);
  assay_source_quoter_show_claim (self, scroll);
}

void
assay_source_quoter_set_text (AssaySourceQuoter *self, AssayCaptureText *text)
{
  g_return_if_fail (ASSAY_IS_SOURCE_QUOTER (self));

  g_set_object (&self->text, text);
  assay_source_quoter_update (self, FALSE);
}

void
assay_source_quoter_set_evidence (AssaySourceQuoter *self, gint64 evidence)
{
  g_return_if_fail (ASSAY_IS_SOURCE_QUOTER (self));

  self->evidence = evidence;
  self->evidence_of = assay_workbench_get_claim (self->workbench);
}

static void
tell (AssaySourceQuoter *self, const char *words)
{
  g_signal_emit (self, signals[QUOTED], 0, words);
}

/* The evidence that was chosen, as long as its claim is open. */
static gint64
get_evidence (AssaySourceQuoter *self)
{
  return self->evidence_of == assay_workbench_get_claim (self->workbench) ? self->evidence : 0;
}

static void
tell_outcome (AssaySourceQuoter *self, gint64 claim, AssayQuoteOutcome outcome)
{
  g_autofree char *number = dup_label (self, claim);
  g_autofree char *words = NULL;

  if (outcome == ASSAY_QUOTE_NEW)
    words = g_strdup_printf (_ ("Quoted for claim %s, as new evidence"), number);
  else
    words = g_strdup_printf (_ ("Quoted for claim %s"), number);
  tell (self, words);
}

void
assay_source_quoter_quote (AssaySourceQuoter *self, gboolean more)
{
  gint64 claim = assay_workbench_get_claim (self->workbench);
  AssayQuoteOutcome outcome;
  AssayEdit *edit;
  gint64 evidence;
  guint start, end;

  g_return_if_fail (ASSAY_IS_SOURCE_QUOTER (self));

  if (self->text == NULL || get_article (self) == NULL)
    return;
  if (claim == 0)
    {
      tell (self, _ ("Open a claim first: words of the source become its quotation"));
      return;
    }
  if (!assay_reader_get_selection (self->reader, &start, &end))
    {
      tell (self, _ ("Select the words that count, then press Enter"));
      return;
    }

  edit = assay_edit_quote (get_article (self), claim, more ? 0 : get_evidence (self), self->text,
                           start, end, &evidence, &outcome);
  if (edit == NULL)
    {
      tell (self, _ ("That is more than a quotation: select less"));
      return;
    }

  self->evidence = evidence;
  self->evidence_of = claim;
  assay_workbench_commit (self->workbench, edit, outcome == ASSAY_QUOTE_REPLACED);
  assay_reader_clear_selection (self->reader);
  tell_outcome (self, claim, outcome);
}

static void
open_claim (AssaySourceQuoter *self, gboolean backwards, gboolean unquoted, const char *none)
{
  AssayRecord *claim = NULL;

  if (self->text != NULL && get_article (self) != NULL)
    claim = assay_article_next_claim_of_source (get_article (self), get_source (self),
                                                assay_workbench_get_claim (self->workbench),
                                                backwards, unquoted);
  if (claim != NULL)
    assay_workbench_set_claim (self->workbench, assay_record_get_id (claim));
  else
    tell (self, none);
}

void
assay_source_quoter_step (AssaySourceQuoter *self, gboolean backwards)
{
  g_return_if_fail (ASSAY_IS_SOURCE_QUOTER (self));

  open_claim (self, backwards, FALSE, _ ("No other claim rests on this source"));
}

void
assay_source_quoter_next_unquoted (AssaySourceQuoter *self)
{
  g_return_if_fail (ASSAY_IS_SOURCE_QUOTER (self));

  open_claim (self, FALSE, TRUE, _ ("No other claim waits for words of this source"));
}

char *
assay_source_quoter_dup_claim_words (AssaySourceQuoter *self)
{
  gint64 claim;
  g_autofree char *number = NULL;
  g_autofree char *quote = NULL;

  g_return_val_if_fail (ASSAY_IS_SOURCE_QUOTER (self), NULL);

  claim = assay_workbench_get_claim (self->workbench);
  if (claim == 0 || get_article (self) == NULL)
    return g_strdup (_ ("Open a claim to quote for it"));

  number = dup_label (self, claim);
  quote = assay_insight_dup_quote (assay_insight_get (self->workbench), claim);

  /* Translators: a claim's number and its words */
  return g_strdup_printf (_ ("Claim %s: “%s”"), number, quote);
}

char *
assay_source_quoter_dup_count_words (AssaySourceQuoter *self)
{
  guint n = self->places != NULL ? self->places->len : 0;
  guint n_gone = 0;

  g_return_val_if_fail (ASSAY_IS_SOURCE_QUOTER (self), NULL);

  for (guint i = 0; i < n; i++)
    {
      const AssayQuotePlace *place = &g_array_index (self->places, AssayQuotePlace, i);

      n_gone += !stands (place) || place->placement.state == ASSAY_ANCHOR_STATE_CHANGED;
    }
  if (n == 0)
    return g_strdup ("");
  if (n_gone > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%u quotation does not stand here word for word",
                                         "%u quotations do not stand here word for word", n_gone),
                            n_gone);

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u quotation stands here", "%u quotations stand here", n), n);
}

static void
clicked_cb (AssayReader *reader, gint64 id, GVariant *ids, AssaySourceQuoter *self)
{
  AssayRecord *evidence = NULL;

  if (get_article (self) != NULL)
    evidence = assay_article_find (get_article (self), ASSAY_KIND_EVIDENCE, id);
  if (evidence == NULL)
    return;

  assay_workbench_set_claim (self->workbench,
                             assay_record_get_ref (evidence, ASSAY_EVIDENCE_CLAIM));
  assay_source_quoter_set_evidence (self, id);
}

static void
assay_source_quoter_dispose (GObject *object)
{
  AssaySourceQuoter *self = ASSAY_SOURCE_QUOTER (object);

  g_clear_object (&self->text);
  g_clear_object (&self->reader);
  g_clear_object (&self->workbench);
  g_clear_pointer (&self->places, g_array_unref);

  G_OBJECT_CLASS (assay_source_quoter_parent_class)->dispose (object);
}

static void
assay_source_quoter_class_init (AssaySourceQuoterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_source_quoter_dispose;

  signals[QUOTED] = g_signal_new ("quoted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
assay_source_quoter_init (AssaySourceQuoter *self)
{
}

AssaySourceQuoter *
assay_source_quoter_new (AssayWorkbench *workbench, AssayReader *reader)
{
  AssaySourceQuoter *self;

  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);
  g_return_val_if_fail (ASSAY_IS_READER (reader), NULL);

  self = g_object_new (ASSAY_TYPE_SOURCE_QUOTER, NULL);
  self->workbench = g_object_ref (workbench);
  self->reader = g_object_ref (reader);
  g_signal_connect_object (reader, "highlight-clicked", G_CALLBACK (clicked_cb), self, 0);

  return self;
}
