/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"
#include "assay-draft.h"
#include "assay-left-out.h"
#include "assay-value.h"

#include <glib/gi18n-lib.h>

/* Articles come in: from files, the web and standard input, as articles or as newer versions of
 * one. */

/* "ftp://…" and the like: nothing but web addresses is fetched, and no file is called so. */
static gboolean
check_scheme (const char *path, GError **error)
{
  g_autofree char *scheme = g_uri_parse_scheme (path);

  if (scheme == NULL || g_str_equal (scheme, "file") || g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_INPUT,
               _ ("cannot import '%s': only http and https addresses are fetched; save it as a "
                  "file and import that"),
               path);

  return FALSE;
}

static AssayDraft *
read_file (AssayCli *cli, const char *path, const AssayImportHint *hint, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) own_error = NULL;
  AssayDraft *draft;

  if (!check_scheme (path, error))
    return NULL;

  assay_draft_read_file_async (cli->project, file, hint, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);

  draft = assay_draft_read_finish (result, &own_error);
  if (draft != NULL)
    return draft;

  /* Whatever is wrong with the file: it is the input that cannot be used. */
  if (own_error->domain == G_IO_ERROR)
    g_set_error_literal (error, ASSAY_CLI_ERROR, ASSAY_EXIT_INPUT, own_error->message);
  else
    g_propagate_error (error, g_steal_pointer (&own_error));

  return NULL;
}

static AssayDraft *
read_input (AssayCli *cli, const AssayImportHint *hint, GError **error)
{
  g_autoptr (GBytes) bytes = assay_cli_read_input (error);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (bytes == NULL)
    return NULL;

  assay_draft_read_bytes_async (cli->project, bytes, "input", NULL, hint, NULL, assay_cli_done_cb,
                                &slot);
  result = assay_cli_wait (&slot);

  return assay_draft_read_finish (result, error);
}

static void
override (char **field, AssayArgs *args, const char *option)
{
  const char *value = assay_args_get_option (args, option);

  if (value == NULL)
    return;

  g_free (*field);
  *field = g_strdup (value);
}

/* What the page says twice and differently: only a person can tell which is right. */
static void
print_conflicts (AssayCli *cli, AssayDraft *draft)
{
  static const struct
  {
    AssayImportField field;
    const char *label;
  } fields[] = {
    { ASSAY_IMPORT_PUBLISHED, N_ ("several dates") },
    { ASSAY_IMPORT_BYLINE, N_ ("several bylines") },
    { ASSAY_IMPORT_TITLE, N_ ("several headlines") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields) && !cli->json; i++)
    if (assay_import_is_contradicted (draft->import, fields[i].field))
      {
        g_autofree char *list = assay_import_dup_candidates (draft->import, fields[i].field);

        assay_cli_print ("  %s: %s\n", _ (fields[i].label), list);
      }
}

/* What the page does not show of what came: by kinds, or line by line. */
static void
print_left_out (AssayDraft *draft, gboolean is_verbose)
{
  g_autofree char *lines = assay_draft_dup_left_out (draft);
  g_autoptr (GArray) parts = assay_left_out_parse (lines, G_MAXUINT);
  g_autoptr (GString) kinds = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const AssayLeftOutLine *part = &g_array_index (parts, AssayLeftOutLine, i);

      if (part->count > 0)
        g_string_append_printf (kinds, "%s%s (%u)", kinds->len > 0 ? ", " : "",
                                assay_left_out_get_label (part->what), part->count);
    }
  if (kinds->len == 0)
    return;
  if (is_verbose)
    {
      g_autofree char *words = assay_left_out_dup_words (lines);
      g_auto (GStrv) each = g_strsplit (words, "\n", -1);

      assay_cli_print ("  %s\n", _ ("left out:"));
      for (guint i = 0; each[i] != NULL; i++)
        assay_cli_print ("    %s\n", each[i]);
    }
  else
    assay_cli_print ("  %s %s\n", _ ("left out:"), kinds->str);
}

