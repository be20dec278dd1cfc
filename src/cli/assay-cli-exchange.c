/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"
#include "assay-project-export.h"
#include "assay-taking.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

/* Files for other programs, and of them. */

static void
print_formats (AssayCli *cli)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_formats;
  const AssayExchangeFormat *formats = assay_exchange_get_formats (&n_formats);

  json_builder_begin_array (builder);
  for (guint i = 0; i < n_formats; i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "format");
      json_builder_add_string_value (builder, formats[i].id);
      json_builder_set_member_name (builder, "suffix");
      json_builder_add_string_value (builder, formats[i].suffix);
      json_builder_set_member_name (builder, "mime");
      json_builder_add_string_value (builder, formats[i].mime);
      json_builder_end_object (builder);
      if (!cli->json)
        assay_cli_print ("%-18s %s\n", formats[i].id, _ (formats[i].purpose));
    }
  json_builder_end_array (builder);
  if (cli->json)
    assay_cli_print_json (builder);
}

static gboolean
read_choice (AssayCli *cli, AssayArgs *args, AssayExportChoice *choice, GError **error)
{
  const char *format = assay_args_get_option (args, "format");
  const char *preset = assay_args_get_option (args, "preset");

  choice->format = assay_exchange_find_format (format);
  if (choice->format == NULL)
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   format == NULL ? _ ("say in which format: --format X; 'formats' lists them")
                                  : _ ("there is no format '%s'; 'formats' lists them"),
                   format);
      return FALSE;
    }
  if (!assay_cli_parse_preset (preset, &choice->preset, error))
    return FALSE;
  choice->bom = assay_args_get_option (args, "bom") != NULL;
  if (assay_args_get_option (args, "article") != NULL)
    {
      AssayArticle *one = assay_cli_get_article (cli, args, error);

      if (one == NULL)
        return FALSE;
      choice->article = assay_article_get_id (one);
    }

  return TRUE;
}

/* g_print () would stop at a NUL, and turn what is not of the locale. */
static gboolean
write_out (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize n = write (STDOUT_FILENO, data, size);

      if (n < 0)
        {
          g_set_error_literal (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED,
                               _ ("cannot write to standard output"));
          return FALSE;
        }
      data += n;
      size -= (gsize) n;
    }

  return TRUE;
}

static gboolean
run_export (AssayCli *cli, AssayArgs *args, GError **error)
{
  const char *path = assay_args_get_option (args, "output");
  gboolean to_output = path == NULL || g_str_equal (path, "-");
  AssayExportChoice choice = { 0 };
  g_autoptr (AssayReportOptions) options = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) file = NULL;

  options = assay_cli_read_report_options (args, error);
  if (options == NULL || !read_choice (cli, args, &choice, error))
    return FALSE;

  choice.options = options;
  file = to_output ? NULL : g_file_new_for_commandline_arg (path);
  assay_project_export_async (cli->project, &choice, file, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  bytes = assay_project_export_finish (cli->project, result, &notes, error);
  if (bytes == NULL)
    return FALSE;

  assay_cli_print_notes (notes);

  return !to_output || write_out (bytes, error);
}

static gboolean
run_formats (AssayCli *cli, AssayArgs *args, GError **error)
{
  print_formats (cli);

  return TRUE;
}

static void
say_taken (AssayCli *cli, AssayTaken *taken)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *words = assay_taken_dup_words (taken);

  assay_cli_print_notes (taken->notes);
  if (!cli->json)
    {
      assay_cli_print ("%s\n", words);
      return;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    if (taken->n_inserted[i] > 0)
      {
        json_builder_set_member_name (builder, assay_kind_get_name ((AssayKind) i));
        json_builder_add_int_value (builder, taken->n_inserted[i]);
      }
  json_builder_set_member_name (builder, "known");
  json_builder_add_int_value (builder, taken->n_known);
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < taken->notes->len; i++)
    json_builder_add_string_value (builder, taken->notes->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_cli_print_json (builder);
}

