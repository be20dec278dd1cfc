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

G_END_DECLS
