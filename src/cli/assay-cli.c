/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"

#include "assay-row-names.h"

#include "assay-terms.h"
#include "assay-value.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What the commands share: waiting, finding rows by what people call them, setting fields. */

G_DEFINE_QUARK (assay_cli_error, assay_cli_error)

void
assay_cli_done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

GAsyncResult *
assay_cli_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (result);
}

gboolean
assay_cli_commit (AssayCli *cli, AssayEdit *edit, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (edit == NULL)
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED, _ ("there is nothing to do"));
      return FALSE;
    }

  assay_project_commit_async (cli->project, edit, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);

  return assay_project_commit_finish (cli->project, result, error);
}

AssayArticle *
assay_cli_load_article (AssayCli *cli, gint64 id, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  assay_article_load_async (cli->project, id, 0, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);

  return assay_article_load_finish (result, error);
}

AssayRecord *
assay_cli_find_article (AssayCli *cli, const char *name, GError **error)
{
  AssayRecordList *articles = assay_project_get_list (cli->project, ASSAY_KIND_ARTICLE);
  guint n_articles = assay_record_list_get_size (articles);
  guint64 place;

  if (n_articles == 0)
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED,
                   _ ("the project has no article: import one"));
      return NULL;
    }

  if (name == NULL && n_articles == 1)
    return assay_record_list_peek (articles, 0);

  if (name == NULL)
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   _ ("the project has %u articles: say which with --article"), n_articles);
      return NULL;
    }

  if (g_ascii_string_to_unsigned (name, 10, 1, n_articles, &place, NULL))
    return assay_record_list_peek (articles, (guint) place - 1);

  for (guint i = 0; i < n_articles; i++)
    {
      AssayRecord *article = assay_record_list_peek (articles, i);

      if (assay_record_get_id (article) == assay_key_from_string (name)
          || g_str_equal (assay_record_get_text (article, ASSAY_ARTICLE_TITLE), name))
        return article;
    }

  g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED, _ ("there is no article '%s'"), name);

  return NULL;
}

/* The article of the claim a command begins with, or names with --claims: numbers are given once in
 * a project, so they say which article is meant. NULL where none is named so. */
static AssayRecord *
find_article_of_claim (AssayCli *cli, AssayArgs *args)
{
  const char *claims = assay_args_get_option (args, "claims");
  g_autofree char *label = g_strdup (claims != NULL ? claims : assay_args_get (args, 0));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AssayRowNames) names = NULL;
  GAsyncResult *slot = NULL;
  AssayRecord *claim;

  if (label == NULL)
    return NULL;
  assay_row_names_load_async (cli->project, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  names = assay_row_names_load_finish (result, NULL);
  if (names == NULL)
    return NULL;
  label[strcspn (label, ",")] = '\0';
  claim = assay_row_names_find_claim (names, assay_row_names_find_label (names, label));

  return claim != NULL ? assay_project_find (cli->project, ASSAY_KIND_ARTICLE,
                                             assay_record_get_ref (claim, ASSAY_CLAIM_ARTICLE))
                       : NULL;
}

AssayArticle *
assay_cli_get_article (AssayCli *cli, AssayArgs *args, GError **error)
{
  const char *name = args != NULL ? assay_args_get_option (args, "article") : NULL;
  AssayRecord *record;

  record = name == NULL && args != NULL ? find_article_of_claim (cli, args) : NULL;
  if (record == NULL)
    record = assay_cli_find_article (cli, name, error);
  if (record == NULL)
    return NULL;

  if (cli->article != NULL && assay_article_get_id (cli->article) == assay_record_get_id (record))
    return cli->article;

  g_clear_object (&cli->article);
  cli->article = assay_cli_load_article (cli, assay_record_get_id (record), error);

  return cli->article;
}

AssayRecord *
assay_cli_find_claim (AssayArticle *article, const char *label, GError **error)
{
  AssayRecordList *claims = assay_article_get_list (article, ASSAY_KIND_CLAIM);

  for (guint i = 0; label != NULL && i < assay_record_list_get_size (claims); i++)
    {
      AssayRecord *claim = assay_record_list_peek (claims, i);
      g_autofree char *own = assay_claim_dup_label (claim);

      if (g_str_equal (own, label) || assay_record_get_id (claim) == assay_key_from_string (label))
        return claim;
    }

  g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED,
               _ ("there is no claim '%s' in this article"), label != NULL ? label : "");

  return NULL;
}

