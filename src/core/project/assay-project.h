/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-importer.h"
#include "assay-record-list.h"
#include "assay-store.h"

G_BEGIN_DECLS

/* The one object the upper floors hold: a project that is open. It owns the store, keeps the lists
 * of what belongs to the project as a whole (sources, actors, scales …), takes edits and says what
 * changed. Lives on the thread that made it; its main context must run.
 *
 * Properties: title (string; never NULL), person (string), file (GFile), state (int,
 * AssayStoreState), save-error, undo-words, redo-words, recovered (strings or NULL), read-only
 * (boolean).
 *
 * Signal changed (AssayChanges *): after an edit, undo or redo was committed and all lists, of the
 * project and of open articles, say so already. */
#define ASSAY_TYPE_PROJECT (assay_project_get_type ())
G_DECLARE_FINAL_TYPE (AssayProject, assay_project, ASSAY, PROJECT, GObject)

/* @importer: parses hostile bytes; shared by projects. @keys: NULL for random keys. @data_dir:
 * where working copies live, NULL for the user's data folder. */
AssayProject *assay_project_new (AssayImporter *importer,
                                 AssayKeys *keys,
                                 const char *data_dir) G_GNUC_WARN_UNUSED_RESULT;

/* Opens or creates @file, see assay_store_open_async (). A new project gets the built-in scales. */
void assay_project_open_async (AssayProject *self,
                               GFile *file,
                               AssayStoreFlags flags,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean assay_project_open_finish (AssayProject *self, GAsyncResult *result, GError **error);

/* See assay_store_close_async (). */
void assay_project_close_async (AssayProject *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean assay_project_close_finish (AssayProject *self, GAsyncResult *result, GError **error);

void assay_project_save_async (AssayProject *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean assay_project_save_finish (AssayProject *self, GAsyncResult *result, GError **error);

void assay_project_save_as_async (AssayProject *self,
                                  GFile *file,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean assay_project_save_as_finish (AssayProject *self, GAsyncResult *result, GError **error);

/* An empty edit to fill, with the project's keys. @words: what the history calls it, translated. */
AssayEdit *assay_project_edit (AssayProject *self, const char *words) G_GNUC_WARN_UNUSED_RESULT;

/* Commits @edit; safe on disk when it finishes. Consumes @edit. Edits are carried out in the order
 * they were committed. An edit that changes nothing succeeds and makes no history entry. */
void assay_project_commit_async (AssayProject *self,
                                 AssayEdit *edit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean assay_project_commit_finish (AssayProject *self, GAsyncResult *result, GError **error);

/* Give the words of what was undone or redone; owned. */
void assay_project_undo_async (AssayProject *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
char *assay_project_undo_finish (AssayProject *self, GAsyncResult *result, GError **error);
void assay_project_redo_async (AssayProject *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
char *assay_project_redo_finish (AssayProject *self, GAsyncResult *result, GError **error);

/* The list of a kind that belongs to the project as a whole (assay_kind_is_of_article () FALSE).
 * Articles and levels by position, sources, actors, parties and tags by name. Borrowed. */
AssayRecordList *assay_project_get_list (AssayProject *self, AssayKind kind);

/* The record of a project-wide kind with key @id, or NULL (also for 0). Borrowed. */
AssayRecord *assay_project_find (AssayProject *self, AssayKind kind, gint64 id);

/* The value of a setting, or "". Borrowed. */
const char *assay_project_get_setting (AssayProject *self, const char *name);

/* Adds to @edit what sets a setting. */
void assay_project_set_setting (AssayProject *self,
                                AssayEdit *edit,
                                const char *name,
                                const char *value);

/* The scale a new article gets, and the one @article uses. Borrowed; NULL only before opening. */
AssayRecord *assay_project_get_scale (AssayProject *self, AssayRecord *article);

/* The store, for history, verify and blobs. Borrowed. */
AssayStore *assay_project_get_store (AssayProject *self);
AssayImporter *assay_project_get_importer (AssayProject *self);

const char *assay_project_get_title (AssayProject *self);
GFile *assay_project_get_file (AssayProject *self);
const char *assay_project_get_person (AssayProject *self);
gboolean assay_project_get_read_only (AssayProject *self);

/* Who edits, from now on. */
void assay_project_set_person (AssayProject *self, const char *person);

/* The time of entries and captures: Unix seconds, 0 for the system's clock. */
void assay_project_set_clock (AssayProject *self, gint64 now);

/* Now, as UTC "2026-11-23T07:25:00Z". Owned. */
char *assay_project_dup_now (AssayProject *self);

G_END_DECLS
