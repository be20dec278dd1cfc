/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"

#include "assay-capture-text.h"
#include "assay-source-capture.h"
#include "assay-source-fetch.h"
#include "assay-source-stamp.h"
#include "assay-terms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Commands on the captures of sources. */

#define LEAST_HASH 6 /* letters of a hash that name a capture */

static AssayRecord *
get_source (AssayCli *cli, AssayRecord *capture)
{
  return assay_project_find (cli->project, ASSAY_KIND_SOURCE,
                             assay_record_get_ref (capture, ASSAY_CAPTURE_SOURCE));
}

AssayRecord *
assay_cli_find_capture (AssayCli *cli, const char *name, GError **error)
{
  AssayRecordList *captures = assay_project_get_list (cli->project, ASSAY_KIND_CAPTURE);
  AssayRecord *found = NULL;
  guint n_found = 0;

  for (guint i = 0; name != NULL && i < assay_record_list_get_size (captures); i++)
    {
      AssayRecord *capture = assay_record_list_peek (captures, i);

      if (assay_record_get_id (capture) == assay_key_from_string (name))
        return capture;
      if (strlen (name) < LEAST_HASH
          || !g_str_has_prefix (assay_record_get_text (capture, ASSAY_CAPTURE_SHA256), name))
        continue;
      n_found++;
      found = capture;
    }

  if (n_found == 1)
    return found;
  if (n_found > 1)
    g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED,
                 _ ("more than one capture has the hash '%s'; say which by its key"), name);
  else
    g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED,
                 _ ("there is no capture '%s': give its key or the beginning of its SHA-256"),
                 name != NULL ? name : "");

  return NULL;
}

AssayCaptureText *
assay_cli_open_capture (AssayCli *cli, AssayRecord *capture, AssayArgs *args, GError **error)
{
  AssayImportHint hint = { .password = assay_args_get_option (args, "password"),
                           .page = assay_args_get_option (args, "page"),
                           .whole = assay_args_get_option (args, "whole") != NULL };
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  assay_capture_text_open_async (cli->project, assay_record_get_id (capture), &hint, NULL,
                                 assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);

  return assay_capture_text_open_finish (result, error);
}

static GAsyncResult *
add_capture (
    AssayCli *cli, gint64 source, const char *from, const AssayCustody *custody, GError **error)
{
  GAsyncResult *slot = NULL;

  if (g_str_equal (from, "-"))
    {
      g_autoptr (GBytes) bytes = assay_cli_read_input (error);

      if (bytes == NULL)
        return NULL;
      assay_source_capture_add_bytes_async (cli->project, source, bytes, custody, NULL,
                                            assay_cli_done_cb, &slot);
    }
  else
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (from);

      assay_source_capture_add_file_async (cli->project, source, file, custody, NULL,
                                           assay_cli_done_cb, &slot);
    }

  return assay_cli_wait (&slot);
}

static gboolean
is_address (const char *from)
{
  return g_str_has_prefix (from, "http://") || g_str_has_prefix (from, "https://");
}

/* Waits for what was asked for, from wherever it comes. The key, 0 with an error. */
static gint64
take_capture (AssayCli *cli,
              gint64 source,
              const char *from,
              const AssayCustody *custody,
              char **ret_unreadable,
              GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AssayFetcher) fetcher = NULL;
  GAsyncResult *slot = NULL;

  if (!is_address (from))
    {
      result = add_capture (cli, source, from, custody, error);
      return result != NULL ? assay_source_capture_add_finish (result, ret_unreadable, error) : 0;
    }

  fetcher = assay_fetcher_new ();
  assay_source_capture_fetch_async (cli->project, fetcher, source, from, custody->note, NULL, NULL,
                                    NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);

  return assay_source_capture_fetch_finish (result, ret_unreadable, error);
}

