/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-edits-private.h"

#include "assay-selector.h"
#include "assay-terms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Edits that mark passages: claims, marks, and where they stand. */

/* The range without the white space at its edges; FALSE where nothing is left. */
static gboolean
trim (AssayArticle *article, guint start, guint end, AssayRange *ret_range)
{
  AssayText *text = assay_article_get_text (article);

  if (start >= end || end > assay_text_get_length (text))
    return FALSE;

  *ret_range = assay_text_trim (text, (AssayRange){ start, end });

  return ret_range->start < ret_range->end;
}

static void
set_selector (AssayEdit *edit, gint64 anchor, AssayArticle *article, AssayRange range)
{
  g_autoptr (AssaySelector) selector
      = assay_selector_new_for_range (assay_article_get_text (article), range.start, range.end);

  assay_edit_set_text (edit, anchor, ASSAY_ANCHOR_EXACT, selector->exact);
  assay_edit_set_text (edit, anchor, ASSAY_ANCHOR_PREFIX, selector->prefix);
  assay_edit_set_text (edit, anchor, ASSAY_ANCHOR_SUFFIX, selector->suffix);
  assay_edit_set_int (edit, anchor, ASSAY_ANCHOR_START, selector->start);
  assay_edit_set_int (edit, anchor, ASSAY_ANCHOR_END, selector->end);
  assay_edit_set_text (edit, anchor, ASSAY_ANCHOR_STATE, "exact");
}

static void
insert_anchor (
    AssayEdit *edit, AssayArticle *article, AssayField owner_field, gint64 owner, AssayRange range)
{
  gint64 anchor = assay_edit_insert (edit, ASSAY_KIND_ANCHOR);
  AssayRecord *revision = assay_article_get_revision (article);

  assay_edit_set_ref (edit, anchor, owner_field, owner);
  assay_edit_set_ref (edit, anchor, ASSAY_ANCHOR_REVISION, assay_record_get_id (revision));
  set_selector (edit, anchor, article, range);
}

static void
sign_row (
    AssayEdit *edit, AssayArticle *article, gint64 id, AssayField at_field, AssayField person_field)
{
  AssayProject *project = assay_article_get_project (article);
  g_autofree char *now = assay_project_dup_now (project);

  assay_edit_set_text (edit, id, at_field, now);
  assay_edit_set_text (edit, id, person_field, assay_project_get_person (project));
}

/* The claim nearest before @range that starts in the same sentence: who speaks there still
 * speaks. */
static AssayRecord *
find_claim_before (AssayArticle *article, AssayRange range)
{
  AssayRecordList *claims = assay_article_get_list (article, ASSAY_KIND_CLAIM);
  AssayRecord *found = NULL;
  guint start;
  guint end;

  if (!assay_article_get_unit_at (article, range.start, &start, &end))
    return NULL;

  for (guint i = 0; i < assay_record_list_get_size (claims); i++)
    {
      AssayRecord *claim = assay_record_list_peek (claims, i);
      AssayRecord *anchor = assay_article_find_anchor (article, assay_record_get_id (claim));
      gint64 at = anchor != NULL ? assay_record_get_int (anchor, ASSAY_ANCHOR_START) : -1;

      if (at > (gint64) range.start)
        break;
      if (at >= (gint64) start)
        found = claim;
    }

  return found;
}

static void
copy_speaker (AssayEdit *edit, gint64 id, AssayRecord *from)
{
  if (from == NULL)
    return;

  assay_edit_set_text (edit, id, ASSAY_CLAIM_SPEAKER_KIND,
                       assay_record_get_text (from, ASSAY_CLAIM_SPEAKER_KIND));
  assay_edit_set_ref (edit, id, ASSAY_CLAIM_SPEAKER,
                      assay_record_get_ref (from, ASSAY_CLAIM_SPEAKER));
  assay_edit_set_text (edit, id, ASSAY_CLAIM_SPEAKER_WORDS,
                       assay_record_get_text (from, ASSAY_CLAIM_SPEAKER_WORDS));
  assay_edit_set_ref (edit, id, ASSAY_CLAIM_VIA, assay_record_get_ref (from, ASSAY_CLAIM_VIA));
}

