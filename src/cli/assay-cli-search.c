/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"

#include "assay-capture-indexer.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_LIMIT 50

static void
build_hit (AssayCli *cli, JsonBuilder *builder, const AssayHit *hit)
{
  g_autofree char *record = assay_key_to_string (hit->record);
  g_autofree char *article = assay_key_to_string (hit->article);
  g_autofree char *claim = assay_key_to_string (hit->claim);
  const char *const members[][2] = {
    { "kind", assay_kind_get_name (hit->kind) },
    { "id", record },
    { "article", hit->article != 0 ? article : "" },
    { "claim", hit->claim != 0 ? claim : "" },
    { "label", hit->label },
    { "words", hit->words },
  };

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      json_builder_set_member_name (builder, members[i][0]);
      json_builder_add_string_value (builder, members[i][1]);
    }
  if (hit->kind == ASSAY_KIND_REVISION || hit->kind == ASSAY_KIND_CAPTURE)
    {
      json_builder_set_member_name (builder, "start");
      json_builder_add_int_value (builder, hit->start);
    }
  json_builder_end_object (builder);
}

/* "claim 14a", "source", "text": the text of an article is a revision only to the file. */
static char *
dup_what (const AssayHit *hit)
{
  const char *kind = hit->kind == ASSAY_KIND_REVISION ? "text" : assay_kind_get_name (hit->kind);

  return *hit->label != '\0' ? g_strdup_printf ("%s %s", kind, hit->label) : g_strdup (kind);
}

static void
print_found (AssayCli *cli, const AssayFound *found)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "found");
  json_builder_add_int_value (builder, found->n_found);
  json_builder_set_member_name (builder, "hits");
  json_builder_begin_array (builder);
  for (guint i = 0; i < found->hits->len; i++)
    {
      const AssayHit *hit = g_ptr_array_index (found->hits, i);
      g_autofree char *what = dup_what (hit);

      build_hit (cli, builder, hit);
      if (!cli->json)
        assay_cli_print ("%-14s %s\n", what, hit->words);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    assay_cli_print_json (builder);
  else if (found->n_found == 0)
    assay_cli_print ("%s\n", _ ("Nothing found."));
  else if (found->n_found > found->hits->len)
    assay_cli_print (_ ("… and %u more: say --limit to see more\n"),
                     found->n_found - found->hits->len);
}

static gboolean
read_limit (AssayArgs *args, guint *ret_limit, GError **error)
{
  const char *text = assay_args_get_option (args, "limit");
  guint64 limit = DEFAULT_LIMIT;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, ASSAY_SEARCH_MOST, &limit, NULL))
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   _ ("--limit '%s' is not a number from 1 to %d"), text, ASSAY_SEARCH_MOST);
      return FALSE;
    }
  *ret_limit = (guint) limit;

  return TRUE;
}

/* What sources showed, where nobody searched it before. */
static gboolean
read_captures (AssayCli *cli, GError **error)
{
  g_autoptr (AssayCaptureIndexer) indexer = assay_capture_indexer_new (cli->project);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  assay_capture_indexer_run_async (indexer, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);

  return assay_capture_indexer_run_finish (indexer, result, error);
}

static gboolean
run_search (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayStore *store = assay_project_get_store (cli->project);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AssayFound) found = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  guint limit;

  for (guint i = 0; i < assay_args_get_n (args); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "", assay_args_get (args, i));
  if (words->len == 0 || !g_utf8_validate (words->str, -1, NULL))
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE, _ ("say what to look for"));
      return FALSE;
    }
  if (!read_limit (args, &limit, error) || !read_captures (cli, error))
    return FALSE;

  assay_store_search_async (store, words->str, 0, limit, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  found = assay_store_search_finish (store, result, error);
  if (found == NULL)
    return FALSE;
  print_found (cli, found);

  return TRUE;
}

static const char *const search_options[] = { "limit=N", NULL };

const AssayCommand assay_search_commands[] = {
  { "search", N_ ("PROJECT WORDS…"),
    N_ ("Find words in articles, claims, evidence, sources with their captures, and logs; \"in "
        "quotes\": as they stand"),
    run_search, ASSAY_KIND_NONE, search_options, ASSAY_COMMAND_READ, G_MAXUINT },
  { NULL, NULL, NULL, NULL, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
};
