/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Asking an address: fetched and read as the version before was, then held against it. */

static void
finish (GTask *task, AssayCheckState state)
{
  AssayCheck *self = g_task_get_source_object (task);

  assay_check_set_state (self, state);
  g_task_return_boolean (task, TRUE);
}

/* Nothing was asked, then. */
static void
finish_cancelled (GTask *task)
{
  assay_check_forget (g_task_get_source_object (task));
  finish (task, ASSAY_CHECK_WAITING);
}

static void
fail (GTask *task, GError *error)
{
  AssayCheck *self = g_task_get_source_object (task);
  guint status = assay_fetch_error_get_status (error);
  g_autoptr (GError) owned = error;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      finish_cancelled (task);
      return;
    }

  g_clear_error (&self->error);
  self->error = g_steal_pointer (&owned);
  if (status == 404 || status == 410)
    {
      self->asked_at = assay_project_dup_now (self->project);
      finish (task, ASSAY_CHECK_GONE);
    }
  else if (g_error_matches (self->error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_PASSWORD)
           || g_error_matches (self->error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_CHOOSE))
    finish (task, ASSAY_CHECK_ASKS);
  else
    finish (task, ASSAY_CHECK_FAILED);
}

static void
weighed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayCheck *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!assay_draft_weigh_version_finish (result, &self->difference, &self->outcome, &error))
    fail (task, error);
  else if (assay_draft_difference_is_none (&self->difference))
    finish (task, ASSAY_CHECK_SAME);
  else if (!self->difference.words)
    finish (task, self->is_window ? ASSAY_CHECK_SAME : ASSAY_CHECK_AROUND);
  else
    finish (task, self->is_window ? ASSAY_CHECK_WINDOW : ASSAY_CHECK_CHANGED);
}

static void
weigh (GTask *task)
{
  AssayCheck *self = g_task_get_source_object (task);

  assay_draft_weigh_version_async (self->project, self->draft, self->article,
                                   g_task_get_cancellable (task), weighed_cb, g_object_ref (task));
}

static gboolean
sets_aside (AssayImport *import)
{
  guint n;
  const AssayLeftOut *left_out = assay_import_get_left_out (import, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (left_out[i].what, "aside"))
      return TRUE;

  return FALSE;
}

static void
read_whole_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayCheck *self = g_task_get_source_object (task);
  GError *error = NULL;
  AssayDraft *draft = assay_draft_read_finish (result, &error);

  if (draft == NULL)
    {
      fail (task, error);
      return;
    }
  assay_draft_free (self->draft);
  self->draft = draft;
  weigh (task);
}

static void
old_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayCheck *self = g_task_get_source_object (task);
  AssayImportHint hint = { .whole = TRUE, .password = self->password, .page = self->page };
  g_autoptr (AssayImport) old
      = assay_importer_import_finish (ASSAY_IMPORTER (object), result, NULL);

  /* What can be set aside in it was not: all of the page was taken. */
  if (old != NULL && sets_aside (old))
    assay_draft_read_again_async (self->project, self->draft, &hint, g_task_get_cancellable (task),
                                  read_whole_cb, g_object_ref (task));
  else
    weigh (task);
}

static void
old_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayCheck *self = g_task_get_source_object (task);
  AssayImportHint hint = { .address = self->ended };
  g_autoptr (GBytes) bytes = assay_store_load_blob_finish (ASSAY_STORE (object), result, NULL);

  if (bytes != NULL)
    assay_importer_import_async (assay_project_get_importer (self->project), bytes, &hint,
                                 g_task_get_cancellable (task), old_read_cb, g_object_ref (task));
  else
    weigh (task);
}

static void
take_draft (AssayCheck *self, AssayDraft *draft)
{
  self->draft = draft;
  self->asked_at = g_strdup (draft->captured_at);
  self->got = g_strdup (draft->digest);
  if (self->ended != NULL && draft->address_ended != NULL
      && !g_str_equal (self->ended, draft->address_ended))
    self->moved_to = g_strdup (draft->address_ended);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayCheck *self = g_task_get_source_object (task);
  GError *error = NULL;
  AssayDraft *draft = assay_draft_read_finish (result, &error);

  if (draft == NULL)
    {
      fail (task, error);
      return;
    }
  take_draft (self, draft);
  /* Whether all of the page was taken then is not written down anywhere; its bytes tell. */
  if (!self->is_main && self->capture != NULL && sets_aside (draft->import))
    assay_store_load_blob_async (assay_project_get_store (self->project), self->capture,
                                 g_task_get_cancellable (task), old_loaded_cb, g_object_ref (task));
  else
    weigh (task);
}

static void
progress_cb (const AssayFetchProgress *progress, gpointer user_data)
{
  AssayCheck *self = user_data;

  self->bytes = progress->bytes;
  assay_check_set_state (self, self->state);
}

void
assay_check_ask_async (AssayCheck *self,
                       AssayFetcher *fetcher,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  AssayImportHint hint = { 0 };
  GTask *task;

  g_return_if_fail (ASSAY_IS_CHECK (self));
  g_return_if_fail (self->state == ASSAY_CHECK_WAITING);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_check_ask_async);
  g_task_set_check_cancellable (task, FALSE);
  hint.password = self->password;
  hint.page = self->page;
  assay_check_forget (self);
  assay_check_set_state (self, ASSAY_CHECK_RUNNING);
  /* The task holds the check while it is called back. */
  assay_draft_read_address_async (self->project, fetcher, self->address, ASSAY_FETCH_NONE, &hint,
                                  progress_cb, self, cancellable, read_cb, task);
}

void
assay_check_ask_finish (AssayCheck *self, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

static void
committed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayCheck *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->is_importing = FALSE;
  if (!assay_draft_commit_version_finish (result, &self->outcome, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_pointer (&self->draft, assay_draft_free);
  finish (task, ASSAY_CHECK_IMPORTED);
}

void
assay_check_import_async (AssayCheck *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ASSAY_IS_CHECK (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_check_import_async);
  g_task_set_check_cancellable (task, FALSE);
  if (!assay_check_can_import (self))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                               _ ("there is nothing to be imported"));
      g_object_unref (task);
      return;
    }
  self->is_importing = TRUE;
  assay_draft_commit_version_async (self->project, self->draft, self->article, cancellable,
                                    committed_cb, task);
}

gboolean
assay_check_import_finish (AssayCheck *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
