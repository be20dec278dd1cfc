/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"
#include "assay-exchange.h"
#include "assay-project-report.h"
#include "assay-value.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

/* The program: finds the command, opens the project, runs it, closes, and says how it went. */

static const AssayCommand *const tables[] = {
  assay_project_commands,  assay_import_commands,  assay_check_commands,  assay_show_commands,
  assay_search_commands,   assay_claim_commands,   assay_source_commands, assay_capture_commands,
  assay_wayback_commands,  assay_review_commands,  assay_pipe_commands,   assay_protect_commands,
  assay_history_commands,  assay_compare_commands, assay_merge_commands,  assay_link_commands,
  assay_exchange_commands, assay_report_commands,
};

static gboolean
name_matches (const char *name, char **words, guint *ret_n)
{
  g_auto (GStrv) parts = g_strsplit (name, " ", -1);
  guint n_parts = g_strv_length (parts);

  for (guint i = 0; i < n_parts; i++)
    if (g_strcmp0 (words[i], parts[i]) != 0)
      return FALSE;

  *ret_n = n_parts;

  return TRUE;
}

const AssayCommand *
assay_command_find (char **words, guint *ret_n)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const AssayCommand *command = tables[i]; command->name != NULL; command++)
      if (words[0] != NULL && name_matches (command->name, words, ret_n))
        return command;

  return NULL;
}

gboolean
assay_command_run (
    AssayCli *cli, const AssayCommand *command, char **words, AssayArgs **ret_args, GError **error)
{
  g_autoptr (AssayArgs) args = assay_args_parse (words, command->fields, command->options, error);

  if (args == NULL)
    return FALSE;

  /* Who writes "verify A B" must not believe that B was looked at. */
  if (assay_args_get_n (args) > command->n_words)
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE, _ ("'%s' is too much: %s %s"),
                   assay_args_get (args, command->n_words), command->name, command->usage);
      return FALSE;
    }

  return command->run (cli, args, error);
}

static void
print_overview (void)
{
  g_print (_ ("Usage: assay-cli [--json] [--person NAME] COMMAND …\n\nCommands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const AssayCommand *command = tables[i]; command->name != NULL; command++)
      g_print ("  %s %s\n      %s\n", command->name, _ (command->usage), _ (command->summary));
  g_print (_ (
      "\n'assay-cli COMMAND --help' tells of a command's options.\n"
      "\nExit status: 0 done; 1 could not be done; 2 wrong usage; 3 the project file cannot "
      "be used;\n4 the input cannot be used; 5 verify or recover found problems; 6 the project "
      "is in use elsewhere;\n7 merge found conflicts, and changed nothing; 8 check found that an "
      "article was changed, or is gone.\n"));
}

static void
print_help (const AssayCommand *command)
{
  g_autofree char *options = assay_args_dup_help (command->fields, command->options);

  g_print (_ ("Usage: assay-cli %s %s\n\n%s\n"), command->name, _ (command->usage),
           _ (command->summary));
  if (*options != '\0')
    g_print (_ ("\nOptions:\n%s"), options);
}

static AssayExit
exit_of (const GError *error)
{
  if (error->domain == ASSAY_CLI_ERROR)
    return (AssayExit) error->code;
  if (error->domain == G_OPTION_ERROR || error->domain == G_SHELL_ERROR
      || error->domain == ASSAY_VALUE_ERROR)
    return ASSAY_EXIT_USAGE;
  if (g_error_matches (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_OPTION))
    return ASSAY_EXIT_USAGE;
  if (g_error_matches (error, ASSAY_EXCHANGE_ERROR, ASSAY_EXCHANGE_ERROR_UNREADABLE))
    return ASSAY_EXIT_INPUT;
  if (error->domain == ASSAY_IMPORT_ERROR || error->domain == ASSAY_FETCH_ERROR)
    return ASSAY_EXIT_INPUT;
  if (g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_IN_USE))
    return ASSAY_EXIT_IN_USE;
  if (g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_A_PROJECT)
      || g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED)
      || g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_TOO_NEW)
      || g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_KEPT))
    return ASSAY_EXIT_PROJECT;

  return ASSAY_EXIT_FAILED;
}

static guint64
get_number (const char *variable)
{
  const char *value = g_getenv (variable);

  return value != NULL ? g_ascii_strtoull (value, NULL, 10) : 0;
}

/* Reproducible projects: ASSAY_SEED makes the keys, SOURCE_DATE_EPOCH the time. */
static void
make_project (AssayCli *cli)
{
  g_autoptr (AssayKeys) keys = assay_keys_new (get_number ("ASSAY_SEED"));

  cli->clock = (gint64) get_number ("SOURCE_DATE_EPOCH");
  g_clear_object (&cli->project);
  cli->project = assay_project_new (cli->importer, keys, NULL);
  assay_project_set_person (cli->project, cli->person != NULL ? cli->person : g_get_real_name ());
  assay_project_set_clock (cli->project, cli->clock);
}

static gboolean
try_open (AssayCli *cli, GFile *file, AssayStoreFlags flags, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  assay_project_open_async (cli->project, file, flags, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);

  return assay_project_open_finish (cli->project, result, error);
}

/* Whether what is saved can be read though the project cannot be worked on. */
static gboolean
can_be_read (const GError *error)
{
  return g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_IN_USE)
         || g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY)
         || g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_TOO_NEW)
         || g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_KEPT);
}

static void
tell_opened (AssayStore *store)
{
  const char *recovered = assay_store_get_recovered (store);
  const char *kept = assay_store_get_kept_older (store);
  g_autofree char *place = kept != NULL ? g_filename_display_name (kept) : NULL;

  if (recovered != NULL)
    assay_cli_warn ("assay-cli: %s\n", recovered);
  if (place != NULL)
    assay_cli_warn (
        _ ("assay-cli: the project was made by an older version of Assay; it is kept as it was "
           "in '%s'\n"),
        place);
}

