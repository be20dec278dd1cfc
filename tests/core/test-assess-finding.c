/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-digest.h"
#include "assay-finding.h"
#include "assay-naming.h"
#include "test-rows.h"

#include <string.h>

#define END ASSAY_FIELD_NONE

typedef struct
{
  AssayRecordList *claims;
  AssayRecordList *findings;
  AssayRecordList *levels;
  AssayRecordList *sources;
  AssayRecordList *evidence;
  AssayRecordList *signoffs;
} Rows;

static void
set_up (Rows *rows, gconstpointer data)
{
  rows->claims = assay_record_list_new (ASSAY_KIND_CLAIM, NULL, NULL);
  rows->findings = assay_record_list_new (ASSAY_KIND_FINDING, NULL, NULL);
  rows->levels = assay_record_list_new (ASSAY_KIND_LEVEL, NULL, NULL);
  rows->sources = assay_record_list_new (ASSAY_KIND_SOURCE, NULL, NULL);
  rows->evidence = assay_record_list_new (ASSAY_KIND_EVIDENCE, NULL, NULL);
  rows->signoffs = assay_record_list_new (ASSAY_KIND_SIGNOFF, NULL, NULL);
  test_row (rows->levels, 1, ASSAY_LEVEL_SCALE, "9", ASSAY_LEVEL_OUTCOME, "confirmed", END);
  test_row (rows->levels, 2, ASSAY_LEVEL_SCALE, "9", ASSAY_LEVEL_OUTCOME, "open", END);
  test_row (rows->levels, 3, ASSAY_LEVEL_SCALE, "9", ASSAY_LEVEL_LABEL, "Satire", END);
}

static void
tear_down (Rows *rows, gconstpointer data)
{
  g_assert_finalize_object (rows->claims);
  g_assert_finalize_object (rows->findings);
  g_assert_finalize_object (rows->levels);
  g_assert_finalize_object (rows->sources);
  g_assert_finalize_object (rows->evidence);
  g_assert_finalize_object (rows->signoffs);
}

/* The verdict on a claim of a speaker of @speaker_kind with these answers. */
static AssayVerdict
judge (Rows *rows,
       const char *speaker_kind,
       const char *said,
       const char *level,
       const char *not_asked,
       const char *unresolved)
{
  AssayRecord *claim = test_row (rows->claims, 1, ASSAY_CLAIM_SPEAKER_KIND, speaker_kind, END);
  AssayRecord *finding
      = test_row (rows->findings, 1, ASSAY_FINDING_SAID, said, ASSAY_FINDING_LEVEL, level,
                  ASSAY_FINDING_NOT_ASKED, not_asked, ASSAY_FINDING_UNRESOLVED, unresolved, END);

  return assay_verdict_read (
      claim, finding,
      assay_record_list_find (rows->levels, assay_record_get_ref (finding, ASSAY_FINDING_LEVEL)),
      FALSE);
}

