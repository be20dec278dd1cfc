/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-draft-private.h"

#include "assay-file-error.h"
#include "assay-resources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Reading an article: the bytes, then the importer's child, then the style sheets beside the file
 * and the child again, then the pictures. */

#define MAX_PASSES 4

void
assay_draft_free (AssayDraft *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->import, assay_import_unref);
  g_clear_pointer (&self->resources, g_ptr_array_unref);
  g_clear_pointer (&self->missing, g_array_unref);
  g_free (self->how);
  g_free (self->file_name);
  g_free (self->received_from);
  g_free (self->received_how);
  g_free (self->captured_at);
  g_free (self->address_asked);
  g_free (self->address_ended);
  g_free (self->headers);
  g_free (self->tool);
  g_free (self->lost);
  g_free (self->password);
  g_free (self->page);
  g_free (self->digest);
  g_clear_pointer (&self->picture, g_bytes_unref);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->publisher);
  g_free (self->published);
  g_free (self->language);
  g_free (self->address);
  g_free (self);
}

typedef struct
{
  AssayDraft *draft; /* taken when done */
  GFile *file;       /* or NULL */
  char *mime;
  char *address; /* or NULL, as the rest */
  char *password;
  char *page;
  gboolean whole;
  GHashTable *sheets; /* what stands beside the file, by address */
  guint n_passes;
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_pointer (&reading->draft, assay_draft_free);
  g_clear_object (&reading->file);
  g_free (reading->mime);
  g_free (reading->address);
  g_free (reading->password);
  g_free (reading->page);
  g_clear_pointer (&reading->sheets, g_hash_table_unref);
  g_free (reading);
}

static char *
dup_value (AssayImport *import, AssayImportField field)
{
  const char *value = assay_import_get_value (import, field, NULL);

  return g_strdup (value != NULL ? value : "");
}

void
assay_draft_fill (AssayDraft *draft, const char *address)
{
  draft->title = dup_value (draft->import, ASSAY_IMPORT_TITLE);
  draft->byline = dup_value (draft->import, ASSAY_IMPORT_BYLINE);
  draft->publisher = dup_value (draft->import, ASSAY_IMPORT_PUBLISHER);
  draft->published = dup_value (draft->import, ASSAY_IMPORT_PUBLISHED);
  draft->language = dup_value (draft->import, ASSAY_IMPORT_LANGUAGE);
  draft->address = dup_value (draft->import, ASSAY_IMPORT_ADDRESS);
  if (*draft->address == '\0' && address != NULL)
    {
      g_free (draft->address);
      draft->address = g_strdup (address);
    }
}

void
assay_draft_copy_custody (AssayDraft *draft, const AssayDraft *from)
{
  draft->file_name = g_strdup (from->file_name);
  draft->received_from = g_strdup (from->received_from);
  draft->received_how = g_strdup (from->received_how);
  draft->captured_at = g_strdup (from->captured_at);
  draft->address_asked = g_strdup (from->address_asked);
  draft->address_ended = g_strdup (from->address_ended);
  draft->headers = g_strdup (from->headers);
  draft->tool = g_strdup (from->tool);
  draft->lost = g_strdup (from->lost);
  draft->digest = g_strdup (from->digest);
  draft->status = from->status;
  draft->picture = from->picture != NULL ? g_bytes_ref (from->picture) : NULL;
}

static void import_bytes (GTask *task);

/* Gives FALSE when there is more for the importer to know. */
static void
load_resources (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Reading *reading = task_data;
  g_autofree char *path = reading->file != NULL ? g_file_get_path (reading->file) : NULL;

  /* Style sheets must be known when the page is frozen, and may ask for others. */
  if (reading->n_passes < MAX_PASSES
      && assay_resources_load_sheets (reading->draft->import, path, reading->sheets, cancellable)
             > 0)
    {
      g_task_return_boolean (task, FALSE);
      return;
    }
  reading->draft->resources
      = assay_resources_load (reading->draft->import, path, cancellable, &reading->draft->missing);
  g_task_return_boolean (task, TRUE);
}

static void
resources_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (!done)
    {
      g_clear_pointer (&reading->draft->import, assay_import_unref);
      reading->n_passes++;
      import_bytes (g_steal_pointer (&task));
      return;
    }
  assay_draft_fill (reading->draft, reading->address);
  g_task_return_pointer (task, g_steal_pointer (&reading->draft),
                         (GDestroyNotify) assay_draft_free);
}

static void
imported_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) thread_task = NULL;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  reading->draft->import = assay_importer_import_finish (ASSAY_IMPORTER (object), result, &error);
  if (reading->draft->import == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* Reading pictures may wait for a slow disk: not on this thread. The outer task owns the data and
   * waits here; the worker, which may hold its task last, refers neither to it nor the project. */
  thread_task = g_task_new (NULL, g_task_get_cancellable (task), resources_loaded_cb, task);
  g_task_set_task_data (thread_task, reading, NULL);
  g_task_run_in_thread (thread_task, load_resources);
  g_steal_pointer (&task);
}

