/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"
#include "assay-lineage.h"
#include "assay-value.h"

#include <glib/gi18n-lib.h>

/* Commands on sources and evidence. */

/* --party: the party of the source's actor. */
static gboolean
set_party (AssayCli *cli, AssayEdit *edit, AssayArgs *args, GError **error)
{
  const char *actor = assay_args_get_option (args, "actor");
  const char *party = assay_args_get_option (args, "party");

  if (party == NULL)
    return TRUE;

  if (actor == NULL)
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   _ ("--party needs --actor: it is the actor that belongs to a party"));
      return FALSE;
    }

  assay_edit_set_ref (edit, assay_edit_actor_named (cli->project, edit, actor), ASSAY_ACTOR_PARTY,
                      assay_edit_party_named (cli->project, edit, party));

  return TRUE;
}

static gboolean
fill_source (AssayCli *cli, AssayEdit *edit, gint64 source, AssayArgs *args, GError **error)
{
  if (assay_cli_set_fields (cli, edit, ASSAY_KIND_SOURCE, source, args, error)
      && set_party (cli, edit, args, error))
    return TRUE;

  assay_edit_unref (edit);

  return FALSE;
}

static gboolean
print_source (AssayCli *cli, gint64 id)
{
  AssayRecord *source = assay_project_find (cli->project, ASSAY_KIND_SOURCE, id);

  assay_cli_print_made (cli, ASSAY_KIND_SOURCE, id,
                        assay_record_get_text (source, ASSAY_SOURCE_TITLE));

  return TRUE;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\n")] == '\0';
}

static gboolean
run_source_add (AssayCli *cli, AssayArgs *args, GError **error)
{
  const char *typed = assay_args_get (args, 0);
  const char *title = assay_args_get_option (args, "title");
  const char *code_name = assay_args_get_option (args, "code-name");
  AssayEdit *edit;
  gint64 source;

  if (is_blank (typed) && is_blank (title) && is_blank (code_name))
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   _ ("give the source a title, an address or a code name"));
      return FALSE;
    }

  edit = assay_edit_add_source (cli->project, typed != NULL ? typed : "", &source);

  return fill_source (cli, edit, source, args, error) && assay_cli_commit (cli, edit, error)
         && print_source (cli, source);
}

static gboolean
run_source_edit (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayRecord *source = assay_cli_find_source (cli, assay_args_get (args, 0), error);
  AssayEdit *edit;
  gint64 id;

  if (source == NULL)
    return FALSE;

  id = assay_record_get_id (source);
  edit = assay_project_edit (cli->project, _ ("Edit source"));

  return fill_source (cli, edit, id, args, error) && assay_cli_commit (cli, edit, error)
         && print_source (cli, id);
}

/* Circular reporting is a finding of the check and no mistake of who notes it: it is said, not
 * refused. */
static void
warn_of_loop (AssayCli *cli, gint64 source)
{
  g_autoptr (AssayLineage) lineage
      = assay_lineage_new (assay_project_get_list (cli->project, ASSAY_KIND_SOURCE),
                           assay_project_get_list (cli->project, ASSAY_KIND_ACTOR),
                           assay_project_get_list (cli->project, ASSAY_KIND_DERIVATION));
  g_autofree char *words = assay_lineage_dup_loop_words (lineage, source);
  g_autofree char *shown = words != NULL ? assay_cli_dup_shown (words) : NULL;

  if (shown != NULL)
    g_printerr ("assay-cli: %s\n", shown);
}

