/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-highlighting.h"

#include "assay-finding.h"
#include "assay-terms.h"

#include <glib/gi18n-lib.h>

/* The longest quote that a label repeats, in code points. */
#define LABEL_QUOTE 80

static gboolean
has_state (AssayRecord *anchor, const char *state)
{
  return g_str_equal (assay_record_get_text (anchor, ASSAY_ANCHOR_STATE), state);
}

AssayHighlightStyle
assay_highlighting_get_style (AssayArticle *article, AssayRecord *claim)
{
  static const struct
  {
    const char *outcome;
    AssayHighlightStyle style;
  } styles[] = {
    { "confirmed", ASSAY_HIGHLIGHT_CONFIRMED },
    { "change", ASSAY_HIGHLIGHT_CHANGE },
    { "wrong", ASSAY_HIGHLIGHT_WRONG },
    { "author", ASSAY_HIGHLIGHT_AUTHOR },
    { "open", ASSAY_HIGHLIGHT_UNVERIFIED },
    { "concluded", ASSAY_HIGHLIGHT_AUTHOR },
    { "not-asked", ASSAY_HIGHLIGHT_MARK_OPINION },
  };
  gint64 id = assay_record_get_id (claim);
  AssayRecord *anchor = assay_article_find_anchor (article, id);
  const char *outcome = assay_article_get_outcome (article, id);

  if (anchor != NULL && has_state (anchor, "changed"))
    return ASSAY_HIGHLIGHT_ON_HOLD;
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_strcmp0 (outcome, styles[i].outcome) == 0)
      return styles[i].style;

  return ASSAY_HIGHLIGHT_OPEN;
}

char *
assay_highlighting_dup_label (AssayArticle *article, AssayRecord *claim)
{
  gint64 id = assay_record_get_id (claim);
  AssayRecord *anchor = assay_article_find_anchor (article, id);
  const char *exact = anchor != NULL ? assay_record_get_text (anchor, ASSAY_ANCHOR_EXACT) : "";
  g_autofree char *number = assay_claim_dup_label (claim);
  g_autofree char *quote = NULL;
  const char *state;

  if (anchor != NULL && has_state (anchor, "changed"))
    state = assay_term_label (ASSAY_ANCHOR_STATE, "changed");
  else
    state = assay_article_get_answer (article, id);

  quote = g_utf8_substring (exact, 0, MIN (g_utf8_strlen (exact, -1), LABEL_QUOTE));
  /* Translators: a claim's number, its outcome and its words */
  return g_strdup_printf (_ ("Claim %s, %s: “%s”"), number, state, quote);
}

/* The sign of the level that holds; NULL where there is none, for the style's own. The level
 * answers true? alone: where the outcome is graver, its sign would say too much. */
static const char *
find_symbol (AssayArticle *article, gint64 claim, AssayHighlightStyle style)
{
  AssayRecord *finding = assay_article_find_holding (article, claim);
  AssayRecord *level;

  if (finding == NULL || style == ASSAY_HIGHLIGHT_OPEN || style == ASSAY_HIGHLIGHT_ON_HOLD)
    return NULL;

  level = assay_project_find (assay_article_get_project (article), ASSAY_KIND_LEVEL,
                              assay_record_get_ref (finding, ASSAY_FINDING_LEVEL));
  if (level == NULL || assay_record_is_empty (level, ASSAY_LEVEL_SYMBOL)
      || assay_outcome_from_code (assay_record_get_text (level, ASSAY_LEVEL_OUTCOME))
             != assay_article_get_verdict (article, claim).outcome)
    return NULL;

  return assay_record_get_text (level, ASSAY_LEVEL_SYMBOL);
}

static gboolean
set_range (AssayHighlight *highlight, AssayRecord *anchor)
{
  if (anchor == NULL || has_state (anchor, "lost"))
    return FALSE;

  highlight->start = (guint) assay_record_get_int (anchor, ASSAY_ANCHOR_START);
  highlight->end = (guint) assay_record_get_int (anchor, ASSAY_ANCHOR_END);
  return highlight->start < highlight->end;
}

static void
add_claims (AssayArticle *article, GArray *highlights, GStringChunk *strings)
{
  AssayRecordList *claims = assay_article_get_list (article, ASSAY_KIND_CLAIM);

  for (guint i = 0; i < assay_record_list_get_size (claims); i++)
    {
      AssayRecord *claim = assay_record_list_peek (claims, i);
      AssayHighlight highlight = { .id = assay_record_get_id (claim) };
      g_autofree char *number = NULL;
      g_autofree char *label = NULL;

      if (!set_range (&highlight, assay_article_find_anchor (article, highlight.id)))
        continue;

      number = assay_claim_dup_label (claim);
      label = assay_highlighting_dup_label (article, claim);
      highlight.style = assay_highlighting_get_style (article, claim);
      highlight.badge = g_string_chunk_insert (strings, number);
      highlight.symbol = find_symbol (article, highlight.id, highlight.style);
      highlight.label = g_string_chunk_insert (strings, label);
      g_array_append_val (highlights, highlight);
    }
}

/* A closed rest has no look of its own: the overview and the counts tell of it. */
static gboolean
get_mark_style (AssayRecord *mark, AssayHighlightStyle *ret_style)
{
  const char *kind = assay_record_get_text (mark, ASSAY_MARK_KIND);

  if (g_str_equal (kind, "nothing"))
    *ret_style = ASSAY_HIGHLIGHT_MARK_NOTHING;
  else if (g_str_equal (kind, "opinion"))
    *ret_style = ASSAY_HIGHLIGHT_MARK_OPINION;
  else if (g_str_equal (kind, "wording"))
    *ret_style = ASSAY_HIGHLIGHT_MARK_WORDING;
  else
    return FALSE;

  return TRUE;
}

static void
add_marks (AssayArticle *article, GArray *highlights)
{
  AssayRecordList *marks = assay_article_get_list (article, ASSAY_KIND_MARK);

  for (guint i = 0; i < assay_record_list_get_size (marks); i++)
    {
      AssayRecord *mark = assay_record_list_peek (marks, i);
      AssayHighlight highlight = { .id = assay_record_get_id (mark) };

      if (get_mark_style (mark, &highlight.style)
          && set_range (&highlight, assay_article_find_anchor (article, highlight.id)))
        g_array_append_val (highlights, highlight);
    }
}

void
assay_highlighting_apply (AssayArticle *article, AssayReader *reader)
{
  g_autoptr (GArray) highlights = g_array_new (FALSE, TRUE, sizeof (AssayHighlight));
  g_autoptr (GStringChunk) strings = NULL;

  g_return_if_fail (ASSAY_IS_ARTICLE (article));
  g_return_if_fail (ASSAY_IS_READER (reader));

  strings = g_string_chunk_new (4096);
  add_claims (article, highlights, strings);
  add_marks (article, highlights);
  assay_reader_set_highlights (reader, (const AssayHighlight *) (gpointer) highlights->data,
                               highlights->len);
}
