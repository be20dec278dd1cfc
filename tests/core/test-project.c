/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-digest.h"
#include "assay-draft.h"
#include "assay-edits.h"
#include "assay-report.h"
#include "assay-test-util.h"

/* A project as the window and the command line use it: an article comes in, is marked, answered,
 * signed; lists and coverage follow by themselves. */

typedef struct
{
  char *dir;
  AssayProject *project;
  AssayArticle *article;
} Fixture;

static const char text[]
    = "The harbour was closed for nine days, the port authority says, and 3,000 containers "
      "were left. It is known that the crane had failed twice.\n\n"
      "Money and cranes\n\n"
      "The repair cost 12 million. Nobody paid it. 𝔄 ship came. The end.\n";

static void
commit (Fixture *fixture, AssayEdit *edit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  assay_project_commit_async (fixture->project, edit, NULL, assay_test_result_cb, &result);
  assay_project_commit_finish (fixture->project, assay_test_await (&result), &error);
  g_assert_no_error (error);
}

static gint64
import_text (AssayProject *project)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) committed = NULL;
  g_autoptr (AssayDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  assay_draft_read_bytes_async (project, bytes, "paste", "text/plain", NULL, assay_test_result_cb,
                                &read);
  draft = assay_draft_read_finish (assay_test_await (&read), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (draft->title, ==, "");
  g_free (draft->title);
  draft->title = g_strdup ("Nine days");

  assay_draft_commit_async (project, draft, NULL, assay_test_result_cb, &committed);
  id = assay_draft_commit_finish (assay_test_await (&committed), &error);
  g_assert_no_error (error);

  return id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AssayImporter) importer = assay_importer_new (NULL);
  g_autofree char *data_dir = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  fixture->dir = assay_test_make_dir ();
  data_dir = g_build_filename (fixture->dir, "working", NULL);
  path = g_build_filename (fixture->dir, "harbour.assay", NULL);
  file = g_file_new_for_path (path);
  fixture->project = assay_project_new (importer, NULL, data_dir);
  assay_project_set_person (fixture->project, "Mara");
  assay_project_open_async (fixture->project, file, ASSAY_STORE_CREATE, NULL, assay_test_result_cb,
                            &opened);
  assay_project_open_finish (fixture->project, assay_test_await (&opened), &error);
  g_assert_no_error (error);

  id = import_text (fixture->project);
  assay_article_load_async (fixture->project, id, NULL, assay_test_result_cb, &loaded);
  fixture->article = assay_article_load_finish (assay_test_await (&loaded), &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;

  if (fixture->article != NULL)
    g_assert_finalize_object (fixture->article);
  assay_project_close_async (fixture->project, NULL, assay_test_result_cb, &closed);
  assay_project_close_finish (fixture->project, assay_test_await (&closed), &error);
  g_assert_no_error (error);
  g_clear_object (&closed);
  g_assert_finalize_object (fixture->project);
  assay_test_remove (fixture->dir);
  g_free (fixture->dir);
}

/* The code points where @words stand. */
static AssayRange
find (Fixture *fixture, const char *words)
{
  AssayText *canonical = assay_article_get_text (fixture->article);
  const char *at = strstr (assay_text_get_utf8 (canonical), words);
  AssayRange range;

  g_assert_nonnull (at);
  range.start = assay_text_cp_of (canonical, (gsize) (at - assay_text_get_utf8 (canonical)));
  range.end = range.start + (guint) g_utf8_strlen (words, -1);

  return range;
}

static gint64
add_claim (Fixture *fixture, const char *words)
{
  AssayRange range = find (fixture, words);
  gint64 claim = 0;

  commit (fixture, assay_edit_add_claim (fixture->article, range.start, range.end, &claim));

  return claim;
}

static AssayRecord *
claim_record (Fixture *fixture, gint64 claim)
{
  return assay_article_find (fixture->article, ASSAY_KIND_CLAIM, claim);
}

static void
set_level (Fixture *fixture, gint64 claim, const char *label)
{
  AssayRecordList *levels = assay_project_get_list (fixture->project, ASSAY_KIND_LEVEL);

  for (guint i = 0; i < assay_record_list_get_size (levels); i++)
    {
      AssayRecord *level = assay_record_list_peek (levels, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, assay_record_get_id (level));

      if (!g_str_equal (assay_record_get_text (level, ASSAY_LEVEL_LABEL), label))
        continue;
      commit (fixture, assay_edit_set_finding (fixture->article, claim, ASSAY_FINDING_LEVEL, key));
      return;
    }
  g_assert_not_reached ();
}

static void
test_claims_stand_in_text_order (Fixture *fixture, gconstpointer data)
{
  gint64 late = add_claim (fixture, "The repair cost 12 million");
  gint64 early = add_claim (fixture, "The harbour was closed for nine days");
  gint64 inside = add_claim (fixture, "closed for nine days");
  AssayRecordList *claims = assay_article_get_list (fixture->article, ASSAY_KIND_CLAIM);
  g_autofree char *label = assay_claim_dup_label (claim_record (fixture, late));

  g_assert_cmpuint (assay_record_list_get_size (claims), ==, 3);
  g_assert_cmpint (assay_record_get_id (assay_record_list_peek (claims, 0)), ==, early);
  g_assert_cmpint (assay_record_get_id (assay_record_list_peek (claims, 1)), ==, inside);
  g_assert_cmpint (assay_record_get_id (assay_record_list_peek (claims, 2)), ==, late);
  g_assert_cmpstr (label, ==, "1");
  g_assert_cmpstr (assay_record_get_text (assay_article_find_anchor (fixture->article, inside),
                                          ASSAY_ANCHOR_EXACT),
                   ==, "closed for nine days");
}

static void
test_the_speaker_goes_on_in_the_sentence (Fixture *fixture, gconstpointer data)
{
  gint64 first = add_claim (fixture, "The harbour was closed for nine days");
  AssayEdit *edit = assay_project_edit (fixture->project, "Set speaker");
  gint64 actor = assay_edit_actor_named (fixture->project, edit, " Port  authority ");
  gint64 same;
  gint64 other;

  assay_edit_set_text (edit, first, ASSAY_CLAIM_SPEAKER_KIND, "named");
  assay_edit_set_ref (edit, first, ASSAY_CLAIM_SPEAKER, actor);
  commit (fixture, edit);

  same = add_claim (fixture, "3,000 containers were left");
  other = add_claim (fixture, "the crane had failed twice");
  g_assert_cmpint (assay_record_get_ref (claim_record (fixture, same), ASSAY_CLAIM_SPEAKER), ==,
                   actor);
  g_assert_cmpint (assay_record_get_ref (claim_record (fixture, other), ASSAY_CLAIM_SPEAKER), ==,
                   0);

  /* The same actor under another spelling is not made twice. */
  edit = assay_project_edit (fixture->project, "Set speaker");
  g_assert_cmpint (assay_edit_actor_named (fixture->project, edit, "port AUTHORITY"), ==, actor);
  assay_edit_unref (edit);
}

static void
test_coverage_follows_findings (Fixture *fixture, gconstpointer data)
{
  AssayCoverage *coverage = assay_article_get_coverage (fixture->article);
  guint n_units = assay_coverage_get_n_units (coverage);
  AssayRange heading = find (fixture, "Money and cranes");
  gint64 claim;

  g_assert_cmpuint (n_units, ==, 7);
  g_assert_cmpuint (assay_coverage_count (coverage, ASSAY_COVERAGE_UNTOUCHED), ==, 7);
  g_assert_cmpint (
      assay_coverage_get_unit (coverage, assay_coverage_find_unit (coverage, heading.start)).kind,
      ==, ASSAY_UNIT_HEADING);

  claim = add_claim (fixture, "Nobody paid it.");
  coverage = assay_article_get_coverage (fixture->article);
  g_assert_cmpuint (assay_coverage_count (coverage, ASSAY_COVERAGE_MARKED), ==, 1);

  set_level (fixture, claim, "Confirmed");
  coverage = assay_article_get_coverage (fixture->article);
  g_assert_cmpuint (assay_coverage_count (coverage, ASSAY_COVERAGE_CHECKED), ==, 1);
  g_assert_true (assay_article_is_decided (fixture->article, claim));

  commit (fixture, assay_edit_close_rest (fixture->article, find (fixture, "repair").start));
  coverage = assay_article_get_coverage (fixture->article);
  g_assert_cmpuint (assay_coverage_count (coverage, ASSAY_COVERAGE_UNTOUCHED), ==, 5);
}

static void
test_repeat_takes_source_and_finding (Fixture *fixture, gconstpointer data)
{
  gint64 first = add_claim (fixture, "The repair cost 12 million");
  gint64 second = add_claim (fixture, "Nobody paid it");
  gint64 source;
  gint64 evidence;
  g_autoptr (GPtrArray) repeated = NULL;
  AssayEdit *edit;

  g_assert_null (assay_edit_repeat (fixture->article, first, second));

  commit (fixture,
          assay_edit_add_source (fixture->project, "https://www.yard.example/bill", &source));
  g_assert_cmpstr (
      assay_record_get_text (assay_project_find (fixture->project, ASSAY_KIND_SOURCE, source),
                             ASSAY_SOURCE_TITLE),
      ==, "yard.example");
  commit (fixture, assay_edit_add_evidence (fixture->article, first, source, &evidence));
  edit = assay_project_edit (fixture->project, "Rate");
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_CREDIBILITY, "2");
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_STANCE, "refutes");
  commit (fixture, edit);
  set_level (fixture, first, "Wrong");

  commit (fixture, assay_edit_repeat (fixture->article, first, second));
  repeated = assay_article_dup_evidence (fixture->article, second);
  g_assert_cmpuint (repeated->len, ==, 1);
  g_assert_cmpstr (assay_record_get_text (g_ptr_array_index (repeated, 0), ASSAY_EVIDENCE_STANCE),
                   ==, "refutes");
  g_assert_cmpstr (
      assay_record_get_text (g_ptr_array_index (repeated, 0), ASSAY_EVIDENCE_CREDIBILITY), ==, "2");
  g_assert_cmpstr (assay_article_get_outcome (fixture->article, second), ==, "wrong");

  /* Once more does not link the source twice. */
  commit (fixture, assay_edit_repeat (fixture->article, first, second));
  g_clear_pointer (&repeated, g_ptr_array_unref);
  repeated = assay_article_dup_evidence (fixture->article, second);
  g_assert_cmpuint (repeated->len, ==, 1);
}