GArray *
assay_cli_find_claims (AssayArticle *article, const char *labels, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (labels != NULL ? labels : "", ",", -1);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (char **part = parts; *part != NULL; part++)
    {
      AssayRecord *claim = assay_cli_find_claim (article, g_strstrip (*part), error);
      gint64 key;

      if (claim == NULL)
        return NULL;
      key = assay_record_get_id (claim);
      g_array_append_val (keys, key);
    }

  return g_steal_pointer (&keys);
}

/* "4QK…, 7PD…" */
static char *
dup_keys (GPtrArray *records)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *key
          = assay_key_to_string (assay_record_get_id (g_ptr_array_index (records, i)));

      g_string_append_printf (keys, "%s%s", i > 0 ? ", " : "", key);
    }

  return g_string_free (keys, FALSE);
}

AssayRecord *
assay_cli_find_source (AssayCli *cli, const char *name, GError **error)
{
  AssayRecordList *sources = assay_project_get_list (cli->project, ASSAY_KIND_SOURCE);
  g_autoptr (GPtrArray) same = g_ptr_array_new ();
  g_autoptr (GPtrArray) longer = g_ptr_array_new ();
  g_autofree char *keys = NULL;

  /* No name at all would fit a source without a code name. */
  for (guint i = 0; name != NULL && *name != '\0' && i < assay_record_list_get_size (sources); i++)
    {
      AssayRecord *source = assay_record_list_peek (sources, i);
      const char *title = assay_record_get_text (source, ASSAY_SOURCE_TITLE);
      const char *code_name = assay_record_get_text (source, ASSAY_SOURCE_CODE_NAME);

      if (assay_record_get_id (source) == assay_key_from_string (name))
        return source;
      if (g_str_equal (title, name) || g_str_equal (code_name, name))
        g_ptr_array_add (same, source);
      else if (g_str_has_prefix (title, name))
        g_ptr_array_add (longer, source);
    }

  if (same->len == 1 || (same->len == 0 && longer->len == 1))
    return g_ptr_array_index (same->len == 1 ? same : longer, 0);

  keys = dup_keys (same->len > 0 ? same : longer);
  if (same->len > 0)
    g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED,
                 _ ("more than one source is called '%s'; say which by its key: %s"), name, keys);
  else if (longer->len > 0)
    g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED,
                 _ ("more than one source begins with '%s'; say which by its key: %s"), name, keys);
  else
    g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED, _ ("there is no source '%s'"),
                 name != NULL ? name : "");

  return NULL;
}

static AssayRecord *
find_level (AssayCli *cli, const char *label)
{
  AssayRecordList *levels = assay_project_get_list (cli->project, ASSAY_KIND_LEVEL);
  AssayRecord *article = cli->article != NULL ? assay_article_get_record (cli->article) : NULL;
  AssayRecord *scale = assay_project_get_scale (cli->project, article);

  for (guint i = 0; scale != NULL && i < assay_record_list_get_size (levels); i++)
    {
      AssayRecord *level = assay_record_list_peek (levels, i);

      if (assay_record_get_ref (level, ASSAY_LEVEL_SCALE) == assay_record_get_id (scale)
          && g_ascii_strcasecmp (assay_record_get_text (level, ASSAY_LEVEL_LABEL), label) == 0)
        return level;
    }

  return NULL;
}

/* The key of what @value names in a reference to @of; "" empties it. */
static gboolean
find_reference (AssayCli *cli,
                AssayEdit *edit,
                AssayKind of,
                const char *value,
                gint64 *ret_key,
                GError **error)
{
  AssayRecord *record = NULL;

  *ret_key = 0;
  if (*value == '\0')
    return TRUE;

  switch ((int) of)
    {
    case ASSAY_KIND_ACTOR:
      *ret_key = assay_edit_actor_named (cli->project, edit, value);
      return TRUE;
    case ASSAY_KIND_PARTY:
      *ret_key = assay_edit_party_named (cli->project, edit, value);
      return TRUE;
    case ASSAY_KIND_SOURCE:
      record = assay_cli_find_source (cli, value, error);
      break;
    case ASSAY_KIND_CAPTURE:
      record = assay_cli_find_capture (cli, value, error);
      break;
    case ASSAY_KIND_LEVEL:
      record = find_level (cli, value);
      if (record == NULL)
        g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                     _ ("the article's scale has no level '%s'"), value);
      break;
    default:
      *ret_key = assay_key_from_string (value);
      if (*ret_key == 0)
        g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE, _ ("'%s' is no key"), value);
      return *ret_key != 0;
    }

  if (record != NULL)
    *ret_key = assay_record_get_id (record);

  return record != NULL;
}

