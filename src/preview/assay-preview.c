/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-preview"

#include "config.h"

#include "assay-preview-private.h"

#include <glib/gi18n-lib.h>

/* Holds the document that the report became. */

G_DEFINE_FINAL_TYPE (AssayPreview, assay_preview, G_TYPE_OBJECT)

/* --- workers --- */

typedef struct
{
  GTask *waiting; /* borrowed: it waits until this is done */
  AssayPreviewFunc func;
} Running;

static void
run_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Running *running = task_data;
  g_autoptr (GError) error = NULL;

  if (!g_cancellable_set_error_if_cancelled (cancellable, &error)
      && running->func (running->waiting, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
run_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
assay_preview_run (GTask *task, AssayPreviewFunc func)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GTask) worker = g_task_new (NULL, cancellable, run_cb, task);
  Running *running = g_new (Running, 1);

  running->waiting = task;
  running->func = func;
  g_task_set_source_tag (worker, assay_preview_run);
  g_task_set_task_data (worker, running, g_free);
  g_task_run_in_thread (worker, run_in_thread);
}

/* --- making --- */

static gboolean
open_document (GTask *task, GCancellable *cancellable, GError **error)
{
  AssayPreview *self = g_task_get_task_data (task);
  int n_pages;

  self->document = poppler_document_new_from_bytes (self->bytes, NULL, error);
  if (self->document == NULL)
    {
      g_prefix_error (error, "%s: ", _ ("cannot show the report"));
      return FALSE;
    }

  n_pages = poppler_document_get_n_pages (self->document);
  for (int i = 0; i < n_pages; i++)
    {
      PopplerPage *page = poppler_document_get_page (self->document, i);
      AssayPreviewSize size = { 595.28, 841.89 };

      if (page != NULL)
        poppler_page_get_size (page, &size.width, &size.height);
      g_clear_object (&page);
      g_array_append_val (self->sizes, size);
    }

  return TRUE;
}

static void
made_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayPreview *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->bytes = assay_project_make_report_finish (ASSAY_PROJECT (object), result, &error);
  if (self->bytes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self->notes = g_ptr_array_ref (assay_project_report_get_notes (result));
  assay_preview_run (g_steal_pointer (&task), open_document);
}

void
assay_preview_make_async (AssayProject *project,
                          const AssayReportChoice *choice,
                          AssayReportProgressFunc progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  AssayReportChoice plain;
  GTask *task;

  g_return_if_fail (ASSAY_IS_PROJECT (project));
  g_return_if_fail (choice != NULL);

  plain = *choice;
  plain.is_plain = TRUE;
  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_preview_make_async);
  g_task_set_task_data (task, g_object_new (ASSAY_TYPE_PREVIEW, NULL), g_object_unref);
  assay_project_make_report_async (project, &plain, progress, progress_data, cancellable, made_cb,
                                   task);
}

AssayPreview *
assay_preview_make_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return g_object_ref (g_task_get_task_data (G_TASK (result)));
}

/* --- the object --- */

static void
assay_preview_finalize (GObject *object)
{
  AssayPreview *self = ASSAY_PREVIEW (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->sizes, g_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (assay_preview_parent_class)->finalize (object);
}

static void
assay_preview_class_init (AssayPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_preview_finalize;
}

static void
assay_preview_init (AssayPreview *self)
{
  g_mutex_init (&self->lock);
  self->sizes = g_array_new (FALSE, FALSE, sizeof (AssayPreviewSize));
}

guint
assay_preview_get_n_pages (AssayPreview *self)
{
  g_return_val_if_fail (ASSAY_IS_PREVIEW (self), 0);

  return self->sizes->len;
}

GPtrArray *
assay_preview_get_notes (AssayPreview *self)
{
  g_return_val_if_fail (ASSAY_IS_PREVIEW (self), NULL);

  return self->notes;
}

void
assay_preview_get_size (AssayPreview *self, guint page, double *ret_width, double *ret_height)
{
  AssayPreviewSize *size;

  g_return_if_fail (ASSAY_IS_PREVIEW (self));
  g_return_if_fail (page < self->sizes->len);

  size = &g_array_index (self->sizes, AssayPreviewSize, page);
  *ret_width = size->width;
  *ret_height = size->height;
}

void
assay_preview_print (AssayPreview *self, guint page, cairo_t *cr)
{
  PopplerPage *drawn;

  g_return_if_fail (ASSAY_IS_PREVIEW (self));
  g_return_if_fail (page < self->sizes->len);

  g_mutex_lock (&self->lock);
  drawn = poppler_document_get_page (self->document, (int) page);
  if (drawn != NULL)
    poppler_page_render_for_printing (drawn, cr);
  g_clear_object (&drawn);
  g_mutex_unlock (&self->lock);
}
