/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-article.h"
#include "assay-reader.h"

G_BEGIN_DECLS

/* Hands the reader a highlight for every claim and mark of @article that stands in the shown
 * revision: style by outcome group (words that have CHANGED are on hold), the claim's number as
 * badge, the level's symbol. */
void assay_highlighting_apply (AssayArticle *article, AssayReader *reader);

/* The style of a claim of @article. */
AssayHighlightStyle assay_highlighting_get_style (AssayArticle *article, AssayRecord *claim);

/* "Claim 14a, confirmed: “four million tonnes”". Owned. */
char *assay_highlighting_dup_label (AssayArticle *article, AssayRecord *claim);

G_END_DECLS
