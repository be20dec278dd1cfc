/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-source-stamp.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 capture;
  char *service;
  AssayFetcher *fetcher;
  AssayStampQuery *query;
} Stamping;

static void
stamping_free (Stamping *stamping)
{
  g_free (stamping->service);
  g_clear_object (&stamping->fetcher);
  g_clear_pointer (&stamping->query, assay_stamp_query_free);
  g_free (stamping);
}

static void
committed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (assay_project_commit_finish (ASSAY_PROJECT (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayProject *project = g_task_get_source_object (task);
  Stamping *stamping = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayFetched) fetched = assay_fetcher_finish (ASSAY_FETCHER (object), result, &error);
  g_autofree char *token = NULL;
  AssayEdit *edit;

  if (fetched != NULL)
    token
        = assay_stamp_query_take_answer (stamping->query, assay_fetched_get_body (fetched), &error);
  if (token == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  edit = assay_project_edit (project, _ ("Time stamp"));
  assay_edit_set_text (edit, stamping->capture, ASSAY_CAPTURE_TIMESTAMP_TOKEN, token);
  assay_project_commit_async (project, edit, NULL, committed_cb, g_steal_pointer (&task));
}

static void
blob_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Stamping *stamping = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = assay_store_load_blob_finish (ASSAY_STORE (object), result, &error);
  AssayFetchRequest request = { .method = "POST",
                                .address = stamping->service,
                                .content_type = "application/timestamp-query",
                                .max_bytes = ASSAY_STAMP_MAX_BYTES };

  if (bytes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  request.body = assay_stamp_query_get_bytes (stamping->query);
  assay_fetcher_request_async (stamping->fetcher, &request, NULL, NULL, cancellable, answered_cb,
                               g_steal_pointer (&task));
}

void
assay_source_capture_stamp_async (AssayProject *project,
                                  AssayFetcher *fetcher,
                                  gint64 capture,
                                  const char *service,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  AssayRecord *record;
  const char *sha256;
  Stamping *stamping;
  GError *error = NULL;

  g_return_if_fail (ASSAY_IS_PROJECT (project));
  g_return_if_fail (service != NULL);

  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_source_capture_stamp_async);
  record = assay_project_find (project, ASSAY_KIND_CAPTURE, capture);
  sha256 = record != NULL ? assay_record_get_text (record, ASSAY_CAPTURE_SHA256) : "";
  stamping = g_new0 (Stamping, 1);
  stamping->capture = capture;
  stamping->service = g_strdup (service);
  stamping->fetcher = g_object_ref (fetcher);
  stamping->query = assay_stamp_query_new (sha256, &error);
  g_task_set_task_data (task, stamping, (GDestroyNotify) stamping_free);
  if (stamping->query == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  /* The bytes must be those of the hash before anybody signs it. */
  assay_store_load_blob_async (assay_project_get_store (project), sha256, cancellable,
                               blob_loaded_cb, g_steal_pointer (&task));
}

gboolean
assay_source_capture_stamp_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, assay_source_capture_stamp_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

AssayStamp *
assay_capture_read_stamp (AssayRecord *capture, GError **error)
{
  g_return_val_if_fail (ASSAY_IS_RECORD (capture), NULL);

  if (assay_record_is_empty (capture, ASSAY_CAPTURE_TIMESTAMP_TOKEN))
    return NULL;

  return assay_stamp_read (assay_record_get_text (capture, ASSAY_CAPTURE_TIMESTAMP_TOKEN),
                           assay_record_get_text (capture, ASSAY_CAPTURE_SHA256), error);
}

static void
read_stamp (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  AssayStamp *stamp = assay_capture_read_stamp (task_data, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, stamp, (GDestroyNotify) assay_stamp_free);
}

void
assay_capture_read_stamp_async (AssayRecord *capture,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ASSAY_IS_RECORD (capture));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_capture_read_stamp_async);
  g_task_set_task_data (task, g_object_ref (capture), g_object_unref);
  g_task_run_in_thread (task, read_stamp);
}

AssayStamp *
assay_capture_read_stamp_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, assay_capture_read_stamp_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
