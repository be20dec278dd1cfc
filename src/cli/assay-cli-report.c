/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"
#include "assay-project-report.h"
#include "assay-phrases.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* The PDF report, and the options that it shares with the exports. */

gboolean
assay_cli_parse_preset (const char *name, AssayReportPreset *ret_preset, GError **error)
{
  if (name == NULL || g_str_equal (name, "editor"))
    *ret_preset = ASSAY_REPORT_EDITOR;
  else if (g_str_equal (name, "lawyer"))
    *ret_preset = ASSAY_REPORT_LAWYER;
  else if (g_str_equal (name, "reader"))
    *ret_preset = ASSAY_REPORT_READER;
  else
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   _ ("'%s' is none of: editor, lawyer, reader"), name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
parse_paper (const char *name, AssayReportPaper *ret_paper, GError **error)
{
  if (name == NULL || g_str_equal (name, "a4"))
    *ret_paper = ASSAY_PAPER_A4;
  else if (g_str_equal (name, "letter"))
    *ret_paper = ASSAY_PAPER_LETTER;
  else
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE, _ ("'%s' is none of: a4, letter"),
                   name);
      return FALSE;
    }

  return TRUE;
}

/* "custody,logs": the parts that are left out. */
static gboolean
parse_parts (const char *names, AssayReportParts *ret_parts, GError **error)
{
  static const struct
  {
    const char *name;
    AssayReportParts part;
  } parts[] = { { "article", ASSAY_REPORT_ARTICLE }, { "versions", ASSAY_REPORT_VERSIONS },
                { "logs", ASSAY_REPORT_LOGS },       { "notes", ASSAY_REPORT_NOTES },
                { "custody", ASSAY_REPORT_CUSTODY }, { "method", ASSAY_REPORT_METHOD } };
  g_auto (GStrv) list = g_strsplit (names != NULL ? names : "", ",", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      guint k = 0;

      while (k < G_N_ELEMENTS (parts) && !g_str_equal (parts[k].name, g_strstrip (list[i])))
        k++;
      if (k == G_N_ELEMENTS (parts))
        {
          g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                       _ ("'%s' is none of: article, versions, logs, notes, custody, method"),
                       list[i]);
          return FALSE;
        }
      *ret_parts |= parts[k].part;
    }

  return TRUE;
}

/* "unsettled", "wrong,change", both (then each claim is both), or numbers. */
static gboolean
parse_claims (const char *words, AssayReportOptions *options, GError **error)
{
  g_auto (GStrv) list = g_strsplit (words != NULL ? words : "", ",", -1);

  if (words != NULL && *words == '\0')
    {
      g_set_error_literal (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE, _ ("no claims are named"));
      return FALSE;
    }
  if (words == NULL || !g_ascii_isalpha (*words))
    {
      options->claims = g_strdup (words);
      return assay_report_options_check_claims (words, error);
    }

  for (guint i = 0; list[i] != NULL; i++)
    {
      const char *name = g_strstrip (list[i]);
      guint outcome = 0;

      if (g_str_equal (name, "unsettled"))
        {
          options->only_open = TRUE;
          continue;
        }
      while (outcome < ASSAY_N_OUTCOMES
             && !g_str_equal (assay_outcome_get_code ((AssayOutcome) outcome), name))
        outcome++;
      if (outcome == ASSAY_N_OUTCOMES)
        {
          g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                       _ ("'%s' is neither a number of a claim, nor 'unsettled', nor an outcome"),
                       name);
          return FALSE;
        }
      options->outcomes |= 1u << outcome;
    }

  return TRUE;
}

static gboolean
read_logo (const char *path, AssayReportOptions *options, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    return TRUE;

  bytes = assay_cli_read_file (path, error);
  options->logo = bytes != NULL ? assay_report_logo_read (bytes, error) : NULL;

  return options->logo != NULL;
}

static gboolean
check_language (const char *language, GError **error)
{
  const char *const *languages = assay_phrases_get_languages ();
  g_autofree char *list = NULL;

  if (language == NULL || g_strv_contains (languages, language))
    return TRUE;

  list = g_strjoinv (", ", (char **) languages);
  g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
               _ ("reports cannot be written in '%s'; they can in: %s"), language, list);

  return FALSE;
}

AssayReportOptions *
assay_cli_read_report_options (AssayArgs *args, GError **error)
{
  g_autoptr (AssayReportOptions) options = assay_report_options_new ();

  options->language = g_strdup (assay_args_get_option (args, "language"));
  options->desk = g_strdup (assay_args_get_option (args, "desk"));
  if (!check_language (options->language, error)
      || !parse_parts (assay_args_get_option (args, "without"), &options->without, error)
      || !parse_claims (assay_args_get_option (args, "claims"), options, error)
      || !read_logo (assay_args_get_option (args, "logo"), options, error))
    return NULL;

  return g_steal_pointer (&options);
}

void
assay_cli_print_notes (GPtrArray *notes)
{
  for (guint i = 0; i < notes->len; i++)
    {
      g_autofree char *shown = assay_cli_dup_shown (notes->pdata[i]);

      g_printerr ("assay-cli: %s\n", shown);
    }
}

static gboolean
read_choice (AssayCli *cli, AssayArgs *args, AssayReportChoice *choice, GError **error)
{
  AssayArticle *one;

  if (!assay_cli_parse_preset (assay_args_get_option (args, "preset"), &choice->preset, error)
      || !parse_paper (assay_args_get_option (args, "paper"), &choice->paper, error))
    return FALSE;

  choice->is_plain = assay_args_get_option (args, "plain") != NULL;
  if (assay_args_get_option (args, "article") == NULL)
    return TRUE;

  one = assay_cli_get_article (cli, args, error);
  if (one != NULL)
    choice->article = assay_article_get_id (one);

  return one != NULL;
}

static gboolean
run_report (AssayCli *cli, AssayArgs *args, GError **error)
{
  const char *path = assay_args_get_option (args, "output");
  AssayReportChoice choice = { 0 };
  g_autoptr (AssayReportOptions) options = NULL;
  g_autoptr (GFile) file = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (path == NULL || *path == '\0')
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   _ ("say where the report goes: -o OUT.pdf"));
      return FALSE;
    }

  options = assay_cli_read_report_options (args, error);
  if (options == NULL || !read_choice (cli, args, &choice, error))
    return FALSE;

  choice.options = options;
  file = g_file_new_for_commandline_arg (path);
  assay_project_report_async (cli->project, &choice, file, NULL, NULL, NULL, assay_cli_done_cb,
                              &slot);
  result = assay_cli_wait (&slot);
  if (!assay_project_report_finish (cli->project, result, error))
    return FALSE;
  assay_cli_print_notes (assay_project_report_get_notes (result));

  return TRUE;
}

static const char *const report_options[] = { "output=OUT.pdf",
                                              "preset=editor|lawyer|reader",
                                              "article=ARTICLE",
                                              "paper=a4|letter",
                                              "plain",
                                              "without=PARTS",
                                              "claims=CLAIMS",
                                              "language=en|de|es|fr",
                                              "desk=NAME",
                                              "logo=FILE",
                                              NULL };

const AssayCommand assay_report_commands[] = {
  { "report", N_ ("PROJECT -o OUT.pdf"), N_ ("Write the annotated PDF report"), run_report,
    ASSAY_KIND_NONE, report_options, ASSAY_COMMAND_READ },
  { NULL, NULL, NULL, NULL, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
};
