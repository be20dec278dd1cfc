/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-digest.h"
#include "assay-article-private.h"
#include "assay-edits.h"
#include "assay-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Edits of review and of the logs: sign-offs, queries, contacts, searches, disputes. */

/* The sources that @evidence names. */
static GPtrArray *
list_sources (AssayArticle *article, GPtrArray *evidence)
{
  GPtrArray *sources = g_ptr_array_new ();

  for (guint i = 0; i < evidence->len; i++)
    {
      AssayRecord *source = assay_project_find (
          assay_article_get_project (article), ASSAY_KIND_SOURCE,
          assay_record_get_ref (g_ptr_array_index (evidence, i), ASSAY_EVIDENCE_SOURCE));

      if (source != NULL)
        g_ptr_array_add (sources, source);
    }

  return sources;
}

char *
assay_article_dup_digest (AssayArticle *article, gint64 claim)
{
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (GPtrArray) figures = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  AssayRecord *anchor;
  AssayDigestInput input = { 0 };

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);

  evidence = assay_article_dup_evidence (article, claim);
  figures = assay_record_list_filter_by_ref (assay_article_get_list (article, ASSAY_KIND_FIGURE),
                                             ASSAY_FIGURE_CLAIM, claim);
  anchor = assay_article_find_anchor (article, claim);

  input.claim = assay_article_find (article, ASSAY_KIND_CLAIM, claim);
  input.finding = assay_article_find_finding (article, claim);
  input.revision = assay_record_get_id (assay_article_get_revision (article));
  input.quote = anchor != NULL ? assay_record_get_text (anchor, ASSAY_ANCHOR_EXACT) : "";
  input.evidence = evidence;
  input.figures = figures;
  sources = list_sources (article, evidence);
  input.sources = sources;

  return input.claim != NULL ? assay_digest_of_claim (&input) : NULL;
}

static const char *
last_editor (AssayRecord *claim)
{
  if (!assay_record_is_empty (claim, ASSAY_CLAIM_EDITED_BY))
    return assay_record_get_text (claim, ASSAY_CLAIM_EDITED_BY);

  return assay_record_get_text (claim, ASSAY_CLAIM_PERSON);
}

/* Letter case and white space at the ends do not make another person. */
static gboolean
is_same_person (const char *a, const char *b)
{
  g_autofree char *one = g_utf8_casefold (a, -1);
  g_autofree char *other = g_utf8_casefold (b, -1);

  return g_str_equal (g_strstrip (one), g_strstrip (other));
}

static void
insert_signoff (AssayEdit *edit, AssayArticle *article, gint64 claim, const char *person)
{
  gint64 id = assay_edit_insert (edit, ASSAY_KIND_SIGNOFF);
  g_autofree char *now = assay_project_dup_now (assay_article_get_project (article));
  g_autofree char *digest = assay_article_dup_digest (article, claim);

  assay_edit_set_ref (edit, id, ASSAY_SIGNOFF_CLAIM, claim);
  assay_edit_set_ref (edit, id, ASSAY_SIGNOFF_REVISION,
                      assay_record_get_id (assay_article_get_revision (article)));
  assay_edit_set_text (edit, id, ASSAY_SIGNOFF_PERSON, person);
  assay_edit_set_text (edit, id, ASSAY_SIGNOFF_SIGNED_AT, now);
  assay_edit_set_text (edit, id, ASSAY_SIGNOFF_DIGEST, digest);
}

AssayEdit *
assay_edit_sign (
    AssayArticle *article, const gint64 *claims, guint n, const char *person, guint *ret_refused)
{
  g_autoptr (AssayEdit) edit = NULL;
  guint refused = 0;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (person != NULL && *person != '\0', NULL);

  edit = assay_project_edit (assay_article_get_project (article), _ ("Sign"));
  for (guint i = 0; i < n; i++)
    {
      AssayRecord *claim = assay_article_find (article, ASSAY_KIND_CLAIM, claims[i]);

      if (claim == NULL)
        continue;
      if (is_same_person (last_editor (claim), person))
        refused++;
      else
        insert_signoff (edit, article, claims[i], person);
    }

  if (ret_refused != NULL)
    *ret_refused = refused;

  return assay_edit_is_empty (edit) ? NULL : g_steal_pointer (&edit);
}

