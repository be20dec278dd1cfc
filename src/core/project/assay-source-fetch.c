/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-source-fetch.h"

#include "assay-source-capture.h"
#include "assay-web-capture.h"

typedef struct
{
  gint64 source;
  char *note;
  gint64 capture;
  char *unreadable;
} Fetching;

static void
fetching_free (Fetching *fetching)
{
  g_free (fetching->note);
  g_free (fetching->unreadable);
  g_free (fetching);
}

static void
added_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetching *fetching = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  fetching->capture = assay_source_capture_add_finish (result, &fetching->unreadable, &error);
  if (fetching->capture != 0)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
fetched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayProject *project = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  Fetching *fetching = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayWebCapture) web = assay_web_capture_read_finish (result, &error);
  g_autofree char *headers = NULL;
  g_autofree char *left_out = NULL;
  AssayCustody custody;

  if (web == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  headers = assay_web_capture_dup_headers (web->fetched);
  left_out = assay_web_capture_dup_left_out (web->fetched);
  custody = (AssayCustody){ .how = "fetch",
                            .mime = web->mime,
                            .charset = assay_fetched_get_charset (web->fetched),
                            .address_asked = assay_fetched_get_asked (web->fetched),
                            .address_ended = assay_fetched_get_ended (web->fetched),
                            .status = assay_fetched_get_status (web->fetched),
                            .headers = headers,
                            .left_out = left_out,
                            .captured_at = assay_fetched_get_time (web->fetched),
                            .tool = assay_fetched_get_tool (web->fetched),
                            .note = fetching->note };
  assay_source_capture_add_bytes_async (project, fetching->source, web->bytes, &custody,
                                        cancellable, added_cb, g_steal_pointer (&task));
}

void
assay_source_capture_fetch_async (AssayProject *project,
                                  AssayFetcher *fetcher,
                                  gint64 source,
                                  const char *address,
                                  const char *note,
                                  AssayFetchProgressFunc progress,
                                  gpointer progress_data,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;
  Fetching *fetching;

  g_return_if_fail (ASSAY_IS_PROJECT (project));
  g_return_if_fail (address != NULL);

  task = g_task_new (project, cancellable, callback, user_data);
  fetching = g_new0 (Fetching, 1);
  fetching->source = source;
  fetching->note = g_strdup (note);
  g_task_set_source_tag (task, assay_source_capture_fetch_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, fetching, (GDestroyNotify) fetching_free);
  assay_web_capture_read_async (assay_project_get_importer (project), fetcher, address,
                                ASSAY_FETCH_NONE, NULL, progress, progress_data, cancellable,
                                fetched_cb, task);
}

gint64
assay_source_capture_fetch_finish (GAsyncResult *result, char **ret_unreadable, GError **error)
{
  Fetching *fetching;

  g_return_val_if_fail (g_async_result_is_tagged (result, assay_source_capture_fetch_async), 0);

  if (ret_unreadable != NULL)
    *ret_unreadable = NULL;
  fetching = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return 0;
  if (ret_unreadable != NULL)
    *ret_unreadable = g_steal_pointer (&fetching->unreadable);

  return fetching->capture;
}
