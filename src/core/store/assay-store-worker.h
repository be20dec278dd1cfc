/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A thread with a queue: jobs run one after the other, in the order they were pushed. */
typedef struct _AssayStoreWorker AssayStoreWorker;

typedef struct _AssayStoreJob AssayStoreJob;

/* Base of a job; the store puts what it needs behind it. */
struct _AssayStoreJob
{
  GTask *task;

  /* On the worker: does the work; fills in result or error. */
  void (*run) (AssayStoreJob *job);

  /* On the thread of the task, before the task returns; may be NULL. */
  void (*done) (AssayStoreJob *job);

  /* On the thread of the task, when all is over: frees the job but not the parts named here. */
  void (*free) (AssayStoreJob *job);

  gpointer result;
  GDestroyNotify free_result;
  GError *error;
};

AssayStoreWorker *assay_store_worker_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Takes @job. When it has run, it goes back to the main context of its task and everything it
 * holds is freed there: no last reference is ever dropped on the worker. */
void assay_store_worker_push (AssayStoreWorker *self, AssayStoreJob *job);

/* Lets the jobs already pushed run, ends the thread, frees @self. */
void assay_store_worker_stop (AssayStoreWorker *self);

G_END_DECLS
