/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-digest.h"
#include "assay-report.h"
#include "assay-test-util.h"
#include "project-fixture.h"

/* What claims are answered with: speakers, evidence, findings, sign-offs, logs. */

static void
test_the_speaker_goes_on_in_the_sentence (Fixture *fixture, gconstpointer data)
{
  gint64 first = fixture_add_claim (fixture, "The harbour was closed for nine days");
  AssayEdit *edit = assay_project_edit (fixture->project, "Set speaker");
  gint64 actor = assay_edit_actor_named (fixture->project, edit, " Port  authority ");
  gint64 same;
  gint64 other;

  assay_edit_set_text (edit, first, ASSAY_CLAIM_SPEAKER_KIND, "named");
  assay_edit_set_ref (edit, first, ASSAY_CLAIM_SPEAKER, actor);
  fixture_commit (fixture, edit);

  same = fixture_add_claim (fixture, "3,000 containers were left");
  other = fixture_add_claim (fixture, "the crane had failed twice");
  g_assert_cmpint (assay_record_get_ref (fixture_get_claim (fixture, same), ASSAY_CLAIM_SPEAKER),
                   ==, actor);
  g_assert_cmpint (assay_record_get_ref (fixture_get_claim (fixture, other), ASSAY_CLAIM_SPEAKER),
                   ==, 0);

  /* The same actor under another spelling is not made twice. */
  edit = assay_project_edit (fixture->project, "Set speaker");
  g_assert_cmpint (assay_edit_actor_named (fixture->project, edit, "port AUTHORITY"), ==, actor);
  assay_edit_unref (edit);
}

static void
test_repeat_takes_source_and_finding (Fixture *fixture, gconstpointer data)
{
  gint64 first = fixture_add_claim (fixture, "The repair cost 12 million");
  gint64 second = fixture_add_claim (fixture, "Nobody paid it");
  gint64 source;
  gint64 evidence;
  g_autoptr (GPtrArray) repeated = NULL;
  AssayEdit *edit;

  g_assert_null (assay_edit_repeat (fixture->article, first, second));

  fixture_commit (
      fixture, assay_edit_add_source (fixture->project, "https://www.yard.example/bill", &source));
  g_assert_cmpstr (
      assay_record_get_text (assay_project_find (fixture->project, ASSAY_KIND_SOURCE, source),
                             ASSAY_SOURCE_TITLE),
      ==, "yard.example");
  fixture_commit (fixture, assay_edit_add_evidence (fixture->article, first, source, &evidence));
  edit = assay_project_edit (fixture->project, "Rate");
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_CREDIBILITY, "2");
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_STANCE, "refutes");
  fixture_commit (fixture, edit);
  fixture_set_level (fixture, first, "Wrong");

  fixture_commit (fixture, assay_edit_repeat (fixture->article, first, second));
  repeated = assay_article_dup_evidence (fixture->article, second);
  g_assert_cmpuint (repeated->len, ==, 1);
  g_assert_cmpstr (assay_record_get_text (g_ptr_array_index (repeated, 0), ASSAY_EVIDENCE_STANCE),
                   ==, "refutes");
  g_assert_cmpstr (
      assay_record_get_text (g_ptr_array_index (repeated, 0), ASSAY_EVIDENCE_CREDIBILITY), ==, "2");
  g_assert_cmpstr (assay_article_get_outcome (fixture->article, second), ==, "wrong");

  /* Once more does not link the source twice. */
  fixture_commit (fixture, assay_edit_repeat (fixture->article, first, second));
  g_clear_pointer (&repeated, g_ptr_array_unref);
  repeated = assay_article_dup_evidence (fixture->article, second);
  g_assert_cmpuint (repeated->len, ==, 1);
}

static void
test_a_signature_lapses_on_change (Fixture *fixture, gconstpointer data)
{
  gint64 claim = fixture_add_claim (fixture, "The repair cost 12 million");
  AssayRecordList *signoffs = assay_article_get_list (fixture->article, ASSAY_KIND_SIGNOFF);
  g_autofree char *digest = NULL;
  g_autofree char *later = NULL;
  AssayRecord *signoff;
  guint n_refused;

  fixture_set_level (fixture, claim, "Confirmed");
  g_assert_null (assay_edit_sign (fixture->article, &claim, 1, "Mara", &n_refused));
  g_assert_cmpuint (n_refused, ==, 1);

  fixture_commit (fixture, assay_edit_sign (fixture->article, &claim, 1, "Noor", NULL));
  signoff = assay_record_list_find_by_ref (signoffs, ASSAY_SIGNOFF_CLAIM, claim);
  digest = assay_article_dup_digest (fixture->article, claim);
  g_assert_cmpint (assay_signoff_get_state (signoff, digest, NULL), ==, ASSAY_SIGNOFF_VALID);

  fixture_set_level (fixture, claim, "Wrong");
  later = assay_article_dup_digest (fixture->article, claim);
  g_assert_cmpint (assay_signoff_get_state (signoff, later, NULL), ==, ASSAY_SIGNOFF_LAPSED);
}

