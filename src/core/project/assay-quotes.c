/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-article-private.h"
#include "assay-capture-text.h"
#include "assay-edits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Quotations of evidence: where they stand in a capture of their source, and taking them from it.
 */

/* White space in a quotation is plain: it may run over lines and paragraphs. */
static char *
dup_plain (const char *words)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (plain, c);
      else if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
        g_string_append_c (plain, ' ');
    }
  while (plain->len > 0 && plain->str[plain->len - 1] == ' ')
    g_string_truncate (plain, plain->len - 1);

  return g_string_free (plain, FALSE);
}

/* The place of @evidence in @capture, or NULL. */
static AssayRecord *
find_anchor_in (AssayArticle *article, AssayRecord *evidence, gint64 capture)
{
  g_autoptr (GPtrArray) anchors
      = assay_record_list_filter_by_ref (assay_article_get_list (article, ASSAY_KIND_ANCHOR),
                                         ASSAY_ANCHOR_EVIDENCE, assay_record_get_id (evidence));

  for (guint i = 0; i < anchors->len; i++)
    if (assay_record_get_ref (anchors->pdata[i], ASSAY_ANCHOR_CAPTURE) == capture)
      return anchors->pdata[i];

  return NULL;
}

/* Where the quotation was taken. What a person stood by in other captures stands beside it. */
static AssayRecord *
find_anchor (AssayArticle *article, gint64 evidence)
{
  AssayRecord *record = assay_article_find (article, ASSAY_KIND_EVIDENCE, evidence);
  AssayRecord *taken = record != NULL ? find_anchor_in (
                           article, record, assay_record_get_ref (record, ASSAY_EVIDENCE_CAPTURE))
                                      : NULL;

  return taken != NULL
             ? taken
             : assay_record_list_find_by_ref (assay_article_get_list (article, ASSAY_KIND_ANCHOR),
                                              ASSAY_ANCHOR_EVIDENCE, evidence);
}

/* The words of @capture that a person said the quotation stands for as well, while it is the one
 * that was taken; else NULL. */
static AssayRecord *
find_stood_by (AssayArticle *article, AssayRecord *evidence, AssayRecord *taken, gint64 capture)
{
  g_autofree char *exact = NULL;
  g_autofree char *quote = NULL;
  AssayRecord *other = find_anchor_in (article, evidence, capture);

  if (taken == NULL || other == NULL || other == taken)
    return NULL;
  exact = dup_plain (assay_record_get_text (taken, ASSAY_ANCHOR_EXACT));
  quote = dup_plain (assay_record_get_text (evidence, ASSAY_EVIDENCE_QUOTE));

  return g_str_equal (exact, quote) ? other : NULL;
}

static guint
get_position (AssayRecord *anchor, AssayField field)
{
  gint64 value = assay_record_get_int (anchor, field);

  return value > 0 && value < G_MAXUINT ? (guint) value : 0;
}

static AssaySelector *
make_selector (AssayRecord *anchor)
{
  return assay_selector_new (assay_record_get_text (anchor, ASSAY_ANCHOR_EXACT),
                             assay_record_get_text (anchor, ASSAY_ANCHOR_PREFIX),
                             assay_record_get_text (anchor, ASSAY_ANCHOR_SUFFIX),
                             get_position (anchor, ASSAY_ANCHOR_START),
                             get_position (anchor, ASSAY_ANCHOR_END));
}

/* What to look for: the words that were taken, with the words around them, whatever capture they
 * were taken from; where somebody has changed the quotation by hand since, his words, near where
 * they were taken. */
