/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-anchor.h"
#include "assay-article.h"

G_BEGIN_DECLS

/* Where the claims and marks of an article stand in a newer text of it.
 *
 * Words are compared with those that a person last stood by: the newest anchor that is exact or
 * moved, not with words that only came in their place. So a claim that CHANGED twice is still told
 * from what was checked, and one whose words come back is found unaltered. */

/* One claim or mark: the words a person stood by, those that stand for them in the shown text (NULL
 * where it is lost there), and where they are in the new text; a lost one has the empty place where
 * it would stand. */
typedef struct
{
  gint64 owner;
  AssayField owner_field; /* ASSAY_ANCHOR_CLAIM or ASSAY_ANCHOR_MARK */
  AssaySelector *base;
  AssaySelector *shown;
  gboolean is_held; /* both are the same */
  AssayPlacement placement;
} AssayReplaced;

void assay_replaced_clear (AssayReplaced *self);

/* The anchor of @owner that a person last stood by, up to the shown revision; where there is none,
 * the first. NULL for an owner without anchors. Borrowed. */
AssayRecord *assay_article_find_base_anchor (AssayArticle *article, gint64 owner);

/* All that is to be placed, in text order, placement all zero. Array of AssayReplaced, owned. */
GArray *assay_article_dup_to_replace (AssayArticle *article) G_GNUC_WARN_UNUSED_RESULT;

/* Fills in the placements in @text; @old_text is the shown one, @language of both, or "". Pure: any
 * thread. */
void assay_replaced_locate (GArray *replaced,
                            AssayText *text,
                            AssayText *old_text,
                            const char *language);

/* Adds the anchors in @text, the text of @revision, to @edit. */
void
assay_edit_insert_replaced (AssayEdit *edit, gint64 revision, AssayText *text, GArray *replaced);

G_END_DECLS