static void
test_questions (Rows *rows, gconstpointer data)
{
  static const struct
  {
    const char *kind;
    AssayQuestions asked;
  } cases[] = { { "named", ASSAY_ASK_SAID | ASSAY_ASK_TRUE },
                { "office", ASSAY_ASK_SAID | ASSAY_ASK_TRUE },
                { "unnamed", ASSAY_ASK_SAID | ASSAY_ASK_TRUE },
                { "nobody", ASSAY_ASK_TRUE },
                { "author", ASSAY_ASK_TRUE },
                { "", ASSAY_ASK_TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (assay_claim_get_questions (
                         test_row (rows->claims, 1, ASSAY_CLAIM_SPEAKER_KIND, cases[i].kind, END)),
                     ==, cases[i].asked);
}

static void
test_verdicts (Rows *rows, gconstpointer data)
{
  static const struct
  {
    const char *kind, *said, *level, *not_asked, *unresolved;
    gboolean decided;
    AssayOutcome outcome;
  } cases[] = {
    { "", "", "1", "", "", TRUE, ASSAY_OUTCOME_CONFIRMED },
    { "", "", "0", "", "", FALSE, ASSAY_OUTCOME_UNDECIDED },
    { "named", "", "1", "", "", FALSE, ASSAY_OUTCOME_UNDECIDED },
    { "named", "verbatim", "0", "", "", FALSE, ASSAY_OUTCOME_UNDECIDED },
    { "named", "verbatim", "1", "", "", TRUE, ASSAY_OUTCOME_CONFIRMED },
    { "named", "distorted", "1", "", "", TRUE, ASSAY_OUTCOME_CHANGE },
    { "named", "not-said", "1", "", "", TRUE, ASSAY_OUTCOME_WRONG },
    { "named", "not-traceable", "1", "", "", TRUE, ASSAY_OUTCOME_OPEN },
    { "named", "substance", "0", "opinion", "", TRUE, ASSAY_OUTCOME_CONFIRMED },
    { "author", "", "0", "forecast", "", TRUE, ASSAY_OUTCOME_NOT_ASKED },
    { "", "", "2", "", "", FALSE, ASSAY_OUTCOME_UNDECIDED },
    { "", "", "2", "", "no access", TRUE, ASSAY_OUTCOME_OPEN },
    { "named", "verbatim", "2", "", "no access", TRUE, ASSAY_OUTCOME_OPEN },
    { "named", "", "0", "", "nobody answers", TRUE, ASSAY_OUTCOME_OPEN },
    { "", "", "3", "", "", TRUE, ASSAY_OUTCOME_CONCLUDED },
    { "", "", "77", "", "", FALSE, ASSAY_OUTCOME_UNDECIDED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AssayVerdict verdict = judge (rows, cases[i].kind, cases[i].said, cases[i].level,
                                    cases[i].not_asked, cases[i].unresolved);

      g_test_message ("case %u", i);
      g_assert_cmpint (verdict.decided, ==, cases[i].decided);
      g_assert_cmpint (verdict.outcome, ==, cases[i].outcome);
    }
}

static void
test_words_only (Rows *rows, gconstpointer data)
{
  AssayRecord *claim = test_row (rows->claims, 1, END);
  AssayRecord *finding = test_row (rows->findings, 1, END);

  g_assert_true (assay_scale_is_words_only (rows->levels, 5));
  g_assert_false (assay_scale_is_words_only (rows->levels, 9));
  g_assert_false (assay_scale_is_words_only (rows->levels, 0));
  g_assert_false (assay_verdict_read (claim, finding, NULL, TRUE).decided);
  finding = test_row (rows->findings, 1, ASSAY_FINDING_CONCLUSION, "It is so.", END);
  g_assert_cmpint (assay_verdict_read (claim, finding, NULL, TRUE).outcome, ==,
                   ASSAY_OUTCOME_CONCLUDED);
  g_assert_false (assay_verdict_read (claim, finding, NULL, FALSE).decided);
  g_assert_false (assay_verdict_read (claim, NULL, NULL, TRUE).decided);
}

static void
test_second_reader (Rows *rows, gconstpointer data)
{
  AssayRecord *claim = test_row (rows->claims, 1, END);
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  AssayRecord *checker
      = test_row (rows->findings, 1, ASSAY_FINDING_ROLE, "checker", ASSAY_FINDING_LEVEL, "1", END);
  AssayRecord *second
      = test_row (rows->findings, 2, ASSAY_FINDING_ROLE, "second", ASSAY_FINDING_LEVEL, "2", END);
  AssayRecord *decision
      = test_row (rows->findings, 3, ASSAY_FINDING_ROLE, "decision", ASSAY_FINDING_LEVEL, "2", END);

  g_assert_null (assay_findings_pick (NULL));
  g_ptr_array_add (findings, checker);
  g_assert_false (assay_claim_is_disputed (claim, findings));
  g_ptr_array_add (findings, second);
  g_assert_true (assay_claim_is_disputed (claim, findings));
  g_assert_true (assay_findings_pick (findings) == checker);
  g_ptr_array_add (findings, decision);
  g_assert_false (assay_claim_is_disputed (claim, findings));
  g_assert_true (assay_findings_pick (findings) == decision);
  claim = test_row (rows->claims, 1, ASSAY_CLAIM_DISPUTED, "1", END);
  g_assert_true (assay_claim_is_disputed (claim, findings));
}

static void
test_labels_and_order (Rows *rows, gconstpointer data)
{
  AssayRecord *whole = test_row (rows->claims, 1, ASSAY_CLAIM_NUMBER, "14", END);
  AssayRecord *part
      = test_row (rows->claims, 2, ASSAY_CLAIM_NUMBER, "14", ASSAY_CLAIM_SUFFIX, "a", END);
  AssayRecord *early = test_row (rows->claims, 3, ASSAY_CLAIM_NUMBER, "2", END);
  g_autofree char *label = assay_claim_dup_label (part);

  g_assert_cmpstr (label, ==, "14a");
  g_assert_cmpint (assay_claim_compare (whole, part), <, 0);
  g_assert_cmpint (assay_claim_compare (whole, early), >, 0);
  g_assert_cmpint (assay_claim_compare (whole, whole), ==, 0);
}

static void
test_notes (Rows *rows, gconstpointer data)
{
  AssayRecord *claim = test_row (rows->claims, 1, END);
  AssayRecord *finding = test_row (rows->findings, 1, ASSAY_FINDING_LEVEL, "2", END);
  AssayRecord *level = assay_record_list_find (rows->levels, 2);
  g_autoptr (GPtrArray) evidence = g_ptr_array_new ();
  g_autoptr (AssayRecordList) actors = assay_record_list_new (ASSAY_KIND_ACTOR, NULL, NULL);
  g_autoptr (AssayRecordList) derived = assay_record_list_new (ASSAY_KIND_DERIVATION, NULL, NULL);
  g_autoptr (AssayLineage) lineage = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) divided = NULL;
  g_autoptr (GPtrArray) fewer = NULL;
  g_autoptr (GPtrArray) none = NULL;

  for (gint64 id = 1; id <= 3; id++)
    test_row (rows->sources, id, ASSAY_SOURCE_TITLE, "a source", END);
  lineage = assay_lineage_new (rows->sources, actors, derived);

  /* An answer wants something to rest on. */
  none = assay_claim_dup_notes (claim, finding, assay_record_list_find (rows->levels, 1), NULL,
                                lineage);
  g_assert_cmpuint (none->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (none, 0), "rests on no evidence"));

  /* One more that supports does not confirm what refutes. */
  g_ptr_array_add (evidence,
                   test_row (rows->evidence, 1, ASSAY_EVIDENCE_CREDIBILITY, "1",
                             ASSAY_EVIDENCE_SOURCE, "1", ASSAY_EVIDENCE_STANCE, "refutes", END));
  all = assay_claim_dup_notes (claim, finding, level, evidence, lineage);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_nonnull (strstr (g_ptr_array_index (all, 0), "two independent origins"));
  g_ptr_array_add (evidence, test_row (rows->evidence, 2, ASSAY_EVIDENCE_SOURCE, "2",
                                       ASSAY_EVIDENCE_STANCE, "supports", END));
  divided = assay_claim_dup_notes (claim, NULL, NULL, evidence, lineage);
  g_assert_cmpuint (divided->len, ==, 2);

  g_ptr_array_add (evidence, test_row (rows->evidence, 3, ASSAY_EVIDENCE_SOURCE, "3",
                                       ASSAY_EVIDENCE_STANCE, "refutes", END));
  fewer = assay_claim_dup_notes (claim, NULL, NULL, evidence, lineage);
  g_assert_cmpuint (fewer->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (fewer, 0), ==, "3 pieces of evidence have no locator.");
}

static void
test_ratings_and_names (Rows *rows, gconstpointer data)
{
  AssayRecord *source = test_row (rows->sources, 1, ASSAY_SOURCE_TITLE, "Ledger",
                                  ASSAY_SOURCE_RELIABILITY, "B", END);
  AssayRecord *plain = test_row (rows->evidence, 1, ASSAY_EVIDENCE_CREDIBILITY, "2", END);
  AssayRecord *override = test_row (rows->evidence, 2, ASSAY_EVIDENCE_RELIABILITY, "D", END);
  g_autofree char *rating = assay_evidence_dup_rating (plain, source);
  g_autofree char *words = assay_evidence_dup_rating_words (plain, source);
  g_autofree char *overridden = assay_evidence_dup_rating (override, source);
  g_autofree char *unrated = assay_evidence_dup_rating_words (plain, NULL);
  g_autofree char *name = assay_source_dup_public_name (source);
  g_autofree char *code = NULL;
  g_autofree char *nameless = NULL;

  g_assert_cmpstr (rating, ==, "B2");
  g_assert_cmpstr (words, ==, "Usually reliable, probably true");
  g_assert_cmpstr (overridden, ==, "D");
  g_assert_cmpstr (unrated, ==, "Probably true");
  g_assert_cmpstr (name, ==, "Ledger");

  source = test_row (rows->sources, 2, ASSAY_SOURCE_TITLE, "Jane Doe", ASSAY_SOURCE_PROTECTED, "1",
                     ASSAY_SOURCE_CODE_NAME, "HERON", END);
  code = assay_source_dup_public_name (source);
  g_assert_cmpstr (code, ==, "HERON");
  source = test_row (rows->sources, 3, ASSAY_SOURCE_TITLE, "Jane Doe", ASSAY_SOURCE_PROTECTED, "1",
                     END);
  nameless = assay_source_dup_public_name (source);
  g_assert_cmpstr (nameless, ==, "a protected source");
}

static void
test_signoff_lapses (Rows *rows, gconstpointer data)
{
  AssayRecord *claim = test_row (rows->claims, 1, ASSAY_CLAIM_NUMBER, "3", END);
  AssayRecord *finding = test_row (rows->findings, 1, ASSAY_FINDING_LEVEL, "1", END);
  AssayRecord *piece = test_row (rows->evidence, 7, ASSAY_EVIDENCE_QUOTE, "yes", END);
  AssayRecord *other = test_row (rows->evidence, 5, ASSAY_EVIDENCE_QUOTE, "also", END);
  g_autoptr (GPtrArray) evidence = g_ptr_array_new ();
  AssayDigestInput input = { "3,000", 11, claim, finding, evidence, NULL, NULL };
  AssayDigestParts changed;
  g_autofree char *signed_digest = NULL;
  g_autofree char *turned = NULL;
  g_autofree char *later = NULL;
  g_autofree char *words = NULL;
  AssayRecord *signoff;

  g_ptr_array_add (evidence, piece);
  g_ptr_array_add (evidence, other);
  signed_digest = assay_digest_of_claim (&input);
  signoff = test_row (rows->signoffs, 1, ASSAY_SIGNOFF_DIGEST, signed_digest, END);
  g_assert_cmpint (assay_signoff_get_state (NULL, signed_digest, NULL), ==, ASSAY_SIGNOFF_NONE);

  /* the order of evidence, notes and the editor's decision are no change */
  evidence->pdata[0] = other;
  evidence->pdata[1] = piece;
  input.claim
      = test_row (rows->claims, 1, ASSAY_CLAIM_NUMBER, "3", ASSAY_CLAIM_NOTE, "call again", END);
  input.finding = test_row (rows->findings, 1, ASSAY_FINDING_LEVEL, "1", ASSAY_FINDING_DECISION,
                            "taken", END);
  turned = assay_digest_of_claim (&input);
  g_assert_cmpint (assay_signoff_get_state (signoff, turned, NULL), ==, ASSAY_SIGNOFF_VALID);

  input.quote = "30";
  input.finding = NULL;
  later = assay_digest_of_claim (&input);
  g_assert_cmpint (assay_signoff_get_state (signoff, later, &changed), ==, ASSAY_SIGNOFF_LAPSED);
  g_assert_cmpint (changed, ==, ASSAY_DIGEST_QUOTE | ASSAY_DIGEST_FINDING);
  words = assay_digest_parts_dup_words (changed);
  g_assert_cmpstr (words, ==, "changed since: the quote, the finding");
  g_assert_cmpint (assay_signoff_get_state (signoff, "damaged", &changed), ==,
                   ASSAY_SIGNOFF_LAPSED);
  g_assert_cmpint (changed, ==, ASSAY_DIGEST_UNKNOWN);
}

/* Who signed saw the letter of the source, unless the evidence had one of its own. */
static void
test_regrading_lapses (Rows *rows, gconstpointer data)
{
  g_autoptr (GPtrArray) evidence = g_ptr_array_new ();
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  AssayDigestInput input
      = { "3,000", 11, test_row (rows->claims, 1, END), NULL, evidence, NULL, sources };
  g_autofree char *signed_digest = NULL;
  g_autofree char *regraded = NULL;
  g_autofree char *retitled = NULL;
  g_autofree char *overridden = NULL;
  g_autofree char *still = NULL;
  AssayDigestParts changed;
  AssayRecord *signoff;

  g_ptr_array_add (evidence, test_row (rows->evidence, 1, ASSAY_EVIDENCE_SOURCE, "4", END));
  g_ptr_array_add (sources, test_row (rows->sources, 4, ASSAY_SOURCE_RELIABILITY, "B", END));
  signed_digest = assay_digest_of_claim (&input);
  signoff = test_row (rows->signoffs, 1, ASSAY_SIGNOFF_DIGEST, signed_digest, END);

  sources->pdata[0] = test_row (rows->sources, 4, ASSAY_SOURCE_RELIABILITY, "B", ASSAY_SOURCE_TITLE,
                                "Yearbook", END);
  retitled = assay_digest_of_claim (&input);
  g_assert_cmpint (assay_signoff_get_state (signoff, retitled, NULL), ==, ASSAY_SIGNOFF_VALID);

  sources->pdata[0] = test_row (rows->sources, 4, ASSAY_SOURCE_RELIABILITY, "E", END);
  regraded = assay_digest_of_claim (&input);
  g_assert_cmpint (assay_signoff_get_state (signoff, regraded, &changed), ==, ASSAY_SIGNOFF_LAPSED);
  g_assert_cmpint (changed, ==, ASSAY_DIGEST_EVIDENCE);

  evidence->pdata[0] = test_row (rows->evidence, 1, ASSAY_EVIDENCE_SOURCE, "4",
                                 ASSAY_EVIDENCE_RELIABILITY, "B", END);
  overridden = assay_digest_of_claim (&input);
  sources->pdata[0] = test_row (rows->sources, 4, ASSAY_SOURCE_RELIABILITY, "F", END);
  still = assay_digest_of_claim (&input);
  g_assert_cmpstr (overridden, ==, still);
}

static void
test_signoffs_pick (Rows *rows, gconstpointer data)
{
  g_autoptr (GPtrArray) signoffs = g_ptr_array_new ();
  AssayRecord *valid = test_row (rows->signoffs, 1, ASSAY_SIGNOFF_DIGEST, "now",
                                 ASSAY_SIGNOFF_SIGNED_AT, "2026-01-01T00:00:00Z", END);
  AssayRecord *lapsed = test_row (rows->signoffs, 2, ASSAY_SIGNOFF_DIGEST, "then",
                                  ASSAY_SIGNOFF_SIGNED_AT, "2026-02-01T00:00:00Z", END);

  g_assert_null (assay_signoffs_pick (signoffs, "now"));
  g_ptr_array_add (signoffs, valid);
  g_ptr_array_add (signoffs, lapsed);
  g_assert_true (assay_signoffs_pick (signoffs, "now") == valid);
  g_assert_true (assay_signoffs_pick (signoffs, "later") == lapsed);
}

static void
test_revision_digest (Rows *rows, gconstpointer data)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GPtrArray) other = g_ptr_array_new ();
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *c = NULL;

  g_ptr_array_add (one, (gpointer) "1 aa");
  g_ptr_array_add (one, (gpointer) "1 bb");
  g_ptr_array_add (other, (gpointer) "1 bb");
  g_ptr_array_add (other, (gpointer) "1 aa");
  a = assay_digest_of_revision (4, "00ff", one);
  b = assay_digest_of_revision (4, "00ff", other);
  c = assay_digest_of_revision (4, "00fe", other);
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Rows *, gconstpointer);
  } tests[] = {
    { "/finding/questions", test_questions },
    { "/finding/verdicts", test_verdicts },
    { "/finding/words-only", test_words_only },
    { "/finding/second-reader", test_second_reader },
    { "/finding/labels-and-order", test_labels_and_order },
    { "/finding/notes", test_notes },
    { "/naming/ratings-and-names", test_ratings_and_names },
    { "/digest/signoff-lapses", test_signoff_lapses },
    { "/digest/regrading-lapses", test_regrading_lapses },
    { "/digest/signoffs-pick", test_signoffs_pick },
    { "/digest/revision", test_revision_digest },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Rows, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
