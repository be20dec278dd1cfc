/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-capture-pages.h"

#include <glib/gi18n-lib.h>

#define MOST_KEPT 6 /* pictures; one has up to 64 MB */

typedef struct
{
  guint page;
  guint width;
  AssayPagePicture *picture;
} Kept;

/* Belongs to the main thread; the drawing is done elsewhere. */
struct _AssayCapturePages
{
  GObject parent_instance;

  /* Owned */
  AssayImporter *importer;
  GBytes *bytes;
  char *password;
  AssayPagePicture *document; /* pages and labels */
  GQueue kept;                /* of Kept, the last one first */

  gint64 capture;
};

G_DEFINE_FINAL_TYPE (AssayCapturePages, assay_capture_pages, G_TYPE_OBJECT)

static void
kept_free (Kept *kept)
{
  assay_page_picture_unref (kept->picture);
  g_free (kept);
}

static void
assay_capture_pages_finalize (GObject *object)
{
  AssayCapturePages *self = ASSAY_CAPTURE_PAGES (object);

  g_queue_clear_full (&self->kept, (GDestroyNotify) kept_free);
  g_clear_pointer (&self->document, assay_page_picture_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->password);
  g_clear_object (&self->importer);

  G_OBJECT_CLASS (assay_capture_pages_parent_class)->finalize (object);
}

static void
assay_capture_pages_class_init (AssayCapturePagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_capture_pages_finalize;
}

static void
assay_capture_pages_init (AssayCapturePages *self)
{
  g_queue_init (&self->kept);
}

gboolean
assay_capture_has_pages (AssayProject *project, gint64 capture)
{
  AssayRecord *record;

  g_return_val_if_fail (ASSAY_IS_PROJECT (project), FALSE);

  record = assay_project_find (project, ASSAY_KIND_CAPTURE, capture);

  return record != NULL && !assay_record_is_empty (record, ASSAY_CAPTURE_SHA256)
         && g_str_equal (assay_record_get_text (record, ASSAY_CAPTURE_MIME), "application/pdf");
}

static void
labels_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayCapturePages *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->document = assay_importer_draw_finish (ASSAY_IMPORTER (object), result, &error);
  if (self->document == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

static void
blob_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayCapturePages *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->bytes = assay_store_load_blob_finish (ASSAY_STORE (object), result, &error);
  if (self->bytes == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    assay_importer_draw_async (self->importer, self->bytes, self->password, 0, 0,
                               g_task_get_cancellable (task), labels_cb, g_object_ref (task));
}

void
assay_capture_pages_open_async (AssayProject *project,
                                gint64 capture,
                                const char *password,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  AssayCapturePages *self;
  AssayRecord *record;

  g_return_if_fail (ASSAY_IS_PROJECT (project));

  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_capture_pages_open_async);
  record = assay_project_find (project, ASSAY_KIND_CAPTURE, capture);
  if (record == NULL || assay_record_is_empty (record, ASSAY_CAPTURE_SHA256))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                               _ ("the bytes of the capture are not in this project"));
      return;
    }

  self = g_object_new (ASSAY_TYPE_CAPTURE_PAGES, NULL);
  self->importer = g_object_ref (assay_project_get_importer (project));
  self->capture = capture;
  self->password = g_strdup (password);
  g_task_set_task_data (task, self, g_object_unref);
  assay_store_load_blob_async (assay_project_get_store (project),
                               assay_record_get_text (record, ASSAY_CAPTURE_SHA256), cancellable,
                               blob_loaded_cb, g_object_ref (task));
}

AssayCapturePages *
assay_capture_pages_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, assay_capture_pages_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gint64
assay_capture_pages_get_capture (AssayCapturePages *self)
{
  g_return_val_if_fail (ASSAY_IS_CAPTURE_PAGES (self), 0);

  return self->capture;
}

guint
assay_capture_pages_get_n_pages (AssayCapturePages *self)
{
  g_return_val_if_fail (ASSAY_IS_CAPTURE_PAGES (self), 0);

  return self->document->n_pages;
}

const char *const *
assay_capture_pages_get_labels (AssayCapturePages *self)
{
  g_return_val_if_fail (ASSAY_IS_CAPTURE_PAGES (self), NULL);

  return (const char *const *) self->document->labels;
}

static AssayPagePicture *
find_kept (AssayCapturePages *self, guint page, guint width)
{
  for (GList *at = self->kept.head; at != NULL; at = at->next)
    {
      Kept *kept = at->data;

      if (kept->page != page || kept->width != width)
        continue;
      g_queue_unlink (&self->kept, at);
      g_queue_push_head_link (&self->kept, at);
      return kept->picture;
    }

  return NULL;
}

static void
drawn_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayCapturePages *self = g_task_get_source_object (task);
  const Kept *wanted = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  AssayPagePicture *picture = assay_importer_draw_finish (ASSAY_IMPORTER (object), result, &error);
  Kept *kept;

  if (picture == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  kept = g_memdup2 (wanted, sizeof *wanted);
  kept->picture = assay_page_picture_ref (picture);
  g_queue_push_head (&self->kept, kept);
  if (g_queue_get_length (&self->kept) > MOST_KEPT)
    kept_free (g_queue_pop_tail (&self->kept));
  g_task_return_pointer (task, picture, (GDestroyNotify) assay_page_picture_unref);
}

void
assay_capture_pages_draw_async (AssayCapturePages *self,
                                guint page,
                                guint width,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  AssayPagePicture *kept;
  Kept *wanted;

  g_return_if_fail (ASSAY_IS_CAPTURE_PAGES (self));
  g_return_if_fail (width > 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_capture_pages_draw_async);
  kept = find_kept (self, page, width);
  if (kept != NULL)
    {
      g_task_return_pointer (task, assay_page_picture_ref (kept),
                             (GDestroyNotify) assay_page_picture_unref);
      return;
    }

  wanted = g_new0 (Kept, 1);
  wanted->page = page;
  wanted->width = width;
  g_task_set_task_data (task, wanted, g_free);
  assay_importer_draw_async (self->importer, self->bytes, self->password, page, width, cancellable,
                             drawn_cb, g_object_ref (task));
}

AssayPagePicture *
assay_capture_pages_draw_finish (AssayCapturePages *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
