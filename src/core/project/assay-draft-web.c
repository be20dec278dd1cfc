/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-draft-private.h"

#include "assay-resources.h"
#include "assay-web-capture.h"

/* An article from its address: what the server gave becomes a draft with its custody record. */

/* @opened: with what it was read. */
static AssayDraft *
make_draft (AssayWebCapture *capture, const AssayDraft *opened)
{
  AssayDraft *draft = g_new0 (AssayDraft, 1);
  AssayFetched *fetched = capture->fetched;

  draft->bytes = g_bytes_ref (capture->bytes);
  draft->import = g_steal_pointer (&capture->import);
  draft->how = g_strdup ("fetch");
  draft->password = g_strdup (opened->password);
  draft->page = g_strdup (opened->page);
  draft->captured_at = g_strdup (assay_fetched_get_time (fetched));
  draft->address_asked = g_strdup (assay_fetched_get_asked (fetched));
  draft->address_ended = g_strdup (assay_fetched_get_ended (fetched));
  draft->headers = assay_web_capture_dup_headers (fetched);
  draft->tool = g_strdup (assay_fetched_get_tool (fetched));
  draft->lost = assay_web_capture_dup_left_out (fetched);
  draft->digest
      = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, assay_fetched_get_body (fetched));
  draft->status = assay_fetched_get_status (fetched);
  /* All there is came along: no disk is read. */
  draft->resources = assay_resources_load (draft->import, NULL, NULL, &draft->missing);
  assay_draft_fill (draft, draft->address_ended);

  return draft;
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayWebCapture) capture = assay_web_capture_read_finish (result, &error);

  if (capture == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (capture->import == NULL)
    g_task_return_error (task, g_steal_pointer (&capture->unreadable));
  else
    g_task_return_pointer (task, make_draft (capture, g_task_get_task_data (task)),
                           (GDestroyNotify) assay_draft_free);
}

void
assay_draft_read_address_async (AssayProject *project,
                                AssayFetcher *fetcher,
                                const char *address,
                                AssayFetchFlags flags,
                                const AssayImportHint *hint,
                                AssayFetchProgressFunc progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;
  AssayDraft *opened;

  g_return_if_fail (ASSAY_IS_PROJECT (project));

  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_draft_read_finish);
  opened = g_new0 (AssayDraft, 1);
  opened->password = hint != NULL ? g_strdup (hint->password) : NULL;
  opened->page = hint != NULL ? g_strdup (hint->page) : NULL;
  g_task_set_task_data (task, opened, (GDestroyNotify) assay_draft_free);
  assay_web_capture_read_async (assay_project_get_importer (project), fetcher, address, flags, hint,
                                progress, progress_data, cancellable, read_cb, task);
}