static gboolean
check_word (AssayField field, const char *value, GError **error)
{
  guint n_terms;
  const AssayTerm *terms = assay_terms_get (field, &n_terms);
  g_autoptr (GString) words = g_string_new (NULL);

  if (*value == '\0' || assay_terms_find (field, value) != NULL)
    return TRUE;

  for (guint i = 0; i < n_terms; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", terms[i].code);
  g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE, _ ("'%s' is none of: %s"), value,
               words->str);

  return FALSE;
}

static gboolean
set_number (AssayEdit *edit, gint64 id, AssayField field, const char *value, GError **error)
{
  gboolean is_whole = assay_field_get_info (field)->type == ASSAY_HOLDS_INT;
  char *end = NULL;
  double number;
  gint64 whole;

  if (*value == '\0')
    {
      assay_edit_set_empty (edit, id, field);
      return TRUE;
    }

  if (is_whole && g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &whole, NULL))
    {
      assay_edit_set_int (edit, id, field, whole);
      return TRUE;
    }

  number = g_ascii_strtod (value, &end);
  if (is_whole || *end != '\0' || !isfinite (number))
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   is_whole ? _ ("'%s' is no whole number") : _ ("'%s' is no number"), value);
      return FALSE;
    }
  assay_edit_set_real (edit, id, field, number);

  return TRUE;
}

/* An option that stands alone says yes. */
static gboolean
set_truth (AssayEdit *edit, gint64 id, AssayField field, const char *value, GError **error)
{
  gboolean is_no = g_str_equal (value, "no");

  if (!is_no && *value != '\0' && !g_str_equal (value, "yes"))
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE, _ ("'%s' is none of: yes, no"), value);
      return FALSE;
    }
  assay_edit_set_bool (edit, id, field, !is_no);

  return TRUE;
}

static gboolean
set_field (
    AssayCli *cli, AssayEdit *edit, gint64 id, AssayField field, const char *value, GError **error)
{
  const AssayFieldInfo *info = assay_field_get_info (field);
  gint64 key;

  switch (info->type)
    {
    case ASSAY_HOLDS_REF:
    case ASSAY_HOLDS_OWNER_REF:
    case ASSAY_HOLDS_REQUIRED_REF:
      if (!find_reference (cli, edit, info->of, value, &key, error))
        return FALSE;
      assay_edit_set_ref (edit, id, field, key);
      return TRUE;

    case ASSAY_HOLDS_INT:
    case ASSAY_HOLDS_REAL:
      return set_number (edit, id, field, value, error);

    case ASSAY_HOLDS_BOOL:
      return set_truth (edit, id, field, value, error);

    case ASSAY_HOLDS_WORD:
      if (!check_word (field, value, error))
        return FALSE;
      assay_edit_set_text (edit, id, field, value);
      return TRUE;

    case ASSAY_HOLDS_TEXT:
    default:
      if (!assay_value_check (field, value, error))
        return FALSE;
      assay_edit_set_text (edit, id, field, value);
      return TRUE;
    }
}

gboolean
assay_cli_set_fields (
    AssayCli *cli, AssayEdit *edit, AssayKind kind, gint64 id, AssayArgs *args, GError **error)
{
  guint n_fields;

  assay_kind_get_fields (kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      AssayField field = (AssayField) (((guint) kind << 8) | i);
      g_autofree char *name = assay_args_dup_field_name (field);
      const char *value = assay_args_get_option (args, name);

      if (value == NULL || !assay_args_is_settable (field))
        continue;
      if (!set_field (cli, edit, id, field, value, error))
        {
          g_prefix_error (error, "--%s: ", name);
          return FALSE;
        }
    }

  return TRUE;
}