static void
test_splitting_keeps_the_number (Fixture *fixture, gconstpointer data)
{
  gint64 claim
      = fixture_add_claim (fixture, "The harbour was closed for nine days, the port authority "
                                    "says, and 3,000 containers were left.");
  AssayRange part = fixture_find (fixture, "3,000 containers were left");
  gint64 split;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  AssayEdit *edit;

  fixture_commit (fixture,
                  assay_edit_split_claim (fixture->article, claim, part.start, part.end, &split));
  first = assay_claim_dup_label (fixture_get_claim (fixture, claim));
  second = assay_claim_dup_label (fixture_get_claim (fixture, split));
  g_assert_cmpstr (first, ==, "1a");
  g_assert_cmpstr (second, ==, "1b");

  /* A letter is not given twice, though its claim is gone. */
  edit = assay_project_edit (fixture->project, "Delete claim");
  assay_edit_delete (edit, ASSAY_KIND_CLAIM, split);
  fixture_commit (fixture, edit);
  fixture_commit (fixture,
                  assay_edit_split_claim (fixture->article, claim, part.start, part.end, &split));
  third = assay_claim_dup_label (fixture_get_claim (fixture, split));
  g_assert_cmpstr (third, ==, "1c");
}

static void
test_an_answer_becomes_evidence (Fixture *fixture, gconstpointer data)
{
  gint64 claims[] = { fixture_add_claim (fixture, "The repair cost 12 million"),
                      fixture_add_claim (fixture, "Nobody paid it") };
  g_autofree char *mail = NULL;
  g_autoptr (GPtrArray) evidence = NULL;
  AssayEdit *edit;
  gint64 log;

  edit = assay_edit_add_log (fixture->article, "query", claims, 2, &log);
  assay_edit_set_text (edit, log, ASSAY_LOG_WHOM, "Ilse");
  assay_edit_set_text (edit, log, ASSAY_LOG_WORDS, "Who paid?");
  fixture_commit (fixture, edit);
  mail = assay_article_dup_queries_as_mail (fixture->article, NULL);
  g_assert_nonnull (strstr (mail, "[1, 2] Who paid?"));

  g_assert_null (assay_edit_answer_to_evidence (fixture->article, log));
  edit = assay_project_edit (fixture->project, "Note the answer");
  assay_edit_set_text (edit, log, ASSAY_LOG_ANSWER, "The owner did");
  fixture_commit (fixture, edit);
  fixture_commit (fixture, assay_edit_answer_to_evidence (fixture->article, log));
  evidence = assay_article_dup_evidence (fixture->article, claims[1]);
  g_assert_cmpuint (evidence->len, ==, 1);
  g_assert_cmpstr (assay_record_get_text (g_ptr_array_index (evidence, 0), ASSAY_EVIDENCE_QUOTE),
                   ==, "The owner did");
}

static void
test_a_mail_names_no_protected_source (Fixture *fixture, gconstpointer data)
{
  gint64 claim = fixture_add_claim (fixture, "Nobody paid it");
  g_autoptr (GError) error = NULL;
  AssayEdit *edit;
  gint64 source;
  gint64 log;

  edit = assay_edit_add_source (fixture->project, "Tomas Aldic, hoist engineer", &source);
  assay_edit_set_bool (edit, source, ASSAY_SOURCE_PROTECTED, TRUE);
  fixture_commit (fixture, edit);
  edit = assay_edit_add_log (fixture->article, "query", &claim, 1, &log);
  assay_edit_set_text (edit, log, ASSAY_LOG_WORDS,
                       "Tomas Aldic, hoist engineer, says you knew. Did you?");
  fixture_commit (fixture, edit);

  g_assert_null (assay_article_dup_queries_as_mail (fixture->article, &error));
  g_assert_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_PROTECTED);
}

static void
test_a_decision_goes_before_the_finding (Fixture *fixture, gconstpointer data)
{
  gint64 claim = fixture_add_claim (fixture, "Nobody paid it");
  AssayEdit *edit;
  gint64 id;

  fixture_commit (fixture, assay_edit_set_finding (fixture->article, claim,
                                                   ASSAY_FINDING_UNRESOLVED, "nobody answers"));
  g_assert_cmpstr (assay_article_get_outcome (fixture->article, claim), ==, "open");

  edit = assay_project_edit (fixture->project, "Decide");
  id = assay_edit_insert (edit, ASSAY_KIND_FINDING);
  assay_edit_set_ref (edit, id, ASSAY_FINDING_CLAIM, claim);
  assay_edit_set_text (edit, id, ASSAY_FINDING_ROLE, "decision");
  assay_edit_set_text (edit, id, ASSAY_FINDING_NOT_ASKED, "opinion");
  fixture_commit (fixture, edit);
  g_assert_cmpstr (assay_article_get_outcome (fixture->article, claim), ==, "not-asked");
}

