/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-article.h"
#include "assay-page.h"

G_BEGIN_DECLS

/* The line over an article: headline; byline, publisher, date and language. A button that edits
 * them ("work.edit-article"). */
#define ASSAY_TYPE_HEADLINE (assay_headline_get_type ())
G_DECLARE_FINAL_TYPE (AssayHeadline, assay_headline, ASSAY, HEADLINE, AdwBin)

/* Shows what @article is called; an older version as it was called itself, as far as it said. */
void assay_headline_set_article (AssayHeadline *self, AssayArticle *article);

/* The page of @article's shown revision for the reader, with a way to its pictures. Owned. */
AssayPage *assay_article_dup_reader_page (AssayArticle *article) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
