/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-article-private.h"
#include "assay-edits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Edits that answer a claim: evidence, findings, and the repeating of both. */

static double
next_position (GPtrArray *evidence)
{
  AssayRecord *last = evidence->len > 0 ? g_ptr_array_index (evidence, evidence->len - 1) : NULL;

  return last != NULL ? assay_record_get_real (last, ASSAY_EVIDENCE_POSITION) + 1 : 0;
}

gint64
assay_edit_insert_evidence (AssayEdit *edit, AssayArticle *article, gint64 claim, gint64 source)
{
  g_autoptr (GPtrArray) evidence = assay_article_dup_evidence (article, claim);
  gint64 id = assay_edit_insert (edit, ASSAY_KIND_EVIDENCE);

  assay_edit_set_ref (edit, id, ASSAY_EVIDENCE_CLAIM, claim);
  assay_edit_set_ref (edit, id, ASSAY_EVIDENCE_SOURCE, source);
  assay_edit_set_real (edit, id, ASSAY_EVIDENCE_POSITION, next_position (evidence));

  return id;
}

/* A claim nobody else is said to have made has only one question; else a source most often shows
 * that it was said. */
static const char *
likely_question (AssayRecord *claim)
{
  return (assay_claim_get_questions (claim) & ASSAY_ASK_SAID) != 0 ? "said" : "true";
}

static gint64
insert_likely (AssayEdit *edit, AssayArticle *article, AssayRecord *claim, gint64 source)
{
  gint64 id = assay_edit_insert_evidence (edit, article, assay_record_get_id (claim), source);

  assay_edit_set_text (edit, id, ASSAY_EVIDENCE_QUESTION, likely_question (claim));
  assay_edit_set_text (edit, id, ASSAY_EVIDENCE_STANCE, "supports");

  return id;
}

AssayEdit *
assay_edit_add_evidence (AssayArticle *article, gint64 claim, gint64 source, gint64 *ret_evidence)
{
  AssayRecord *record;
  AssayEdit *edit;
  gint64 id;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (source != 0, NULL);

  record = assay_article_find (article, ASSAY_KIND_CLAIM, claim);
  if (record == NULL)
    return NULL;

  edit = assay_project_edit (assay_article_get_project (article), _ ("Link source"));
  id = insert_likely (edit, article, record, source);
  if (ret_evidence != NULL)
    *ret_evidence = id;

  return edit;
}

AssayEdit *
assay_edit_add_evidence_from (AssayArticle *article,
                              gint64 claim,
                              const char *typed,
                              gint64 *ret_evidence)
{
  g_autofree char *trimmed = NULL;
  AssayRecord *record;
  AssayEdit *edit;
  gint64 source;
  gint64 id;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  trimmed = g_strstrip (g_strdup (typed));
  record = assay_article_find (article, ASSAY_KIND_CLAIM, claim);
  if (record == NULL || *trimmed == '\0')
    return NULL;

  edit = assay_edit_add_source (assay_article_get_project (article), trimmed, &source);
  assay_edit_set_words (edit, _ ("Link new source"));
  id = insert_likely (edit, article, record, source);
  if (ret_evidence != NULL)
    *ret_evidence = id;

  return edit;
}

static gboolean
is_linked (GPtrArray *evidence, gint64 source)
{
  for (guint i = 0; i < evidence->len; i++)
    if (assay_record_get_ref (g_ptr_array_index (evidence, i), ASSAY_EVIDENCE_SOURCE) == source)
      return TRUE;

  return FALSE;
}

/* Whether a piece of evidence bears on a question that @claim is asked. */
static gboolean
applies (AssayRecord *evidence, AssayRecord *claim)
{
  return (assay_claim_get_questions (claim) & ASSAY_ASK_SAID) != 0
         || !g_str_equal (assay_record_get_text (evidence, ASSAY_EVIDENCE_QUESTION), "said");
}

/* The last of @evidence that can be said of @claim as well: that somebody said the one thing is no
 * evidence for another that nobody is quoted with. */
static AssayRecord *
find_repeatable (GPtrArray *evidence, AssayRecord *claim)
{
  for (guint i = evidence->len; i > 0; i--)
    if (applies (g_ptr_array_index (evidence, i - 1), claim))
      return g_ptr_array_index (evidence, i - 1);

  return NULL;
}

static void
repeat_evidence (AssayEdit *edit, AssayArticle *article, AssayRecord *from, AssayRecord *claim)
{
  static const AssayField texts[] = {
    ASSAY_EVIDENCE_QUESTION,    ASSAY_EVIDENCE_STANCE,
    ASSAY_EVIDENCE_CREDIBILITY, ASSAY_EVIDENCE_CREDIBILITY_REASON,
    ASSAY_EVIDENCE_RELIABILITY, ASSAY_EVIDENCE_RELIABILITY_REASON,
  };
  gint64 id = assay_edit_insert_evidence (edit, article, assay_record_get_id (claim),
                                          assay_record_get_ref (from, ASSAY_EVIDENCE_SOURCE));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assay_edit_set_text (edit, id, texts[i], assay_record_get_text (from, texts[i]));
  if ((assay_claim_get_questions (claim) & ASSAY_ASK_SAID) == 0
      && !assay_record_is_empty (from, ASSAY_EVIDENCE_QUESTION))
    assay_edit_set_text (edit, id, ASSAY_EVIDENCE_QUESTION, "true");
  assay_edit_set_ref (edit, id, ASSAY_EVIDENCE_CAPTURE,
                      assay_record_get_ref (from, ASSAY_EVIDENCE_CAPTURE));
}

