/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-claim-link.h"
#include "assay-cli.h"

#include <glib/gi18n-lib.h>

/* What leads out of the project to the words of a claim. */

typedef char *(*MakeLink) (AssayArticle *article, gint64 claim, GError **error);

static char *
make (AssayCli *cli, AssayArgs *args, MakeLink dup, GError **error)
{
  AssayArticle *article = assay_cli_get_article (cli, args, error);
  AssayRecord *claim;

  if (article == NULL)
    return NULL;
  if (assay_args_get_n (args) == 0)
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE, _ ("say which claim"));
      return NULL;
    }
  claim = assay_cli_find_claim (article, assay_args_get (args, 0), error);

  return claim != NULL ? dup (article, assay_record_get_id (claim), error) : NULL;
}

static gboolean
run_link_to (AssayCli *cli, AssayArgs *args, GError **error)
{
  g_autofree char *address = make (cli, args, assay_claim_link_dup_address, error);
  g_autoptr (JsonBuilder) builder = NULL;

  if (address == NULL)
    return FALSE;
  if (!cli->json)
    {
      assay_cli_print ("%s\n", address);
      return TRUE;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "address");
  json_builder_add_string_value (builder, address);
  json_builder_end_object (builder);
  assay_cli_print_json (builder);

  return TRUE;
}

static gboolean
run_selectors (AssayCli *cli, AssayArgs *args, GError **error)
{
  g_autofree char *json = make (cli, args, assay_claim_link_dup_selectors, error);

  if (json == NULL)
    return FALSE;
  g_print ("%s", json);

  return TRUE;
}

static const char *const link_options[] = { "article=ARTICLE", NULL };

const AssayCommand assay_link_commands[] = {
  { "link-to", N_ ("PROJECT CLAIM"),
    N_ ("The article's address with a text fragment: a browser opens it at the claim's words"),
    run_link_to, ASSAY_KIND_NONE, link_options, ASSAY_COMMAND_READ, 1 },
  { "selectors", N_ ("PROJECT CLAIM"),
    N_ ("Where the claim's words stand, as selectors of the W3C's Web Annotation (JSON)"),
    run_selectors, ASSAY_KIND_NONE, link_options, ASSAY_COMMAND_READ, 1 },
  { NULL, NULL, NULL, NULL, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
};
