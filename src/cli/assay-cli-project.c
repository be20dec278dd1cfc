/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"
#include "assay-source-stamp.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/* Commands on the project as a whole. */

static gboolean
run_new (AssayCli *cli, AssayArgs *args, GError **error)
{
  const char *title = assay_args_get_option (args, "title");
  AssayEdit *edit;

  if (title == NULL)
    return TRUE;

  edit = assay_project_edit (cli->project, _ ("Name the project"));
  assay_project_set_setting (cli->project, edit, "title", title);

  return assay_cli_commit (cli, edit, error);
}

/* How many redactions there are: what they took out is vouched for by them alone. */
static guint
count_redactions (AssayStore *store)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  guint n = 0;

  assay_store_load_history_async (store, 0, G_MAXUINT, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  entries = assay_store_load_history_finish (store, result, NULL);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    n += g_strcmp0 (((AssayHistoryEntry *) entries->pdata[i])->kind, "redact") == 0;

  return n;
}

/* Checks the time stamps of captures: a line for each that fits goes to @lines, for each that
 * does not to @problems. */
static void
check_stamps (AssayCli *cli, GPtrArray *problems, GPtrArray *lines)
{
  AssayRecordList *captures = assay_project_get_list (cli->project, ASSAY_KIND_CAPTURE);

  for (guint i = 0; i < assay_record_list_get_size (captures); i++)
    {
      AssayRecord *capture = assay_record_list_peek (captures, i);
      g_autofree char *key = assay_key_to_string (assay_record_get_id (capture));
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayStamp) stamp = assay_capture_read_stamp (capture, &error);

      if (error != NULL)
        g_ptr_array_add (problems, g_strdup_printf (_ ("capture %s: %s"), key, error->message));
      else if (stamp != NULL)
        g_ptr_array_add (lines,
                         g_strdup_printf (_ ("capture %s: stamped %s by %s; %s"), key, stamp->time,
                                          stamp->signer, assay_stamp_get_trust_words (stamp)));
    }
}

static void
add_lines (AssayCli *cli, JsonBuilder *builder, const char *name, GPtrArray *lines)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    {
      json_builder_add_string_value (builder, g_ptr_array_index (lines, i));
      if (!cli->json)
        assay_cli_print ("%s\n", (const char *) g_ptr_array_index (lines, i));
    }
  json_builder_end_array (builder);
}

static gboolean
run_verify (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayStore *store = assay_project_get_store (cli->project);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) stamps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_redactions;

  assay_store_verify_async (store, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  problems = assay_store_verify_finish (store, result, error);
  if (problems == NULL)
    return FALSE;
  check_stamps (cli, problems, stamps);
  n_redactions = count_redactions (store);

  json_builder_begin_object (builder);
  add_lines (cli, builder, "problems", problems);
  if (stamps->len > 0)
    add_lines (cli, builder, "stamps", stamps);
  json_builder_set_member_name (builder, "redactions");
  json_builder_add_int_value (builder, n_redactions);
  json_builder_end_object (builder);
  if (cli->json)
    assay_cli_print_json (builder);
  else if (problems->len == 0)
    assay_cli_print ("%s\n", _ ("all is well"));
  if (!cli->json && n_redactions > 0)
    assay_cli_print (ngettext ("%u redaction: what it took out of the history is gone\n",
                               "%u redactions: what they took out of the history is gone\n",
                               n_redactions),
                     n_redactions);

  if (problems->len > 0)
    g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_PROBLEMS,
                 ngettext ("%u problem found", "%u problems found", problems->len), problems->len);

  return problems->len == 0;
}

typedef void (*StepAsync) (AssayProject *project,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
typedef char *(*StepFinish) (AssayProject *project, GAsyncResult *result, GError **error);

static gboolean
step (AssayCli *cli, StepAsync begin, StepFinish finish, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *words = NULL;

  begin (cli->project, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  words = finish (cli->project, result, error);
  if (words == NULL)
    return FALSE;

  if (!cli->json)
    {
      assay_cli_print ("%s\n", words);
      return TRUE;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "words");
  json_builder_add_string_value (builder, words);
  json_builder_end_object (builder);
  assay_cli_print_json (builder);

  return TRUE;
}

static gboolean
run_undo (AssayCli *cli, AssayArgs *args, GError **error)
{
  return step (cli, assay_project_undo_async, assay_project_undo_finish, error);
}

static gboolean
run_redo (AssayCli *cli, AssayArgs *args, GError **error)
{
  return step (cli, assay_project_redo_async, assay_project_redo_finish, error);
}

/* One line of a script: a command without its project. */
static gboolean
run_line (AssayCli *cli, const char *line, GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (AssayArgs) args = NULL;
  g_autoptr (GError) own_error = NULL;
  const AssayCommand *command;
  guint n_name;

  if (!g_shell_parse_argv (line, NULL, &words, &own_error))
    {
      if (g_error_matches (own_error, G_SHELL_ERROR, G_SHELL_ERROR_EMPTY_STRING))
        return TRUE;
      g_set_error_literal (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                           _ ("a quotation mark has no other, or the line ends in a backslash"));
      return FALSE;
    }

  command = assay_command_find (words, &n_name);
  if (command == NULL || command->project == ASSAY_COMMAND_CREATE
      || command->project == ASSAY_COMMAND_ALONE)
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE, _ ("'%s' is no command for a script"),
                   words[0]);
      return FALSE;
    }

  return assay_command_run (cli, command, words + n_name, &args, error);
}

/* Lines that end in a backslash go on in the next; '#' begins a comment. */
static gboolean
run_batch (AssayCli *cli, AssayArgs *args, GError **error)
{
  const char *path = assay_args_get (args, 0);
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *script = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);

  bytes = path == NULL || g_str_equal (path, "-") ? assay_cli_read_input (error)
                                                  : assay_cli_read_file (path, error);
  if (bytes == NULL)
    return FALSE;

  script = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (script, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize length;

      if (g_str_has_suffix (lines[i], "\r"))
        lines[i][strlen (lines[i]) - 1] = '\0';
      length = strlen (lines[i]);

      /* A backslash on the last line has nothing to join. */
      if (length > 0 && lines[i][length - 1] == '\\' && lines[i + 1] != NULL)
        {
          g_string_append_len (joined, lines[i], (gssize) length - 1);
          continue;
        }
      g_string_append (joined, lines[i]);
      if (!run_line (cli, joined->str, error))
        {
          g_prefix_error (error, _ ("line %u: "), i + 1);
          return FALSE;
        }
      g_string_truncate (joined, 0);
    }

  return TRUE;
}

static const char *const new_options[] = { "title=TEXT", NULL };

const AssayCommand assay_project_commands[] = {
  { "new", N_ ("PROJECT"), N_ ("Make a new project file"), run_new, ASSAY_KIND_NONE, new_options,
    ASSAY_COMMAND_CREATE },
  { "verify", N_ ("PROJECT"), N_ ("Check the file, its captures and its history"), run_verify,
    ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_READ },
  { "undo", N_ ("PROJECT"), N_ ("Take back the last action"), run_undo, ASSAY_KIND_NONE, NULL,
    ASSAY_COMMAND_WRITE },
  { "redo", N_ ("PROJECT"), N_ ("Do again what was taken back"), run_redo, ASSAY_KIND_NONE, NULL,
    ASSAY_COMMAND_WRITE },
  { "batch", N_ ("PROJECT [SCRIPT]"),
    N_ ("Run commands from a file or standard input, one a line, without the project's name"),
    run_batch, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_WRITE, 1 },
  { NULL, NULL, NULL, NULL, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
};
