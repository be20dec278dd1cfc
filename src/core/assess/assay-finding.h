/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-lineage.h"

G_BEGIN_DECLS

/* What a claim and its finding add up to: which questions apply, which are answered, what the
 * outcome is. Pure functions of records; callable from any thread. */

/* The two questions of a claim: was it said, is it so. */
typedef enum
{
  ASSAY_ASK_NONE = 0,
  ASSAY_ASK_SAID = 1 << 0,
  ASSAY_ASK_TRUE = 1 << 1
} AssayQuestions;

/* The group that colours a highlight and under which a claim is counted. The first is the only one
 * of a claim that is not decided. NOT_ASKED: true? is not asked and nobody is said to have said it
 * (an opinion or a forecast of the author's). CONCLUDED: decided in words only, on a scale without
 * levels or at a level without a group. */
typedef enum
{
  ASSAY_OUTCOME_UNDECIDED,
  ASSAY_OUTCOME_CONFIRMED,
  ASSAY_OUTCOME_CHANGE,
  ASSAY_OUTCOME_WRONG,
  ASSAY_OUTCOME_AUTHOR,
  ASSAY_OUTCOME_OPEN,
  ASSAY_OUTCOME_NOT_ASKED,
  ASSAY_OUTCOME_CONCLUDED
} AssayOutcome;

#define ASSAY_N_OUTCOMES (ASSAY_OUTCOME_CONCLUDED + 1)

typedef struct
{
  AssayQuestions asked;    /* the questions that apply */
  AssayQuestions answered; /* those of them that are answered */
  gboolean decided;        /* all that apply are answered */
  AssayOutcome outcome;    /* ASSAY_OUTCOME_UNDECIDED unless decided */
} AssayVerdict;

/* The questions that apply to @claim: true? always; said? where it has a speaker (named, by office
 * or unnamed), not where it is nobody, the author or not filled in. */
AssayQuestions assay_claim_get_questions (AssayRecord *claim);

/* "14a": number and suffix, as the margin and the ministry's letter call it. Owned. */
char *assay_claim_dup_label (AssayRecord *claim) G_GNUC_WARN_UNUSED_RESULT;

/* Orders claims by number, then suffix, then key. A GCompareFunc over AssayRecords. */
int assay_claim_compare (gconstpointer a, gconstpointer b);

/* Whether the scale with key @scale has no levels: then the conclusion in words is the answer to
 * true?. FALSE for @scale 0. */
gboolean assay_scale_is_words_only (AssayRecordList *levels, gint64 scale);

/* Reads @finding (may be NULL: none yet) of @claim. @level is the row its level field names, or
 * NULL; @words_only as assay_scale_is_words_only() says of the article's scale.
 *
 * said? is answered when it is set. true? is answered when not_asked is set; or a level is, where
 * one of outcome "open" counts only with its reason in `unresolved`; or, with @words_only, when
 * there is a conclusion. A claim with a reason in `unresolved` is closed without an answer: it is
 * decided and its outcome is OPEN unless a level says more.
 *
 * The outcome is the graver of both answers, in the order confirmed, on author, not verified,
 * change, wrong: a quotation that is verbatim does not confirm its content, and true content does
 * not mend a distorted quotation. */
AssayVerdict assay_verdict_read (AssayRecord *claim,
                                 AssayRecord *finding,
                                 AssayRecord *level,
                                 gboolean words_only);

/* The finding that holds of a claim's @findings (array of AssayRecord): the third person's
 * decision where there is one, else the checker's, else NULL. Borrowed. */
AssayRecord *assay_findings_pick (GPtrArray *findings);

/* The finding of role @role ("checker", "second", "decision"), or NULL. Borrowed. */
AssayRecord *assay_findings_find_role (GPtrArray *findings, const char *role);

/* Whether @claim is in dispute: it is marked so, or the second reader's finding differs from the
 * checker's in said?, true? or not asked and no third person has decided. */
gboolean assay_claim_is_disputed (AssayRecord *claim, GPtrArray *findings);

/* "confirmed", "change", "wrong", "author", "open", "undecided", "not-asked", "concluded". */
const char *assay_outcome_get_code (AssayOutcome outcome);

/* The group's name in the language of the interface. Borrowed. */
const char *assay_outcome_get_label (AssayOutcome outcome);

/* The group of a level's outcome word; ASSAY_OUTCOME_CONCLUDED where it has none. */
AssayOutcome assay_outcome_from_code (const char *code);

/* What in a claim's rows is against the rules of the craft, one sentence each in the language of
 * the interface: grade 1 without two independent origins or a reason, an open level without its
 * reason, evidence without a locator. Grade 1 on evidence that supports is confirmed by what else
 * supports, on evidence that refutes by what else refutes, on the same question. @finding and
 * @level may be NULL. Gives an array of strings,
 * empty when all is well. Nothing in it ever blocks. */
GPtrArray *assay_claim_dup_notes (AssayRecord *claim,
                                  AssayRecord *finding,
                                  AssayRecord *level,
                                  GPtrArray *evidence,
                                  AssayLineage *lineage) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
