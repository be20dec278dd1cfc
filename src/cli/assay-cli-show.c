/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli-page.h"
#include "assay-naming.h"
#include "assay-units.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/* Commands that show what the project holds. */

static void
build_claim (AssayCli *cli, AssayArticle *article, JsonBuilder *builder, AssayRecord *claim)
{
  gint64 id = assay_record_get_id (claim);
  AssayRecord *anchor = assay_article_find_anchor (article, id);
  AssayRecord *finding = assay_article_find_finding (article, id);
  g_autoptr (GPtrArray) evidence = assay_article_dup_evidence (article, id);

  json_builder_begin_object (builder);
  assay_cli_build_record (cli, builder, claim);
  json_builder_set_member_name (builder, "outcome");
  json_builder_add_string_value (builder, assay_article_get_outcome (article, id));
  if (anchor != NULL)
    {
      json_builder_set_member_name (builder, "anchor");
      json_builder_begin_object (builder);
      assay_cli_build_record (cli, builder, anchor);
      json_builder_end_object (builder);
    }
  if (finding != NULL)
    {
      json_builder_set_member_name (builder, "finding");
      json_builder_begin_object (builder);
      assay_cli_build_record (cli, builder, finding);
      json_builder_end_object (builder);
    }
  json_builder_set_member_name (builder, "evidence");
  json_builder_begin_array (builder);
  for (guint i = 0; i < evidence->len; i++)
    {
      json_builder_begin_object (builder);
      assay_cli_build_record (cli, builder, g_ptr_array_index (evidence, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
list_article (AssayCli *cli, AssayArticle *article, guint place, JsonBuilder *builder)
{
  AssayRecord *record = assay_article_get_record (article);
  AssayRecordList *claims = assay_article_get_list (article, ASSAY_KIND_CLAIM);
  g_autofree char *coverage = assay_coverage_dup_words (assay_article_get_coverage (article));

  if (!cli->json)
    assay_cli_print ("%u. %s\n   %s\n", place, assay_record_get_text (record, ASSAY_ARTICLE_TITLE),
                     coverage);

  json_builder_begin_object (builder);
  assay_cli_build_record (cli, builder, record);
  json_builder_set_member_name (builder, "coverage");
  json_builder_add_string_value (builder, coverage);
  json_builder_set_member_name (builder, "claims");
  json_builder_begin_array (builder);
  for (guint i = 0; i < assay_record_list_get_size (claims); i++)
    {
      AssayRecord *claim = assay_record_list_peek (claims, i);

      build_claim (cli, article, builder, claim);
      if (!cli->json)
        assay_cli_print_claim_line (article, claim);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
list_sources (AssayCli *cli, JsonBuilder *builder)
{
  AssayRecordList *sources = assay_project_get_list (cli->project, ASSAY_KIND_SOURCE);

  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < assay_record_list_get_size (sources); i++)
    {
      AssayRecord *source = assay_record_list_peek (sources, i);
      const char *letter = assay_record_get_text (source, ASSAY_SOURCE_RELIABILITY);

      json_builder_begin_object (builder);
      assay_cli_build_record (cli, builder, source);
      json_builder_end_object (builder);
      if (!cli->json)
        {
          const char *title = assay_record_get_text (source, ASSAY_SOURCE_TITLE);
          g_autofree char *name = assay_source_dup_public_name (source);

          assay_cli_print ("%s  %s\n", *letter != '\0' ? letter : "-",
                           *title != '\0' ? title : name);
        }
    }
  json_builder_end_array (builder);
}

/* One article that cannot be shown does not hide the others. */
static void
add_unreadable (AssayCli *cli, AssayRecord *article, JsonBuilder *builder, const GError *error)
{
  g_autofree char *shown = g_strdup_printf (
      "'%s': %s", assay_record_get_text (article, ASSAY_ARTICLE_TITLE), error->message);
  g_autofree char *safe = assay_cli_dup_shown (shown);

  g_printerr ("assay-cli: %s\n", safe);
  json_builder_begin_object (builder);
  assay_cli_build_record (cli, builder, article);
  json_builder_set_member_name (builder, "error");
  json_builder_add_string_value (builder, error->message);
  json_builder_end_object (builder);
}

static gboolean
run_list (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayRecordList *articles = assay_project_get_list (cli->project, ASSAY_KIND_ARTICLE);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_unreadable = 0;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, assay_project_get_title (cli->project));
  json_builder_set_member_name (builder, "articles");
  json_builder_begin_array (builder);
  for (guint i = 0; i < assay_record_list_get_size (articles); i++)
    {
      AssayRecord *record = assay_record_list_peek (articles, i);
      g_autoptr (GError) own_error = NULL;
      g_autoptr (AssayArticle) article
          = assay_cli_load_article (cli, assay_record_get_id (record), &own_error);

      if (article != NULL)
        list_article (cli, article, i + 1, builder);
      else
        {
          add_unreadable (cli, record, builder, own_error);
          n_unreadable++;
        }
    }
  json_builder_end_array (builder);
  list_sources (cli, builder);
  json_builder_end_object (builder);
  if (cli->json)
    assay_cli_print_json (builder);
  else if (assay_record_list_get_size (articles) == 0)
    assay_cli_print ("%s\n", _ ("the project has no article yet: import one"));

  if (n_unreadable > 0)
    g_set_error (
        error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED,
        ngettext ("%u article cannot be shown", "%u articles cannot be shown", n_unreadable),
        n_unreadable);

  return n_unreadable == 0;
}

/* A row of the library by its key, or a source by all of its title or code name. */
static AssayRecord *
find_row (AssayCli *cli, const char *name)
{
  AssayRecordList *sources = assay_project_get_list (cli->project, ASSAY_KIND_SOURCE);
  gint64 key = assay_key_from_string (name);
  AssayRecord *found = NULL;

  for (guint i = 0; key != 0 && i < ASSAY_N_KINDS && found == NULL; i++)
    if (!assay_kind_is_of_article ((AssayKind) i))
      found = assay_project_find (cli->project, (AssayKind) i, key);
  for (guint i = 0; i < assay_record_list_get_size (sources) && found == NULL; i++)
    {
      AssayRecord *source = assay_record_list_peek (sources, i);

      if (g_str_equal (assay_record_get_text (source, ASSAY_SOURCE_TITLE), name)
          || g_str_equal (assay_record_get_text (source, ASSAY_SOURCE_CODE_NAME), name))
        found = source;
    }

  return found;
}

static gboolean
show_row (AssayCli *cli, AssayRecord *record, GError **error)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json && assay_record_get_kind (record) == ASSAY_KIND_SOURCE)
    return assay_cli_print_source (cli, record, error);
  if (!cli->json && assay_record_get_kind (record) == ASSAY_KIND_ARTICLE)
    return assay_cli_print_article (cli, record, error);
  if (!cli->json)
    {
      assay_cli_print_row (cli, record);
      return TRUE;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  assay_cli_build_record (cli, builder, record);
  json_builder_end_object (builder);
  assay_cli_print_json (builder);

  return TRUE;
}

/* A claim by its number, a source by its title, or any row of the project's library by its key. */
static gboolean
run_show (AssayCli *cli, AssayArgs *args, GError **error)
{
  const char *name = assay_args_get (args, 0);
  AssayRecord *row = name != NULL && *name != '\0' ? find_row (cli, name) : NULL;
  AssayArticle *article;
  AssayRecord *claim;
  g_autoptr (JsonBuilder) builder = NULL;

  if (name == NULL && assay_args_get_option (args, "article") == NULL)
    return run_list (cli, args, error);
  if (row != NULL)
    return show_row (cli, row, error);

  article = assay_cli_get_article (cli, args, error);
  if (article != NULL && name == NULL)
    return show_row (cli, assay_article_get_record (article), error);
  claim = article != NULL ? assay_cli_find_claim (article, name, error) : NULL;
  if (claim == NULL)
    return FALSE;
  if (!cli->json)
    {
      assay_cli_print_claim (cli, article, claim);
      return TRUE;
    }

  builder = json_builder_new ();
  build_claim (cli, article, builder, claim);
  assay_cli_print_json (builder);

  return TRUE;
}

/* To a program it goes as it is: positions count in it. */
static gboolean
print_text (AssayCli *cli, const char *text)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      if (isatty (STDOUT_FILENO))
        assay_cli_print ("%s\n", text);
      else
        g_print ("%s\n", text);
      return TRUE;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "text");
  json_builder_add_string_value (builder, text);
  json_builder_end_object (builder);
  assay_cli_print_json (builder);

  return TRUE;
}

static gboolean
print_capture_text (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayRecord *capture
      = assay_cli_find_capture (cli, assay_args_get_option (args, "capture"), error);
  g_autoptr (AssayCaptureText) text
      = capture != NULL ? assay_cli_open_capture (cli, capture, args, error) : NULL;

  return text != NULL && print_text (cli, assay_text_get_utf8 (assay_capture_text_get_text (text)));
}

static gboolean
run_text (AssayCli *cli, AssayArgs *args, GError **error)
{
  const char *name = assay_args_get (args, 0);
  g_autoptr (AssayArgs) named = NULL;
  AssayArticle *article;
  GArray *blocks;
  g_autofree char *rows = NULL;

  if (assay_args_get_option (args, "capture") != NULL)
    return print_capture_text (cli, args, error);

  if (name != NULL)
    {
      const char *words[] = { "--article", name, NULL };
      static const char *const options[] = { "article=ARTICLE", NULL };

      named = assay_args_parse ((char **) words, ASSAY_KIND_NONE, options, error);
    }

  article = assay_cli_get_article (cli, named != NULL ? named : args, error);
  if (article == NULL)
    return FALSE;

  blocks = assay_article_get_blocks (article);
  rows = assay_units_dup_rows (assay_article_get_text (article),
                               (const AssayBlock *) (gpointer) blocks->data, blocks->len);

  return print_text (cli,
                     cli->json ? assay_text_get_utf8 (assay_article_get_text (article)) : rows);
}

static const char *const article_options[] = { "article=ARTICLE", NULL };
static const char *const text_options[]
    = { "article=ARTICLE", "capture=CAPTURE", "password=TEXT", "page=NUMBER|URL", "whole", NULL };

const AssayCommand assay_show_commands[] = {
  { "list", N_ ("PROJECT"), N_ ("List articles with their claims, and the sources"), run_list,
    ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_READ },
  { "show", N_ ("PROJECT [CLAIM|SOURCE|KEY]"),
    N_ ("Show a claim with its evidence, a source, with --article an article, or another row"),
    run_show, ASSAY_KIND_NONE, article_options, ASSAY_COMMAND_READ, 1 },
  { "text", N_ ("PROJECT [ARTICLE]"),
    N_ ("Print the canonical text of an article, or of a capture with --capture"), run_text,
    ASSAY_KIND_NONE, text_options, ASSAY_COMMAND_READ, 1 },
  { NULL, NULL, NULL, NULL, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
};