/* The finding that @edit is about to insert for @claim, or 0. */
static gint64
find_finding_in_edit (AssayEdit *edit, gint64 claim)
{
  guint n_ops;
  const AssayOp *ops = assay_edit_get_ops (edit, &n_ops);

  for (guint i = 0; i < n_ops; i++)
    for (guint j = 0;
         ops[i].cells != NULL && ops[i].kind == ASSAY_KIND_FINDING && j < ops[i].cells->len; j++)
      {
        const AssayCell *cell = &g_array_index (ops[i].cells, AssayCell, j);

        if (cell->field == ASSAY_FINDING_CLAIM && cell->integer == claim)
          return ops[i].id;
      }

  return 0;
}

gint64
assay_edit_take_finding (AssayEdit *edit, AssayArticle *article, gint64 claim)
{
  AssayProject *project;
  AssayRecord *finding;
  g_autofree char *now = NULL;
  gint64 id;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), 0);

  project = assay_article_get_project (article);
  finding = assay_article_find_finding (article, claim);
  now = assay_project_dup_now (project);
  id = finding != NULL ? assay_record_get_id (finding) : find_finding_in_edit (edit, claim);
  if (id == 0)
    {
      id = assay_edit_insert (edit, ASSAY_KIND_FINDING);
      assay_edit_set_ref (edit, id, ASSAY_FINDING_CLAIM, claim);
      assay_edit_set_text (edit, id, ASSAY_FINDING_ROLE, "checker");
    }

  assay_edit_set_text (edit, id, ASSAY_FINDING_PERSON, assay_project_get_person (project));
  assay_edit_set_text (edit, id, ASSAY_FINDING_FOUND_AT, now);

  return id;
}

/* Whether the checker has come to a finding there; a conclusion alone is one only on a scale of
 * words, and that is for the verdict to know. */
static gboolean
has_answer (AssayArticle *article, gint64 claim)
{
  AssayRecord *finding = assay_article_find_finding (article, claim);

  return finding != NULL
         && (assay_article_is_decided (article, claim)
             || !assay_record_is_empty (finding, ASSAY_FINDING_SAID)
             || !assay_record_is_empty (finding, ASSAY_FINDING_LEVEL)
             || !assay_record_is_empty (finding, ASSAY_FINDING_NOT_ASKED)
             || !assay_record_is_empty (finding, ASSAY_FINDING_UNRESOLVED));
}

/* said? only where it applies to the claim; a conclusion in words only where the claim has none. */
static void
repeat_finding (AssayEdit *edit, AssayArticle *article, AssayRecord *from, AssayRecord *claim)
{
  AssayRecord *own = assay_article_find_finding (article, assay_record_get_id (claim));
  gint64 id = assay_edit_take_finding (edit, article, assay_record_get_id (claim));

  if ((assay_claim_get_questions (claim) & ASSAY_ASK_SAID) != 0)
    assay_edit_set_text (edit, id, ASSAY_FINDING_SAID,
                         assay_record_get_text (from, ASSAY_FINDING_SAID));
  assay_edit_set_ref (edit, id, ASSAY_FINDING_LEVEL,
                      assay_record_get_ref (from, ASSAY_FINDING_LEVEL));
  assay_edit_set_text (edit, id, ASSAY_FINDING_NOT_ASKED,
                       assay_record_get_text (from, ASSAY_FINDING_NOT_ASKED));
  assay_edit_set_text (edit, id, ASSAY_FINDING_UNRESOLVED,
                       assay_record_get_text (from, ASSAY_FINDING_UNRESOLVED));
  if (own == NULL || assay_record_is_empty (own, ASSAY_FINDING_CONCLUSION))
    assay_edit_set_text (edit, id, ASSAY_FINDING_CONCLUSION,
                         assay_record_get_text (from, ASSAY_FINDING_CONCLUSION));
}

AssayEdit *
assay_edit_repeat (AssayArticle *article, gint64 from, gint64 claim)
{
  g_autoptr (AssayEdit) edit = NULL;
  g_autoptr (GPtrArray) theirs = NULL;
  g_autoptr (GPtrArray) ours = NULL;
  AssayRecord *record;
  AssayRecord *finding;
  AssayRecord *last;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);

  record = assay_article_find (article, ASSAY_KIND_CLAIM, claim);
  if (record == NULL || from == claim)
    return NULL;

  edit = assay_project_edit (assay_article_get_project (article), _ ("Repeat the last claim"));
  theirs = assay_article_dup_evidence (article, from);
  ours = assay_article_dup_evidence (article, claim);
  last = find_repeatable (theirs, record);
  if (last != NULL && !is_linked (ours, assay_record_get_ref (last, ASSAY_EVIDENCE_SOURCE)))
    repeat_evidence (edit, article, last, record);

  finding = assay_article_find_finding (article, from);
  if (has_answer (article, from))
    repeat_finding (edit, article, finding, record);

  return assay_edit_is_empty (edit) ? NULL : g_steal_pointer (&edit);
}

AssayEdit *
assay_edit_set_finding (AssayArticle *article, gint64 claim, AssayField field, const char *value)
{
  AssayEdit *edit;
  gint64 id;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (ASSAY_FIELD_KIND (field) == ASSAY_KIND_FINDING, NULL);

  edit = assay_project_edit (assay_article_get_project (article), _ ("Set finding"));
  id = assay_edit_take_finding (edit, article, claim);
  if (field != ASSAY_FINDING_LEVEL)
    assay_edit_set_text (edit, id, field, value);
  else
    assay_edit_set_ref (edit, id, field, value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0);

  if (value != NULL && field == ASSAY_FINDING_LEVEL)
    assay_edit_set_empty (edit, id, ASSAY_FINDING_NOT_ASKED);
  if (value != NULL && field == ASSAY_FINDING_NOT_ASKED)
    assay_edit_set_empty (edit, id, ASSAY_FINDING_LEVEL);

  return edit;
}
