/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-capture-text.h"

#include "assay-kind.h"
#include "assay-page-marks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_HEADING 40

/* Owns what the importer made of a capture's bytes. Never changes once it is handed out. */
struct _AssayCaptureText
{
  GObject parent_instance;

  /* Owned */
  gint64 capture;
  gint64 source;
  gboolean whole;
  AssayImport *import; /* NULL for a picture */
  GBytes *page;
  AssayText *text;
  GPtrArray *resources; /* of AssayResource */
};

G_DEFINE_FINAL_TYPE (AssayCaptureText, assay_capture_text, G_TYPE_OBJECT)

static void
assay_capture_text_finalize (GObject *object)
{
  AssayCaptureText *self = ASSAY_CAPTURE_TEXT (object);

  g_clear_pointer (&self->import, assay_import_unref);
  g_clear_pointer (&self->page, g_bytes_unref);
  g_clear_pointer (&self->text, assay_text_unref);
  g_clear_pointer (&self->resources, g_ptr_array_unref);

  G_OBJECT_CLASS (assay_capture_text_parent_class)->finalize (object);
}

static void
assay_capture_text_class_init (AssayCaptureTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_capture_text_finalize;
}

static void
assay_capture_text_init (AssayCaptureText *self)
{
}

typedef struct
{
  AssayCaptureText *text;
  char *mime;
  char *charset;
  char *file_name;
  char *address;
  char *password;
  char *page;
  gboolean whole;
  gboolean words_only;
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_object (&opening->text);
  g_free (opening->mime);
  g_free (opening->charset);
  g_free (opening->file_name);
  g_free (opening->address);
  g_free (opening->password);
  g_free (opening->page);
  g_free (opening);
}

static void
load_resources (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Opening *opening = task_data;
  g_autoptr (GArray) missing = NULL;

  /* Only what came inline: there is no folder beside a capture. */
  opening->text->resources
      = assay_resources_load (opening->text->import, NULL, cancellable, &missing);
  g_task_return_boolean (task, TRUE);
}

static void
resources_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_pointer (task, g_object_ref (opening->text), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
imported_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) thread_task = NULL;
  Opening *opening = g_task_get_task_data (task);
  AssayCaptureText *self = opening->text;
  g_autoptr (GError) error = NULL;

  self->import = assay_importer_import_finish (ASSAY_IMPORTER (object), result, &error);
  if (self->import == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self->page = g_bytes_ref (assay_import_get_page (self->import));
  self->text = assay_text_new (assay_import_get_text (self->import), -1);
  if (opening->words_only)
    {
      g_task_return_pointer (task, g_object_ref (self), g_object_unref);
      return;
    }
  thread_task = g_task_new (NULL, g_task_get_cancellable (task), resources_loaded_cb, task);
  g_task_set_task_data (thread_task, opening, NULL);
  g_task_run_in_thread (thread_task, load_resources);
  g_steal_pointer (&task);
}

/* A page with nothing but the picture. */
static void
take_picture (AssayCaptureText *self, const char *mime, GBytes *bytes)
{
  static const char page[] = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head>"
                             "<body><p><img src=\"assay:r/1\" alt=\"\"></p></body></html>";
  AssayResource *resource = g_new0 (AssayResource, 1);

  resource->name = g_strdup ("r/1");
  resource->address = g_strdup ("");
  resource->mime = g_strdup (mime);
  resource->bytes = g_bytes_ref (bytes);
  self->resources = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_resource_free);
  g_ptr_array_add (self->resources, resource);
  self->page = g_bytes_new_static (page, strlen (page));
  self->text = assay_text_new ("", 0);
}

static void
blob_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayProject *project = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  Opening *opening = g_task_get_task_data (task);
  AssayImportHint hint = { .mime = opening->mime,
                           .charset = opening->charset,
                           .file_name = opening->file_name,
                           .address = opening->address,
                           .password = opening->password,
                           .page = opening->page,
                           .whole = opening->whole };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = assay_store_load_blob_finish (ASSAY_STORE (object), result, &error);
  const char *picture;
  const void *data;
  gsize size;

  if (bytes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  data = g_bytes_get_data (bytes, &size);
  picture = assay_kind_of_picture (data, size);
  if (picture != NULL)
    {
      take_picture (opening->text, picture, bytes);
      g_task_return_pointer (task, g_object_ref (opening->text), g_object_unref);
    }
  else
    assay_importer_import_async (assay_project_get_importer (project), bytes, &hint, cancellable,
                                 imported_cb, g_steal_pointer (&task));
}

