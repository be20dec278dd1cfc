/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-desk.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* A logo is small; what is larger is not read at all. */
#define MAX_BYTES (2 * 1024 * 1024)

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "assay", "report-logo", NULL);
}

/* At most MAX_BYTES of @file and one more, by which the core knows that it is too large. */
static GBytes *
read_logo (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) whole = NULL;
  gsize size;

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_SPECIAL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                           _ ("cannot read the logo: it is no file"));
      return NULL;
    }
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;

  g_byte_array_set_size (bytes, MAX_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), bytes->data, bytes->len, &size,
                                cancellable, error))
    return NULL;
  g_byte_array_set_size (bytes, (guint) size);
  whole = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  return assay_report_logo_read (whole, error);
}

/* Keeps it for the next time. */
static gboolean
keep (GBytes *logo, GError **error)
{
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  gsize size;
  const char *data = g_bytes_get_data (logo, &size);

  g_mkdir_with_parents (folder, 0700);

  return g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                   error);
}

GBytes *
assay_desk_load_logo (void)
{
  g_autofree char *path = dup_path ();
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return read_logo (file, NULL, NULL);
}

static void
take_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) logo = read_logo (task_data, cancellable, &error);

  if (logo != NULL)
    g_task_return_pointer (task, g_steal_pointer (&logo), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
assay_desk_take_logo_async (GFile *file,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_desk_take_logo_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, take_in_thread);
}

GBytes *
assay_desk_take_logo_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GBytes) logo = g_task_propagate_pointer (G_TASK (result), error);

  /* It is written here, not where it is read: one that was taken away meanwhile shall not be back.
   */
  return logo != NULL && keep (logo, error) ? g_steal_pointer (&logo) : NULL;
}

void
assay_desk_forget_logo (void)
{
  g_autofree char *path = dup_path ();

  g_unlink (path);
}

void
assay_desk_fill (GSettings *settings, AssayReportOptions *options)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (options != NULL);

  g_free (options->desk);
  g_free (options->language);
  g_clear_pointer (&options->logo, g_bytes_unref);
  options->desk = g_settings_get_string (settings, "report-desk");
  options->language = g_settings_get_string (settings, "report-language");
  options->logo = assay_desk_load_logo ();
}
