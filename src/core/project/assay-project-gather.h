/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-project.h"
#include "assay-report-input.h"

G_BEGIN_DECLS

/* Gathers what reports and exports are made from: the rows of the project and of @article alone, or
 * of all articles where that is 0, with the time and the newest entry of the history. @with_older:
 * the texts of the versions before the shown one, too. */
void assay_project_gather_async (AssayProject *self,
                                 gint64 article,
                                 gboolean with_older,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
AssayReportInput *
assay_project_gather_finish (AssayProject *self, GAsyncResult *result, GError **error);

G_END_DECLS
