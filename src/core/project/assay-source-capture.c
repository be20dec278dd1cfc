/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-source-capture.h"

#include "assay-edits-private.h"
#include "assay-file-error.h"
#include "assay-kind.h"

#include <glib/gi18n-lib.h>

/* Adding a capture to a source: its custody record is written first, then the bytes are read, then
 * the importer says what they are; what it cannot read is kept all the same. */

typedef struct
{
  AssayEdit *edit;
  gint64 capture;
  gint64 source;
  guint status; /* of HTTP, or 0 */
  GFile *file;  /* or NULL */
  GBytes *bytes;
  char *file_name; /* these four are hints, and may be NULL */
  char *mime;
  char *charset;
  char *address;
  char *left_out;
  char *unreadable; /* why it cannot be read as text, or NULL */
} Adding;

static void
adding_free (Adding *adding)
{
  g_clear_pointer (&adding->edit, assay_edit_unref);
  g_clear_object (&adding->file);
  g_clear_pointer (&adding->bytes, g_bytes_unref);
  g_free (adding->file_name);
  g_free (adding->mime);
  g_free (adding->charset);
  g_free (adding->address);
  g_free (adding->left_out);
  g_free (adding->unreadable);
  g_free (adding);
}

static void
set_custody (AssayProject *project, Adding *adding, gint64 source, const AssayCustody *custody)
{
  const struct
  {
    AssayField field;
    const char *value;
  } texts[] = {
    { ASSAY_CAPTURE_PERSON, assay_project_get_person (project) },
    { ASSAY_CAPTURE_TOOL, custody->tool != NULL ? custody->tool : "Assay " ASSAY_VERSION },
    { ASSAY_CAPTURE_HOW, custody->how },
    { ASSAY_CAPTURE_FILE_NAME, adding->file_name },
    { ASSAY_CAPTURE_RECEIVED_FROM, custody->received_from },
    { ASSAY_CAPTURE_RECEIVED_HOW, custody->received_how },
    { ASSAY_CAPTURE_ADDRESS_ASKED, custody->address_asked },
    { ASSAY_CAPTURE_ADDRESS_ENDED, custody->address_ended },
    { ASSAY_CAPTURE_HEADERS, custody->headers },
    { ASSAY_CAPTURE_NOTE, custody->note },
  };
  g_autofree char *now = assay_project_dup_now (project);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assay_edit_set_text (adding->edit, adding->capture, texts[i].field, texts[i].value);
  assay_edit_set_text (adding->edit, adding->capture, ASSAY_CAPTURE_CAPTURED_AT,
                       custody->captured_at != NULL ? custody->captured_at : now);
  assay_edit_set_ref (adding->edit, adding->capture, ASSAY_CAPTURE_SOURCE, source);
  if (custody->status != 0)
    assay_edit_set_int (adding->edit, adding->capture, ASSAY_CAPTURE_STATUS, custody->status);
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

/* What the bytes are, where the importer does not tell: pictures by their first bytes, the rest as
 * the sender or the desktop calls it. */
static char *
guess_mime (Adding *adding)
{
  gsize size;
  const void *data = g_bytes_get_data (adding->bytes, &size);
  const char *picture = assay_kind_of_picture (data, size);
  g_autofree char *type = NULL;

  if (picture != NULL)
    return g_strdup (picture);
  if (adding->mime != NULL && *adding->mime != '\0')
    return g_strdup (adding->mime);

  type = g_content_type_guess (adding->file_name, data, MIN (size, 4096), NULL);

  return g_content_type_get_mime_type (type);
}

static void
append_left_out (GString *lines, AssayImport *import)
{
  guint n_left_out;
  const AssayLeftOut *left_out = assay_import_get_left_out (import, &n_left_out);

  for (guint i = 0; i < n_left_out; i++)
    g_string_append_printf (lines, "%s%u %s%s%s", lines->len > 0 ? "\n" : "", left_out[i].count,
                            left_out[i].what, *left_out[i].sample != '\0' ? ": " : "",
                            left_out[i].sample);
}

/* A source that was added by its address is called by the headline of its page from now on, where
 * nobody called it anything else. */
static void
name_source (AssayProject *project, Adding *adding, AssayImport *import)
{
  AssayRecord *source = assay_project_find (project, ASSAY_KIND_SOURCE, adding->source);
  const char *title = assay_import_get_value (import, ASSAY_IMPORT_TITLE, NULL);
  g_autofree char *host = NULL;

  if (source == NULL || title == NULL || *title == '\0' || adding->status >= 400
      || assay_record_is_empty (source, ASSAY_SOURCE_ADDRESS)
      || assay_record_get_bool (source, ASSAY_SOURCE_PROTECTED))
    return;

  host = assay_source_dup_host (assay_record_get_text (source, ASSAY_SOURCE_ADDRESS));
  if (g_str_equal (assay_record_get_text (source, ASSAY_SOURCE_TITLE), host))
    assay_edit_set_text (adding->edit, adding->source, ASSAY_SOURCE_TITLE, title);
}

/* @import is NULL for what cannot be read. */
static void
commit (GTask *task, AssayImport *import)
{
  AssayProject *project = g_task_get_source_object (task);
  Adding *adding = g_task_get_task_data (task);
  g_autofree char *mime
      = import != NULL ? g_strdup (assay_import_get_mime (import)) : guess_mime (adding);
  g_autoptr (GString) left_out = g_string_new (adding->left_out);

  assay_edit_set_text (adding->edit, adding->capture, ASSAY_CAPTURE_SHA256,
                       assay_edit_add_blob (adding->edit, adding->bytes));
  assay_edit_set_int (adding->edit, adding->capture, ASSAY_CAPTURE_SIZE,
                      (gint64) g_bytes_get_size (adding->bytes));
  assay_edit_set_text (adding->edit, adding->capture, ASSAY_CAPTURE_MIME, mime);
  if (import != NULL)
    {
      assay_edit_set_text (adding->edit, adding->capture, ASSAY_CAPTURE_CHARSET,
                           assay_import_get_charset (import, NULL, NULL));
      append_left_out (left_out, import);
      name_source (project, adding, import);
    }
  assay_edit_set_text (adding->edit, adding->capture, ASSAY_CAPTURE_LEFT_OUT, left_out->str);

  /* From here on it is the store's: nobody changes it. */
  assay_project_commit_async (project, g_steal_pointer (&adding->edit),
                              g_task_get_cancellable (task), committed_cb, task);
}

/* Encrypted, scanned or of several pages: that can be read when it is opened, or seen; it is not
 * "unreadable". */
static gboolean
is_readable_later (const GError *error)
{
  return g_error_matches (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_PASSWORD)
         || g_error_matches (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_CHOOSE);
}

static void
imported_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Adding *adding = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayImport) import
      = assay_importer_import_finish (ASSAY_IMPORTER (object), result, &error);

  if (import == NULL && error->domain != ASSAY_IMPORT_ERROR)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (import == NULL && !is_readable_later (error))
    adding->unreadable = g_strdup (error->message);

  commit (g_steal_pointer (&task), import);
}