static AssaySelector *
dup_selector (AssayRecord *evidence, AssayRecord *anchor, gint64 capture)
{
  const char *quote = assay_record_get_text (evidence, ASSAY_EVIDENCE_QUOTE);
  const char *exact = anchor != NULL ? assay_record_get_text (anchor, ASSAY_ANCHOR_EXACT) : "";
  g_autofree char *plain_exact = dup_plain (exact);
  g_autofree char *plain_quote = dup_plain (quote);

  if (anchor == NULL
      || (!g_str_equal (plain_exact, plain_quote)
          && assay_record_get_ref (anchor, ASSAY_ANCHOR_CAPTURE) != capture))
    return assay_selector_new (quote, NULL, NULL, 0, 0);
  if (!g_str_equal (plain_exact, plain_quote))
    return assay_selector_new (quote, NULL, NULL, get_position (anchor, ASSAY_ANCHOR_START),
                               get_position (anchor, ASSAY_ANCHOR_END));

  return make_selector (anchor);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const AssayQuotePlace *x = a;
  const AssayQuotePlace *y = b;

  if (x->placement.start != y->placement.start)
    return x->placement.start < y->placement.start ? -1 : 1;

  return (x->evidence > y->evidence) - (x->evidence < y->evidence);
}

static gboolean
is_found (AssayAnchorState state)
{
  return state == ASSAY_ANCHOR_STATE_EXACT || state == ASSAY_ANCHOR_STATE_MOVED;
}

/* All evidence of the article from the capture's source that has a quotation. */
static GPtrArray *
list_quoted (AssayCaptureText *self, AssayArticle *article)
{
  GPtrArray *all = assay_record_list_filter_by_ref (
      assay_article_get_list (article, ASSAY_KIND_EVIDENCE), ASSAY_EVIDENCE_SOURCE,
      assay_capture_text_get_source (self));

  for (guint i = all->len; i > 0; i--)
    if (assay_record_is_empty (g_ptr_array_index (all, i - 1), ASSAY_EVIDENCE_QUOTE))
      g_ptr_array_remove_index (all, i - 1);

  return all;
}

GArray *
assay_capture_text_locate_quotes (AssayCaptureText *self, AssayArticle *article)
{
  g_autoptr (GPtrArray) quoted = NULL;
  g_autoptr (GPtrArray) selectors = NULL;
  g_autofree AssayPlacement *placements = NULL;
  GArray *places;
  gint64 capture;

  g_return_val_if_fail (ASSAY_IS_CAPTURE_TEXT (self), NULL);
  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);

  capture = assay_capture_text_get_capture (self);
  quoted = list_quoted (self, article);
  selectors = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_selector_free);
  placements = g_new0 (AssayPlacement, quoted->len + 1);
  for (guint i = 0; i < quoted->len; i++)
    {
      AssayRecord *evidence = g_ptr_array_index (quoted, i);
      AssayRecord *taken = find_anchor (article, assay_record_get_id (evidence));
      AssayRecord *other = find_stood_by (article, evidence, taken, capture);

      g_ptr_array_add (selectors, other != NULL ? make_selector (other)
                                                : dup_selector (evidence, taken, capture));
    }
  assay_anchor_locate_all (assay_capture_text_get_text (self), NULL,
                           (const AssaySelector *const *) selectors->pdata, selectors->len,
                           assay_capture_text_get_language (self), placements);

  places = g_array_new (FALSE, FALSE, sizeof (AssayQuotePlace));
  for (guint i = 0; i < quoted->len; i++)
    {
      AssayRecord *evidence = g_ptr_array_index (quoted, i);
      AssayQuotePlace place
          = { assay_record_get_id (evidence), assay_record_get_ref (evidence, ASSAY_EVIDENCE_CLAIM),
              placements[i] };

      if (is_found (place.placement.state)
          || assay_record_get_ref (evidence, ASSAY_EVIDENCE_CAPTURE) == capture
          || (place.placement.state == ASSAY_ANCHOR_STATE_CHANGED
              && find_anchor (article, place.evidence) != NULL))
        g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);

  return places;
}

