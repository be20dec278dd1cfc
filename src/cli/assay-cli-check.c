/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-checks.h"
#include "assay-cli.h"

#include <glib/gi18n-lib.h>

/* Asking the addresses of articles whether the text is still the same. */

static gboolean
gather (AssayCli *cli, AssayArgs *args, GArray *articles, GError **error)
{
  for (guint i = 0; i < assay_args_get_n (args); i++)
    {
      AssayRecord *article = assay_cli_find_article (cli, assay_args_get (args, i), error);
      gint64 id;

      if (article == NULL)
        return FALSE;
      id = assay_record_get_id (article);
      g_array_append_val (articles, id);
    }

  return TRUE;
}

static gboolean
prepare (AssayChecks *checks, GArray *articles, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  assay_checks_prepare_async (checks, (const gint64 *) (gpointer) articles->data, articles->len,
                              NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);

  return assay_checks_prepare_finish (checks, result, error);
}

static gboolean
run (AssayChecks *checks, AssayArgs *args, GError **error)
{
  GListModel *list = assay_checks_get_list (checks);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AssayCheck) check = g_list_model_get_item (list, i);

      assay_check_retry (check, assay_args_get_option (args, "password"),
                         assay_args_get_option (args, "page"));
    }
  assay_checks_run_async (checks, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);

  return assay_checks_run_finish (checks, result, error);
}

static gboolean
import (AssayCheck *check, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (!assay_check_can_import (check))
    return TRUE;
  assay_check_import_async (check, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);

  return assay_check_import_finish (check, result, error);
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value != NULL ? value : "");
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
print_check (AssayCli *cli, AssayCheck *check, AssayCheckState found, JsonBuilder *builder)
{
  AssayRecord *article
      = assay_project_find (cli->project, ASSAY_KIND_ARTICLE, assay_check_get_article (check));
  const AssayVersionOutcome *outcome = assay_check_get_outcome (check);
  g_autofree char *key = assay_key_to_string (assay_check_get_article (check));
  g_autofree char *words = assay_check_dup_words (check);
  const char *title = article != NULL ? assay_record_get_text (article, ASSAY_ARTICLE_TITLE) : "";

  if (!cli->json)
    {
      assay_cli_print ("%s: %s\n", title, words);
      return;
    }

  json_builder_begin_object (builder);
  add_string (builder, "article", key);
  add_string (builder, "title", title);
  add_string (builder, "address", assay_check_get_address (check));
  add_string (builder, "found", assay_check_state_to_code (found));
  add_string (builder, "moved_to", assay_check_get_moved_to (check));
  add_string (builder, "words", words);
  json_builder_set_member_name (builder, "imported");
  json_builder_add_boolean_value (builder, assay_check_get_state (check) == ASSAY_CHECK_IMPORTED);
  add_int (builder, "version", outcome->number);
  add_int (builder, "exact", outcome->n_exact);
  add_int (builder, "moved", outcome->n_moved);
  add_int (builder, "changed", outcome->n_changed);
  add_int (builder, "lost", outcome->n_lost);
  json_builder_end_object (builder);
}

static gboolean
print_all (AssayCli *cli, AssayChecks *checks, gboolean imports, GError **error)
{
  GListModel *list = assay_checks_get_list (checks);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AssayCheck) check = g_list_model_get_item (list, i);
      AssayCheckState found = assay_check_get_state (check);

      if (imports && !import (check, error))
        return FALSE;
      print_check (cli, check, found, builder);
    }
  json_builder_end_array (builder);
  if (cli->json)
    assay_cli_print_json (builder);

  return TRUE;
}

/* What the exit status says: that something is another is worth more than that something could not
 * be asked. */
static gboolean
judge (guint n_changed, guint n_failed, GError **error)
{
  if (n_changed > 0)
    g_set_error (
        error, ASSAY_CLI_ERROR, ASSAY_EXIT_CHANGED,
        ngettext ("%u article is not as it was", "%u articles are not as they were", n_changed),
        n_changed);
  else if (n_failed > 0)
    g_set_error (
        error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED,
        ngettext ("%u article could not be checked", "%u articles could not be checked", n_failed),
        n_failed);

  return n_changed + n_failed == 0;
}

static gboolean
run_check (AssayCli *cli, AssayArgs *args, GError **error)
{
  g_autoptr (AssayFetcher) fetcher = assay_fetcher_new ();
  g_autoptr (AssayChecks) checks = assay_checks_new (cli->project, fetcher);
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_changed;
  guint n_failed;

  if (!gather (cli, args, articles, error) || !prepare (checks, articles, error)
      || !run (checks, args, error))
    return FALSE;

  n_changed = assay_checks_count (checks, ASSAY_CHECK_CHANGED)
              + assay_checks_count (checks, ASSAY_CHECK_AROUND)
              + assay_checks_count (checks, ASSAY_CHECK_GONE);
  n_failed = assay_checks_count (checks, ASSAY_CHECK_FAILED)
             + assay_checks_count (checks, ASSAY_CHECK_ASKS)
             + assay_checks_count (checks, ASSAY_CHECK_WINDOW)
             + assay_checks_count (checks, ASSAY_CHECK_NO_ADDRESS);

  return print_all (cli, checks, assay_args_get_option (args, "import") != NULL, error)
         && judge (n_changed, n_failed, error);
}

static const char *const check_options[] = { "import", "password=TEXT", "page=NUMBER|URL", NULL };

const AssayCommand assay_check_commands[] = {
  { "check", N_ ("PROJECT [ARTICLE…]"),
    N_ ("Ask the addresses of articles (all without a name) whether the text was changed; with "
        "--import take what was as a new version. Each server learns that it is asked. Exit "
        "status 8: an article was changed, or is gone; 1: none was, but one could not be checked"),
    run_check, ASSAY_KIND_NONE, check_options, ASSAY_COMMAND_WRITE, G_MAXUINT },
  { NULL, NULL, NULL, NULL, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
};