static gboolean
run_add (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayRecord *source = assay_cli_find_source (cli, assay_args_get (args, 0), error);
  const char *from = assay_args_get (args, 1);
  AssayCustody custody = { .how = g_strcmp0 (from, "-") == 0 ? "input" : "file",
                           .received_from = assay_args_get_option (args, "received-from"),
                           .received_how = assay_args_get_option (args, "received-how"),
                           .address_ended = assay_args_get_option (args, "address"),
                           .note = assay_args_get_option (args, "note") };
  g_autoptr (GError) own_error = NULL;
  g_autofree char *unreadable = NULL;
  gint64 capture;

  if (source == NULL)
    return FALSE;
  if (from == NULL)
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   _ ("say which file or address to capture"));
      return FALSE;
    }

  capture
      = take_capture (cli, assay_record_get_id (source), from, &custody, &unreadable, &own_error);
  if (capture == 0)
    {
      if (own_error->domain == G_IO_ERROR)
        g_set_error_literal (error, ASSAY_CLI_ERROR, ASSAY_EXIT_INPUT, own_error->message);
      else
        g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }

  if (unreadable != NULL)
    {
      g_autofree char *shown = assay_cli_dup_shown (unreadable);

      g_printerr (_ ("assay-cli: the bytes are kept, and cannot be read as text: %s\n"), shown);
    }
  assay_cli_print_made (
      cli, ASSAY_KIND_CAPTURE, capture,
      assay_record_get_text (assay_project_find (cli->project, ASSAY_KIND_CAPTURE, capture),
                             ASSAY_CAPTURE_SHA256));

  return TRUE;
}

static void
print_capture (AssayCli *cli, AssayRecord *capture)
{
  g_autofree char *key = assay_key_to_string (assay_record_get_id (capture));
  const char *from = assay_record_get_text (capture, ASSAY_CAPTURE_FILE_NAME);
  AssayRecord *source = get_source (cli, capture);

  if (*from == '\0')
    from = assay_record_get_text (capture, ASSAY_CAPTURE_ADDRESS_ENDED);
  assay_cli_print (
      "%s  %s  %10" G_GINT64_FORMAT "  %s  %.12s  %s  %s\n", key,
      assay_record_get_text (capture, ASSAY_CAPTURE_CAPTURED_AT),
      assay_record_get_int (capture, ASSAY_CAPTURE_SIZE),
      assay_record_get_text (capture, ASSAY_CAPTURE_MIME),
      assay_record_get_text (capture, ASSAY_CAPTURE_SHA256),
      source != NULL ? assay_record_get_text (source, ASSAY_SOURCE_TITLE) : _ ("(article)"), from);
}

