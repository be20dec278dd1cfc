/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-article-page.h"
#include "assay-places.h"

G_BEGIN_DECLS

/* An open project: header bar, and the pages Article, Sources and Logs. Signal report-written
 * (GFile *, const char *): a report or an export was written; the words say which. */
#define ASSAY_TYPE_PROJECT_VIEW (assay_project_view_get_type ())
G_DECLARE_FINAL_TYPE (AssayProjectView, assay_project_view, ASSAY, PROJECT_VIEW, AdwBin)

GtkWidget *assay_project_view_new (AssayContext *context,
                                   AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* The actions "work.…", to be inserted by the window. Borrowed. */
GActionGroup *assay_project_view_get_actions (AssayProjectView *self);

AssayArticlePage *assay_project_view_get_article_page (AssayProjectView *self);

/* Where the user is, and bringing them back there. */
AssayPlace assay_project_view_get_place (AssayProjectView *self);
void assay_project_view_go_to (AssayProjectView *self, const AssayPlace *place);

/* Writes what is being typed anywhere, at once. */
void assay_project_view_flush (AssayProjectView *self);

/* Stops imports and reports, before the project closes. */
void assay_project_view_stop (AssayProjectView *self);

void assay_project_view_open_menu (AssayProjectView *self);

/* Brings articles into the project. @files: list of GFile. */
void assay_project_view_import (AssayProjectView *self, GListModel *files);

G_END_DECLS
