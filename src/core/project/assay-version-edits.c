/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-version-edits.h"

#include "assay-anchor.h"
#include "assay-edits.h"
#include "assay-replacing.h"

#include <glib/gi18n-lib.h>

/* The anchor of @owner in the shown version where it is CHANGED, else NULL. */
static AssayRecord *
find_changed (AssayArticle *article, gint64 owner)
{
  AssayRecord *anchor = assay_article_find_anchor (article, owner);

  if (anchor == NULL
      || assay_anchor_state_from_code (assay_record_get_text (anchor, ASSAY_ANCHOR_STATE))
             != ASSAY_ANCHOR_STATE_CHANGED)
    return NULL;

  return anchor;
}

static AssayEdit *
new_edit (AssayArticle *article, const char *words)
{
  return assay_project_edit (assay_article_get_project (article), words);
}

/* Sets the state that follows from what a person says, and what that was. */
static void
decide (AssayEdit *edit, AssayRecord *anchor, AssayAnchorState state, const char *decision)
{
  gint64 id = assay_record_get_id (anchor);

  assay_edit_set_text (edit, id, ASSAY_ANCHOR_STATE, assay_anchor_state_to_code (state));
  assay_edit_set_text (edit, id, ASSAY_ANCHOR_DECISION, decision);
}

AssayEdit *
assay_edit_still_holds (AssayArticle *article, gint64 owner)
{
  AssayRecord *anchor;
  AssayEdit *edit;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);

  anchor = find_changed (article, owner);
  if (anchor == NULL)
    return NULL;

  edit = new_edit (article, _ ("Still holds"));
  decide (edit, anchor, ASSAY_ANCHOR_STATE_EXACT, "holds");

  return edit;
}

static void
empty_answers (AssayEdit *edit, AssayArticle *article, gint64 claim)
{
  static const AssayField answers[]
      = { ASSAY_FINDING_SAID, ASSAY_FINDING_NOT_ASKED, ASSAY_FINDING_UNRESOLVED };
  g_autoptr (GPtrArray) findings = assay_record_list_filter_by_ref (
      assay_article_get_list (article, ASSAY_KIND_FINDING), ASSAY_FINDING_CLAIM, claim);

  for (guint i = 0; i < findings->len; i++)
    {
      gint64 id = assay_record_get_id (g_ptr_array_index (findings, i));

      for (guint k = 0; k < G_N_ELEMENTS (answers); k++)
        assay_edit_set_text (edit, id, answers[k], NULL);
      assay_edit_set_ref (edit, id, ASSAY_FINDING_LEVEL, 0);
    }
}

AssayEdit *
assay_edit_adapt (AssayArticle *article, gint64 claim)
{
  AssayRecord *anchor;
  AssayEdit *edit;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);

  anchor = find_changed (article, claim);
  if (anchor == NULL)
    return NULL;

  edit = new_edit (article, _ ("Adapt claim to the new words"));
  decide (edit, anchor, ASSAY_ANCHOR_STATE_EXACT, "adapted");
  empty_answers (edit, article, claim);

  return edit;
}

/* What is lost are the words that were checked. */
static void
lose_words (AssayEdit *edit, AssayRecord *anchor, AssayRecord *base)
{
  static const AssayField words[]
      = { ASSAY_ANCHOR_EXACT, ASSAY_ANCHOR_PREFIX, ASSAY_ANCHOR_SUFFIX };
  gint64 id = assay_record_get_id (anchor);

  for (guint i = 0; base != NULL && i < G_N_ELEMENTS (words); i++)
    assay_edit_set_text (edit, id, words[i], assay_record_get_text (base, words[i]));
  assay_edit_set_int (edit, id, ASSAY_ANCHOR_END,
                      assay_record_get_int (anchor, ASSAY_ANCHOR_START));
}

AssayEdit *
assay_edit_split_changed (AssayArticle *article, gint64 claim, gint64 *ret_claim)
{
  AssayRecord *anchor;
  AssayEdit *edit;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);

  anchor = find_changed (article, claim);
  if (anchor == NULL)
    return NULL;

  edit = assay_edit_split_claim (
      article, claim, (guint) assay_record_get_int (anchor, ASSAY_ANCHOR_START),
      (guint) assay_record_get_int (anchor, ASSAY_ANCHOR_END), ret_claim);
  if (edit == NULL)
    return NULL;

  decide (edit, anchor, ASSAY_ANCHOR_STATE_LOST, "split");
  lose_words (edit, anchor, assay_article_find_base_anchor (article, claim));

  return edit;
}