static gboolean
run_source_derive (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayRecord *source = assay_cli_find_source (cli, assay_args_get (args, 0), error);
  AssayRecord *origin = NULL;
  AssayEdit *edit;
  gint64 id;

  if (source != NULL)
    origin = assay_cli_find_source (cli, assay_args_get (args, 1), error);
  if (origin == NULL)
    return FALSE;

  if (source == origin)
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   _ ("a source cannot have taken its information from itself"));
      return FALSE;
    }

  edit = assay_project_edit (cli->project, _ ("Set where a source comes from"));
  id = assay_edit_insert (edit, ASSAY_KIND_DERIVATION);
  assay_edit_set_ref (edit, id, ASSAY_DERIVATION_SOURCE, assay_record_get_id (source));
  assay_edit_set_ref (edit, id, ASSAY_DERIVATION_ORIGIN, assay_record_get_id (origin));
  if (!assay_cli_set_fields (cli, edit, ASSAY_KIND_DERIVATION, id, args, error))
    {
      assay_edit_unref (edit);
      return FALSE;
    }
  if (!assay_cli_commit (cli, edit, error))
    return FALSE;

  warn_of_loop (cli, assay_record_get_id (source));

  return TRUE;
}

/* --capture and --quote: where the words stand in it. What a script believes to be in a source is
 * found there, or refused. */
static gboolean
locate_quote (AssayCli *cli,
              AssayArticle *article,
              AssayEdit *edit,
              gint64 evidence,
              AssayRecord *source,
              AssayArgs *args,
              GError **error)
{
  const char *name = assay_args_get_option (args, "capture");
  const char *quote = assay_args_get_option (args, "quote");
  AssayRecord *capture;
  g_autoptr (AssayCaptureText) text = NULL;
  guint start;
  guint end;

  if (name == NULL || *name == '\0')
    return TRUE;

  capture = assay_cli_find_capture (cli, name, error);
  if (capture == NULL)
    return FALSE;
  if (assay_record_get_ref (capture, ASSAY_CAPTURE_SOURCE) != assay_record_get_id (source))
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE, _ ("'%s' is no capture of '%s'"), name,
                   assay_record_get_text (source, ASSAY_SOURCE_TITLE));
      return FALSE;
    }
  if (quote == NULL || *quote == '\0' || assay_args_get_option (args, "unlocated") != NULL)
    return TRUE;

  text = assay_cli_open_capture (cli, capture, args, error);
  if (text == NULL)
    return FALSE;
  if (!assay_capture_text_find (text, quote, &start, &end))
    {
      g_set_error (
          error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED,
          _ ("the quoted words are not in the capture; look at 'text --capture %s', or say "
             "--unlocated"),
          name);
      return FALSE;
    }
  assay_edit_set_quote (edit, article, evidence, text, start, end,
                        assay_args_get_option (args, "locator") != NULL);

  return TRUE;
}

static gboolean
run_link (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayArticle *article = assay_cli_get_article (cli, args, error);
  AssayRecord *claim = NULL;
  AssayRecord *source = NULL;
  AssayEdit *edit;
  gint64 evidence;

  if (article != NULL)
    claim = assay_cli_find_claim (article, assay_args_get (args, 0), error);
  if (claim != NULL)
    source = assay_cli_find_source (cli, assay_args_get (args, 1), error);
  if (source == NULL)
    return FALSE;

  edit = assay_edit_add_evidence (article, assay_record_get_id (claim),
                                  assay_record_get_id (source), &evidence);
  if (!assay_cli_set_fields (cli, edit, ASSAY_KIND_EVIDENCE, evidence, args, error)
      || !locate_quote (cli, article, edit, evidence, source, args, error))
    {
      assay_edit_unref (edit);
      return FALSE;
    }
  if (!assay_cli_commit (cli, edit, error))
    return FALSE;

  assay_cli_print_made (cli, ASSAY_KIND_EVIDENCE, evidence,
                        assay_record_get_text (source, ASSAY_SOURCE_TITLE));

  return TRUE;
}

/* What is no number is refused where the field is set. */
static gboolean
check_bounds (AssayArgs *args, GError **error)
{
  const char *lower = assay_args_get_option (args, "lower");
  const char *upper = assay_args_get_option (args, "upper");

  if (lower == NULL || upper == NULL || *lower == '\0' || *upper == '\0')
    return TRUE;

  return assay_value_check_bounds (g_ascii_strtod (lower, NULL), g_ascii_strtod (upper, NULL),
                                   error);
}

