/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-article.h"
#include "assay-report-input.h"

G_BEGIN_DECLS

/* For loading: an article with empty lists. It follows the project from now on: an edit that is
 * committed while its rows are on their way is not missed. */
AssayArticle *assay_article_new (AssayProject *project, gint64 id) G_GNUC_WARN_UNUSED_RESULT;

/* For loading: fills one list. */
void assay_article_set_records (AssayArticle *self, AssayKind kind, GPtrArray *records);

/* For loading: what the pane will show. Takes over @text and @units; @page is referenced. Called
 * last. */
void assay_article_set_page (AssayArticle *self,
                             AssayRecord *revision,
                             GBytes *page,
                             AssayText *text,
                             GArray *blocks,
                             GArray *units);

/* For edits: inserts evidence for @claim by @source, behind what the claim has; gives its key. */
gint64
assay_edit_insert_evidence (AssayEdit *edit, AssayArticle *article, gint64 claim, gint64 source);

/* What the guard of protected sources reads: the rows of the article and of its project. Owned. */
AssayReportInput *assay_article_dup_report_input (AssayArticle *article) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
