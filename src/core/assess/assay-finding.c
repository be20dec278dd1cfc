/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-assess"

#include "config.h"

#include "assay-finding.h"

#include "assay-terms.h"
#include "assay-phrases-gettext.h"

static const struct
{
  const char *code;
  const char *label;
  guint gravity; /* the graver of two answers is the outcome of both */
} outcomes[] = {
  [ASSAY_OUTCOME_UNDECIDED] = { "undecided", N_ ("Undecided"), 0 },
  [ASSAY_OUTCOME_CONFIRMED] = { "confirmed", N_ ("Confirmed"), 3 },
  [ASSAY_OUTCOME_CHANGE] = { "change", N_ ("Confirmed with change"), 6 },
  [ASSAY_OUTCOME_WRONG] = { "wrong", N_ ("Wrong"), 7 },
  [ASSAY_OUTCOME_AUTHOR] = { "author", N_ ("On author"), 4 },
  [ASSAY_OUTCOME_OPEN] = { "open", N_ ("Not verified"), 5 },
  [ASSAY_OUTCOME_NOT_ASKED] = { "not-asked", N_ ("Not asked"), 1 },
  [ASSAY_OUTCOME_CONCLUDED] = { "concluded", N_ ("Concluded in words"), 2 },
};

AssayQuestions
assay_claim_get_questions (AssayRecord *claim)
{
  static const char *const speaking[] = { "named", "office", "unnamed", NULL };
  const char *kind;

  g_return_val_if_fail (ASSAY_IS_RECORD (claim), ASSAY_ASK_NONE);

  kind = assay_record_get_text (claim, ASSAY_CLAIM_SPEAKER_KIND);

  return g_strv_contains (speaking, kind) ? ASSAY_ASK_SAID | ASSAY_ASK_TRUE : ASSAY_ASK_TRUE;
}

char *
assay_claim_dup_label (AssayRecord *claim)
{
  g_return_val_if_fail (ASSAY_IS_RECORD (claim), NULL);

  return g_strdup_printf ("%" G_GINT64_FORMAT "%s",
                          assay_record_get_int (claim, ASSAY_CLAIM_NUMBER),
                          assay_record_get_text (claim, ASSAY_CLAIM_SUFFIX));
}

int
assay_claim_compare (gconstpointer a, gconstpointer b)
{
  AssayRecord *one = (AssayRecord *) a;
  AssayRecord *other = (AssayRecord *) b;
  gint64 number = assay_record_get_int (one, ASSAY_CLAIM_NUMBER);
  gint64 number_other = assay_record_get_int (other, ASSAY_CLAIM_NUMBER);
  int order = (number > number_other) - (number < number_other);

  if (order == 0)
    order = g_strcmp0 (assay_record_get_text (one, ASSAY_CLAIM_SUFFIX),
                       assay_record_get_text (other, ASSAY_CLAIM_SUFFIX));
  if (order == 0)
    order = (assay_record_get_id (one) > assay_record_get_id (other))
            - (assay_record_get_id (one) < assay_record_get_id (other));

  return order;
}

gboolean
assay_scale_is_words_only (AssayRecordList *levels, gint64 scale)
{
  return scale != 0 && assay_record_list_find_by_ref (levels, ASSAY_LEVEL_SCALE, scale) == NULL;
}

AssayOutcome
assay_outcome_from_code (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (i != ASSAY_OUTCOME_UNDECIDED && g_strcmp0 (outcomes[i].code, code) == 0)
      return (AssayOutcome) i;

  return ASSAY_OUTCOME_CONCLUDED;
}

static AssayOutcome
outcome_of_said (const char *said)
{
  if (g_str_equal (said, "distorted"))
    return ASSAY_OUTCOME_CHANGE;
  if (g_str_equal (said, "not-said"))
    return ASSAY_OUTCOME_WRONG;
  if (g_str_equal (said, "not-traceable"))
    return ASSAY_OUTCOME_OPEN;

  return ASSAY_OUTCOME_CONFIRMED;
}

static AssayOutcome
graver (AssayOutcome a, AssayOutcome b)
{
  return outcomes[a].gravity >= outcomes[b].gravity ? a : b;
}

