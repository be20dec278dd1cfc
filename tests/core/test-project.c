/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-test-util.h"
#include "project-fixture.h"

/* A project as the window and the command line use it: an article comes in and is marked; lists and
 * coverage follow by themselves. */

static void
test_claims_stand_in_text_order (Fixture *fixture, gconstpointer data)
{
  gint64 late = fixture_add_claim (fixture, "The repair cost 12 million");
  gint64 early = fixture_add_claim (fixture, "The harbour was closed for nine days");
  gint64 inside = fixture_add_claim (fixture, "closed for nine days");
  AssayRecordList *claims = assay_article_get_list (fixture->article, ASSAY_KIND_CLAIM);
  g_autofree char *label = assay_claim_dup_label (fixture_get_claim (fixture, late));

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
test_coverage_follows_findings (Fixture *fixture, gconstpointer data)
{
  AssayCoverage *coverage = assay_article_get_coverage (fixture->article);
  guint n_units = assay_coverage_get_n_units (coverage);
  AssayRange heading = fixture_find (fixture, "Money and cranes");
  gint64 claim;

  g_assert_cmpuint (n_units, ==, 7);
  g_assert_cmpuint (assay_coverage_count (coverage, ASSAY_COVERAGE_UNTOUCHED), ==, 7);
  g_assert_cmpint (
      assay_coverage_get_unit (coverage, assay_coverage_find_unit (coverage, heading.start)).kind,
      ==, ASSAY_UNIT_HEADING);

  claim = fixture_add_claim (fixture, "Nobody paid it.");
  coverage = assay_article_get_coverage (fixture->article);
  g_assert_cmpuint (assay_coverage_count (coverage, ASSAY_COVERAGE_MARKED), ==, 1);

  fixture_set_level (fixture, claim, "Confirmed");
  coverage = assay_article_get_coverage (fixture->article);
  g_assert_cmpuint (assay_coverage_count (coverage, ASSAY_COVERAGE_CHECKED), ==, 1);
  g_assert_true (assay_article_is_decided (fixture->article, claim));

  fixture_commit (fixture,
                  assay_edit_close_rest (fixture->article, fixture_find (fixture, "repair").start));
  coverage = assay_article_get_coverage (fixture->article);
  g_assert_cmpuint (assay_coverage_count (coverage, ASSAY_COVERAGE_UNTOUCHED), ==, 5);
}

static void
test_undo_brings_all_of_a_claim_back (Fixture *fixture, gconstpointer data)
{
  gint64 claim = fixture_add_claim (fixture, "The repair cost 12 million");
  gint64 source;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) evidence = NULL;
  AssayEdit *edit;

  fixture_commit (fixture, assay_edit_add_source (fixture->project, "The bill", &source));
  fixture_commit (fixture, assay_edit_add_evidence (fixture->article, claim, source, NULL));
  edit = assay_project_edit (fixture->project, "Delete claim");
  assay_edit_delete (edit, ASSAY_KIND_CLAIM, claim);
  fixture_commit (fixture, edit);
  g_assert_null (fixture_get_claim (fixture, claim));
  g_assert_null (assay_article_find_anchor (fixture->article, claim));

  assay_project_undo_async (fixture->project, NULL, assay_test_result_cb, &result);
  words = assay_project_undo_finish (fixture->project, assay_test_await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, "Delete claim");
  g_assert_nonnull (fixture_get_claim (fixture, claim));
  g_assert_nonnull (assay_article_find_anchor (fixture->article, claim));
  evidence = assay_article_dup_evidence (fixture->article, claim);
  g_assert_cmpuint (evidence->len, ==, 1);
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
  AssayRange gap = fixture_find (fixture, "\nMoney");

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

  assay_article_load_async (fixture->project, assay_article_get_id (fixture->article), 0, NULL,
                            assay_test_result_cb, &loaded);
  claim = fixture_add_claim (fixture, "Nobody paid it");
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
  gint64 claim = fixture_add_claim (fixture, "Nobody paid it");
  AssayEdit *edit;

  fixture_commit (fixture, assay_edit_set_finding (fixture->article, claim, ASSAY_FINDING_NOT_ASKED,
                                                   "opinion"));
  g_assert_true (assay_article_is_decided (fixture->article, claim));

  edit = assay_project_edit (fixture->project, "The author files again");
  assay_edit_set_text (edit,
                       assay_record_get_id (assay_article_find_anchor (fixture->article, claim)),
                       ASSAY_ANCHOR_STATE, "changed");
  fixture_commit (fixture, edit);
  g_assert_false (assay_article_is_decided (fixture->article, claim));
  g_assert_cmpstr (assay_article_get_outcome (fixture->article, claim), ==, "undecided");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/project/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("an-edit-while-loading-is-not-missed", test_an_edit_while_loading_is_not_missed);
  ADD ("changed-words-put-a-finding-on-hold", test_changed_words_put_a_finding_on_hold);
  ADD ("claims-stand-in-text-order", test_claims_stand_in_text_order);
  ADD ("coverage-follows-findings", test_coverage_follows_findings);
  ADD ("undo", test_undo_brings_all_of_a_claim_back);
  ADD ("nothing-to-undo", test_a_new_project_has_nothing_to_undo);
  ADD ("outside", test_nothing_is_marked_outside_the_text);

  return g_test_run ();
}
