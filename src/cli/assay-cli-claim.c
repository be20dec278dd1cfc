/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"
#include "assay-terms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Commands that mark passages and answer claims. */

/* Where the words of --quote stand in the article, the --nth time (1 is the first), or the range
 * --start to --end. */
static gboolean
find_passage (
    AssayArticle *article, AssayArgs *args, guint *ret_start, guint *ret_end, GError **error)
{
  AssayText *text = assay_article_get_text (article);
  const char *quote = assay_args_get_option (args, "quote");
  const char *nth = assay_args_get_option (args, "nth");
  const char *start = assay_args_get_option (args, "start");
  const char *end = assay_args_get_option (args, "end");
  guint64 count = 1;
  guint64 first;
  guint64 last;
  const char *at = assay_text_get_utf8 (text);

  if (start != NULL && end != NULL
      && g_ascii_string_to_unsigned (start, 10, 0, G_MAXUINT, &first, NULL)
      && g_ascii_string_to_unsigned (end, 10, 0, G_MAXUINT, &last, NULL))
    {
      *ret_start = (guint) first;
      *ret_end = (guint) last;
      return TRUE;
    }

  if (quote == NULL || *quote == '\0'
      || (nth != NULL && !g_ascii_string_to_unsigned (nth, 10, 1, G_MAXUINT, &count, NULL)))
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   _ ("say which words: --quote TEXT, or --start N --end N"));
      return FALSE;
    }

  at = strstr (at, quote);
  while (at != NULL && --count > 0)
    at = strstr (at + 1, quote);
  if (at == NULL)
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED,
                   _ ("the article does not have the words '%s'"), quote);
      return FALSE;
    }

  *ret_start = assay_text_cp_of (text, (gsize) (at - assay_text_get_utf8 (text)));
  *ret_end = *ret_start + (guint) g_utf8_strlen (quote, -1);

  return TRUE;
}

/* --sentence: the whole sentence that begins there, to close the rest of it. */
static gboolean
widen (AssayArticle *article, AssayArgs *args, guint *start, guint *end, GError **error)
{
  if (assay_args_get_option (args, "sentence") == NULL)
    return TRUE;

  if (assay_article_get_unit_at (article, *start, start, end))
    return TRUE;

  g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED, _ ("there is no sentence there"));

  return FALSE;
}

/* A claim's finding is set with the claim: --said, --level and so on. */
static const AssayField finding_fields[] = {
  ASSAY_FINDING_SAID,    ASSAY_FINDING_LEVEL,    ASSAY_FINDING_NOT_ASKED,  ASSAY_FINDING_CONCLUSION,
  ASSAY_FINDING_WORDING, ASSAY_FINDING_DECISION, ASSAY_FINDING_UNRESOLVED, ASSAY_FINDING_REASON,
};

