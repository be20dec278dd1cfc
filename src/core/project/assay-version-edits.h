/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-article.h"

G_BEGIN_DECLS

/* What a person says of words that are not those that were checked. All give NULL where the claim
 * or mark is not CHANGED (or, where it says so, lost) in the shown version; edits are owned. */

/* The claim or mark @owner still holds: it stands by the new words as it stood by the old ones. */
AssayEdit *assay_edit_still_holds (AssayArticle *article, gint64 owner) G_GNUC_WARN_UNUSED_RESULT;

/* The claim takes the new words and is to be checked anew: the answers to said? and true? of all
 * its readers are emptied. Conclusion, evidence and the rest stay to be worked over. */
AssayEdit *assay_edit_adapt (AssayArticle *article, gint64 claim) G_GNUC_WARN_UNUSED_RESULT;

/* Both are claims: what was said before keeps its finding and is lost in this version ("14a"), what
 * is said now is a new one with the speaker of the old ("14b"), whose key goes to @ret_claim. */
AssayEdit *assay_edit_split_changed (AssayArticle *article,
                                     gint64 claim,
                                     gint64 *ret_claim) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