static void
import_bytes (GTask *task)
{
  AssayProject *project = g_task_get_source_object (task);
  Adding *adding = g_task_get_task_data (task);
  AssayImportHint hint = { .mime = adding->mime,
                           .charset = adding->charset,
                           .file_name = adding->file_name,
                           .address = adding->address };
  gsize size;
  const void *data = g_bytes_get_data (adding->bytes, &size);

  if (assay_kind_of_picture (data, size) != NULL)
    commit (task, NULL);
  else
    assay_importer_import_async (assay_project_get_importer (project), adding->bytes, &hint,
                                 g_task_get_cancellable (task), imported_cb, task);
}

static void
return_unreadable (GTask *task, const GError *error)
{
  Adding *adding = g_task_get_task_data (task);
  g_autofree char *doing = g_strdup_printf (_ ("cannot capture '%s'"), adding->file_name);
  GError *own = g_error_copy (error);

  assay_file_error_reword (&own, doing);
  g_task_return_error (task, own);
}

static void
file_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Adding *adding = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  adding->bytes = g_file_load_bytes_finish (G_FILE (object), result, NULL, &error);
  if (adding->bytes != NULL)
    import_bytes (g_steal_pointer (&task));
  else
    return_unreadable (task, error);
}

/* Before anything is opened: a pipe may let its reader wait for ever. */
static const char *
refuse_info (GFileInfo *info, AssayImportError *ret_code)
{
  goffset size = g_file_info_get_size (info);

  *ret_code = ASSAY_IMPORT_ERROR_UNREADABLE;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    return _ ("it is a folder; choose a file in it");
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return _ ("it is a pipe or a device");
  if (size == 0)
    {
      *ret_code = ASSAY_IMPORT_ERROR_EMPTY;
      return _ ("it is empty");
    }
  if (size > (goffset) ASSAY_IMPORT_MAX_BYTES)
    {
      *ret_code = ASSAY_IMPORT_ERROR_TOO_LARGE;
      return _ ("it is larger than 100 MB");
    }

  return NULL;
}

