/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"
#include "assay-file-error.h"
#include "assay-locate.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

/* Steps of the pipeline on standard input: no project. */

/* All of @input, which may never end. */
static GBytes *
read_all (GInputStream *input, const char *name, GError **error)
{
  g_autofree char *doing = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];
  gssize n;

  while ((n = g_input_stream_read (input, buffer, sizeof buffer, NULL, error)) > 0)
    {
      g_byte_array_append (bytes, buffer, (guint) n);
      if (bytes->len > ASSAY_IMPORT_MAX_BYTES)
        {
          g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_TOO_LARGE,
                       _ ("%s is larger than 100 MB; split it"), name);
          return NULL;
        }
    }

  if (n == 0)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  doing = g_strdup_printf (_ ("cannot read %s"), name);
  assay_file_error_reword (error, doing);

  return NULL;
}

GBytes *
assay_cli_read_input (GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);

  return read_all (input, _ ("standard input"), error);
}

GBytes *
assay_cli_read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *name = g_strdup_printf ("'%s'", path);
  g_autofree char *doing = g_strdup_printf (_ ("cannot read %s"), name);
  g_autoptr (GFileInputStream) input = g_file_read (file, NULL, error);

  if (input != NULL)
    return read_all (G_INPUT_STREAM (input), name, error);

  assay_file_error_reword (error, doing);

  return NULL;
}

static gboolean
run_sanitize (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayImportHint hint = { .mime = "text/html", .whole = TRUE, .is_html = TRUE };
  g_autoptr (GBytes) bytes = assay_cli_read_input (error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AssayImport) import = NULL;
  GAsyncResult *slot = NULL;
  GBytes *page;

  if (bytes == NULL)
    return FALSE;

  assay_importer_import_async (cli->importer, bytes, &hint, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  import = assay_importer_import_finish (cli->importer, result, error);
  if (import == NULL)
    return FALSE;

  page = assay_import_get_page (import);
  if (fwrite (g_bytes_get_data (page, NULL), 1, g_bytes_get_size (page), stdout)
          == g_bytes_get_size (page)
      && fflush (stdout) == 0)
    return TRUE;

  g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED, _ ("cannot write to standard output"));

  return FALSE;
}

static gboolean
run_locate (AssayCli *cli, AssayArgs *args, GError **error)
{
  g_autoptr (GBytes) bytes = assay_cli_read_input (error);
  g_autoptr (JsonBuilder) builder = NULL;
  const char *json;
  gsize size;

  if (bytes == NULL)
    return FALSE;

  json = g_bytes_get_data (bytes, &size);
  builder = assay_locate_json (size > 0 ? json : "", size, error);
  if (builder == NULL)
    return FALSE;

  assay_cli_print_json (builder);

  return TRUE;
}

const AssayCommand assay_pipe_commands[] = {
  { "sanitize", "< IN.html > OUT.html",
    N_ ("Make a page harmless, as an import does; what style sheets hide stays in it"),
    run_sanitize, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
  { "locate", "< IN.json > OUT.json", N_ ("Find quotes again in a text; offsets in UTF-16 units"),
    run_locate, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
  { NULL, NULL, NULL, NULL, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
};