/* The answer to true?, or ASSAY_OUTCOME_UNDECIDED where there is none. */
static AssayOutcome
read_true (AssayRecord *finding, AssayRecord *level, gboolean words_only, gboolean closed)
{
  AssayOutcome outcome;

  if (!assay_record_is_empty (finding, ASSAY_FINDING_NOT_ASKED))
    return ASSAY_OUTCOME_NOT_ASKED;

  if (level != NULL)
    {
      outcome = assay_outcome_from_code (assay_record_get_text (level, ASSAY_LEVEL_OUTCOME));

      return outcome == ASSAY_OUTCOME_OPEN && !closed ? ASSAY_OUTCOME_UNDECIDED : outcome;
    }

  if (closed)
    return ASSAY_OUTCOME_OPEN;

  if (words_only && !assay_record_is_empty (finding, ASSAY_FINDING_CONCLUSION))
    return ASSAY_OUTCOME_CONCLUDED;

  return ASSAY_OUTCOME_UNDECIDED;
}

AssayVerdict
assay_verdict_read (AssayRecord *claim,
                    AssayRecord *finding,
                    AssayRecord *level,
                    gboolean words_only)
{
  AssayVerdict verdict
      = { assay_claim_get_questions (claim), ASSAY_ASK_NONE, FALSE, ASSAY_OUTCOME_UNDECIDED };
  AssayOutcome is_true;
  const char *said;
  gboolean closed;

  if (finding == NULL)
    return verdict;

  said = assay_record_get_text (finding, ASSAY_FINDING_SAID);
  closed = !assay_record_is_empty (finding, ASSAY_FINDING_UNRESOLVED);
  is_true = read_true (finding, level, words_only, closed);

  if (is_true != ASSAY_OUTCOME_UNDECIDED)
    verdict.answered |= ASSAY_ASK_TRUE;
  if ((verdict.asked & ASSAY_ASK_SAID) != 0 && *said != '\0')
    verdict.answered |= ASSAY_ASK_SAID;

  verdict.decided = verdict.answered == verdict.asked || closed;
  if (!verdict.decided)
    return verdict;

  verdict.outcome = is_true;
  if ((verdict.answered & ASSAY_ASK_SAID) != 0)
    verdict.outcome = graver (verdict.outcome, outcome_of_said (said));
  if (verdict.answered != verdict.asked)
    verdict.outcome = graver (verdict.outcome, ASSAY_OUTCOME_OPEN);

  return verdict;
}

AssayRecord *
assay_findings_find_role (GPtrArray *findings, const char *role)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      AssayRecord *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (assay_record_get_text (finding, ASSAY_FINDING_ROLE), role))
        return finding;
    }

  return NULL;
}

static gboolean
has_answer (AssayRecord *finding)
{
  return !assay_record_is_empty (finding, ASSAY_FINDING_SAID)
         || assay_record_get_ref (finding, ASSAY_FINDING_LEVEL) != 0
         || !assay_record_is_empty (finding, ASSAY_FINDING_NOT_ASKED)
         || !assay_record_is_empty (finding, ASSAY_FINDING_CONCLUSION)
         || !assay_record_is_empty (finding, ASSAY_FINDING_UNRESOLVED);
}

AssayRecord *
assay_findings_pick (GPtrArray *findings)
{
  AssayRecord *decision = assay_findings_find_role (findings, "decision");

  if (decision != NULL && has_answer (decision))
    return decision;

  return assay_findings_find_role (findings, "checker");
}

static gboolean
findings_differ (AssayRecord *a, AssayRecord *b)
{
  return assay_record_get_ref (a, ASSAY_FINDING_LEVEL)
             != assay_record_get_ref (b, ASSAY_FINDING_LEVEL)
         || !g_str_equal (assay_record_get_text (a, ASSAY_FINDING_SAID),
                          assay_record_get_text (b, ASSAY_FINDING_SAID))
         || !g_str_equal (assay_record_get_text (a, ASSAY_FINDING_NOT_ASKED),
                          assay_record_get_text (b, ASSAY_FINDING_NOT_ASKED));
}

gboolean
assay_claim_is_disputed (AssayRecord *claim, GPtrArray *findings)
{
  AssayRecord *checker = assay_findings_find_role (findings, "checker");
  AssayRecord *second = assay_findings_find_role (findings, "second");
  AssayRecord *decision = assay_findings_find_role (findings, "decision");

  if (assay_record_get_bool (claim, ASSAY_CLAIM_DISPUTED))
    return TRUE;

  return checker != NULL && second != NULL && has_answer (checker) && has_answer (second)
         && (decision == NULL || !has_answer (decision)) && findings_differ (checker, second);
}