/* Empty hints are no hints. */
static char *
dup_hint (AssayRecord *record, AssayField field)
{
  return assay_record_is_empty (record, field) ? NULL
                                               : g_strdup (assay_record_get_text (record, field));
}

static Opening *
new_opening (AssayRecord *record, const AssayImportHint *hint)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->text = g_object_new (ASSAY_TYPE_CAPTURE_TEXT, NULL);
  opening->text->capture = assay_record_get_id (record);
  opening->text->source = assay_record_get_ref (record, ASSAY_CAPTURE_SOURCE);
  opening->mime = dup_hint (record, ASSAY_CAPTURE_MIME);
  opening->charset = dup_hint (record, ASSAY_CAPTURE_CHARSET);
  opening->file_name = dup_hint (record, ASSAY_CAPTURE_FILE_NAME);
  opening->address = dup_hint (record, ASSAY_CAPTURE_ADDRESS_ENDED);
  if (hint != NULL)
    {
      opening->password = g_strdup (hint->password);
      opening->page = g_strdup (hint->page);
      opening->whole = hint->whole;
      opening->text->whole = hint->whole;
    }

  return opening;
}

static void
open_capture (AssayProject *project,
              gint64 capture,
              const AssayImportHint *hint,
              gboolean words_only,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  AssayRecord *record;
  Opening *opening;

  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_capture_text_open_async);
  record = assay_project_find (project, ASSAY_KIND_CAPTURE, capture);
  if (record == NULL || assay_record_is_empty (record, ASSAY_CAPTURE_SHA256))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                               _ ("the bytes of the capture are not in this project"));
      return;
    }

  opening = new_opening (record, hint);
  opening->words_only = words_only;
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  assay_store_load_blob_async (assay_project_get_store (project),
                               assay_record_get_text (record, ASSAY_CAPTURE_SHA256), cancellable,
                               blob_loaded_cb, g_object_ref (task));
}

void
assay_capture_text_open_async (AssayProject *project,
                               gint64 capture,
                               const AssayImportHint *hint,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_PROJECT (project));

  open_capture (project, capture, hint, FALSE, cancellable, callback, user_data);
}

void
assay_capture_text_read_async (AssayProject *project,
                               gint64 capture,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_PROJECT (project));

  open_capture (project, capture, NULL, TRUE, cancellable, callback, user_data);
}

AssayCaptureText *
assay_capture_text_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, assay_capture_text_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
assay_capture_text_is_whole (AssayCaptureText *self)
{
  g_return_val_if_fail (ASSAY_IS_CAPTURE_TEXT (self), FALSE);

  return self->whole;
}

gint64
assay_capture_text_get_capture (AssayCaptureText *self)
{
  g_return_val_if_fail (ASSAY_IS_CAPTURE_TEXT (self), 0);

  return self->capture;
}

gint64
assay_capture_text_get_source (AssayCaptureText *self)
{
  g_return_val_if_fail (ASSAY_IS_CAPTURE_TEXT (self), 0);

  return self->source;
}

GBytes *
assay_capture_text_get_page (AssayCaptureText *self)
{
  g_return_val_if_fail (ASSAY_IS_CAPTURE_TEXT (self), NULL);

  return self->page;
}

AssayText *
assay_capture_text_get_text (AssayCaptureText *self)
{
  g_return_val_if_fail (ASSAY_IS_CAPTURE_TEXT (self), NULL);

  return self->text;
}

const char *
assay_capture_text_get_language (AssayCaptureText *self)
{
  g_return_val_if_fail (ASSAY_IS_CAPTURE_TEXT (self), NULL);

  return self->import != NULL ? assay_import_get_value (self->import, ASSAY_IMPORT_LANGUAGE, NULL)
                              : NULL;
}