static void
import_bytes (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  AssayProject *project = g_task_get_source_object (task);
  AssayImportHint hint = { .mime = reading->mime,
                           .file_name = reading->draft->file_name,
                           .address = reading->address,
                           .password = reading->password,
                           .page = reading->page,
                           .whole = reading->whole,
                           .sheets = reading->sheets };

  assay_importer_import_async (assay_project_get_importer (project), reading->draft->bytes, &hint,
                               g_task_get_cancellable (task), imported_cb, task);
}

static void
return_unreadable (GTask *task, const GError *error)
{
  Reading *reading = g_task_get_task_data (task);
  g_autofree char *doing = g_strdup_printf (_ ("cannot import '%s'"), reading->draft->file_name);
  GError *own = g_error_copy (error);

  assay_file_error_reword (&own, doing);
  g_task_return_error (task, own);
}

static void
file_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  reading->draft->bytes = g_file_load_bytes_finish (G_FILE (object), result, NULL, &error);
  if (reading->draft->bytes != NULL)
    import_bytes (g_steal_pointer (&task));
  else
    return_unreadable (task, error);
}

/* Before anything is opened: a pipe or a device may let its reader wait for ever, and so may a file
 * of /proc, which says that it holds nothing. */
static gboolean
check_info (GFileInfo *info, const char *name, GError **error)
{
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_UNREADABLE,
                   _ ("cannot import '%s': it is a folder; choose a file in it"), name);
      return FALSE;
    }

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_UNREADABLE,
                   _ ("cannot import '%s': it is a pipe or a device; give what comes from it as "
                      "standard input"),
                   name);
      return FALSE;
    }

  if (g_file_info_get_size (info) == 0)
    {
      g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_EMPTY,
                   _ ("cannot import '%s': it is empty"), name);
      return FALSE;
    }

  if (g_file_info_get_size (info) > (goffset) ASSAY_IMPORT_MAX_BYTES)
    {
      g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_TOO_LARGE,
                   _ ("cannot import '%s': it is larger than 100 MB; split it"), name);
      return FALSE;
    }

  return TRUE;
}

static void
info_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GCancellable *cancellable;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (object), result, &error);

  if (info == NULL)
    {
      return_unreadable (task, error);
      return;
    }

  if (!check_info (info, reading->draft->file_name, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  cancellable = g_task_get_cancellable (task);
  g_file_load_bytes_async (G_FILE (object), cancellable, file_loaded_cb, g_steal_pointer (&task));
}

static GTask *
new_reading (AssayProject *project,
             const char *how,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (project, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->draft = g_new0 (AssayDraft, 1);
  reading->draft->how = g_strdup (how);
  reading->sheets
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_task_set_source_tag (task, assay_draft_read_finish);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);

  return task;
}

static void
take_hint (Reading *reading, const AssayImportHint *hint)
{
  if (hint == NULL)
    return;

  reading->address = g_strdup (hint->address);
  reading->password = g_strdup (hint->password);
  reading->page = g_strdup (hint->page);
  reading->draft->password = g_strdup (hint->password);
  reading->draft->page = g_strdup (hint->page);
  reading->whole = hint->whole;
}

void
assay_draft_read_file_async (AssayProject *project,
                             GFile *file,
                             const AssayImportHint *hint,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;
  Reading *reading;
  g_autofree char *name = NULL;

  g_return_if_fail (ASSAY_IS_PROJECT (project));
  g_return_if_fail (G_IS_FILE (file));

  task = new_reading (project, "file", cancellable, callback, user_data);
  reading = g_task_get_task_data (task);
  reading->file = g_object_ref (file);
  take_hint (reading, hint);
  name = g_file_get_basename (file);
  reading->draft->file_name = g_filename_display_name (name);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                           G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, cancellable, info_cb, task);
}

void
assay_draft_read_bytes_async (AssayProject *project,
                              GBytes *bytes,
                              const char *how,
                              const char *mime,
                              const AssayImportHint *hint,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;
  Reading *reading;

  g_return_if_fail (ASSAY_IS_PROJECT (project));
  g_return_if_fail (bytes != NULL);

  task = new_reading (project, how, cancellable, callback, user_data);
  reading = g_task_get_task_data (task);
  reading->draft->bytes = g_bytes_ref (bytes);
  reading->mime = g_strdup (mime);
  take_hint (reading, hint);
  import_bytes (task);
}

static void
keep_hint (char **hint, char **of_draft, const char *before)
{
  if (*hint != NULL)
    return;
  *hint = g_strdup (before);
  *of_draft = g_strdup (before);
}

void
assay_draft_read_again_async (AssayProject *project,
                              AssayDraft *draft,
                              const AssayImportHint *hint,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;
  Reading *reading;

  g_return_if_fail (ASSAY_IS_PROJECT (project));
  g_return_if_fail (draft != NULL);

  task = new_reading (project, draft->how, cancellable, callback, user_data);
  reading = g_task_get_task_data (task);
  reading->draft->bytes = g_bytes_ref (draft->bytes);
  assay_draft_copy_custody (reading->draft, draft);
  take_hint (reading, hint);
  if (reading->address == NULL)
    reading->address = g_strdup (draft->address_ended);
  keep_hint (&reading->password, &reading->draft->password, draft->password);
  keep_hint (&reading->page, &reading->draft->page, draft->page);
  import_bytes (task);
}

AssayDraft *
assay_draft_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, assay_draft_read_finish), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