static void
test_a_signature_lapses_on_change (Fixture *fixture, gconstpointer data)
{
  gint64 claim = add_claim (fixture, "The repair cost 12 million");
  AssayRecordList *signoffs = assay_article_get_list (fixture->article, ASSAY_KIND_SIGNOFF);
  g_autofree char *digest = NULL;
  g_autofree char *later = NULL;
  AssayRecord *signoff;
  guint n_refused;

  set_level (fixture, claim, "Confirmed");
  g_assert_null (assay_edit_sign (fixture->article, &claim, 1, "Mara", &n_refused));
  g_assert_cmpuint (n_refused, ==, 1);

  commit (fixture, assay_edit_sign (fixture->article, &claim, 1, "Noor", NULL));
  signoff = assay_record_list_find_by_ref (signoffs, ASSAY_SIGNOFF_CLAIM, claim);
  digest = assay_article_dup_digest (fixture->article, claim);
  g_assert_cmpint (assay_signoff_get_state (signoff, digest, NULL), ==, ASSAY_SIGNOFF_VALID);

  set_level (fixture, claim, "Wrong");
  later = assay_article_dup_digest (fixture->article, claim);
  g_assert_cmpint (assay_signoff_get_state (signoff, later, NULL), ==, ASSAY_SIGNOFF_LAPSED);
}