GPtrArray *
assay_capture_text_get_resources (AssayCaptureText *self)
{
  g_return_val_if_fail (ASSAY_IS_CAPTURE_TEXT (self), NULL);

  return self->resources;
}

/* The page of a PDF document, by the marks that the importer set. */
static char *
dup_page_locator (AssayCaptureText *self, guint position)
{
  g_autoptr (GArray) marks = assay_page_marks_find (self->text);
  const char *label = NULL;

  for (guint i = 0; i < marks->len; i++)
    {
      const AssayPageMark *mark = &g_array_index (marks, AssayPageMark, i);

      if (mark->start > position)
        break;
      label = mark->label;
    }

  /* Translators: a page of a document, in a locator */
  return label != NULL ? g_strdup_printf (_ ("p. %s"), label) : NULL;
}

static char *
dup_heading (AssayCaptureText *self, const AssayBlock *heading)
{
  g_autofree char *words = assay_text_dup_slice (self->text, heading->start, heading->end);
  g_autofree char *cut = NULL;

  for (char *at = words; *at != '\0'; at++)
    if (g_ascii_isspace (*at))
      *at = ' ';
  if (g_utf8_strlen (words, -1) <= MAX_HEADING)
    return g_steal_pointer (&words);

  cut = g_utf8_substring (words, 0, MAX_HEADING - 1);

  return g_strconcat (g_strchomp (cut), "…", NULL);
}

/* Counts from the heading above; a page's own headline, which stands over all of it, tells
 * nothing. */
static char *
dup_paragraph_locator (AssayCaptureText *self,
                       const AssayBlock *blocks,
                       guint n_blocks,
                       guint position)
{
  const AssayBlock *heading = NULL;
  g_autofree char *words = NULL;
  guint n = 0;

  for (guint i = 0; i < n_blocks && blocks[i].start <= position; i++)
    {
      if (blocks[i].kind == ASSAY_BLOCK_HEADING)
        {
          heading = i == 0 || blocks[i].level == 1 ? NULL : &blocks[i];
          n = 0;
        }
      else if (blocks[i].kind != ASSAY_BLOCK_PICTURE)
        n++;
    }

  words = heading != NULL ? dup_heading (self, heading) : NULL;
  if (n == 0)
    return g_steal_pointer (&words);

  return words != NULL ? g_strdup_printf ("%s, § %u", words, n) : g_strdup_printf ("§ %u", n);
}

char *
assay_capture_text_dup_locator (AssayCaptureText *self, guint position)
{
  const AssayBlock *blocks;
  guint n_blocks;
  char *locator = NULL;

  g_return_val_if_fail (ASSAY_IS_CAPTURE_TEXT (self), NULL);

  if (self->import == NULL)
    return g_strdup ("");

  blocks = assay_import_get_blocks (self->import, &n_blocks);
  if (g_str_equal (assay_import_get_mime (self->import), "application/pdf"))
    locator = dup_page_locator (self, position);
  if (locator == NULL)
    locator = dup_paragraph_locator (self, blocks, n_blocks, position);

  return locator != NULL ? locator : g_strdup ("");
}

gboolean
assay_capture_text_find (AssayCaptureText *self,
                         const char *quote,
                         guint *ret_start,
                         guint *ret_end)
{
  g_autoptr (AssaySelector) selector = NULL;
  AssayPlacement placement;

  g_return_val_if_fail (ASSAY_IS_CAPTURE_TEXT (self), FALSE);
  g_return_val_if_fail (quote != NULL && ret_start != NULL && ret_end != NULL, FALSE);

  if (!g_utf8_validate (quote, -1, NULL) || quote[strspn (quote, " \t\r\n")] == '\0')
    return FALSE;

  selector = assay_selector_new (quote, NULL, NULL, 0, 0);
  if (!assay_anchor_locate (self->text, selector, assay_capture_text_get_language (self),
                            &placement)
      || placement.state == ASSAY_ANCHOR_STATE_CHANGED)
    return FALSE;

  *ret_start = placement.start;
  *ret_end = placement.end;

  return TRUE;
}
