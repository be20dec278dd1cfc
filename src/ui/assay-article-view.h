/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-context.h"
#include "assay-find-bar.h"
#include "assay-pages-pane.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* The open article: headline, pane, selection bar, find bar, overview and counts; or what to do
 * while there is none.
 *
 * Signals: mark-activated (gint64 mark): a mark was clicked or wants its wording. files-dropped
 * (GListModel of GFile *): files to import. */
#define ASSAY_TYPE_ARTICLE_VIEW (assay_article_view_get_type ())
G_DECLARE_FINAL_TYPE (AssayArticleView, assay_article_view, ASSAY, ARTICLE_VIEW, AdwBin)

GtkWidget *assay_article_view_new (AssayContext *context,
                                   AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* The actions "article.…", to be inserted by whoever holds the view. Borrowed. */
GActionGroup *assay_article_view_get_actions (AssayArticleView *self);

/* Where @article is to be shown when it is opened next: the first code point in view. */
void assay_article_view_set_top (AssayArticleView *self, gint64 article, guint top);

/* The pages that the article was taken from, where it came from a PDF document. Borrowed. */
AssayPagesPane *assay_article_view_get_pages (AssayArticleView *self);

/* Borrowed, both. */
AssayReader *assay_article_view_get_reader (AssayArticleView *self);
AssayFindBar *assay_article_view_get_find_bar (AssayArticleView *self);

G_END_DECLS