/* What style sheets hide is seen by the window only. */
static void
print_look (AssayCli *cli, AssayDraft *draft)
{
  gsize len;
  const char *page = g_bytes_get_data (assay_import_get_page (draft->import), &len);

  if (!cli->json && g_strstr_len (page, (gssize) len, "<style>") != NULL)
    assay_cli_print ("  %s\n", _ ("words that its style sheets hide are looked for when the window "
                                  "first shows it"));
}

static gboolean
take_remarks (AssayCli *cli, AssayDraft *draft, gint64 article, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  int n;

  if (!draft->takes_remarks && !draft->takes_notes)
    return TRUE;

  assay_draft_take_remarks_async (cli->project, draft, article, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  n = assay_draft_take_remarks_finish (result, error);
  if (n < 0)
    return FALSE;
  if (draft->takes_remarks && !cli->json)
    assay_cli_print (ngettext ("  %u comment taken as a query\n",
                               "  %u comments taken as queries\n",
                               assay_draft_count_queries (draft)),
                     assay_draft_count_queries (draft));
  if (draft->takes_notes && !cli->json)
    assay_cli_print (ngettext ("  %u note taken as a source\n", "  %u notes taken as sources\n",
                               assay_draft_count_notes (draft)),
                     assay_draft_count_notes (draft));

  return TRUE;
}

static void
print_article (AssayCli *cli, AssayDraft *draft, gint64 article)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *key = assay_key_to_string (article);
  g_autofree char *lines = NULL;
  g_auto (GStrv) each = NULL;

  if (!cli->json)
    {
      assay_cli_print_made (cli, ASSAY_KIND_ARTICLE, article, draft->title);
      return;
    }

  lines = assay_draft_dup_left_out (draft);
  each = g_strsplit (lines, "\n", -1);
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, assay_kind_get_name (ASSAY_KIND_ARTICLE));
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, key);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, draft->title);
  json_builder_set_member_name (builder, "left_out");
  json_builder_begin_array (builder);
  for (guint i = 0; each[i] != NULL; i++)
    json_builder_add_string_value (builder, each[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_cli_print_json (builder);
}

static gboolean
commit_article (AssayCli *cli, AssayDraft *draft, gboolean is_verbose, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gint64 article;

  assay_draft_commit_async (cli->project, draft, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  article = assay_draft_commit_finish (result, error);
  if (article == 0)
    return FALSE;

  print_article (cli, draft, article);
  print_conflicts (cli, draft);
  if (!cli->json)
    print_left_out (draft, is_verbose);
  print_look (cli, draft);

  return take_remarks (cli, draft, article, error);
}

static void
print_version (AssayCli *cli, AssayRecord *article, const AssayVersionOutcome *outcome)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *key = assay_key_to_string (assay_record_get_id (article));

  if (!cli->json)
    {
      assay_cli_print (_ ("%s: version %d; claims and marks: %u exact, %u moved, %u CHANGED, "
                          "%u lost\n"),
                       assay_record_get_text (article, ASSAY_ARTICLE_TITLE), (int) outcome->number,
                       outcome->n_exact, outcome->n_moved, outcome->n_changed, outcome->n_lost);
      return;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "article");
  json_builder_add_string_value (builder, key);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, outcome->number);
  json_builder_set_member_name (builder, "exact");
  json_builder_add_int_value (builder, outcome->n_exact);
  json_builder_set_member_name (builder, "moved");
  json_builder_add_int_value (builder, outcome->n_moved);
  json_builder_set_member_name (builder, "changed");
  json_builder_add_int_value (builder, outcome->n_changed);
  json_builder_set_member_name (builder, "lost");
  json_builder_add_int_value (builder, outcome->n_lost);
  json_builder_end_object (builder);
  assay_cli_print_json (builder);
}

