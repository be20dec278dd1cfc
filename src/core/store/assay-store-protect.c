/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "assay-copy.h"
#include "assay-migrate.h"
#include "assay-protect.h"
#include "assay-recover.h"
#include "assay-redact.h"

/* Redaction as a job of the writer, followed by a save; a copy for somebody else as one of the
 * saver. */

typedef struct
{
  AssayRedactOrder order;
  char *sha256;
  AssayChanges *changes;
  GPtrArray *left;
} Redacting;

static void
redacting_free (gpointer data)
{
  Redacting *redacting = data;

  g_free (redacting->sha256);
  g_clear_pointer (&redacting->changes, assay_changes_unref);
  g_clear_pointer (&redacting->left, g_ptr_array_unref);
  g_free (redacting);
}

/* Copies of it that are not ours to change. */
static void
tell_copies (Job *job, GPtrArray *left)
{
  g_autoptr (GPtrArray) others = assay_recover_list_others (
      job->working->data_dir, job->working->project, job->working->dir);

  for (guint i = 0; i < others->len; i++)
    {
      g_autofree char *shown = g_filename_display_name (others->pdata[i]);

      g_ptr_array_add (
          left, g_strdup_printf (_ ("the copy in the folder %s, if it was there then"), shown));
    }
}

static gpointer
redact_work (Job *job, GError **error)
{
  Redacting *redacting = g_task_get_task_data (job->base.task);
  AssayStamp stamp = { job->person, job->now };

  if (assay_store_job_is_writable (job, error)
      && assay_redact (job->working->db, job->working->history, &redacting->order, &stamp,
                       &redacting->changes, &redacting->left, error))
    {
      assay_index_remove (job->working->data_dir, job->working->project);
      assay_migrate_forget (job->working->project, job->working->data_dir, redacting->left);
      tell_copies (job, redacting->left);
      return GINT_TO_POINTER (TRUE);
    }
  g_prefix_error (error, "cannot redact: ");

  return NULL;
}

/* It was done, whatever became of the file: what is still in that is told. */
static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (!assay_store_save_finish (ASSAY_STORE (object), result, &error))
    g_ptr_array_add (g_object_get_data (G_OBJECT (task), "left"),
                     g_strdup_printf (_ ("the file, until it is saved: %s"), error->message));
  g_task_return_boolean (task, TRUE);
}

/* Nobody may find it in the file any longer than it takes to write that. */
static void
redacted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  AssayStore *self = ASSAY_STORE (object);
  g_autoptr (GTask) task = data;
  Redacting *redacting = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (g_task_propagate_pointer (G_TASK (result), &error) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  assay_store_forget_index (self);
  g_task_set_task_data (task, g_steal_pointer (&redacting->changes),
                        (GDestroyNotify) assay_changes_unref);
  g_object_set_data_full (G_OBJECT (task), "left", g_steal_pointer (&redacting->left),
                          (GDestroyNotify) g_ptr_array_unref);
  if (self->is_placed)
    assay_store_save_async (self, NULL, saved_cb, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

void
assay_store_redact_async (AssayStore *self,
                          const AssayRedactOrder *order,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Redacting *redacting;
  GTask *task;
  Job *job;

  g_return_if_fail (ASSAY_IS_STORE (self));
  g_return_if_fail (order != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_store_redact_async);
  g_task_set_check_cancellable (task, FALSE);
  job = assay_store_job_new (self, assay_store_redact_async, redact_work, NULL, NULL, redacted_cb,
                             task);
  redacting = g_new0 (Redacting, 1);
  redacting->order = *order;
  redacting->sha256 = g_strdup (order->sha256);
  redacting->order.sha256 = redacting->sha256;
  g_task_set_task_data (job->base.task, redacting, redacting_free);
  assay_store_job_push (self, job);
}

AssayChanges *
assay_store_redact_finish (AssayStore *self,
                           GAsyncResult *result,
                           GPtrArray **ret_left,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  if (ret_left != NULL)
    *ret_left = g_ptr_array_ref (g_object_get_data (G_OBJECT (result), "left"));

  return assay_changes_ref (g_task_get_task_data (G_TASK (result)));
}

/* The new file appears whole or not at all. */
static gboolean
put (Job *job, const char *path, const char *copy, GError **error)
{
  g_autoptr (AssayDocument) document = assay_document_new ();

  return assay_document_take (document, path, job->working->data_dir, error)
         && assay_document_replace (document, copy, FALSE, error);
}

static gpointer
copy_work (Job *job, GError **error)
{
  AssayStamp stamp = { job->person, job->now };
  g_autofree char *name = g_file_get_parse_name (job->file);
  g_autofree char *path = NULL;
  g_autofree char *from = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (AssayCopied) copied = NULL;

  if (job->dir == NULL || g_file_peek_path (job->file) == NULL)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
                           job->dir == NULL ? "no project is open" : "it is not on this computer");
      return NULL;
    }
  from = g_build_filename (job->dir, "project.db", NULL);
  copy = g_build_filename (job->dir, "copy.db", NULL);
  g_unlink (copy);
  path = assay_document_resolve (g_file_peek_path (job->file), error);
  if (path != NULL)
    copied = assay_copy (from, copy, job->flags != 0, &stamp, job->keys, error);
  if (copied != NULL && !put (job, path, copy, error))
    g_clear_pointer (&copied, assay_copied_free);
  g_unlink (copy);
  if (copied == NULL)
    g_prefix_error (error, "cannot copy to '%s': ", name);

  return g_steal_pointer (&copied);
}

void
assay_store_copy_async (AssayStore *self,
                        GFile *file,
                        gboolean without_protected,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Job *job;

  g_return_if_fail (ASSAY_IS_STORE (self));
  g_return_if_fail (G_IS_FILE (file));

  job = assay_store_job_new (self, assay_store_copy_async, copy_work,
                             (GDestroyNotify) assay_copied_free, cancellable, callback, user_data);
  job->file = g_object_ref (file);
  job->flags = without_protected;
  job->keys = self->keys != NULL ? g_object_ref (self->keys) : assay_keys_new (0);
  assay_store_job_push_to_saver (self, job);
}

gboolean
assay_store_copy_finish (AssayStore *self,
                         GAsyncResult *result,
                         guint *ret_n_protected,
                         GPtrArray **ret_left,
                         GError **error)
{
  g_autoptr (AssayCopied) copied = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  copied = g_task_propagate_pointer (G_TASK (result), error);
  if (copied != NULL && ret_n_protected != NULL)
    *ret_n_protected = copied->n_protected;
  if (copied != NULL && ret_left != NULL)
    *ret_left = g_steal_pointer (&copied->left);

  return copied != NULL;
}
