/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-article.h"
#include "assay-exchange-read.h"

G_BEGIN_DECLS

/* What became of a file that was taken into a project. */
typedef struct
{
  guint n_inserted[ASSAY_N_KINDS]; /* rows by kind */
  guint n_known;                   /* sources, actors … and claims that were there already */
  GPtrArray *notes;                /* of strings: what was not taken, or stands in doubt */
} AssayTaken;

AssayTaken *assay_taken_new (void) G_GNUC_WARN_UNUSED_RESULT;
void assay_taken_free (AssayTaken *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayTaken, assay_taken_free)

/* "12 claims, 3 sources", in the language of the interface; "nothing new". Owned. */
char *assay_taken_dup_words (AssayTaken *self) G_GNUC_WARN_UNUSED_RESULT;

/* An edit that takes @read into @project, claims and marks into @article (NULL: none are taken).
 *
 * Actors, parties and tags are found by their names, sources by their addresses, else their titles,
 * scales by their names; what is there already stays as it is. The words of claims and marks are
 * looked for in the article as it stands: what is not found is noted and left out with all that
 * hangs on it, what is found changed is marked so. A claim that is there already (the same words in
 * the same place, and the same assertion) is not made again. Claims keep their numbers with
 * @keep_numbers, which the store refuses where one was given before.
 *
 * What is done goes to @taken. */
AssayEdit *assay_edit_take (AssayProject *project,
                            AssayArticle *article,
                            AssayExchangeRead *read,
                            gboolean keep_numbers,
                            AssayTaken *taken) G_GNUC_WARN_UNUSED_RESULT;

/* The same as one action of the user: with the claims' numbers where they are free, else with new
 * ones, which is noted. @read is borrowed until it is finished. */
void assay_project_take_async (AssayProject *self,
                               AssayArticle *article,
                               AssayExchangeRead *read,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
AssayTaken *assay_project_take_finish (AssayProject *self, GAsyncResult *result, GError **error);

G_END_DECLS
