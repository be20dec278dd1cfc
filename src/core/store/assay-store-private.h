/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-store-worker.h"
#include "assay-store.h"
#include "assay-working.h"

G_BEGIN_DECLS

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
  gboolean read_only;
  gboolean is_closed;

  /* The writer and what only its thread touches */
  AssayStoreWorker *writer;
  AssayWorking *working;
};

typedef struct _Job Job;

struct _Job
{
  AssayStoreJob base;

  /* Borrowed; the writer's thread */
  AssayWorking *working;

  /* On the writer: the work itself, giving the result or NULL. */
  gpointer (*work) (Job *job, GError **error);

  /* Owned: what is asked for */
  AssayEdit *edit;
  AssayKeys *keys;
  AssayKind kind;
  gint64 article;
  char *text;
  GFile *file;
  guint flags;
  guint offset;
  guint limit;
  char *person;
  gint64 now;

  /* Owned: how things stand afterwards */
  gboolean has_news;
  char *undo_words;
  char *redo_words;
  char *recovered;
  gboolean read_only;
};

/* A job for the writer of @self. Fill it in, then push it. */
Job *assay_store_job_new (AssayStore *self,
                          gpointer tag,
                          gpointer (*work) (Job *job, GError **error),
                          GDestroyNotify free_result,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
void assay_store_job_push (AssayStore *self, Job *job);

/* Set properties, notifying where they changed. */
void assay_store_take_news (AssayStore *self, Job *job);
void assay_store_set_read_only (AssayStore *self, gboolean read_only);
void assay_store_set_file (AssayStore *self, GFile *file);
void assay_store_set_state (AssayStore *self, AssayStoreState state, const char *save_error);

G_END_DECLS
