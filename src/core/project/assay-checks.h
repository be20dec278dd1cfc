/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-check.h"

G_BEGIN_DECLS

/* Articles of a project whose addresses are asked for changes: one request at a time to each
 * server, a few servers at once. Lives on the project's thread.
 *
 * That an address was asked is noted in the project, whatever came of it: on the version that was
 * compared with, the last time only (what was noted before is in the history), all articles of one
 * run as one action. */
#define ASSAY_TYPE_CHECKS (assay_checks_get_type ())
G_DECLARE_FINAL_TYPE (AssayChecks, assay_checks, ASSAY, CHECKS, GObject)

AssayChecks *assay_checks_new (AssayProject *project,
                               AssayFetcher *fetcher) G_GNUC_WARN_UNUSED_RESULT;

/* Finds out which addresses there are to ask. @n_articles 0: of all articles. Nothing goes to the
 * network. */
void assay_checks_prepare_async (AssayChecks *self,
                                 const gint64 *articles,
                                 guint n_articles,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean assay_checks_prepare_finish (AssayChecks *self, GAsyncResult *result, GError **error);

/* Of AssayCheck, in the order of the articles. Borrowed. */
GListModel *assay_checks_get_list (AssayChecks *self);

/* How many are in that state, and how many may be imported. */
guint assay_checks_count (AssayChecks *self, AssayCheckState state);
guint assay_checks_count_importable (AssayChecks *self);

/* Whether something is being asked. */
gboolean assay_checks_is_running (AssayChecks *self);

/* Asks all that wait, and notes in the project what came of it. Cancelling stops at once: what was
 * under way waits again, what is done is noted. One that is called while another runs only lets
 * that one take what waits now, and finishes with it. */
void assay_checks_run_async (AssayChecks *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean assay_checks_run_finish (AssayChecks *self, GAsyncResult *result, GError **error);

G_END_DECLS