static gboolean
run_figure (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayArticle *article = assay_cli_get_article (cli, args, error);
  AssayRecord *claim = NULL;
  AssayEdit *edit;
  gint64 id;

  if (article != NULL)
    claim = assay_cli_find_claim (article, assay_args_get (args, 0), error);
  if (claim == NULL || !check_bounds (args, error))
    return FALSE;

  edit = assay_project_edit (cli->project, _ ("Add figure"));
  id = assay_edit_insert (edit, ASSAY_KIND_FIGURE);
  assay_edit_set_ref (edit, id, ASSAY_FIGURE_CLAIM, assay_record_get_id (claim));
  if (!assay_cli_set_fields (cli, edit, ASSAY_KIND_FIGURE, id, args, error))
    {
      assay_edit_unref (edit);
      return FALSE;
    }

  return assay_cli_commit (cli, edit, error);
}

static gboolean
run_relate (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayArticle *article = assay_cli_get_article (cli, args, error);
  AssayRecord *claim = NULL;
  AssayRecord *other = NULL;
  AssayEdit *edit;
  gint64 id;

  if (article != NULL)
    claim = assay_cli_find_claim (article, assay_args_get (args, 0), error);
  if (claim != NULL)
    other = assay_cli_find_claim (article, assay_args_get (args, 1), error);
  if (other == NULL)
    return FALSE;

  if (claim == other)
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   _ ("a claim cannot be linked to itself"));
      return FALSE;
    }

  edit = assay_project_edit (cli->project, _ ("Link claims"));
  id = assay_edit_insert (edit, ASSAY_KIND_CLAIM_LINK);
  assay_edit_set_ref (edit, id, ASSAY_CLAIM_LINK_CLAIM, assay_record_get_id (claim));
  assay_edit_set_ref (edit, id, ASSAY_CLAIM_LINK_OTHER, assay_record_get_id (other));
  assay_edit_set_text (edit, id, ASSAY_CLAIM_LINK_KIND, "same");
  if (!assay_cli_set_fields (cli, edit, ASSAY_KIND_CLAIM_LINK, id, args, error))
    {
      assay_edit_unref (edit);
      return FALSE;
    }

  return assay_cli_commit (cli, edit, error);
}

static const char *const source_options[] = { "party=NAME", NULL };
static const char *const article_options[] = { "article=ARTICLE", NULL };
static const char *const link_options[]
    = { "article=ARTICLE", "unlocated", "password=TEXT", "page=NUMBER|URL", "whole", NULL };

const AssayCommand assay_source_commands[] = {
  { "source add", N_ ("PROJECT [ADDRESS|TITLE] …"), N_ ("Add a source to the library"),
    run_source_add, ASSAY_KIND_SOURCE, source_options, ASSAY_COMMAND_WRITE, 1 },
  { "source edit", N_ ("PROJECT SOURCE …"), N_ ("Change a source"), run_source_edit,
    ASSAY_KIND_SOURCE, source_options, ASSAY_COMMAND_WRITE, 1 },
  { "source derive", N_ ("PROJECT SOURCE ORIGIN"),
    N_ ("Say that a source took its information from another"), run_source_derive,
    ASSAY_KIND_DERIVATION, NULL, ASSAY_COMMAND_WRITE, 2 },
  { "link", N_ ("PROJECT CLAIM SOURCE …"), N_ ("Link a claim to a source: evidence"), run_link,
    ASSAY_KIND_EVIDENCE, link_options, ASSAY_COMMAND_WRITE, 2 },
  { "figure", N_ ("PROJECT CLAIM …"), N_ ("Add what a claim counts"), run_figure, ASSAY_KIND_FIGURE,
    article_options, ASSAY_COMMAND_WRITE, 1 },
  { "relate", N_ ("PROJECT CLAIM OTHER"), N_ ("Say that two claims are the same fact or conflict"),
    run_relate, ASSAY_KIND_CLAIM_LINK, article_options, ASSAY_COMMAND_WRITE, 2 },
  { NULL, NULL, NULL, NULL, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
};