const char *
assay_outcome_get_code (AssayOutcome outcome)
{
  g_return_val_if_fail ((guint) outcome < ASSAY_N_OUTCOMES, "");

  return outcomes[outcome].code;
}

const char *
assay_outcome_get_label (AssayOutcome outcome)
{
  g_return_val_if_fail ((guint) outcome < ASSAY_N_OUTCOMES, "");

  return _ (outcomes[outcome].label);
}

/* Whether another independent origin says the same as @piece on a question that it bears on. What
 * gives context takes no side that another could share: nothing is asked of it. */
static gboolean
is_confirmed (AssayRecord *piece, GPtrArray *evidence, AssayLineage *lineage)
{
  const char *stance = assay_record_get_text (piece, ASSAY_EVIDENCE_STANCE);
  const char *question = assay_record_get_text (piece, ASSAY_EVIDENCE_QUESTION);
  gboolean said = g_str_equal (question, "said") || g_str_equal (question, "both");

  if (*stance == '\0' || g_str_equal (stance, "context"))
    return TRUE;

  return (said && assay_lineage_count (lineage, evidence, "said", stance).n_independent >= 2)
         || (!g_str_equal (question, "said")
             && assay_lineage_count (lineage, evidence, "true", stance).n_independent >= 2);
}

/* Whether some piece of @evidence is graded 1 with nothing to stand on. */
static gboolean
grade_one_is_bare (GPtrArray *evidence, AssayLineage *lineage)
{
  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    {
      AssayRecord *piece = g_ptr_array_index (evidence, i);

      if (g_str_equal (assay_record_get_text (piece, ASSAY_EVIDENCE_CREDIBILITY), "1")
          && assay_record_is_empty (piece, ASSAY_EVIDENCE_CREDIBILITY_REASON)
          && !is_confirmed (piece, evidence, lineage))
        return TRUE;
    }

  return FALSE;
}

/* Whether @level says something of the world: the author's word, and what stays open, rest on
 * nothing else. */
static gboolean
wants_evidence (AssayRecord *level)
{
  const char *outcome = assay_record_get_text (level, ASSAY_LEVEL_OUTCOME);

  return *outcome != '\0' && !g_str_equal (outcome, "author") && !g_str_equal (outcome, "open");
}

/* Whether some piece of @evidence answers "true?". */
static gboolean
answers_true (GPtrArray *evidence)
{
  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    {
      AssayRecord *piece = g_ptr_array_index (evidence, i);

      if (!g_str_equal (assay_record_get_text (piece, ASSAY_EVIDENCE_QUESTION), "said")
          && !g_str_equal (assay_record_get_text (piece, ASSAY_EVIDENCE_STANCE), "context"))
        return TRUE;
    }

  return FALSE;
}

static guint
count_without_locator (GPtrArray *evidence)
{
  guint n = 0;

  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    if (assay_record_is_empty (g_ptr_array_index (evidence, i), ASSAY_EVIDENCE_LOCATOR))
      n++;

  return n;
}

GPtrArray *
assay_claim_dup_notes (AssayRecord *claim,
                       AssayRecord *finding,
                       AssayRecord *level,
                       GPtrArray *evidence,
                       AssayLineage *lineage)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);
  guint n_bare = count_without_locator (evidence);

  g_return_val_if_fail (ASSAY_IS_RECORD (claim), notes);

  if (level != NULL && wants_evidence (level) && !answers_true (evidence))
    g_ptr_array_add (notes, g_strdup (_ ("The finding rests on no evidence: nothing that is linked "
                                         "supports or contradicts what is claimed.")));
  if (grade_one_is_bare (evidence, lineage))
    g_ptr_array_add (notes, g_strdup (_ ("Grade 1 wants two independent origins, or a written "
                                         "reason.")));
  if (finding != NULL && level != NULL
      && g_str_equal (assay_record_get_text (level, ASSAY_LEVEL_OUTCOME), "open")
      && assay_record_is_empty (finding, ASSAY_FINDING_UNRESOLVED))
    g_ptr_array_add (notes, g_strdup (_ ("A claim that could not be verified wants its reason.")));
  if (n_bare > 0)
    g_ptr_array_add (notes,
                     g_strdup_printf (ngettext ("%u piece of evidence has no locator.",
                                                "%u pieces of evidence have no locator.", n_bare),
                                      n_bare));

  return notes;
}
