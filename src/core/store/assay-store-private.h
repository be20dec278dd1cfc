/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-index.h"
#include "assay-store-worker.h"
#include "assay-store.h"
#include "assay-working.h"

G_BEGIN_DECLS

/* The search: its worker starts with the first one. */
typedef struct
{
  /* Owned */
  AssayStoreWorker *worker;
  GCancellable *closing; /* ends what is under way when the project is closed */
  AssayIndex *index;     /* the worker's alone */
} AssaySearcher;

typedef enum
{
  ASSAY_SAVE_ONLY,
  ASSAY_SAVE_AND_CLOSE, /* close the project when saved */
  ASSAY_SAVE_OVER       /* put aside what others made of the file */
} AssaySaveMode;

/* Of the task of a save: the path of what was put aside. */
#define ASSAY_SAVE_ASIDE "assay-aside"

/* For the files assay-store*.c only. */
struct _AssayStore
{
  GObject parent_instance;

  /* Owned; touched on the owner's thread only */
  GFile *file;
  AssayKeys *keys;
  char *person;
  gint64 clock;
  AssayStoreState state;
  char *save_error;
  char *undo_words;
  char *redo_words;
  char *recovered;
  char *kept_older;
  gboolean read_only;
  char *dir;        /* the working copy's folder */
  char *head_hash;  /* of the history in the working copy */
  char *saved_hash; /* of that in the user's file */

  /* Saving (assay-store-save.c) */
  GMainContext *context;
  GQueue requests;      /* of SaveRequest; the first is under way */
  GSource *save_timer;  /* for the next save that nobody asked for, or NULL */
  gint64 first_unsaved; /* monotonic */
  gint64 next_save;     /* not before, monotonic */
  gboolean is_placed;   /* there is a file to save to */
  gboolean is_saving;
  gboolean is_changed_outside; /* why the last save failed */

  /* What others do to the file (assay-store-outside.c) */
  GFileMonitor *monitor;
  GSource *look_timer;

  /* The writer and what only its thread touches */
  AssayStoreWorker *writer;
  AssayWorking *working;

  /* The saver and what only its thread touches (and the writer, opening and closing) */
  AssayStoreWorker *saver;
  AssayDocument *document;

  AssaySearcher searcher;
};

typedef struct _Job Job;

struct _Job
{
  AssayStoreJob base;

  /* Borrowed */
  AssayWorking *working;
  AssayDocument *document;
  AssaySearcher *searcher;

  /* On the worker: the work itself, giving the result or NULL. */
  gpointer (*work) (Job *job, GError **error);

  /* Owned: what is asked for */
  char *dir; /* the working copy's folder, NULL where none is open */
  AssayEdit *edit;
  AssayKeys *keys;
  AssayKind kind;
  gint64 article;
  char *text;
  GBytes *bytes;
  GFile *file;
  guint flags;
  guint offset;
  guint limit;
  char *person;
  gint64 now;

  /* Owned: how things stand afterwards */
  gboolean has_news;
  char *news_dir;
  char *head_hash;
  char *saved_hash; /* of an opened file */
  char *undo_words;
  char *redo_words;
  char *recovered;
  char *kept_older;
  gboolean read_only;
};

/* A job for a worker of @self. Fill it in, then push it to the writer or the saver. */
Job *assay_store_job_new (AssayStore *self,
                          gpointer tag,
                          gpointer (*work) (Job *job, GError **error),
                          GDestroyNotify free_result,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
void assay_store_job_push (AssayStore *self, Job *job);
void assay_store_job_push_to_saver (AssayStore *self, Job *job);
void assay_store_job_push_to_searcher (AssayStore *self, Job *job);

/* Ends the search under way and closes its index; called back when that is done. */
void
assay_store_close_search_async (AssayStore *self, GAsyncReadyCallback callback, gpointer user_data);

/* After the index's file was removed: the next search makes a new one. */
void assay_store_forget_index (AssayStore *self);

/* When the store goes: ends its worker. */
void assay_store_stop_search (AssayStore *self);

/* On the writer: whether a project is open; and whether it may be written, after the check that may
 * be due. */
gboolean assay_store_job_is_open (Job *job, GError **error);
gboolean assay_store_job_is_writable (Job *job, GError **error);

/* Asks for a save and what comes after it; the requests are served one after the other.
 * @file: save there from now on, or NULL. */
void assay_store_request_save (AssayStore *self, GTask *task, GFile *file, AssaySaveMode mode);

/* Looks, from now on, what others do to @file; NULL: to none. */
void assay_store_watch (AssayStore *self, GFile *file);

/* After the working copy changed: sets the state, and the clock for the next save. */
void assay_store_plan_save (AssayStore *self);
void assay_store_update_state (AssayStore *self);
void assay_store_stop_timer (AssayStore *self);

/* Set properties, notifying where they changed. */
void assay_store_take_news (AssayStore *self, Job *job);
void assay_store_set_read_only (AssayStore *self, gboolean read_only);
void assay_store_set_file (AssayStore *self, GFile *file);
void assay_store_set_state (AssayStore *self, AssayStoreState state, const char *save_error);

G_END_DECLS