static void
test_splitting_keeps_the_number (Fixture *fixture, gconstpointer data)
{
  gint64 claim = add_claim (fixture, "The harbour was closed for nine days, the port authority "
                                     "says, and 3,000 containers were left.");
  AssayRange part = find (fixture, "3,000 containers were left");
  gint64 split;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  AssayEdit *edit;

  commit (fixture, assay_edit_split_claim (fixture->article, claim, part.start, part.end, &split));
  first = assay_claim_dup_label (claim_record (fixture, claim));
  second = assay_claim_dup_label (claim_record (fixture, split));
  g_assert_cmpstr (first, ==, "1a");
  g_assert_cmpstr (second, ==, "1b");

  /* A letter is not given twice, though its claim is gone. */
  edit = assay_project_edit (fixture->project, "Delete claim");
  assay_edit_delete (edit, ASSAY_KIND_CLAIM, split);
  commit (fixture, edit);
  commit (fixture, assay_edit_split_claim (fixture->article, claim, part.start, part.end, &split));
  third = assay_claim_dup_label (claim_record (fixture, split));
  g_assert_cmpstr (third, ==, "1c");
}

static void
test_undo_brings_all_of_a_claim_back (Fixture *fixture, gconstpointer data)
{
  gint64 claim = add_claim (fixture, "The repair cost 12 million");
  gint64 source;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) evidence = NULL;
  AssayEdit *edit;

  commit (fixture, assay_edit_add_source (fixture->project, "The bill", &source));
  commit (fixture, assay_edit_add_evidence (fixture->article, claim, source, NULL));
  edit = assay_project_edit (fixture->project, "Delete claim");
  assay_edit_delete (edit, ASSAY_KIND_CLAIM, claim);
  commit (fixture, edit);
  g_assert_null (claim_record (fixture, claim));
  g_assert_null (assay_article_find_anchor (fixture->article, claim));

  assay_project_undo_async (fixture->project, NULL, assay_test_result_cb, &result);
  words = assay_project_undo_finish (fixture->project, assay_test_await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, "Delete claim");
  g_assert_nonnull (claim_record (fixture, claim));
  g_assert_nonnull (assay_article_find_anchor (fixture->article, claim));
  evidence = assay_article_dup_evidence (fixture->article, claim);
  g_assert_cmpuint (evidence->len, ==, 1);
}