static void
info_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Adding *adding = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (object), result, &error);
  AssayImportError code;
  const char *why = info != NULL ? refuse_info (info, &code) : NULL;

  if (info == NULL)
    return_unreadable (task, error);
  else if (why != NULL)
    g_task_return_new_error (task, ASSAY_IMPORT_ERROR, (int) code, _ ("cannot capture '%s': %s"),
                             adding->file_name, why);
  else
    g_file_load_bytes_async (G_FILE (object), cancellable, file_loaded_cb, g_steal_pointer (&task));
}

static GTask *
new_adding (AssayProject *project,
            gint64 source,
            const AssayCustody *custody,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (project, cancellable, callback, user_data);
  Adding *adding = g_new0 (Adding, 1);

  adding->edit = assay_project_edit (project, _ ("Add capture"));
  adding->capture = assay_edit_insert (adding->edit, ASSAY_KIND_CAPTURE);
  adding->source = source;
  adding->status = custody->status;
  adding->file_name = g_strdup (custody->file_name);
  adding->mime = g_strdup (custody->mime);
  adding->charset = g_strdup (custody->charset);
  adding->left_out = g_strdup (custody->left_out);
  adding->address
      = g_strdup (custody->address_ended != NULL ? custody->address_ended : custody->address_asked);
  g_task_set_source_tag (task, assay_source_capture_add_finish);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, adding, (GDestroyNotify) adding_free);

  return task;
}

void
assay_source_capture_add_file_async (AssayProject *project,
                                     gint64 source,
                                     GFile *file,
                                     const AssayCustody *custody,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task;
  Adding *adding;

  g_return_if_fail (ASSAY_IS_PROJECT (project));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (custody != NULL && custody->how != NULL);

  task = new_adding (project, source, custody, cancellable, callback, user_data);
  adding = g_task_get_task_data (task);
  adding->file = g_object_ref (file);
  if (adding->file_name == NULL)
    {
      g_autofree char *name = g_file_get_basename (file);

      adding->file_name = g_filename_display_name (name);
    }
  set_custody (project, adding, source, custody);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                           G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, cancellable, info_cb, task);
}

void
assay_source_capture_add_bytes_async (AssayProject *project,
                                      gint64 source,
                                      GBytes *bytes,
                                      const AssayCustody *custody,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Adding *adding;

  g_return_if_fail (ASSAY_IS_PROJECT (project));
  g_return_if_fail (bytes != NULL);
  g_return_if_fail (custody != NULL && custody->how != NULL);

  task = new_adding (project, source, custody, cancellable, callback, user_data);
  adding = g_task_get_task_data (task);
  adding->bytes = g_bytes_ref (bytes);
  if (g_bytes_get_size (bytes) == 0)
    g_task_return_new_error (task, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_EMPTY,
                             _ ("cannot capture it: it is empty"));
  else if (g_bytes_get_size (bytes) > ASSAY_IMPORT_MAX_BYTES)
    g_task_return_new_error (task, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_TOO_LARGE,
                             _ ("cannot capture it: it is larger than 100 MB"));
  else
    {
      set_custody (project, adding, source, custody);
      import_bytes (g_steal_pointer (&task));
    }
}

gint64
assay_source_capture_add_finish (GAsyncResult *result, char **ret_unreadable, GError **error)
{
  Adding *adding;

  g_return_val_if_fail (g_async_result_is_tagged (result, assay_source_capture_add_finish), 0);

  if (ret_unreadable != NULL)
    *ret_unreadable = NULL;
  adding = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return 0;
  if (ret_unreadable != NULL)
    *ret_unreadable = g_steal_pointer (&adding->unreadable);

  return adding->capture;
}

GPtrArray *
assay_source_dup_captures (AssayProject *project, gint64 source)
{
  AssayRecordList *all;
  GPtrArray *captures;

  g_return_val_if_fail (ASSAY_IS_PROJECT (project), NULL);

  all = assay_project_get_list (project, ASSAY_KIND_CAPTURE);
  captures = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = assay_record_list_get_size (all); source != 0 && i > 0; i--)
    {
      AssayRecord *capture = assay_record_list_peek (all, i - 1);

      if (assay_record_get_ref (capture, ASSAY_CAPTURE_SOURCE) == source)
        g_ptr_array_add (captures, g_object_ref (capture));
    }

  return captures;
}

AssayEdit *
assay_edit_remove_capture (AssayProject *project, gint64 capture)
{
  AssayRecord *record;
  AssayEdit *edit;

  g_return_val_if_fail (ASSAY_IS_PROJECT (project), NULL);

  record = assay_project_find (project, ASSAY_KIND_CAPTURE, capture);
  if (record == NULL || assay_record_is_empty (record, ASSAY_CAPTURE_SOURCE))
    return NULL;

  edit = assay_project_edit (project, _ ("Remove capture"));
  assay_edit_delete (edit, ASSAY_KIND_CAPTURE, capture);

  return edit;
}
