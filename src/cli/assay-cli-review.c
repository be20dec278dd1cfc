/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"

#include <glib/gi18n-lib.h>

/* Commands of review and the logs. */

static gboolean
run_log_add (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayArticle *article = assay_cli_get_article (cli, args, error);
  const char *kind = assay_args_get_option (args, "kind");
  g_autoptr (GArray) claims = NULL;
  AssayEdit *edit;
  gint64 log;

  if (article != NULL)
    claims = assay_cli_find_claims (article, assay_args_get_option (args, "claims"), error);
  if (claims == NULL)
    return FALSE;

  edit = assay_edit_add_log (article, kind != NULL ? kind : "query",
                             (const gint64 *) (gpointer) claims->data, claims->len, &log);
  if (!assay_cli_set_fields (cli, edit, ASSAY_KIND_LOG, log, args, error))
    {
      assay_edit_unref (edit);
      return FALSE;
    }
  if (!assay_cli_commit (cli, edit, error))
    return FALSE;

  assay_cli_print_made (cli, ASSAY_KIND_LOG, log, kind != NULL ? kind : "query");

  return TRUE;
}

static gboolean
run_sign (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayArticle *article = assay_cli_get_article (cli, args, error);
  const char *name = assay_args_get_option (args, "name");
  g_autoptr (GArray) claims = NULL;
  AssayEdit *edit;
  guint n_refused;

  if (article != NULL)
    claims = assay_cli_find_claims (article, assay_args_get (args, 0), error);
  if (claims == NULL)
    return FALSE;

  if (name == NULL)
    name = assay_project_get_person (cli->project);
  if (*name == '\0')
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE, _ ("say who signs: --name NAME"));
      return FALSE;
    }

  edit = assay_edit_sign (article, (const gint64 *) (gpointer) claims->data, claims->len, name,
                          &n_refused);
  if (n_refused > 0)
    g_printerr (ngettext ("assay-cli: %u claim was edited last by %s and is not signed\n",
                          "assay-cli: %u claims were edited last by %s and are not signed\n",
                          n_refused),
                n_refused, name);

  return assay_cli_commit (cli, edit, error);
}

/* The second reader's finding, or the third person's decision. */
static gboolean
run_finding_add (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayArticle *article = assay_cli_get_article (cli, args, error);
  AssayRecord *claim = NULL;
  AssayEdit *edit;
  g_autofree char *now = NULL;
  gint64 id;

  if (article != NULL)
    claim = assay_cli_find_claim (article, assay_args_get (args, 0), error);
  if (claim == NULL)
    return FALSE;

  edit = assay_project_edit (cli->project, _ ("Add a second finding"));
  now = assay_project_dup_now (cli->project);
  id = assay_edit_insert (edit, ASSAY_KIND_FINDING);
  assay_edit_set_ref (edit, id, ASSAY_FINDING_CLAIM, assay_record_get_id (claim));
  assay_edit_set_text (edit, id, ASSAY_FINDING_ROLE, "second");
  assay_edit_set_text (edit, id, ASSAY_FINDING_PERSON, assay_project_get_person (cli->project));
  assay_edit_set_text (edit, id, ASSAY_FINDING_FOUND_AT, now);
  if (!assay_cli_set_fields (cli, edit, ASSAY_KIND_FINDING, id, args, error))
    {
      assay_edit_unref (edit);
      return FALSE;
    }

  return assay_cli_commit (cli, edit, error);
}

static const char *const log_options[] = { "article=ARTICLE", "claims=LIST", NULL };
static const char *const sign_options[] = { "article=ARTICLE", "name=NAME", NULL };
static const char *const article_options[] = { "article=ARTICLE", NULL };

const AssayCommand assay_review_commands[] = {
  { "log add", N_ ("PROJECT --kind KIND --claims 1,2 …"),
    N_ ("Note a query, contact, search, dispute or correction"), run_log_add, ASSAY_KIND_LOG,
    log_options, ASSAY_COMMAND_WRITE },
  { "finding add", N_ ("PROJECT CLAIM …"), N_ ("Note a second reader's finding, or a decision"),
    run_finding_add, ASSAY_KIND_FINDING, article_options, ASSAY_COMMAND_WRITE, 1 },
  { "sign", N_ ("PROJECT CLAIMS --name NAME"),
    N_ ("Sign claims by another than who edited them last"), run_sign, ASSAY_KIND_NONE,
    sign_options, ASSAY_COMMAND_WRITE, 1 },
  { NULL, NULL, NULL, NULL, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
};