static void
test_an_answer_becomes_evidence (Fixture *fixture, gconstpointer data)
{
  gint64 claims[] = { add_claim (fixture, "The repair cost 12 million"),
                      add_claim (fixture, "Nobody paid it") };
  g_autofree char *mail = NULL;
  g_autoptr (GPtrArray) evidence = NULL;
  AssayEdit *edit;
  gint64 log;

  edit = assay_edit_add_log (fixture->article, "query", claims, 2, &log);
  assay_edit_set_text (edit, log, ASSAY_LOG_WHOM, "Ilse");
  assay_edit_set_text (edit, log, ASSAY_LOG_WORDS, "Who paid?");
  commit (fixture, edit);
  mail = assay_article_dup_queries_as_mail (fixture->article, NULL);
  g_assert_nonnull (strstr (mail, "[1, 2] Who paid?"));

  g_assert_null (assay_edit_answer_to_evidence (fixture->article, log));
  edit = assay_project_edit (fixture->project, "Note the answer");
  assay_edit_set_text (edit, log, ASSAY_LOG_ANSWER, "The owner did");
  commit (fixture, edit);
  commit (fixture, assay_edit_answer_to_evidence (fixture->article, log));
  evidence = assay_article_dup_evidence (fixture->article, claims[1]);
  g_assert_cmpuint (evidence->len, ==, 1);
  g_assert_cmpstr (assay_record_get_text (g_ptr_array_index (evidence, 0), ASSAY_EVIDENCE_QUOTE),
                   ==, "The owner did");
}