static gboolean
commit_version (AssayCli *cli, AssayDraft *draft, const char *version_of, GError **error)
{
  AssayRecord *article = assay_cli_find_article (cli, version_of, error);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  AssayVersionOutcome outcome;
  gint64 id;

  if (article == NULL)
    return FALSE;

  id = assay_record_get_id (article);
  assay_draft_commit_version_async (cli->project, draft, id, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  if (!assay_draft_commit_version_finish (result, &outcome, error))
    return FALSE;

  /* The record of before is gone: the article has another version now. */
  print_version (cli, assay_project_find (cli->project, ASSAY_KIND_ARTICLE, id), &outcome);

  return take_remarks (cli, draft, id, error);
}

/* Who imports a folder again by mistake would have each claim to check twice. */
static gboolean
may_be_twice (AssayCli *cli, AssayArgs *args, AssayDraft *draft, const char *path, GError **error)
{
  if (assay_args_get_option (args, "twice") != NULL || !assay_draft_is_known (draft, cli->project))
    return TRUE;

  g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_INPUT,
               _ ("'%s' is in the project already, byte for byte; --version-of makes a version of "
                  "an article of it, --twice one more article"),
               path);

  return FALSE;
}

static gboolean
import_one (AssayCli *cli, AssayArgs *args, const char *path, GError **error)
{
  gboolean is_input = g_str_equal (path, "-");
  AssayImportHint hint = { .address = assay_args_get_option (args, "address"),
                           .password = assay_args_get_option (args, "password"),
                           .page = assay_args_get_option (args, "page"),
                           .whole = assay_args_get_option (args, "whole") != NULL };
  g_autoptr (AssayDraft) draft = is_input ? read_input (cli, &hint, error)
                                 : assay_fetch_address_is_lone (path)
                                     ? assay_cli_read_address (cli, args, path, &hint, error)
                                     : read_file (cli, path, &hint, error);
  const char *version_of = assay_args_get_option (args, "version-of");

  if (draft == NULL)
    return FALSE;

  draft->takes_remarks = assay_args_get_option (args, "comments-as-queries") != NULL;
  draft->takes_notes = assay_args_get_option (args, "notes-as-sources") != NULL;
  override (&draft->title, args, "title");
  override (&draft->byline, args, "byline");
  override (&draft->publisher, args, "publisher");
  override (&draft->published, args, "published");
  if (!assay_value_check (ASSAY_ARTICLE_PUBLISHED, draft->published, error))
    {
      g_prefix_error (error, "--published: ");
      return FALSE;
    }
  override (&draft->language, args, "language");
  override (&draft->address, args, "address");
  override (&draft->received_from, args, "received-from");
  override (&draft->received_how, args, "received-how");
  if (*draft->title == '\0' && version_of == NULL)
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   _ ("'%s' has no title of its own: give it one with --title"), path);
      return FALSE;
    }

  if (version_of != NULL)
    return commit_version (cli, draft, version_of, error);

  return may_be_twice (cli, args, draft, path, error)
         && commit_article (cli, draft, assay_args_get_option (args, "verbose") != NULL, error);
}

static gboolean
run_import (AssayCli *cli, AssayArgs *args, GError **error)
{
  if (assay_args_get_n (args) == 0)
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   _ ("say which files or addresses to import"));
      return FALSE;
    }

  for (guint i = 0; i < assay_args_get_n (args); i++)
    if (!import_one (cli, args, assay_args_get (args, i), error))
      return FALSE;

  return TRUE;
}

static const char *const import_options[] = { "title=TEXT",
                                              "byline=TEXT",
                                              "publisher=TEXT",
                                              "published=DATE",
                                              "language=TAG",
                                              "address=URL",
                                              "received-from=TEXT",
                                              "received-how=TEXT",
                                              "password=TEXT",
                                              "page=NUMBER|URL",
                                              "whole",
                                              "keep-errors",
                                              "version-of=ARTICLE",
                                              "comments-as-queries",
                                              "notes-as-sources",
                                              "twice",
                                              "verbose",
                                              NULL };

const AssayCommand assay_import_commands[] = {
  { "import", N_ ("PROJECT FILE|ADDRESS…"),
    N_ ("Import articles from files, from the web, or from standard input with -"), run_import,
    ASSAY_KIND_NONE, import_options, ASSAY_COMMAND_WRITE, G_MAXUINT },
  { NULL, NULL, NULL, NULL, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
};