/* Takes over nothing; @article may be NULL. */
static gboolean
take (
    AssayCli *cli, AssayArgs *args, AssayArticle *article, AssayExchangeRead *read, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AssayTaken) taken = NULL;

  if (assay_args_get_option (args, "dry-run") != NULL)
    {
      taken = assay_taken_new ();
      assay_edit_unref (assay_edit_take (cli->project, article, read, TRUE, taken));
      say_taken (cli, taken);
      return TRUE;
    }

  assay_project_take_async (cli->project, article, read, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  taken = assay_project_take_finish (cli->project, result, error);
  if (taken == NULL)
    return FALSE;
  say_taken (cli, taken);

  return TRUE;
}

static GBytes *
read_named (AssayArgs *args, GError **error)
{
  const char *path = assay_args_get (args, 0);

  if (path == NULL)
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE, _ ("say which file to import"));
      return NULL;
    }

  return g_str_equal (path, "-") ? assay_cli_read_input (error) : assay_cli_read_file (path, error);
}

static gboolean
run_import_annotations (AssayCli *cli, AssayArgs *args, GError **error)
{
  g_autoptr (GBytes) bytes = read_named (args, error);
  g_autoptr (AssayExchangeRead) read = NULL;
  AssayRecord *record;
  g_autoptr (AssayArticle) article = NULL;

  if (bytes == NULL)
    return FALSE;

  read = assay_exchange_read_annotations (bytes, error);
  if (read == NULL)
    return FALSE;

  record = assay_cli_find_article (cli, assay_args_get_option (args, "article"), error);
  if (record == NULL)
    return FALSE;

  article = assay_cli_load_article (cli, assay_record_get_id (record), error);

  return article != NULL && take (cli, args, article, read, error);
}

static gboolean
run_import_sources (AssayCli *cli, AssayArgs *args, GError **error)
{
  g_autoptr (GBytes) bytes = read_named (args, error);
  g_autoptr (AssayExchangeRead) read
      = bytes != NULL ? assay_exchange_read_sources (bytes, error) : NULL;

  return read != NULL && take (cli, args, NULL, read, error);
}

static const char *const import_sources_options[] = { "dry-run", NULL };
static const char *const import_annotations_options[] = { "article=ARTICLE", "dry-run", NULL };

static const char *const export_options[] = { "format=FORMAT",
                                              "output=FILE",
                                              "article=ARTICLE",
                                              "preset=PRESET",
                                              "bom",
                                              "without=PARTS",
                                              "claims=CLAIMS",
                                              "language=en|de|es|fr",
                                              "desk=NAME",
                                              "logo=FILE",
                                              NULL };

const AssayCommand assay_exchange_commands[] = {
  { "export",
    N_ ("PROJECT --format FORMAT [-o FILE] [--article ARTICLE] [--preset lawyer|editor|reader]"),
    N_ ("Write the project for other programs; without -o to standard output"), run_export,
    ASSAY_KIND_NONE, export_options, ASSAY_COMMAND_READ },
  { "import-annotations", N_ ("PROJECT FILE [--article ARTICLE] [--dry-run]"),
    N_ ("Take in annotations: W3C's, Hypothesis's, or all that another Assay exported"),
    run_import_annotations, ASSAY_KIND_NONE, import_annotations_options, ASSAY_COMMAND_WRITE, 1 },
  { "import-sources", N_ ("PROJECT FILE [--dry-run]"),
    N_ ("Take in sources from CSL-JSON (Zotero), BibTeX, or a table (CSV, TSV)"),
    run_import_sources, ASSAY_KIND_NONE, import_sources_options, ASSAY_COMMAND_WRITE, 1 },
  { "formats", "", N_ ("List what 'export' can write"), run_formats, ASSAY_KIND_NONE, NULL,
    ASSAY_COMMAND_ALONE },
  { NULL, NULL, NULL, NULL, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
};
