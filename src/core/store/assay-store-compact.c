/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-commit.h"
#include "assay-compact.h"
#include "assay-store-private.h"

/* Looking for what nothing refers to, and dropping it: jobs of the writer. */

static gpointer
look_work (Job *job, GError **error)
{
  g_autofree AssayLeftovers *leftovers = g_new0 (AssayLeftovers, 1);

  if (!assay_store_job_is_open (job, error)
      || !assay_compact (job->working->db, FALSE, leftovers, error))
    return NULL;

  return g_steal_pointer (&leftovers);
}

/* The rows stay as they are, so there is no entry of the history; the file shrinks when it is
 * saved, which copies only what is in use. */
static gpointer
drop_work (Job *job, GError **error)
{
  g_autofree AssayLeftovers *leftovers = g_new0 (AssayLeftovers, 1);
  sqlite3 *db = job->working->db;

  if (!assay_store_job_is_writable (job, error)
      || !assay_commit_begin (db, job->working->history, error))
    return NULL;
  if (!assay_compact (db, TRUE, leftovers, error) || !assay_db_exec (db, "COMMIT", error))
    {
      assay_db_exec (db, "ROLLBACK", NULL);
      return NULL;
    }

  return g_steal_pointer (&leftovers);
}

static void
start (AssayStore *self,
       gpointer tag,
       gpointer (*work) (Job *job, GError **error),
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  assay_store_job_push (
      self, assay_store_job_new (self, tag, work, g_free, cancellable, callback, user_data));
}

static gboolean
finish (GAsyncResult *result, AssayLeftovers *ret_leftovers, GError **error)
{
  g_autofree AssayLeftovers *leftovers = g_task_propagate_pointer (G_TASK (result), error);

  if (leftovers == NULL)
    return FALSE;
  if (ret_leftovers != NULL)
    *ret_leftovers = *leftovers;

  return TRUE;
}

void
assay_store_find_leftovers_async (AssayStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_STORE (self));

  start (self, assay_store_find_leftovers_async, look_work, cancellable, callback, user_data);
}

gboolean
assay_store_find_leftovers_finish (AssayStore *self,
                                   GAsyncResult *result,
                                   AssayLeftovers *ret_leftovers,
                                   GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish (result, ret_leftovers, error);
}

void
assay_store_compact_async (AssayStore *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_STORE (self));

  start (self, assay_store_compact_async, drop_work, cancellable, callback, user_data);
}

gboolean
assay_store_compact_finish (AssayStore *self,
                            GAsyncResult *result,
                            AssayLeftovers *ret_leftovers,
                            GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!finish (result, ret_leftovers, error))
    return FALSE;
  /* Nothing in the rows says so: the file is to be written anew all the same. */
  g_clear_pointer (&self->saved_hash, g_free);
  assay_store_plan_save (self);

  return TRUE;
}