/* Evidence is part of what is signed: who changed it last is the last editor, whoever found. */
static void
assert_named (Fixture *fixture, AssayOutcome outcome, const char *name)
{
  g_autofree char *named = assay_article_dup_outcome_name (fixture->article, outcome);

  g_assert_cmpstr (named, ==, name);
}

/* One answer has one name, that of its level, wherever claims are told apart by answers. */
static void
test_answers_are_called_by_the_scale (Fixture *fixture, gconstpointer data)
{
  gint64 claim = fixture_add_claim (fixture, "Nobody paid it");
  AssayRecordList *scales = assay_project_get_list (fixture->project, ASSAY_KIND_SCALE);
  AssayEdit *edit;

  g_assert_cmpstr (assay_article_get_answer (fixture->article, claim), ==, "Undecided");
  fixture_set_level (fixture, claim, "Confirmed with change");
  g_assert_cmpstr (assay_article_get_answer (fixture->article, claim), ==, "Confirmed with change");
  assert_named (fixture, ASSAY_OUTCOME_CHANGE, "Confirmed with change");
  assert_named (fixture, ASSAY_OUTCOME_NOT_ASKED,
                assay_outcome_get_label (ASSAY_OUTCOME_NOT_ASKED));

  edit = assay_project_edit (fixture->project, "Another scale");
  assay_edit_set_ref (edit, assay_article_get_id (fixture->article), ASSAY_ARTICLE_SCALE,
                      assay_record_get_id (assay_record_list_peek (scales, 1)));
  fixture_commit (fixture, edit);
  assert_named (fixture, ASSAY_OUTCOME_CHANGE, "Mostly true, Half true");
  assert_named (fixture, ASSAY_OUTCOME_OPEN, "Unproven");
  assert_named (fixture, ASSAY_OUTCOME_AUTHOR, "On author");
}

static void
test_who_edits_evidence_cannot_sign (Fixture *fixture, gconstpointer data)
{
  gint64 claim = fixture_add_claim (fixture, "Nobody paid it");
  AssayEdit *edit;
  gint64 source;
  gint64 evidence;
  guint n_refused;

  fixture_commit (fixture, assay_edit_add_source (fixture->project, "The bill", &source));
  fixture_commit (fixture, assay_edit_add_evidence (fixture->article, claim, source, &evidence));
  assay_project_set_person (fixture->project, "Noor");
  edit = assay_project_edit (fixture->project, "Write a note");
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_NOTE, "ask again");
  fixture_commit (fixture, edit);
  g_assert_cmpstr (
      assay_record_get_text (fixture_get_claim (fixture, claim), ASSAY_CLAIM_EDITED_BY), ==,
      "Mara");

  edit = assay_project_edit (fixture->project, "Regrade");
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_CREDIBILITY, "2");
  fixture_commit (fixture, edit);
  g_assert_null (assay_edit_sign (fixture->article, &claim, 1, "noor ", &n_refused));
  g_assert_cmpuint (n_refused, ==, 1);
  fixture_commit (fixture, assay_edit_sign (fixture->article, &claim, 1, "Mara", NULL));
}

static gint64
add_spoken_claim (Fixture *fixture, const char *words, const char *speaker_kind)
{
  gint64 claim = fixture_add_claim (fixture, words);
  AssayEdit *edit = assay_project_edit (fixture->project, "Set speaker");

  assay_edit_set_text (edit, claim, ASSAY_CLAIM_SPEAKER_KIND, speaker_kind);
  fixture_commit (fixture, edit);

  return claim;
}

