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
read_logo (GFile *file, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) whole = NULL;
  gsize size;

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_SPECIAL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                           _ ("cannot read the logo: it is no file"));
      return NULL;
    }
  stream = g_file_read (file, NULL, error);
  if (stream == NULL)
    return NULL;

  g_byte_array_set_size (bytes, MAX_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), bytes->data, bytes->len, &size, NULL,
                                error))
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

  return read_logo (file, NULL);
}

GBytes *
assay_desk_take_logo (GFile *file, GError **error)
{
  g_autoptr (GBytes) logo = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  logo = read_logo (file, error);

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