/* Those of one source, or all there are, those of articles among them. */
static gboolean
run_list (AssayCli *cli, AssayArgs *args, GError **error)
{
  const char *name = assay_args_get (args, 0);
  AssayRecord *source = name != NULL ? assay_cli_find_source (cli, name, error) : NULL;
  AssayRecordList *captures = assay_project_get_list (cli->project, ASSAY_KIND_CAPTURE);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (name != NULL && source == NULL)
    return FALSE;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "captures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < assay_record_list_get_size (captures); i++)
    {
      AssayRecord *capture = assay_record_list_peek (captures, i);

      if (source != NULL && get_source (cli, capture) != source)
        continue;
      json_builder_begin_object (builder);
      assay_cli_build_record (cli, builder, capture);
      json_builder_end_object (builder);
      if (!cli->json)
        print_capture (cli, capture);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    assay_cli_print_json (builder);

  return TRUE;
}

static gboolean
run_save (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayRecord *capture = assay_cli_find_capture (cli, assay_args_get (args, 0), error);
  const char *path = assay_args_get_option (args, "output");
  gboolean replace = assay_args_get_option (args, "replace") != NULL;
  g_autofree char *name = NULL;
  g_autoptr (GFile) file = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (capture == NULL)
    return FALSE;

  name = assay_source_capture_dup_file_name (cli->project, assay_record_get_id (capture));
  file = g_file_new_for_commandline_arg (path != NULL && *path != '\0' ? path : name);
  assay_source_capture_save_async (cli->project, assay_record_get_id (capture), file, replace, NULL,
                                   assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  if (!assay_source_capture_save_finish (result, error))
    return FALSE;

  if (path == NULL || *path == '\0')
    assay_cli_print ("%s\n", name);

  return TRUE;
}

static AssayRecord *
find_of_source (AssayCli *cli, const char *name, GError **error)
{
  AssayRecord *capture = assay_cli_find_capture (cli, name, error);

  if (capture == NULL || !assay_record_is_empty (capture, ASSAY_CAPTURE_SOURCE))
    return capture;

  g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED,
               _ ("'%s' is the capture of an article, not of a source"), name);

  return NULL;
}

static gboolean
run_remove (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayRecord *capture = find_of_source (cli, assay_args_get (args, 0), error);

  return capture != NULL
         && assay_cli_commit (
             cli, assay_edit_remove_capture (cli->project, assay_record_get_id (capture)), error);
}

static gboolean
run_note (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayRecord *capture = assay_cli_find_capture (cli, assay_args_get (args, 0), error);
  const char *note = assay_args_get (args, 1);
  AssayEdit *edit;

  if (capture == NULL)
    return FALSE;

  edit = assay_project_edit (cli->project, _ ("Note on a capture"));
  assay_edit_set_text (edit, assay_record_get_id (capture), ASSAY_CAPTURE_NOTE, note);

  return assay_cli_commit (cli, edit, error);
}

static gboolean
run_stamp (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayRecord *capture = assay_cli_find_capture (cli, assay_args_get (args, 0), error);
  const char *service = assay_args_get_option (args, "service");
  g_autoptr (AssayFetcher) fetcher = assay_fetcher_new ();
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (capture == NULL)
    return FALSE;
  if (service == NULL || *service == '\0')
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   _ ("say which service stamps: --service URL"));
      return FALSE;
    }

  assay_source_capture_stamp_async (cli->project, fetcher, assay_record_get_id (capture), service,
                                    NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);

  return assay_source_capture_stamp_finish (result, error);
}

static const char *const stamp_options[] = { "service=URL", NULL };
static const char *const add_options[]
    = { "address=URL", "received-from=TEXT", "received-how=TEXT", "note=TEXT", NULL };
static const char *const save_options[] = { "output=FILE", "replace", NULL };

const AssayCommand assay_capture_commands[] = {
  { "capture add", N_ ("PROJECT SOURCE FILE|ADDRESS"),
    N_ ("Capture a file or a web page for a source, or standard input with -"), run_add,
    ASSAY_KIND_NONE, add_options, ASSAY_COMMAND_WRITE, 2 },
  { "capture list", N_ ("PROJECT [SOURCE]"), N_ ("List captures with their hashes"), run_list,
    ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_READ, 1 },
  { "capture save", N_ ("PROJECT CAPTURE [-o FILE]"),
    N_ ("Write a copy of a capture’s untouched bytes; never over a file that is there"), run_save,
    ASSAY_KIND_NONE, save_options, ASSAY_COMMAND_READ, 1 },
  { "capture note", N_ ("PROJECT CAPTURE [TEXT]"), N_ ("Set the note on a capture, or empty it"),
    run_note, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_WRITE, 2 },
  { "capture stamp", N_ ("PROJECT CAPTURE --service URL"),
    N_ ("Have a service sign the hash of a capture with the time (RFC 3161), and keep that"),
    run_stamp, ASSAY_KIND_NONE, stamp_options, ASSAY_COMMAND_WRITE, 1 },
  { "capture remove", N_ ("PROJECT CAPTURE"), N_ ("Take a source’s capture out of the project"),
    run_remove, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_WRITE, 1 },
  { NULL, NULL, NULL, NULL, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
};
