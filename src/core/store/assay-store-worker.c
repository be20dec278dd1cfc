/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-store-worker.h"

struct _AssayStoreWorker
{
  GAsyncQueue *jobs;
  GThread *thread;
};

static void
free_job (gpointer data)
{
  AssayStoreJob *job = data;

  g_clear_object (&job->task);
  g_clear_error (&job->error);
  if (job->result != NULL && job->free_result != NULL)
    job->free_result (job->result);
  job->free (job);
}

static gboolean
job_done_cb (gpointer data)
{
  AssayStoreJob *job = data;

  if (job->done != NULL)
    job->done (job);

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->free_result);

  return G_SOURCE_REMOVE;
}

static void
give_back (AssayStoreJob *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, job_done_cb, job, free_job);
  g_source_attach (source, g_task_get_context (job->task));
}

static gpointer
run_jobs (gpointer data)
{
  g_autoptr (GAsyncQueue) jobs = data;

  for (;;)
    {
      AssayStoreJob *job = g_async_queue_pop (jobs);

      /* The queue itself means: stop. */
      if ((gpointer) job == (gpointer) jobs)
        break;

      if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error))
        job->run (job);
      give_back (job);
    }

  return NULL;
}

AssayStoreWorker *
assay_store_worker_new (const char *name)
{
  AssayStoreWorker *self = g_new0 (AssayStoreWorker, 1);

  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new (name, run_jobs, g_async_queue_ref (self->jobs));

  return self;
}

void
assay_store_worker_push (AssayStoreWorker *self, AssayStoreJob *job)
{
  g_async_queue_push (self->jobs, job);
}

void
assay_store_worker_stop (AssayStoreWorker *self)
{
  g_async_queue_push (self->jobs, self->jobs);
  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  g_free (self);
}
