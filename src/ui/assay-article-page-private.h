/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-article-page.h"

G_BEGIN_DECLS

/* For the files of the page alone. */

typedef enum
{
  ROOMY, /* navigator, article, sidebar */
  TIGHT, /* article, sidebar */
  SINGLE /* article or sidebar */
} Room;

/* Three paned widgets, one in the other. Widths are kept in the settings; which panes are seen is
 * worked out from what the user wants, the window's width and the number of articles. */
struct _AssayArticlePage
{
  GtkWidget parent_instance;

  GtkPaned *outer;  /* navigator | inner */
  GtkPaned *inner;  /* middle | sidebar */
  GtkPaned *middle; /* article | source */
  GtkWidget *navigator;
  AssayArticleView *view;
  AssaySourcePane *source;
  AssaySidebar *sidebar;

  gboolean want_navigator;
  gboolean want_sidebar;
  gboolean want_source;
  gboolean crowded;        /* no room for both: the source takes the article's place */
  gboolean was_in_sidebar; /* when the source was opened */
  GtkWidget *came_from;    /* weak: what had the focus then */
  Room room;
  int navigator_width; /* the least that each needs; hidden ones do not tell */
  int view_width;
  int sidebar_width;
  int source_width;
  gboolean narrow_sidebar; /* in a narrow window: the sidebar instead of the article */
  gboolean placed;         /* the sidebar has its width */
  gboolean source_placed;  /* so has the source */
  guint arrange;

  /* Owned */
  AssayWorkbench *workbench;
  GSettings *settings;
};

/* Whether one pane is seen at a time. */
gboolean assay_article_page_is_narrow (AssayArticlePage *self);

/* Shows and hides the panes as the user and the room there is have it. */
void assay_article_page_arrange (AssayArticlePage *self);
void assay_article_page_set_sidebar_visible (AssayArticlePage *self, gboolean visible);
void assay_article_page_set_source_visible (AssayArticlePage *self, gboolean visible);

/* Measures what each visible pane needs at least; hidden ones do not tell, so the most is kept. */
void assay_article_page_remember_widths (AssayArticlePage *self);

/* Whether @width has no room for article and source side by side, beside the sidebar. */
gboolean assay_article_page_find_crowded (AssayArticlePage *self, int width);

/* Gives the source its width, once it is seen; @width: of the page. */
void assay_article_page_place_source (AssayArticlePage *self, int width);

/* Connects what the source and the workbench tell. */
void assay_article_page_follow_source (AssayArticlePage *self);

G_END_DECLS