static gboolean
has_finding (AssayArgs *args)
{
  for (guint i = 0; i < G_N_ELEMENTS (finding_fields); i++)
    {
      g_autofree char *name = assay_args_dup_field_name (finding_fields[i]);

      if (assay_args_get_option (args, name) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Into the same edit: a claim whose finding is refused is not half made. */
static gboolean
set_finding (AssayCli *cli, AssayEdit *edit, gint64 claim, AssayArgs *args, GError **error)
{
  if (!has_finding (args))
    return TRUE;

  return assay_cli_set_fields (cli, edit, ASSAY_KIND_FINDING,
                               assay_edit_take_finding (edit, cli->article, claim), args, error);
}

static gboolean
print_claim (AssayCli *cli, gint64 id)
{
  AssayRecord *claim = assay_article_find (cli->article, ASSAY_KIND_CLAIM, id);
  g_autofree char *label = assay_claim_dup_label (claim);

  assay_cli_print_made (cli, ASSAY_KIND_CLAIM, id, label);

  return TRUE;
}

static gboolean
run_claim_add (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayArticle *article = assay_cli_get_article (cli, args, error);
  AssayEdit *edit;
  gint64 claim;
  guint start;
  guint end;

  if (article == NULL || !find_passage (article, args, &start, &end, error))
    return FALSE;

  edit = assay_edit_add_claim (article, start, end, &claim);
  if (edit == NULL)
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED, _ ("there are no words there"));
      return FALSE;
    }
  if (!assay_cli_set_fields (cli, edit, ASSAY_KIND_CLAIM, claim, args, error)
      || !set_finding (cli, edit, claim, args, error))
    {
      assay_edit_unref (edit);
      return FALSE;
    }

  return assay_cli_commit (cli, edit, error) && print_claim (cli, claim);
}

static gboolean
run_claim_edit (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayArticle *article = assay_cli_get_article (cli, args, error);
  AssayRecord *claim = NULL;
  AssayEdit *edit;
  gint64 id;

  if (article != NULL)
    claim = assay_cli_find_claim (article, assay_args_get (args, 0), error);
  if (claim == NULL)
    return FALSE;

  id = assay_record_get_id (claim);
  edit = assay_project_edit (cli->project, _ ("Edit claim"));
  if (!assay_cli_set_fields (cli, edit, ASSAY_KIND_CLAIM, id, args, error)
      || !set_finding (cli, edit, id, args, error))
    {
      assay_edit_unref (edit);
      return FALSE;
    }

  return assay_cli_commit (cli, edit, error) && print_claim (cli, id);
}

static gboolean
run_claim_remove (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayArticle *article = assay_cli_get_article (cli, args, error);
  AssayRecord *claim = NULL;
  AssayEdit *edit;

  if (article != NULL)
    claim = assay_cli_find_claim (article, assay_args_get (args, 0), error);
  if (claim == NULL)
    return FALSE;

  edit = assay_project_edit (cli->project, _ ("Delete claim"));
  assay_edit_delete (edit, ASSAY_KIND_CLAIM, assay_record_get_id (claim));

  return assay_cli_commit (cli, edit, error);
}

static gboolean
run_claim_split (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayArticle *article = assay_cli_get_article (cli, args, error);
  AssayRecord *claim = NULL;
  gint64 part = 0;
  guint start;
  guint end;

  if (article != NULL)
    claim = assay_cli_find_claim (article, assay_args_get (args, 0), error);
  if (claim == NULL || !find_passage (article, args, &start, &end, error))
    return FALSE;

  return assay_cli_commit (
             cli, assay_edit_split_claim (article, assay_record_get_id (claim), start, end, &part),
             error)
         && print_claim (cli, part);
}

static gboolean
run_mark (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayArticle *article = assay_cli_get_article (cli, args, error);
  const char *kind = assay_args_get_option (args, "kind");
  AssayEdit *edit;
  gint64 mark;
  guint start;
  guint end;

  if (article == NULL || !find_passage (article, args, &start, &end, error)
      || !widen (article, args, &start, &end, error))
    return FALSE;

  if (kind == NULL || assay_terms_find (ASSAY_MARK_KIND, kind) == NULL)
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   _ ("say what it is: --kind nothing, opinion, wording or closed"));
      return FALSE;
    }

  edit = assay_edit_add_mark (article, kind, start, end, &mark);
  if (edit == NULL)
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED, _ ("there are no words there"));
      return FALSE;
    }
  if (!assay_cli_set_fields (cli, edit, ASSAY_KIND_MARK, mark, args, error))
    {
      assay_edit_unref (edit);
      return FALSE;
    }
  if (!assay_cli_commit (cli, edit, error))
    return FALSE;

  assay_cli_print_made (cli, ASSAY_KIND_MARK, mark, kind);

  return TRUE;
}

#define PASSAGE_OPTIONS "article=ARTICLE", "quote=TEXT", "nth=N", "start=N", "end=N"
#define FINDING_OPTIONS                                                                            \
  "said=verbatim|substance|distorted|not-said|not-traceable", "level=LABEL",                       \
      "not-asked=opinion|forecast|legal", "conclusion=TEXT", "wording=TEXT",                       \
      "decision=taken|stet|cut", "unresolved=TEXT", "reason=TEXT"

static const char *const add_options[] = { PASSAGE_OPTIONS, FINDING_OPTIONS, NULL };
static const char *const edit_options[] = { "article=ARTICLE", FINDING_OPTIONS, NULL };
static const char *const passage_options[] = { PASSAGE_OPTIONS, NULL };
static const char *const mark_options[] = { PASSAGE_OPTIONS, "sentence", NULL };
static const char *const article_options[] = { "article=ARTICLE", NULL };

const AssayCommand assay_claim_commands[] = {
  { "claim add", N_ ("PROJECT --quote TEXT …"), N_ ("Mark words as a claim, with its finding"),
    run_claim_add, ASSAY_KIND_CLAIM, add_options, ASSAY_COMMAND_WRITE },
  { "claim edit", N_ ("PROJECT CLAIM …"), N_ ("Change a claim or its finding"), run_claim_edit,
    ASSAY_KIND_CLAIM, edit_options, ASSAY_COMMAND_WRITE, 1 },
  { "claim split", N_ ("PROJECT CLAIM --quote TEXT"),
    N_ ("Split words off a claim: 14 gives 14a, 14b"), run_claim_split, ASSAY_KIND_NONE,
    passage_options, ASSAY_COMMAND_WRITE, 1 },
  { "claim remove", N_ ("PROJECT CLAIM"), N_ ("Delete a claim; its number is not used again"),
    run_claim_remove, ASSAY_KIND_NONE, article_options, ASSAY_COMMAND_WRITE, 1 },
  { "mark", N_ ("PROJECT --kind KIND --quote TEXT"),
    N_ ("Mark words as nothing checkable, opinion, wording, or closed"), run_mark, ASSAY_KIND_MARK,
    mark_options, ASSAY_COMMAND_WRITE },
  { NULL, NULL, NULL, NULL, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
};
