/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-article.h"

G_BEGIN_DECLS

/* For AssayArticle: be told of changes before the project's signal goes out. The project does not
 * keep the article alive. */
void assay_project_add_article (AssayProject *self, AssayArticle *article);
void assay_project_remove_article (AssayProject *self, AssayArticle *article);

/* For AssayProject: brings the article's lists up to date. */
void assay_article_apply (AssayArticle *self, AssayChanges *changes);

/* For the project's tasks: brings lists up to date, those of articles too, then tells the world. */
void assay_project_apply (AssayProject *self, AssayChanges *changes);

/* For the project's tasks: notes the present person as last editor of every claim that @edit
 * touches: the claim itself, the checker's finding, evidence, figures, its place. Notes do not
 * count. */
void assay_project_note_editor (AssayProject *self, AssayEdit *edit);

/* A row of one of the articles that are loaded, or NULL. Borrowed. */
AssayRecord *assay_project_find_in_articles (AssayProject *self, AssayKind kind, gint64 id);

/* For the project's tasks: works out the title anew. */
void assay_project_update_title (AssayProject *self);

G_END_DECLS
