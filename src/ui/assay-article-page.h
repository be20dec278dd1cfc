/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-article-view.h"
#include "assay-sidebar.h"
#include "assay-source-pane.h"

G_BEGIN_DECLS

/* Navigator · article · a source, on demand · sidebar. In a narrow window the source and the
 * sidebar take the article's place.
 *
 * Properties: navigator-visible, sidebar-visible (boolean): what the user wants to see; the
 * navigator shows itself only where there is more than one article. narrow (boolean, read-only). */
#define ASSAY_TYPE_ARTICLE_PAGE (assay_article_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayArticlePage, assay_article_page, ASSAY, ARTICLE_PAGE, GtkWidget)

GtkWidget *assay_article_page_new (AssayContext *context,
                                   AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* All borrowed. */
AssayArticleView *assay_article_page_get_view (AssayArticlePage *self);
AssaySidebar *assay_article_page_get_sidebar (AssayArticlePage *self);
AssaySourcePane *assay_article_page_get_source (AssayArticlePage *self);

/* Whether the focus is in the source beside the article. */
gboolean assay_article_page_is_in_source (AssayArticlePage *self);

/* Makes the sidebar seen, whatever the window's width. */
void assay_article_page_show_sidebar (AssayArticlePage *self);

/* Puts the focus into the article; in a narrow window it takes the place of the sidebar. */
void assay_article_page_show_article (AssayArticlePage *self);

/* Moves the focus on to the next of the panes that are seen. */
void assay_article_page_next_pane (AssayArticlePage *self);

G_END_DECLS
