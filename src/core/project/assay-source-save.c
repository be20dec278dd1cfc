/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-source-capture.h"

#include "assay-file-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Copies of captures outside of the project, and what to call them. */

#define MAX_STEM 80 /* bytes */

static const struct
{
  const char *mime;
  const char *ending;
} endings[] = {
  { "text/html", ".html" },
  { "text/plain", ".txt" },
  { "text/markdown", ".md" },
  { "text/csv", ".csv" },
  { "message/rfc822", ".eml" },
  { "multipart/related", ".mhtml" },
  { "application/pdf", ".pdf" },
  { "application/warc", ".warc" },
  { "application/wacz", ".wacz" },
  { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx" },
  { "application/vnd.oasis.opendocument.text", ".odt" },
  { "image/png", ".png" },
  { "image/jpeg", ".jpeg" },
  { "image/gif", ".gif" },
  { "image/webp", ".webp" },
  { "image/avif", ".avif" },
  { "image/bmp", ".bmp" },
};

static const char *
get_ending (const char *mime)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_equal (endings[i].mime, mime))
      return endings[i].ending;

  return ".bin";
}

static gboolean
is_plain (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_isprint (c) && type != G_UNICODE_FORMAT && type != G_UNICODE_PRIVATE_USE
         && (c >= 0x80 || strchr ("/\\:*?\"<>|%$`'&;", (int) c) == NULL);
}

/* Without what a folder, a shell or another system would take for something else, without turning
 * of its direction, not hidden, not too long. */
static char *
dup_stem (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autoptr (GString) stem = g_string_new (NULL);
  const char *dot = strrchr (valid, '.');

  for (const char *p = valid; *p != '\0' && p != dot; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean plain = is_plain (c) && !g_unichar_isspace (c);

      if (stem->len + 6 > MAX_STEM)
        break;
      if (plain && !(stem->len == 0 && (c == '.' || c == '-')))
        g_string_append_unichar (stem, c);
      else if (!plain && stem->len > 0 && stem->str[stem->len - 1] != '-')
        g_string_append_c (stem, '-');
    }
  while (stem->len > 0 && strchr (".-", stem->str[stem->len - 1]) != NULL)
    g_string_truncate (stem, stem->len - 1);

  return g_string_free (g_steal_pointer (&stem), FALSE);
}

/* The last part of an address's path, or its host; "" for what is no address. */
static char *
dup_name_of_address (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *path = uri != NULL ? g_uri_get_path (uri) : "";
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autofree char *base = NULL;

  while (*path == '/')
    path++;
  if (*path != '\0')
    base = g_path_get_basename (path);
  if (base != NULL)
    return g_steal_pointer (&base);

  /* A dot of the host begins no ending. */
  return host != NULL ? g_strconcat (host, ".", NULL) : g_strdup ("");
}

char *
assay_source_capture_dup_file_name (AssayProject *project, gint64 capture)
{
  AssayRecord *record;
  AssayRecord *source;
  g_autofree char *stem = NULL;

  g_return_val_if_fail (ASSAY_IS_PROJECT (project), NULL);

  record = assay_project_find (project, ASSAY_KIND_CAPTURE, capture);
  if (record == NULL)
    return NULL;

  source = assay_project_find (project, ASSAY_KIND_SOURCE,
                               assay_record_get_ref (record, ASSAY_CAPTURE_SOURCE));
  /* A copy lies about: it is not called by a name that is to be kept. */
  if (source != NULL && assay_record_get_bool (source, ASSAY_SOURCE_PROTECTED))
    stem = dup_stem (assay_record_get_text (source, ASSAY_SOURCE_CODE_NAME));
  else
    {
      g_autofree char *last
          = dup_name_of_address (assay_record_get_text (record, ASSAY_CAPTURE_ADDRESS_ENDED));
      const char *name = assay_record_get_text (record, ASSAY_CAPTURE_FILE_NAME);

      stem = dup_stem (*name != '\0' ? name : last);
    }

  return g_strconcat (*stem != '\0' ? stem : _ ("capture"),
                      get_ending (assay_record_get_text (record, ASSAY_CAPTURE_MIME)), NULL);
}

typedef struct
{
  GFile *file;
  gboolean replace;
  GBytes *bytes;
} Saving;

static void
saving_free (Saving *saving)
{
  g_clear_object (&saving->file);
  g_clear_pointer (&saving->bytes, g_bytes_unref);
  g_free (saving);
}

/* Replacing goes by rename; a new file is made and filled, or taken away again. */
static gboolean
write_file (Saving *saving, GCancellable *cancellable, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (saving->bytes, &size);
  g_autoptr (GFileOutputStream) stream = NULL;

  if (saving->replace)
    return g_file_replace_contents (saving->file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                    cancellable, error);

  stream = g_file_create (saving->file, G_FILE_CREATE_NONE, cancellable, error);
  if (stream == NULL)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, cancellable, error)
      && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error))
    return TRUE;

  g_file_delete (saving->file, NULL, NULL);

  return FALSE;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Saving *saving = task_data;
  g_autofree char *name = g_file_get_parse_name (saving->file);
  g_autofree char *doing = g_strdup_printf (_ ("cannot write '%s'"), name);
  GError *error = NULL;

  if (write_file (saving, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    {
      assay_file_error_reword (&error, doing);
      g_task_return_error (task, error);
    }
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
blob_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) thread_task = NULL;
  Saving *saving = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  saving->bytes = assay_store_load_blob_finish (ASSAY_STORE (object), result, &error);
  if (saving->bytes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* The worker may hold its task last: it refers neither to the project nor to the outer task. */
  thread_task = g_task_new (NULL, g_task_get_cancellable (task), written_cb, task);
  g_task_set_task_data (thread_task, saving, NULL);
  g_task_run_in_thread (thread_task, write_in_thread);
  g_steal_pointer (&task);
}

void
assay_source_capture_save_async (AssayProject *project,
                                 gint64 capture,
                                 GFile *file,
                                 gboolean replace,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  AssayRecord *record;
  Saving *saving;

  g_return_if_fail (ASSAY_IS_PROJECT (project));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (project, cancellable, callback, user_data);
  saving = g_new0 (Saving, 1);
  saving->file = g_object_ref (file);
  saving->replace = replace;
  g_task_set_source_tag (task, assay_source_capture_save_async);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);

  record = assay_project_find (project, ASSAY_KIND_CAPTURE, capture);
  if (record == NULL || assay_record_is_empty (record, ASSAY_CAPTURE_SHA256))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                             _ ("the bytes of the capture are not in this project"));
  else
    assay_store_load_blob_async (assay_project_get_store (project),
                                 assay_record_get_text (record, ASSAY_CAPTURE_SHA256), cancellable,
                                 blob_loaded_cb, g_steal_pointer (&task));
}

gboolean
assay_source_capture_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, assay_source_capture_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
