/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-changes.h"
#include "assay-edit.h"
#include "assay-search.h"

G_BEGIN_DECLS

/* What the user can do about it. */
typedef enum
{
  ASSAY_STORE_ERROR_FAILED,          /* anything else; the message has the cause */
  ASSAY_STORE_ERROR_NOT_A_PROJECT,   /* some other file: choose another */
  ASSAY_STORE_ERROR_DAMAGED,         /* the message says what; recover into a new file */
  ASSAY_STORE_ERROR_TOO_NEW,         /* made by a newer Assay: open read-only or update */
  ASSAY_STORE_ERROR_IN_USE,          /* another process has it: the message says who */
  ASSAY_STORE_ERROR_READ_ONLY,       /* opened read-only, or the place is */
  ASSAY_STORE_ERROR_CHANGED_OUTSIDE, /* the file was replaced since it was opened */
  ASSAY_STORE_ERROR_NO_SPACE,        /* disk full: free some, the edit or the save is tried again */
  ASSAY_STORE_ERROR_EXISTS,          /* CREATE, but there is a file already */
  ASSAY_STORE_ERROR_INVALID,       /* the edit breaks a rule of the project; nothing was changed */
  ASSAY_STORE_ERROR_NOTHING_TO_DO, /* nothing to undo or redo */
  ASSAY_STORE_ERROR_NOT_FOUND,     /* there is no such file or folder */
  ASSAY_STORE_ERROR_NOT_KEPT       /* made by an older Assay, and it could not be kept as it was:
                                    * open read-only, or make room */
} AssayStoreError;

#define ASSAY_STORE_ERROR (assay_store_error_quark ())
GQuark assay_store_error_quark (void);

/* Where the edits are; they are in the working copy, safe, in every state. */
typedef enum
{
  ASSAY_STORE_SAVED,   /* the user's file holds them all */
  ASSAY_STORE_UNSAVED, /* it will soon */
  ASSAY_STORE_SAVING,
  ASSAY_STORE_SAVE_FAILED, /* property save-error says why; tried again after the next edit */
} AssayStoreState;

typedef enum
{
  ASSAY_STORE_OPEN = 0,
  ASSAY_STORE_CREATE = 1 << 0, /* make a new project; refuse to overwrite */
  ASSAY_STORE_READ_ONLY = 1 << 1,
  ASSAY_STORE_OPEN_COPY = 1 << 2 /* open the file as a template for a new, not yet placed project */
} AssayStoreFlags;

/* One entry of the history. Immutable. */
typedef struct
{
  gint64 number; /* 1 is the first */
  char *hash;    /* hexadecimal */
  char *at;      /* UTC */
  char *person;
  char *words;
  char *kind;    /* "new", "edit", "undo", "redo", "jump", "aside", "merge", "redact" */
  gint64 target; /* the entry that was taken back, done again or gone back to; 0: none */
} AssayHistoryEntry;

void assay_history_entry_free (AssayHistoryEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayHistoryEntry, assay_history_entry_free)

/* One project file: the working copy, its history, its blobs, and the saving of the file the user
 * sees. All of SQLite is behind this header. Lives on the thread that made it (its main context
 * must run); the connection lives on a worker thread of its own, jobs run in the order they were
 * asked for.
 *
 * Properties (notify on the owner's thread): state (int, AssayStoreState), save-error (string or
 * NULL), undo-words and redo-words (string, NULL: nothing to undo), read-only (boolean), recovered
 * (string or NULL: what was found of an earlier run that had not been saved), file (GFile). */
#define ASSAY_TYPE_STORE (assay_store_get_type ())
G_DECLARE_FINAL_TYPE (AssayStore, assay_store, ASSAY, STORE, GObject)

/* @data_dir: where working copies live (made 0700); NULL for $XDG_DATA_HOME/assay/working. */
AssayStore *assay_store_new (const char *data_dir) G_GNUC_WARN_UNUSED_RESULT;

/* Who edits, for the history; "" until set. */
void assay_store_set_person (AssayStore *self, const char *person);

/* The time of entries: Unix seconds, or 0 for the system's clock. For reproducible projects. */
void assay_store_set_clock (AssayStore *self, gint64 now);

/* Where the id of a new project comes from; NULL, as at first: the system's randomness. Before
 * opening with ASSAY_STORE_CREATE. */
void assay_store_set_keys (AssayStore *self, AssayKeys *keys);

/* The time as the store sees it, "2026-11-23T07:25:00Z". Owned. */
char *assay_store_dup_now (AssayStore *self);

