/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Recovers what can be read of the damaged project file @damaged, which is only read, into the new
 * file @to. Every table is walked by key from both ends and, between what both could reach, by
 * halves. What rows refer to and is lost is emptied, or takes them along; the history is kept as
 * far as it is whole, and goes on with an entry that leads from there to the rows that were found.
 *
 * @data_dir: where a private copy is made while it lasts, NULL for the user's data folder. @person
 * and @now (Unix seconds, 0: the clock) stand in the entry. Runs on a thread of its own. */
void assay_salvage_async (GFile *damaged,
                          GFile *to,
                          const char *data_dir,
                          const char *person,
                          gint64 now,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

/* What was lost, one line each: an array of strings, empty where all could be read. NULL on error:
 * NOT_FOUND, EXISTS where there is a file at @to, DAMAGED where nothing of a project is left. */
GPtrArray *assay_salvage_finish (GAsyncResult *result, GError **error);

G_END_DECLS