/* Nobody said the second claim: what shows that the first was said shows nothing of it. */
static void
test_repeat_leaves_out_what_was_said (Fixture *fixture, gconstpointer data)
{
  gint64 first = add_spoken_claim (fixture, "The repair cost 12 million", "named");
  gint64 nobodys = add_spoken_claim (fixture, "Nobody paid it", "author");
  gint64 spoken = add_spoken_claim (fixture, "The end", "office");
  g_autoptr (GPtrArray) of_nobody = NULL;
  g_autoptr (GPtrArray) of_spoken = NULL;
  gint64 bill;
  gint64 record;
  gint64 evidence;
  AssayEdit *edit;

  fixture_commit (fixture, assay_edit_add_source (fixture->project, "The bill", &bill));
  fixture_commit (fixture, assay_edit_add_source (fixture->project, "The record", &record));
  fixture_commit (fixture, assay_edit_add_evidence (fixture->article, first, bill, &evidence));
  edit = assay_project_edit (fixture->project, "Answers both");
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_QUESTION, "both");
  fixture_commit (fixture, edit);
  fixture_commit (fixture, assay_edit_add_evidence (fixture->article, first, record, NULL));

  fixture_commit (fixture, assay_edit_repeat (fixture->article, first, nobodys));
  of_nobody = assay_article_dup_evidence (fixture->article, nobodys);
  g_assert_cmpuint (of_nobody->len, ==, 1);
  g_assert_cmpint (assay_record_get_ref (of_nobody->pdata[0], ASSAY_EVIDENCE_SOURCE), ==, bill);
  g_assert_cmpstr (assay_record_get_text (of_nobody->pdata[0], ASSAY_EVIDENCE_QUESTION), ==,
                   "true");

  fixture_commit (fixture, assay_edit_repeat (fixture->article, first, spoken));
  of_spoken = assay_article_dup_evidence (fixture->article, spoken);
  g_assert_cmpint (assay_record_get_ref (of_spoken->pdata[0], ASSAY_EVIDENCE_SOURCE), ==, record);
  g_assert_cmpstr (assay_record_get_text (of_spoken->pdata[0], ASSAY_EVIDENCE_QUESTION), ==,
                   "said");
}

static void
test_an_answer_comes_behind_the_evidence (Fixture *fixture, gconstpointer data)
{
  gint64 claim = fixture_add_claim (fixture, "The repair cost 12 million");
  g_autoptr (GPtrArray) evidence = NULL;
  AssayEdit *edit;
  gint64 source;
  gint64 log;

  fixture_commit (fixture, assay_edit_add_source (fixture->project, "The bill", &source));
  fixture_commit (fixture, assay_edit_add_evidence (fixture->article, claim, source, NULL));
  edit = assay_edit_add_log (fixture->article, "query", &claim, 1, &log);
  assay_edit_set_text (edit, log, ASSAY_LOG_HOW, "Brief");
  assay_edit_set_text (edit, log, ASSAY_LOG_ANSWER, "The owner did");
  fixture_commit (fixture, edit);
  fixture_commit (fixture, assay_edit_answer_to_evidence (fixture->article, log));

  evidence = assay_article_dup_evidence (fixture->article, claim);
  g_assert_cmpuint (evidence->len, ==, 2);
  g_assert_cmpfloat (assay_record_get_real (evidence->pdata[1], ASSAY_EVIDENCE_POSITION), ==, 1);
  g_assert_cmpstr (assay_record_get_text (evidence->pdata[1], ASSAY_EVIDENCE_LOCATOR), ==, "Brief");
  source = assay_record_get_ref (evidence->pdata[1], ASSAY_EVIDENCE_SOURCE);
  g_assert_cmpstr (
      assay_record_get_text (assay_project_find (fixture->project, ASSAY_KIND_SOURCE, source),
                             ASSAY_SOURCE_KIND),
      ==, "statement");
}

static void
test_regrading_a_source_lapses_a_signature (Fixture *fixture, gconstpointer data)
{
  gint64 claim = fixture_add_claim (fixture, "The repair cost 12 million");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  AssayEdit *edit;
  gint64 source;

  fixture_commit (fixture, assay_edit_add_source (fixture->project, "The bill", &source));
  fixture_commit (fixture, assay_edit_add_evidence (fixture->article, claim, source, NULL));
  before = assay_article_dup_digest (fixture->article, claim);
  edit = assay_project_edit (fixture->project, "Grade");
  assay_edit_set_text (edit, source, ASSAY_SOURCE_RELIABILITY, "E");
  fixture_commit (fixture, edit);
  after = assay_article_dup_digest (fixture->article, claim);
  g_assert_cmpstr (before, !=, after);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/project-edits/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-decision-goes-before-the-finding", test_a_decision_goes_before_the_finding);
  ADD ("answers-by-the-scale", test_answers_are_called_by_the_scale);
  ADD ("the-speaker-goes-on", test_the_speaker_goes_on_in_the_sentence);
  ADD ("repeat", test_repeat_takes_source_and_finding);
  ADD ("who-edits-evidence-cannot-sign", test_who_edits_evidence_cannot_sign);
  ADD ("a-signature-lapses", test_a_signature_lapses_on_change);
  ADD ("splitting", test_splitting_keeps_the_number);
  ADD ("answer-to-evidence", test_an_answer_becomes_evidence);
  ADD ("mail-protected", test_a_mail_names_no_protected_source);

  ADD ("repeat-said", test_repeat_leaves_out_what_was_said);
  ADD ("answer-position", test_an_answer_comes_behind_the_evidence);
  ADD ("regrading", test_regrading_a_source_lapses_a_signature);

  return g_test_run ();
}
