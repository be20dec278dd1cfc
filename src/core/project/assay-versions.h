/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-article.h"
#include "assay-comparison.h"
#include "assay-fates.h"

G_BEGIN_DECLS

/* Two versions of an article, compared: their texts, what is said about them, and what became of
 * each claim and mark. A snapshot: it does not follow the project. Reference counted; any thread.
 */
typedef struct
{
  gatomicrefcount ref_count;
  AssayRecord *old_revision;
  AssayRecord *new_revision;
  AssayRecord *old_capture; /* what the version was made from, or NULL */
  AssayRecord *new_capture;
  AssayComparison *comparison;
  GArray *fates; /* of AssayFate, in text order */
  GArray *edits; /* of AssayMetadataEdit */
} AssayVersions;

AssayVersions *assay_versions_ref (AssayVersions *self);
void assay_versions_unref (AssayVersions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayVersions, assay_versions_unref)

/* The versions of @article, the oldest first. Array of AssayRecord, owned. */
GPtrArray *assay_article_dup_revisions (AssayArticle *article) G_GNUC_WARN_UNUSED_RESULT;

/* The version of @article with that number, or NULL. Borrowed. */
AssayRecord *assay_article_find_revision (AssayArticle *article, gint64 number);

/* Compares revision @from with the later @to, both of @article, on a worker. Given the other way
 * round they change places. */
void assay_versions_compare_async (AssayArticle *article,
                                   gint64 from,
                                   gint64 to,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
AssayVersions *
assay_versions_compare_finish (AssayArticle *article, GAsyncResult *result, GError **error);

/* "Version 2, 2026-11-20T09:00:00Z". Owned. */
char *assay_revision_dup_words (AssayRecord *revision,
                                AssayRecord *capture) G_GNUC_WARN_UNUSED_RESULT;

/* What the claim or mark is called: "14a", "Opinion". Owned. */
char *assay_fate_dup_label (const AssayFate *fate) G_GNUC_WARN_UNUSED_RESULT;

/* The words it stands on in the newer version, else stood on. Borrowed. */
const char *assay_fate_get_quote (const AssayFate *fate);

/* All of it as plain text, in the manner of a word difference: a line for each row, begun by its
 * sign; words that are gone in [-…-], those that came in {+…+}. @only_changes: what is unchanged is
 * only counted, as are claims that nothing happened to. Owned. */
char *assay_versions_dup_text (AssayVersions *self,
                               gboolean only_changes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