static void
test_a_mail_names_no_protected_source (Fixture *fixture, gconstpointer data)
{
  gint64 claim = add_claim (fixture, "Nobody paid it");
  g_autoptr (GError) error = NULL;
  AssayEdit *edit;
  gint64 source;
  gint64 log;

  edit = assay_edit_add_source (fixture->project, "Tomas Aldic, hoist engineer", &source);
  assay_edit_set_bool (edit, source, ASSAY_SOURCE_PROTECTED, TRUE);
  commit (fixture, edit);
  edit = assay_edit_add_log (fixture->article, "query", &claim, 1, &log);
  assay_edit_set_text (edit, log, ASSAY_LOG_WORDS,
                       "Tomas Aldic, hoist engineer, says you knew. Did you?");
  commit (fixture, edit);

  g_assert_null (assay_article_dup_queries_as_mail (fixture->article, &error));
  g_assert_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_PROTECTED);
}

static void
test_a_new_project_has_nothing_to_undo (Fixture *fixture, gconstpointer data)
{
  AssayStore *store = assay_project_get_store (fixture->project);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  /* The import can be taken back; the scales the project was made with cannot. */
  g_clear_object (&fixture->article);
  assay_project_undo_async (fixture->project, NULL, assay_test_result_cb, &result);
  words = assay_project_undo_finish (fixture->project, assay_test_await (&result), &error);
  g_assert_no_error (error);
  g_assert_null (assay_store_get_undo_words (store));
  g_assert_cmpuint (
      assay_record_list_get_size (assay_project_get_list (fixture->project, ASSAY_KIND_SCALE)), >,
      0);
}

static void
test_nothing_is_marked_outside_the_text (Fixture *fixture, gconstpointer data)
{
  guint length = assay_text_get_length (assay_article_get_text (fixture->article));
  AssayRange gap = find (fixture, "\nMoney");

  g_assert_null (assay_edit_add_claim (fixture->article, 5, 5, NULL));
  g_assert_null (assay_edit_add_claim (fixture->article, 5, length + 1, NULL));
  g_assert_null (assay_edit_add_claim (fixture->article, gap.start, gap.start + 1, NULL));
  g_assert_null (assay_edit_close_rest (fixture->article, length + 7));
}

/* The window may undo or take an edit while an article is on its way to it. */
static void
test_an_edit_while_loading_is_not_missed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (AssayArticle) other = NULL;
  g_autoptr (GError) error = NULL;
  gint64 claim;

  assay_article_load_async (fixture->project, assay_article_get_id (fixture->article), NULL,
                            assay_test_result_cb, &loaded);
  claim = add_claim (fixture, "Nobody paid it");
  other = assay_article_load_finish (assay_test_await (&loaded), &error);
  g_assert_no_error (error);

  g_assert_nonnull (assay_article_find (other, ASSAY_KIND_CLAIM, claim));
  g_assert_nonnull (assay_article_find_anchor (other, claim));
  g_assert_nonnull (assay_article_find_finding (other, claim));
}

/* A finding is of the words it was made for: where they change, it waits. */
static void
test_changed_words_put_a_finding_on_hold (Fixture *fixture, gconstpointer data)
{
  gint64 claim = add_claim (fixture, "Nobody paid it");
  AssayEdit *edit;

  commit (fixture,
          assay_edit_set_finding (fixture->article, claim, ASSAY_FINDING_NOT_ASKED, "opinion"));
  g_assert_true (assay_article_is_decided (fixture->article, claim));

  edit = assay_project_edit (fixture->project, "The author files again");
  assay_edit_set_text (edit,
                       assay_record_get_id (assay_article_find_anchor (fixture->article, claim)),
                       ASSAY_ANCHOR_STATE, "changed");
  commit (fixture, edit);
  g_assert_false (assay_article_is_decided (fixture->article, claim));
  g_assert_cmpstr (assay_article_get_outcome (fixture->article, claim), ==, "undecided");
}