static const char *
log_words (const char *kind)
{
  if (g_str_equal (kind, "query"))
    return _ ("Add query");
  if (g_str_equal (kind, "contact"))
    return _ ("Add contact");
  if (g_str_equal (kind, "search"))
    return _ ("Add search");
  if (g_str_equal (kind, "dispute"))
    return _ ("Add dispute");

  return _ ("Add correction");
}

AssayEdit *
assay_edit_add_log (
    AssayArticle *article, const char *kind, const gint64 *claims, guint n, gint64 *ret_log)
{
  AssayProject *project;
  AssayEdit *edit;
  g_autofree char *now = NULL;
  gint64 log;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);

  project = assay_article_get_project (article);
  now = assay_project_dup_now (project);
  edit = assay_project_edit (project, log_words (kind));
  log = assay_edit_insert (edit, ASSAY_KIND_LOG);
  assay_edit_set_text (edit, log, ASSAY_LOG_KIND, kind);
  assay_edit_set_text (edit, log, ASSAY_LOG_STATE, "open");
  assay_edit_set_text (edit, log, ASSAY_LOG_HAPPENED_AT, now);
  assay_edit_set_text (edit, log, ASSAY_LOG_PERSON, assay_project_get_person (project));

  for (guint i = 0; i < n; i++)
    {
      gint64 link = assay_edit_insert (edit, ASSAY_KIND_LOG_CLAIM);

      assay_edit_set_ref (edit, link, ASSAY_LOG_CLAIM_LOG, log);
      assay_edit_set_ref (edit, link, ASSAY_LOG_CLAIM_CLAIM, claims[i]);
    }

  if (ret_log != NULL)
    *ret_log = log;

  return edit;
}

static gint64
insert_answer_source (AssayEdit *edit, AssayProject *project, AssayRecord *log)
{
  const char *whom = assay_record_get_text (log, ASSAY_LOG_WHOM);
  g_autofree char *title = NULL;
  gint64 source = assay_edit_insert (edit, ASSAY_KIND_SOURCE);

  /* Translators: %s is a person or an office that answered a query */
  title = *whom != '\0' ? g_strdup_printf (_ ("Answer of %s"), whom) : g_strdup (_ ("Answer"));
  assay_edit_set_text (edit, source, ASSAY_SOURCE_TITLE, title);
  /* By letter or by voice: the log says how in words of any language. An answer is a statement. */
  assay_edit_set_text (edit, source, ASSAY_SOURCE_KIND, "statement");
  assay_edit_set_ref (edit, source, ASSAY_SOURCE_ACTOR,
                      assay_edit_actor_named (project, edit, whom));
  assay_edit_set_text (edit, source, ASSAY_SOURCE_PUBLISHED,
                       assay_record_get_text (log, ASSAY_LOG_ANSWERED_AT));

  return source;
}