/* A command that only reads opens the project as any other, so that it sees what a crash left
 * behind; where somebody else has it, or an older program may not write it, what is saved will
 * do. */
static gboolean
open_project (AssayCli *cli, const AssayCommand *command, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) own_error = NULL;

  if (!try_open (cli, file,
                 command->project == ASSAY_COMMAND_CREATE ? ASSAY_STORE_CREATE : ASSAY_STORE_OPEN,
                 &own_error))
    {
      if (command->project != ASSAY_COMMAND_READ || !can_be_read (own_error))
        {
          g_propagate_error (error, g_steal_pointer (&own_error));
          return FALSE;
        }
      assay_cli_warn (_ ("assay-cli: %s; reading what is saved\n"), own_error->message);
      make_project (cli);
      if (!try_open (cli, file, ASSAY_STORE_READ_ONLY, error))
        return FALSE;
    }

  tell_opened (assay_project_get_store (cli->project));

  return TRUE;
}

static gboolean
close_project (AssayCli *cli, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_clear_object (&cli->article);
  assay_project_close_async (cli->project, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);

  return assay_project_close_finish (cli->project, result, error);
}

static gboolean
run_with_project (AssayCli *cli, const AssayCommand *command, char **words, GError **error)
{
  g_autoptr (AssayArgs) args = NULL;
  g_autoptr (GError) close_error = NULL;
  gboolean ok;

  if (words[0] == NULL || g_str_has_prefix (words[0], "--"))
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   _ ("say which project: assay-cli %s %s"), command->name, _ (command->usage));
      return FALSE;
    }

  make_project (cli);
  ok = open_project (cli, command, words[0], error)
       && assay_command_run (cli, command, words + 1, &args, error);

  if (!close_project (cli, &close_error) && ok)
    {
      if (command->project == ASSAY_COMMAND_READ)
        /* What was read was right; only what a crash had left behind could not be saved now, and
         * the working copy keeps it. */
        assay_cli_warn (_ ("assay-cli: %s; the recovered edits are kept and not yet in the file\n"),
                        close_error->message);
      else
        {
          g_propagate_error (error, g_steal_pointer (&close_error));
          ok = FALSE;
        }
    }
  g_clear_object (&cli->project);

  return ok;
}

/* Takes the program's own options from the front of @words. */
static char **
take_globals (char **words, AssayCli *cli)
{
  for (;;)
    {
      if (g_strcmp0 (words[0], "--json") == 0)
        {
          cli->json = TRUE;
          words++;
        }
      else if (g_strcmp0 (words[0], "--person") == 0 && words[1] != NULL)
        {
          cli->person = words[1];
          words += 2;
        }
      else
        return words;
    }
}

/* --json and --help may also stand behind the command: there they are easier to add. */
static gboolean
take_flag (char **words, const char *flag)
{
  for (char **word = words; *word != NULL && !g_str_equal (*word, "--"); word++)
    if (g_str_equal (*word, flag))
      {
        memmove (word, word + 1, (g_strv_length (word + 1) + 1) * sizeof *word);
        return TRUE;
      }

  return FALSE;
}

static AssayExit
run (AssayCli *cli, char **words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayArgs) args = NULL;
  g_autofree char *shown = NULL;
  const AssayCommand *command;
  guint n_name = 0;
  gboolean ok;

  words = take_globals (words, cli);
  if (g_strcmp0 (words[0], "--version") == 0)
    {
      g_print ("assay-cli %s\n", ASSAY_VERSION);
      return ASSAY_EXIT_OK;
    }

  command = assay_command_find (words, &n_name);
  if (command == NULL)
    {
      gboolean asked
          = words[0] == NULL || g_str_equal (words[0], "--help") || g_str_equal (words[0], "help");

      if (asked)
        print_overview ();
      else
        g_printerr (_ ("assay-cli: there is no command '%s'; see assay-cli --help\n"), words[0]);
      return asked && words[0] != NULL ? ASSAY_EXIT_OK : ASSAY_EXIT_USAGE;
    }

  words += n_name;
  if (take_flag (words, "--help"))
    {
      print_help (command);
      return ASSAY_EXIT_OK;
    }
  cli->json = take_flag (words, "--json") || cli->json;

  if (command->project == ASSAY_COMMAND_ALONE)
    ok = assay_command_run (cli, command, words, &args, &error);
  else
    ok = run_with_project (cli, command, words, &error);

  if (ok)
    return ASSAY_EXIT_OK;

  shown = assay_cli_dup_shown (error->message);
  g_printerr ("assay-cli: %s\n", shown);

  return exit_of (error);
}

/* Texts and JSON are UTF-8 whatever the locale: g_print () by itself would write "?" for what the
 * locale of a script without LANG cannot say. */
static void
print_utf8 (const char *text)
{
  fputs (text, stdout);
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  AssayCli cli = { 0 };
  g_auto (GStrv) words = NULL;
  g_autofree char **view = NULL;
  AssayExit status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ASSAY_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_set_print_handler (print_utf8);

  words = g_strdupv (argv + (argc > 0 ? 1 : 0));
  view = g_memdup2 (words, (g_strv_length (words) + 1) * sizeof *words);
  cli.importer = assay_importer_new (NULL);
  status = run (&cli, view);
  g_clear_object (&cli.importer);

  if ((fflush (stdout) != 0 || ferror (stdout)) && status == ASSAY_EXIT_OK)
    {
      g_printerr ("assay-cli: %s\n", _ ("cannot write to standard output"));
      status = ASSAY_EXIT_FAILED;
    }

  return (int) status;
}