static void
set_place (
    AssayEdit *edit, gint64 anchor, gint64 evidence, gint64 capture, const AssaySelector *selector)
{
  assay_edit_set_ref (edit, anchor, ASSAY_ANCHOR_EVIDENCE, evidence);
  assay_edit_set_ref (edit, anchor, ASSAY_ANCHOR_CAPTURE, capture);
  assay_edit_set_text (edit, anchor, ASSAY_ANCHOR_EXACT, selector->exact);
  assay_edit_set_text (edit, anchor, ASSAY_ANCHOR_PREFIX, selector->prefix);
  assay_edit_set_text (edit, anchor, ASSAY_ANCHOR_SUFFIX, selector->suffix);
  assay_edit_set_int (edit, anchor, ASSAY_ANCHOR_START, selector->start);
  assay_edit_set_int (edit, anchor, ASSAY_ANCHOR_END, selector->end);
  assay_edit_set_text (edit, anchor, ASSAY_ANCHOR_STATE, "exact");
}

/* What was stood by was another quotation. */
static void
drop_others (AssayEdit *edit, AssayArticle *article, gint64 evidence, gint64 anchor)
{
  g_autoptr (GPtrArray) anchors = assay_record_list_filter_by_ref (
      assay_article_get_list (article, ASSAY_KIND_ANCHOR), ASSAY_ANCHOR_EVIDENCE, evidence);

  for (guint i = 0; i < anchors->len; i++)
    if (assay_record_get_id (anchors->pdata[i]) != anchor)
      assay_edit_delete (edit, ASSAY_KIND_ANCHOR, assay_record_get_id (anchors->pdata[i]));
}

void
assay_edit_set_quote (AssayEdit *edit,
                      AssayArticle *article,
                      gint64 evidence,
                      AssayCaptureText *self,
                      guint start,
                      guint end,
                      gboolean keep_locator)
{
  g_autoptr (AssaySelector) selector = NULL;
  g_autofree char *quote = NULL;
  AssayRecord *known;
  gint64 anchor;

  g_return_if_fail (ASSAY_IS_ARTICLE (article));
  g_return_if_fail (ASSAY_IS_CAPTURE_TEXT (self));

  selector = assay_selector_new_for_range (assay_capture_text_get_text (self), start, end);
  g_return_if_fail (selector != NULL);

  known = find_anchor (article, evidence);
  anchor
      = known != NULL ? assay_record_get_id (known) : assay_edit_insert (edit, ASSAY_KIND_ANCHOR);
  quote = dup_plain (selector->exact);
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_QUOTE, quote);
  assay_edit_set_ref (edit, evidence, ASSAY_EVIDENCE_CAPTURE,
                      assay_capture_text_get_capture (self));
  if (!keep_locator)
    {
      g_autofree char *locator = assay_capture_text_dup_locator (self, selector->start);

      assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_LOCATOR, locator);
    }

  set_place (edit, anchor, evidence, assay_capture_text_get_capture (self), selector);
  drop_others (edit, article, evidence, anchor);
}

AssayEdit *
assay_edit_quote_still_holds (
    AssayArticle *article, gint64 evidence, AssayCaptureText *self, guint start, guint end)
{
  g_autoptr (AssaySelector) selector = NULL;
  AssayRecord *record;
  AssayRecord *other;
  AssayEdit *edit;
  gint64 capture;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (ASSAY_IS_CAPTURE_TEXT (self), NULL);

  capture = assay_capture_text_get_capture (self);
  record = assay_article_find (article, ASSAY_KIND_EVIDENCE, evidence);
  selector = assay_selector_new_for_range (assay_capture_text_get_text (self), start, end);
  /* In the capture it was taken from, the words that are there are the quotation, or it is none. */
  if (record == NULL || selector == NULL
      || assay_record_get_ref (record, ASSAY_EVIDENCE_CAPTURE) == capture)
    return NULL;

  other = find_anchor_in (article, record, capture);
  edit = assay_project_edit (assay_article_get_project (article), _ ("Quotation still holds"));
  set_place (edit,
             other != NULL ? assay_record_get_id (other)
                           : assay_edit_insert (edit, ASSAY_KIND_ANCHOR),
             evidence, capture, selector);

  return edit;
}

/* @wanted where it is the claim's and the source's, else the first that has no quotation, else
 * NULL. */