AssayEdit *
assay_edit_answer_to_evidence (AssayArticle *article, gint64 log)
{
  AssayProject *project;
  AssayRecord *record;
  g_autoptr (GPtrArray) links = NULL;
  AssayEdit *edit;
  gint64 source;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);

  project = assay_article_get_project (article);
  record = assay_project_find (project, ASSAY_KIND_LOG, log);
  if (record == NULL || assay_record_is_empty (record, ASSAY_LOG_ANSWER)
      || !assay_record_is_empty (record, ASSAY_LOG_SOURCE))
    return NULL;

  links = assay_record_list_filter_by_ref (assay_project_get_list (project, ASSAY_KIND_LOG_CLAIM),
                                           ASSAY_LOG_CLAIM_LOG, log);
  edit = assay_project_edit (project, _ ("Make evidence of an answer"));
  source = insert_answer_source (edit, project, record);
  assay_edit_set_ref (edit, log, ASSAY_LOG_SOURCE, source);

  for (guint i = 0; i < links->len; i++)
    {
      gint64 claim = assay_record_get_ref (g_ptr_array_index (links, i), ASSAY_LOG_CLAIM_CLAIM);
      gint64 id = assay_edit_insert_evidence (edit, article, claim, source);

      assay_edit_set_text (edit, id, ASSAY_EVIDENCE_QUESTION, "true");
      assay_edit_set_text (edit, id, ASSAY_EVIDENCE_STANCE, "context");
      assay_edit_set_text (edit, id, ASSAY_EVIDENCE_QUOTE,
                           assay_record_get_text (record, ASSAY_LOG_ANSWER));
      assay_edit_set_text (edit, id, ASSAY_EVIDENCE_LOCATOR,
                           assay_record_get_text (record, ASSAY_LOG_HOW));
    }

  return edit;
}

/* The claims that the links of one log name. */
static GHashTable *
find_covered (AssayArticle *article, gint64 log)
{
  AssayRecordList *links = assay_article_get_list (article, ASSAY_KIND_LOG_CLAIM);
  g_autoptr (GPtrArray) of_log = assay_record_list_filter_by_ref (links, ASSAY_LOG_CLAIM_LOG, log);
  GHashTable *covered = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < of_log->len; i++)
    {
      gint64 key = assay_record_get_ref (g_ptr_array_index (of_log, i), ASSAY_LOG_CLAIM_CLAIM);

      g_hash_table_add (covered, g_memdup2 (&key, sizeof key));
    }

  return covered;
}

/* The labels of the article's claims that @log covers, in text order: "3, 14a"; "" where it covers
 * none of them. */
static char *
dup_labels (AssayArticle *article, gint64 log)
{
  AssayRecordList *claims = assay_article_get_list (article, ASSAY_KIND_CLAIM);
  g_autoptr (GHashTable) covered = find_covered (article, log);
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < assay_record_list_get_size (claims); i++)
    {
      AssayRecord *claim = assay_record_list_peek (claims, i);
      gint64 key = assay_record_get_id (claim);
      g_autofree char *label = NULL;

      if (!g_hash_table_contains (covered, &key))
        continue;
      label = assay_claim_dup_label (claim);
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", label);
    }

  return g_string_free (labels, FALSE);
}

char *
assay_article_dup_queries_as_mail (AssayArticle *article, GError **error)
{
  AssayRecordList *logs;
  g_autoptr (AssayReportInput) input = NULL;
  g_autoptr (GString) mail = g_string_new (NULL);

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);

  logs = assay_article_get_list (article, ASSAY_KIND_LOG);
  for (guint i = 0; i < assay_record_list_get_size (logs); i++)
    {
      AssayRecord *log = assay_record_list_peek (logs, i);
      g_autofree char *labels = dup_labels (article, assay_record_get_id (log));

      if (!g_str_equal (assay_record_get_text (log, ASSAY_LOG_KIND), "query")
          || !g_str_equal (assay_record_get_text (log, ASSAY_LOG_STATE), "open") || *labels == '\0')
        continue;

      g_string_append_printf (mail, "[%s] %s\n", labels,
                              assay_record_get_text (log, ASSAY_LOG_WORDS));
      if (!assay_record_is_empty (log, ASSAY_LOG_DEADLINE))
        g_string_append_printf (mail, _ ("    Answer needed by %s\n"),
                                assay_record_get_text (log, ASSAY_LOG_DEADLINE));
      g_string_append_c (mail, '\n');
    }

  input = assay_article_dup_report_input (article);
  if (!assay_report_check_text (input, mail->str, error))
    return NULL;

  return g_string_free (g_steal_pointer (&mail), FALSE);
}