static void
test_a_decision_goes_before_the_finding (Fixture *fixture, gconstpointer data)
{
  gint64 claim = add_claim (fixture, "Nobody paid it");
  AssayEdit *edit;
  gint64 id;

  commit (fixture, assay_edit_set_finding (fixture->article, claim, ASSAY_FINDING_UNRESOLVED,
                                           "nobody answers"));
  g_assert_cmpstr (assay_article_get_outcome (fixture->article, claim), ==, "open");

  edit = assay_project_edit (fixture->project, "Decide");
  id = assay_edit_insert (edit, ASSAY_KIND_FINDING);
  assay_edit_set_ref (edit, id, ASSAY_FINDING_CLAIM, claim);
  assay_edit_set_text (edit, id, ASSAY_FINDING_ROLE, "decision");
  assay_edit_set_text (edit, id, ASSAY_FINDING_NOT_ASKED, "opinion");
  commit (fixture, edit);
  g_assert_cmpstr (assay_article_get_outcome (fixture->article, claim), ==, "not-asked");
}

/* Evidence is part of what is signed: who changed it last is the last editor, whoever found. */
static void
test_who_edits_evidence_cannot_sign (Fixture *fixture, gconstpointer data)
{
  gint64 claim = add_claim (fixture, "Nobody paid it");
  AssayEdit *edit;
  gint64 source;
  gint64 evidence;
  guint n_refused;

  commit (fixture, assay_edit_add_source (fixture->project, "The bill", &source));
  commit (fixture, assay_edit_add_evidence (fixture->article, claim, source, &evidence));
  assay_project_set_person (fixture->project, "Noor");
  edit = assay_project_edit (fixture->project, "Write a note");
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_NOTE, "ask again");
  commit (fixture, edit);
  g_assert_cmpstr (assay_record_get_text (claim_record (fixture, claim), ASSAY_CLAIM_EDITED_BY), ==,
                   "Mara");

  edit = assay_project_edit (fixture->project, "Regrade");
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_CREDIBILITY, "2");
  commit (fixture, edit);
  g_assert_null (assay_edit_sign (fixture->article, &claim, 1, "noor ", &n_refused));
  g_assert_cmpuint (n_refused, ==, 1);
  commit (fixture, assay_edit_sign (fixture->article, &claim, 1, "Mara", NULL));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/project/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("an-edit-while-loading-is-not-missed", test_an_edit_while_loading_is_not_missed);
  ADD ("changed-words-put-a-finding-on-hold", test_changed_words_put_a_finding_on_hold);
  ADD ("a-decision-goes-before-the-finding", test_a_decision_goes_before_the_finding);
  ADD ("claims-stand-in-text-order", test_claims_stand_in_text_order);
  ADD ("the-speaker-goes-on", test_the_speaker_goes_on_in_the_sentence);
  ADD ("coverage-follows-findings", test_coverage_follows_findings);
  ADD ("repeat", test_repeat_takes_source_and_finding);
  ADD ("who-edits-evidence-cannot-sign", test_who_edits_evidence_cannot_sign);
  ADD ("a-signature-lapses", test_a_signature_lapses_on_change);
  ADD ("splitting", test_splitting_keeps_the_number);
  ADD ("undo", test_undo_brings_all_of_a_claim_back);
  ADD ("answer-to-evidence", test_an_answer_becomes_evidence);
  ADD ("mail-protected", test_a_mail_names_no_protected_source);
  ADD ("nothing-to-undo", test_a_new_project_has_nothing_to_undo);
  ADD ("outside", test_nothing_is_marked_outside_the_text);

  return g_test_run ();
}
