/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-coverage.h"
#include "assay-project.h"
#include "assay-text.h"

G_BEGIN_DECLS

/* One article under check, loaded whole: the shown revision's frozen page and canonical text, its
 * claims, marks, evidence and what hangs on them, and its coverage. Made by
 * assay_article_load_async (); follows the project's changes from then on.
 *
 * Signal changed (AssayChanges *, or NULL when only the coverage was computed anew): emitted after
 * the lists say so and before the project's own signal. */
#define ASSAY_TYPE_ARTICLE (assay_article_get_type ())
G_DECLARE_FINAL_TYPE (AssayArticle, assay_article, ASSAY, ARTICLE, GObject)

/* Loads article @id with @revision, 0 for the one that is worked on. The frozen page is sanitised
 * again in the importer's child and refused (G_IO_ERROR_INVALID_DATA) unless the same bytes and the
 * same text come out. */
void assay_article_load_async (AssayProject *project,
                               gint64 id,
                               gint64 revision,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
AssayArticle *assay_article_load_finish (GAsyncResult *result, GError **error);

/* All borrowed. The record is the project's newest, NULL after the article was deleted. */
AssayProject *assay_article_get_project (AssayArticle *self);
gint64 assay_article_get_id (AssayArticle *self);
AssayRecord *assay_article_get_record (AssayArticle *self);
AssayRecord *assay_article_get_revision (AssayArticle *self);
AssayText *assay_article_get_text (AssayArticle *self);

/* Whether the shown revision is the one that is worked on. Others are to be read, not edited. */
gboolean assay_article_is_current (AssayArticle *self);

GBytes *assay_article_get_page (AssayArticle *self);

/* Headings, paragraphs, captions … of the page: array of AssayBlock in text order. Borrowed. */
GArray *assay_article_get_blocks (AssayArticle *self);

/* The list of a kind that belongs to articles. Claims stand in text order, anchors by start. Lists
 * hold rows of all revisions; assay_article_find_anchor () picks the shown one. Borrowed. */
AssayRecordList *assay_article_get_list (AssayArticle *self, AssayKind kind);

/* The record with key @id, of the article or of the project as a whole, or NULL. Borrowed. */
AssayRecord *assay_article_find (AssayArticle *self, AssayKind kind, gint64 id);

/* Where a claim or a mark stands in the shown revision, or NULL. @owner is the key of the claim or
 * mark. Borrowed. */
AssayRecord *assay_article_find_anchor (AssayArticle *self, gint64 owner);

/* The finding of role "checker" of a claim. Borrowed. */
AssayRecord *assay_article_find_finding (AssayArticle *self, gint64 claim);

/* The third person's decision on it, or NULL. Borrowed. */
AssayRecord *assay_article_find_decision (AssayArticle *self, gint64 claim);

/* The finding that holds: the third person's decision where there is one, else the checker's, else
 * NULL. What is shown as a claim's state is read from this one. Borrowed. */
AssayRecord *assay_article_find_holding (AssayArticle *self, gint64 claim);

/* Evidence of a claim in the order of the checker. Array of AssayRecord, owned. */
GPtrArray *assay_article_dup_evidence (AssayArticle *self, gint64 claim);

/* The claim before or after @claim in text order, or NULL. 0: the first (or last). Borrowed. */
AssayRecord *assay_article_next_claim (AssayArticle *self, gint64 claim, gboolean backwards);

/* The first claim in text order that is not decided, from the one after @claim on, around the end;
 * NULL when all are. Borrowed. */
AssayRecord *assay_article_next_undecided (AssayArticle *self, gint64 claim);

/* What the claim's rows add up to, see assay_verdict_read (); all zero for an unknown claim. A
 * third person's decision goes before the checker's finding. A claim whose words have changed or
 * are lost is on hold: undecided, whatever was found. */
AssayVerdict assay_article_get_verdict (AssayArticle *self, gint64 claim);

/* The same in short: whether every question that applies is answered, and the code of the group
 * for colours (assay_outcome_get_code ()). */
gboolean assay_article_is_decided (AssayArticle *self, gint64 claim);
const char *assay_article_get_outcome (AssayArticle *self, gint64 claim);

/* What the claim was answered, as people call it: the level that holds where the outcome is that of
 * the level, else the outcome. Borrowed. */
const char *assay_article_get_answer (AssayArticle *self, gint64 claim);

/* What claims with @outcome are answered in the article's scale: the names of its levels that are
 * counted so; the outcome's own where there is none. Owned. */
char *assay_article_dup_outcome_name (AssayArticle *self,
                                      AssayOutcome outcome) G_GNUC_WARN_UNUSED_RESULT;

/* Units and their states, always up to date. Borrowed, until the next change. */
AssayCoverage *assay_article_get_coverage (AssayArticle *self);

/* The sentence (unit) that holds the code point, FALSE where there is none. */
gboolean
assay_article_get_unit_at (AssayArticle *self, guint position, guint *ret_start, guint *ret_end);

/* Loads a picture of the shown page by its name ("r/1" or "1"). */
void assay_article_load_resource_async (AssayArticle *self,
                                        const char *name,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GBytes *assay_article_load_resource_finish (AssayArticle *self,
                                            GAsyncResult *result,
                                            char **ret_mime,
                                            GError **error);

G_END_DECLS