/* Opens or creates @file. Checks it before use: refusals are exact. Once, first of all. */
void assay_store_open_async (AssayStore *self,
                             GFile *file,
                             AssayStoreFlags flags,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean assay_store_open_finish (AssayStore *self, GAsyncResult *result, GError **error);

/* Commits @edit as one transaction and one history entry; on error nothing is changed. An edit
 * that changes nothing makes no entry. Safe on disk (working copy) when it finishes. */
void assay_store_commit_async (AssayStore *self,
                               AssayEdit *edit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
AssayChanges *assay_store_commit_finish (AssayStore *self, GAsyncResult *result, GError **error);

/* Takes back the last action, or does again what was taken back; without limit, also after
 * reopening. Entries themselves. */
void assay_store_undo_async (AssayStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
AssayChanges *assay_store_undo_finish (AssayStore *self, GAsyncResult *result, GError **error);
void assay_store_redo_async (AssayStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
AssayChanges *assay_store_redo_finish (AssayStore *self, GAsyncResult *result, GError **error);

/* Loads the rows of @kind: all of them for @article 0, else those of that article
 * (assay_kind_is_of_article). Gives an array of AssayRecord. */
void assay_store_load_async (AssayStore *self,
                             AssayKind kind,
                             gint64 article,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *assay_store_load_finish (AssayStore *self, GAsyncResult *result, GError **error);

/* Loads a blob by its SHA-256 in hexadecimal; its content is checked against it. */
void assay_store_load_blob_async (AssayStore *self,
                                  const char *sha256,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GBytes *assay_store_load_blob_finish (AssayStore *self, GAsyncResult *result, GError **error);

/* The history, newest first: at most @limit entries after skipping @offset. Gives an array of
 * AssayHistoryEntry. */
void assay_store_load_history_async (AssayStore *self,
                                     guint offset,
                                     guint limit,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *assay_store_load_history_finish (AssayStore *self, GAsyncResult *result, GError **error);

/* Looks for @words in articles, claims, evidence, sources, actors and logs: documents that have
 * each of them at the beginning of a word, and what stands in double quotation marks as it stands
 * there; letter case and accents do not count. Sees every edit committed before. Gives hits @offset
 * to
 * @offset + @limit. A cancelled search ends at once. */
void assay_store_search_async (AssayStore *self,
                               const char *words,
                               guint offset,
                               guint limit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
AssayFound *assay_store_search_finish (AssayStore *self, GAsyncResult *result, GError **error);

/* Indexes what is not indexed yet, which the next search would do: for the time when nobody waits.
 */
void assay_store_prepare_search_async (AssayStore *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean assay_store_prepare_search_finish (AssayStore *self, GAsyncResult *result, GError **error);

/* The captures of sources whose words are not searched yet (keys, the newest first): the project
 * keeps the bytes of a capture, whoever reads them hands the words in. Those of protected sources
 * are never among them. */
void assay_store_list_unsearched_async (AssayStore *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GArray *assay_store_list_unsearched_finish (AssayStore *self, GAsyncResult *result, GError **error);

/* Has the words of @capture searched from now on: @text (UTF-8), read from bytes of the hash
 * @sha256; NULL: there is nothing to be read in it. */
void assay_store_put_capture_words_async (AssayStore *self,
                                          gint64 capture,
                                          const char *sha256,
                                          GBytes *text,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean
assay_store_put_capture_words_finish (AssayStore *self, GAsyncResult *result, GError **error);

/* Writes the user's file now, whole, by rename. Edits call for it themselves after a short
 * while. */
void assay_store_save_async (AssayStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean assay_store_save_finish (AssayStore *self, GAsyncResult *result, GError **error);

/* Writes the project to another file and goes on there ("Save as", and the first place of a
 * project opened with ASSAY_STORE_OPEN_COPY). */
void assay_store_save_as_async (AssayStore *self,
                                GFile *file,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean assay_store_save_as_finish (AssayStore *self, GAsyncResult *result, GError **error);

/* Saves although the file was changed, replaced or taken away by others (CHANGED_OUTSIDE): what is
 * there is kept under a name beside it, which goes to @ret_aside (NULL where there was nothing). */
void assay_store_save_over_async (AssayStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean assay_store_save_over_finish (AssayStore *self,
                                       GAsyncResult *result,
                                       GFile **ret_aside,
                                       GError **error);

/* Whether that can keep another version beside @file: not where a sandbox was lent this one file by
 * the document portal. Saving under another name keeps both then. */
gboolean assay_store_can_keep_beside (GFile *file);

/* Checks everything: integrity, foreign keys, hashes of blobs and history, own invariants, replay
 * of the history. Gives an array of strings, one a problem; empty: all is well. */
void assay_store_verify_async (AssayStore *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *assay_store_verify_finish (AssayStore *self, GAsyncResult *result, GError **error);

/* Saves what is not saved, closes the working copy (deleted once all is saved) and stops the
 * worker. The store can only be dropped after that. An error is the save's: the working copy is
 * kept and found again at the next open. */
void assay_store_close_async (AssayStore *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean assay_store_close_finish (AssayStore *self, GAsyncResult *result, GError **error);

AssayStoreState assay_store_get_state (AssayStore *self);
const char *assay_store_get_save_error (AssayStore *self);

/* Whether that error is CHANGED_OUTSIDE: assay_store_save_over_async () helps. */
gboolean assay_store_is_changed_outside (AssayStore *self);
const char *assay_store_get_undo_words (AssayStore *self);
const char *assay_store_get_redo_words (AssayStore *self);
gboolean assay_store_get_read_only (AssayStore *self);
const char *assay_store_get_recovered (AssayStore *self);

/* The file in which the project is kept as it was before it was brought up to this version, where
 * that was done when it was opened; else NULL. */
const char *assay_store_get_kept_older (AssayStore *self);
GFile *assay_store_get_file (AssayStore *self);

G_END_DECLS