static AssayRecord *
choose_evidence (AssayArticle *article, gint64 claim, gint64 source, gint64 wanted)
{
  g_autoptr (GPtrArray) evidence = assay_article_dup_evidence (article, claim);
  AssayRecord *first = NULL;

  for (guint i = 0; i < evidence->len; i++)
    {
      AssayRecord *record = g_ptr_array_index (evidence, i);

      if (assay_record_get_ref (record, ASSAY_EVIDENCE_SOURCE) != source)
        continue;
      if (assay_record_get_id (record) == wanted)
        return record;
      if (first == NULL && assay_record_is_empty (record, ASSAY_EVIDENCE_QUOTE))
        first = record;
    }

  return first;
}

AssayEdit *
assay_edit_quote (AssayArticle *article,
                  gint64 claim,
                  gint64 evidence,
                  AssayCaptureText *self,
                  guint start,
                  guint end,
                  gint64 *ret_evidence,
                  AssayQuoteOutcome *ret_outcome)
{
  AssayText *text;
  AssayRecord *record;
  AssayRange range;
  AssayQuoteOutcome outcome;
  AssayEdit *edit;
  gint64 id;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (ASSAY_IS_CAPTURE_TEXT (self), NULL);

  text = assay_capture_text_get_text (self);
  if (assay_article_find (article, ASSAY_KIND_CLAIM, claim) == NULL || start >= end
      || end > assay_text_get_length (text))
    return NULL;
  range = assay_text_trim (text, (AssayRange){ start, end });
  if (range.start >= range.end || range.end - range.start > ASSAY_QUOTE_MAX)
    return NULL;

  record = choose_evidence (article, claim, assay_capture_text_get_source (self), evidence);
  if (record == NULL)
    {
      edit = assay_edit_add_evidence (article, claim, assay_capture_text_get_source (self), &id);
      outcome = ASSAY_QUOTE_NEW;
    }
  else
    {
      edit = assay_project_edit (assay_article_get_project (article), "");
      id = assay_record_get_id (record);
      outcome = assay_record_is_empty (record, ASSAY_EVIDENCE_QUOTE) ? ASSAY_QUOTE_FILLED
                                                                     : ASSAY_QUOTE_REPLACED;
    }
  if (edit == NULL)
    return NULL;

  assay_edit_set_words (edit, outcome == ASSAY_QUOTE_REPLACED ? _ ("Replace quotation")
                                                              : _ ("Quote the source"));
  assay_edit_set_quote (edit, article, id, self, range.start, range.end,
                        outcome == ASSAY_QUOTE_FILLED
                            && !assay_record_is_empty (record, ASSAY_EVIDENCE_LOCATOR));
  if (ret_evidence != NULL)
    *ret_evidence = id;
  if (ret_outcome != NULL)
    *ret_outcome = outcome;

  return edit;
}

static gboolean
rests_on (AssayArticle *article, gint64 claim, gint64 source, gboolean unquoted)
{
  g_autoptr (GPtrArray) evidence = assay_article_dup_evidence (article, claim);

  for (guint i = 0; i < evidence->len; i++)
    {
      AssayRecord *record = g_ptr_array_index (evidence, i);

      if (assay_record_get_ref (record, ASSAY_EVIDENCE_SOURCE) == source
          && (!unquoted || assay_record_is_empty (record, ASSAY_EVIDENCE_QUOTE)))
        return TRUE;
    }

  return FALSE;
}

AssayRecord *
assay_article_next_claim_of_source (
    AssayArticle *article, gint64 source, gint64 claim, gboolean backwards, gboolean unquoted)
{
  AssayRecordList *claims;
  guint n;
  guint at;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);

  claims = assay_article_get_list (article, ASSAY_KIND_CLAIM);
  n = assay_record_list_get_size (claims);
  at = assay_record_list_position (claims, claim);
  if (at >= n)
    at = backwards ? 0 : n - 1;
  for (guint i = 1; n > 0 && i <= n; i++)
    {
      AssayRecord *record
          = assay_record_list_peek (claims, backwards ? (at + n - i % n) % n : (at + i) % n);

      if (assay_record_get_id (record) != claim
          && rests_on (article, assay_record_get_id (record), source, unquoted))
        return record;
    }

  return NULL;
}
