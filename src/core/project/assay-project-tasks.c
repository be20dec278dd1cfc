/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-project-private.h"
#include "assay-scales.h"

#include <glib/gi18n-lib.h>

/* What a project does in its own time: opening, edits, undo, saving, closing. Each is a call of the
 * store, handed on under the project's name. */

/* Opening: the store first, then the lists, all asked for at once; the last one to come ends it. */
typedef struct
{
  gboolean is_new;
  gboolean has_failed; /* what is still to come is dropped */
  guint n_waiting;
} Opening;

static void opening_committed_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static void
finish_opening (GTask *task)
{
  AssayProject *self = g_task_get_source_object (task);
  Opening *opening = g_task_get_task_data (task);
  AssayEdit *edit;

  assay_project_update_title (self);

  if (!opening->is_new)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }

  edit = assay_project_edit (self, _ ("New project"));
  assay_edit_set_beginning (edit);
  assay_scales_insert (edit);
  assay_project_commit_async (self, edit, g_task_get_cancellable (task), opening_committed_cb,
                              task);
}

static void
opening_committed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (assay_project_commit_finish (ASSAY_PROJECT (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
opening_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayProject *self = g_task_get_source_object (task);
  Opening *opening = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = assay_store_load_finish (ASSAY_STORE (object), result, &error);

  opening->n_waiting--;

  if (opening->has_failed)
    return;

  if (records == NULL)
    {
      opening->has_failed = TRUE;
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (records->len > 0)
    {
      AssayRecord *first = g_ptr_array_index (records, 0);

      assay_record_list_set (assay_project_get_list (self, assay_record_get_kind (first)), records);
    }

  if (opening->n_waiting == 0)
    finish_opening (g_object_ref (task));
}

static void
opening_opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayProject *self = g_task_get_source_object (task);
  Opening *opening = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!assay_store_open_finish (ASSAY_STORE (object), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    {
      if (assay_kind_is_of_article ((AssayKind) i))
        continue;
      opening->n_waiting++;
      assay_store_load_async (assay_project_get_store (self), (AssayKind) i, 0,
                              g_task_get_cancellable (task), opening_loaded_cb,
                              g_object_ref (task));
    }
}

void
assay_project_open_async (AssayProject *self,
                          GFile *file,
                          AssayStoreFlags flags,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;
  Opening *opening;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (G_IS_FILE (file));

  opening = g_new0 (Opening, 1);
  opening->is_new = (flags & ASSAY_STORE_CREATE) != 0;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_project_open_async);
  g_task_set_task_data (task, opening, g_free);
  assay_store_open_async (assay_project_get_store (self), file, flags, cancellable,
                          opening_opened_cb, task);
}

gboolean
assay_project_open_finish (AssayProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Calls of the store whose outcome is TRUE or an error, handed on under the project's name. */
typedef gboolean (*StoreFinish) (AssayStore *store, GAsyncResult *result, GError **error);

static void
forwarded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  StoreFinish finish = (StoreFinish) (gsize) g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (finish (ASSAY_STORE (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static GTask *
forward (AssayProject *self,
         StoreFinish finish,
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, forward);
  g_task_set_task_data (task, (gpointer) (gsize) finish, NULL);
  /* What was saved or closed was: the store says whether a cancel came in time. */
  g_task_set_check_cancellable (task, FALSE);

  return task;
}

void
assay_project_close_async (AssayProject *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));

  assay_store_close_async (
      assay_project_get_store (self), cancellable, forwarded_cb,
      forward (self, assay_store_close_finish, cancellable, callback, user_data));
}

gboolean
assay_project_close_finish (AssayProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
assay_project_save_async (AssayProject *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));

  assay_store_save_async (
      assay_project_get_store (self), cancellable, forwarded_cb,
      forward (self, assay_store_save_finish, cancellable, callback, user_data));
}

gboolean
assay_project_save_finish (AssayProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
assay_project_save_as_async (AssayProject *self,
                             GFile *file,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));

  assay_store_save_as_async (
      assay_project_get_store (self), file, cancellable, forwarded_cb,
      forward (self, assay_store_save_as_finish, cancellable, callback, user_data));
}

gboolean
assay_project_save_as_finish (AssayProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Calls of the store whose outcome is changes: they are applied, then the words are handed on. */
typedef AssayChanges *(*ChangesFinish) (AssayStore *store, GAsyncResult *result, GError **error);

static void
changed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayProject *self = g_task_get_source_object (task);
  ChangesFinish finish = (ChangesFinish) (gsize) g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayChanges) changes = finish (ASSAY_STORE (object), result, &error);

  if (changes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  assay_project_apply (self, changes);
  g_task_return_pointer (task, g_strdup (assay_changes_get_words (changes)), g_free);
}

static GTask *
expect_changes (AssayProject *self,
                ChangesFinish finish,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, expect_changes);
  g_task_set_task_data (task, (gpointer) (gsize) finish, NULL);
  /* What was committed is committed: a late cancel must not report it as not done. */
  g_task_set_check_cancellable (task, FALSE);

  return task;
}

void
assay_project_commit_async (AssayProject *self,
                            AssayEdit *edit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (AssayEdit) owned = edit;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (edit != NULL);

  assay_project_note_editor (self, owned);
  assay_store_commit_async (
      assay_project_get_store (self), owned, cancellable, changed_cb,
      expect_changes (self, assay_store_commit_finish, cancellable, callback, user_data));
}

gboolean
assay_project_commit_finish (AssayProject *self, GAsyncResult *result, GError **error)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  words = g_task_propagate_pointer (G_TASK (result), error);

  return words != NULL;
}

void
assay_project_undo_async (AssayProject *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));

  assay_store_undo_async (
      assay_project_get_store (self), cancellable, changed_cb,
      expect_changes (self, assay_store_undo_finish, cancellable, callback, user_data));
}

char *
assay_project_undo_finish (AssayProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
assay_project_redo_async (AssayProject *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));

  assay_store_redo_async (
      assay_project_get_store (self), cancellable, changed_cb,
      expect_changes (self, assay_store_redo_finish, cancellable, callback, user_data));
}

char *
assay_project_redo_finish (AssayProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