/* number 0: the store gives the next one. */
static gint64
insert_claim (AssayEdit *edit,
              AssayArticle *article,
              AssayRange range,
              gint64 number,
              const char *suffix,
              AssayRecord *speaker_of)
{
  gint64 claim = assay_edit_insert (edit, ASSAY_KIND_CLAIM);
  gint64 finding = assay_edit_insert (edit, ASSAY_KIND_FINDING);

  assay_edit_set_ref (edit, claim, ASSAY_CLAIM_ARTICLE, assay_article_get_id (article));
  assay_edit_set_int (edit, claim, ASSAY_CLAIM_NUMBER, number);
  assay_edit_set_text (edit, claim, ASSAY_CLAIM_SUFFIX, suffix);
  sign_row (edit, article, claim, ASSAY_CLAIM_CREATED_AT, ASSAY_CLAIM_PERSON);
  copy_speaker (edit, claim, speaker_of);

  assay_edit_set_ref (edit, finding, ASSAY_FINDING_CLAIM, claim);
  assay_edit_set_text (edit, finding, ASSAY_FINDING_ROLE, "checker");
  insert_anchor (edit, article, ASSAY_ANCHOR_CLAIM, claim, range);

  return claim;
}

gint64
assay_edit_insert_claim (AssayEdit *edit, AssayArticle *article, guint start, guint end)
{
  AssayRange range;

  if (!trim (article, start, end, &range))
    return 0;

  return insert_claim (edit, article, range, 0, NULL, find_claim_before (article, range));
}

AssayEdit *
assay_edit_add_claim (AssayArticle *article, guint start, guint end, gint64 *ret_claim)
{
  AssayEdit *edit;
  AssayRange range;
  gint64 claim;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);

  if (!trim (article, start, end, &range))
    return NULL;

  edit = assay_project_edit (assay_article_get_project (article), _ ("Mark claim"));
  claim = assay_edit_insert_claim (edit, article, start, end);
  if (ret_claim != NULL)
    *ret_claim = claim;

  return edit;
}

static const char *
mark_words (const char *kind)
{
  if (g_str_equal (kind, "nothing"))
    return _ ("Mark as nothing checkable");
  if (g_str_equal (kind, "opinion"))
    return _ ("Mark as opinion");
  if (g_str_equal (kind, "wording"))
    return _ ("Mark wording");

  return _ ("Close the rest of the sentence");
}

AssayEdit *
assay_edit_add_mark (
    AssayArticle *article, const char *kind, guint start, guint end, gint64 *ret_mark)
{
  AssayEdit *edit;
  AssayRange range;
  gint64 mark;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (assay_terms_find (ASSAY_MARK_KIND, kind) != NULL, NULL);

  if (!trim (article, start, end, &range))
    return NULL;

  edit = assay_project_edit (assay_article_get_project (article), mark_words (kind));
  mark = assay_edit_insert (edit, ASSAY_KIND_MARK);
  assay_edit_set_ref (edit, mark, ASSAY_MARK_ARTICLE, assay_article_get_id (article));
  assay_edit_set_text (edit, mark, ASSAY_MARK_KIND, kind);
  sign_row (edit, article, mark, ASSAY_MARK_CREATED_AT, ASSAY_MARK_PERSON);
  insert_anchor (edit, article, ASSAY_ANCHOR_MARK, mark, range);
  if (ret_mark != NULL)
    *ret_mark = mark;

  return edit;
}

AssayEdit *
assay_edit_close_rest (AssayArticle *article, guint position)
{
  guint start;
  guint end;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);

  if (!assay_article_get_unit_at (article, position, &start, &end))
    return NULL;

  return assay_edit_add_mark (article, "closed", start, end, NULL);
}

AssayEdit *
assay_edit_move_anchor (AssayArticle *article, gint64 owner, guint start, guint end)
{
  AssayEdit *edit;
  AssayRecord *anchor;
  AssayRange range;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);

  anchor = assay_article_find_anchor (article, owner);
  if (anchor == NULL || !trim (article, start, end, &range))
    return NULL;

  edit = assay_project_edit (assay_article_get_project (article), _ ("Change the marked words"));
  set_selector (edit, assay_record_get_id (anchor), article, range);

  return edit;
}

AssayEdit *
assay_edit_split_claim (
    AssayArticle *article, gint64 claim, guint start, guint end, gint64 *ret_claim)
{
  AssayRecord *record;
  AssayEdit *edit;
  AssayRange range;
  gint64 part;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);

  record = assay_article_find (article, ASSAY_KIND_CLAIM, claim);
  if (record == NULL || !trim (article, start, end, &range))
    return NULL;

  edit = assay_project_edit (assay_article_get_project (article), _ ("Split claim"));
  if (assay_record_is_empty (record, ASSAY_CLAIM_SUFFIX))
    assay_edit_set_text (edit, claim, ASSAY_CLAIM_SUFFIX, "a");

  part = insert_claim (edit, article, range, assay_record_get_int (record, ASSAY_CLAIM_NUMBER),
                       ASSAY_CLAIM_NEXT_LETTER, record);
  assay_edit_set_ref (edit, part, ASSAY_CLAIM_SPLIT_FROM, claim);
  if (ret_claim != NULL)
    *ret_claim = part;

  return edit;
}
