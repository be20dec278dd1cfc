/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-draft.h"
#include "assay-replacing.h"
#include "assay-test-util.h"
#include "assay-version-edits.h"
#include "assay-versions.h"
#include "project-fixture.h"

#include <string.h>

/* The publisher edits: a newer text comes in, and every claim is found again or said to be lost. */

static AssayVersionOutcome
import_version (Fixture *fixture, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) committed = NULL;
  g_autoptr (AssayDraft) draft = NULL;
  AssayVersionOutcome outcome = { 0 };

  assay_draft_read_bytes_async (fixture->project, bytes, "paste", "text/plain", NULL, NULL,
                                assay_test_result_cb, &read);
  draft = assay_draft_read_finish (assay_test_await (&read), error);
  g_assert_nonnull (draft);
  assay_draft_commit_version_async (fixture->project, draft,
                                    assay_article_get_id (fixture->article), NULL,
                                    assay_test_result_cb, &committed);
  assay_draft_commit_version_finish (assay_test_await (&committed), &outcome, error);

  return outcome;
}

static void
reload (Fixture *fixture, gint64 revision)
{
  gint64 id = assay_article_get_id (fixture->article);
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->article);
  assay_article_load_async (fixture->project, id, revision, NULL, assay_test_result_cb, &loaded);
  fixture->article = assay_article_load_finish (assay_test_await (&loaded), &error);
  g_assert_no_error (error);
}

static void
assert_stands (Fixture *fixture, gint64 claim, const char *state, const char *words)
{
  AssayRecord *anchor = assay_article_find_anchor (fixture->article, claim);

  g_assert_nonnull (anchor);
  g_assert_cmpstr (assay_record_get_text (anchor, ASSAY_ANCHOR_STATE), ==, state);
  g_assert_cmpstr (assay_record_get_text (anchor, ASSAY_ANCHOR_EXACT), ==, words);
  if (!g_str_equal (state, "lost"))
    {
      g_autofree char *there
          = assay_text_dup_slice (assay_article_get_text (fixture->article),
                                  (guint) assay_record_get_int (anchor, ASSAY_ANCHOR_START),
                                  (guint) assay_record_get_int (anchor, ASSAY_ANCHOR_END));

      g_assert_cmpstr (there, ==, words);
    }
}

static const char first_edit[]
    = "The harbour was closed for nine days, the port authority says, and 30 containers "
      "were left. It is known that the crane had failed twice.\n\n"
      "Money and cranes\n\n"
      "The repair cost 12 million. 𝔄 ship came. The end. Nobody paid it.\n";

static void
test_each_claim_is_found_or_said_to_be_lost (Fixture *fixture, gconstpointer data)
{
  gint64 same = fixture_add_claim (fixture, "the crane had failed twice");
  gint64 number = fixture_add_claim (fixture, "3,000 containers were left");
  gint64 gone = fixture_add_claim (fixture, "𝔄 ship came");
  g_autoptr (GError) error = NULL;
  AssayVersionOutcome outcome;
  g_autofree char *without = g_strdup (first_edit);
  char *ship = strstr (without, "𝔄 ship came. ");

  memmove (ship, ship + strlen ("𝔄 ship came. "), strlen (ship + strlen ("𝔄 ship came. ")) + 1);
  outcome = import_version (fixture, without, &error);
  g_assert_no_error (error);
  g_assert_cmpint (outcome.number, ==, 2);
  g_assert_cmpuint (outcome.n_exact, ==, 1);
  g_assert_cmpuint (outcome.n_changed, ==, 1);
  g_assert_cmpuint (outcome.n_lost, ==, 1);

  reload (fixture, 0);
  g_assert_true (assay_article_is_current (fixture->article));
  assert_stands (fixture, same, "exact", "the crane had failed twice");
  assert_stands (fixture, number, "changed", "30 containers were left");
  assert_stands (fixture, gone, "lost", "𝔄 ship came");
}

static void
test_the_version_before_stays_as_it_was (Fixture *fixture, gconstpointer data)
{
  gint64 number = fixture_add_claim (fixture, "3,000 containers were left");
  gint64 before = assay_record_get_id (assay_article_get_revision (fixture->article));
  g_autoptr (GError) error = NULL;

  import_version (fixture, first_edit, &error);
  g_assert_no_error (error);

  reload (fixture, before);
  g_assert_false (assay_article_is_current (fixture->article));
  assert_stands (fixture, number, "exact", "3,000 containers were left");
}

static void
test_undo_goes_back_to_the_version_before (Fixture *fixture, gconstpointer data)
{
  gint64 number = fixture_add_claim (fixture, "3,000 containers were left");
  g_autoptr (GAsyncResult) undone = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  import_version (fixture, first_edit, &error);
  g_assert_no_error (error);
  assay_project_undo_async (fixture->project, NULL, assay_test_result_cb, &undone);
  words = assay_project_undo_finish (fixture->project, assay_test_await (&undone), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, "Import new version");

  reload (fixture, 0);
  g_assert_cmpint (
      assay_record_get_int (assay_article_get_revision (fixture->article), ASSAY_REVISION_NUMBER),
      ==, 1);
  assert_stands (fixture, number, "exact", "3,000 containers were left");
}

/* What was checked were the words of version 1: that version 3 has the same as version 2 makes them
 * no less changed, and when they come back, they are what was checked. */
static void
test_words_are_held_against_what_was_checked (Fixture *fixture, gconstpointer data)
{
  gint64 number = fixture_add_claim (fixture, "3,000 containers were left");
  g_autofree char *original
      = g_strdup (assay_text_get_utf8 (assay_article_get_text (fixture->article)));
  g_autofree char *third = g_strconcat (first_edit, "\n\nOne more line.\n", NULL);
  g_auto (GStrv) lines = NULL;
  g_autofree char *fourth = NULL;
  g_autoptr (GError) error = NULL;

  import_version (fixture, first_edit, &error);
  reload (fixture, 0);
  import_version (fixture, third, &error);
  g_assert_no_error (error);
  reload (fixture, 0);
  assert_stands (fixture, number, "changed", "30 containers were left");
  g_assert_cmpstr (assay_record_get_text (assay_article_find_base_anchor (fixture->article, number),
                                          ASSAY_ANCHOR_EXACT),
                   ==, "3,000 containers were left");

  lines = g_strsplit (original, "\n", -1);
  fourth = g_strjoinv ("\n\n", lines);
  import_version (fixture, fourth, &error);
  g_assert_no_error (error);
  reload (fixture, 0);
  assert_stands (fixture, number, "exact", "3,000 containers were left");
}

/* Marks obey the rule of claims: who says so counts, however far away in the sentence, and
 * spellings of one word do not, where the article's language is known. */
static void
test_marks_are_judged_as_claims_are (Fixture *fixture, gconstpointer data)
{
  static const char edited[]
      = "The harbor was closed for nine days, the port authority denies, and 3,000 containers "
        "were left. It is known that the crane had failed twice.\n\n"
        "Money and cranes\n\n"
        "The repair cost 12 million. Nobody paid it. 𝔄 ship came. The end.\n";
  AssayRange range = fixture_find (fixture, "3,000 containers were left");
  g_auto (GStrv) parts = g_strsplit (edited, "denies", -1);
  g_autofree char *spelt = g_strjoinv ("says", parts);
  g_autoptr (GError) error = NULL;
  AssayEdit *edit;
  gint64 mark;

  edit = assay_edit_add_mark (fixture->article, "nothing", range.start, range.end, &mark);
  assay_edit_set_text (edit, assay_article_get_id (fixture->article), ASSAY_ARTICLE_LANGUAGE, "en");
  fixture_commit (fixture, edit);
  import_version (fixture, spelt, &error);
  g_assert_no_error (error);
  reload (fixture, 0);
  assert_stands (fixture, mark, "exact", "3,000 containers were left");

  import_version (fixture, edited, &error);
  g_assert_no_error (error);
  reload (fixture, 0);
  assert_stands (fixture, mark, "changed", "3,000 containers were left");
}

/* Once a person moved the claim to other words, those are what it stands by. */
static void
test_words_a_person_chose_are_stood_by (Fixture *fixture, gconstpointer data)
{
  gint64 number = fixture_add_claim (fixture, "3,000 containers were left");
  g_autofree char *third = g_strconcat (first_edit, "\n\nOne more line.\n", NULL);
  g_autoptr (GError) error = NULL;
  AssayRange range;

  import_version (fixture, first_edit, &error);
  reload (fixture, 0);
  range = fixture_find (fixture, "30 containers were left");
  fixture_commit (fixture,
                  assay_edit_move_anchor (fixture->article, number, range.start, range.end));
  import_version (fixture, third, &error);
  g_assert_no_error (error);
  reload (fixture, 0);
  assert_stands (fixture, number, "exact", "30 containers were left");
}

static void
test_the_same_text_is_no_new_version (Fixture *fixture, gconstpointer data)
{
  g_autofree char *same = g_strdup (first_edit);
  g_autoptr (GError) error = NULL;

  import_version (fixture, first_edit, &error);
  g_assert_no_error (error);
  reload (fixture, 0);
  import_version (fixture, same, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_cmpuint (
      assay_record_list_get_size (assay_article_get_list (fixture->article, ASSAY_KIND_REVISION)),
      ==, 2);
}

/* A headline that the user wrote stays; one that came with the text follows it. */
static void
test_metadata_follows_unless_it_was_edited (Fixture *fixture, gconstpointer data)
{
  static const char page[] = "<html lang='fr'><title>Neuf jours</title><h1>Neuf jours</h1>"
                             "<p>The harbour was closed for nine days.</p>";
  g_autoptr (GError) error = NULL;
  AssayRecord *record;

  import_version (fixture, page, &error);
  g_assert_no_error (error);
  record = assay_article_get_record (fixture->article);
  g_assert_cmpstr (assay_record_get_text (record, ASSAY_ARTICLE_TITLE), ==, "Nine days");
  g_assert_cmpstr (assay_record_get_text (record, ASSAY_ARTICLE_LANGUAGE), ==, "fr");
}

/* A claim that was confirmed, and whose number then changed. */
static gint64
change_a_decided_claim (Fixture *fixture)
{
  gint64 number = fixture_add_claim (fixture, "3,000 containers were left");
  g_autoptr (GError) error = NULL;

  fixture_set_level (fixture, number, "Confirmed");
  g_assert_true (assay_article_is_decided (fixture->article, number));
  import_version (fixture, first_edit, &error);
  g_assert_no_error (error);
  reload (fixture, 0);
  g_assert_false (assay_article_is_decided (fixture->article, number));

  return number;
}

static void
test_a_person_says_that_it_still_holds (Fixture *fixture, gconstpointer data)
{
  gint64 same = fixture_add_claim (fixture, "the crane had failed twice");
  gint64 number = change_a_decided_claim (fixture);

  g_assert_null (assay_edit_still_holds (fixture->article, same));
  fixture_commit (fixture, assay_edit_still_holds (fixture->article, number));
  assert_stands (fixture, number, "exact", "30 containers were left");
  g_assert_true (assay_article_is_decided (fixture->article, number));
}

static void
test_an_adapted_claim_is_checked_anew (Fixture *fixture, gconstpointer data)
{
  gint64 number = change_a_decided_claim (fixture);

  fixture_commit (fixture, assay_edit_adapt (fixture->article, number));
  assert_stands (fixture, number, "exact", "30 containers were left");
  g_assert_false (assay_article_is_decided (fixture->article, number));
  g_assert_null (assay_edit_adapt (fixture->article, number));
}

/* What was said before keeps its finding; what is said now is a claim of its own. */
static void
test_a_changed_claim_is_split (Fixture *fixture, gconstpointer data)
{
  gint64 number = change_a_decided_claim (fixture);
  AssayRecord *finding;
  gint64 now = 0;

  fixture_commit (fixture, assay_edit_split_changed (fixture->article, number, &now));
  assert_stands (fixture, number, "lost", "3,000 containers were left");
  assert_stands (fixture, now, "exact", "30 containers were left");
  g_assert_cmpstr (assay_record_get_text (fixture_get_claim (fixture, number), ASSAY_CLAIM_SUFFIX),
                   ==, "a");
  g_assert_cmpstr (assay_record_get_text (fixture_get_claim (fixture, now), ASSAY_CLAIM_SUFFIX), ==,
                   "b");
  finding = assay_article_find_finding (fixture->article, number);
  g_assert_cmpint (assay_record_get_ref (finding, ASSAY_FINDING_LEVEL), !=, 0);
  g_assert_false (assay_article_is_decided (fixture->article, now));
}

/* The next version has nothing to ask again: the old words are still gone, until they come back. */
static void
test_a_split_lasts (Fixture *fixture, gconstpointer data)
{
  gint64 number = change_a_decided_claim (fixture);
  g_autofree char *third = g_strconcat (first_edit, "\n\nOne more line.\n", NULL);
  g_auto (GStrv) parts = g_strsplit (first_edit, "30 containers", 2);
  g_autofree char *fourth = g_strjoinv ("3,000 containers", parts);
  g_autoptr (GError) error = NULL;
  gint64 now = 0;

  fixture_commit (fixture, assay_edit_split_changed (fixture->article, number, &now));
  import_version (fixture, third, &error);
  g_assert_no_error (error);
  reload (fixture, 0);
  assert_stands (fixture, number, "lost", "3,000 containers were left");
  assert_stands (fixture, now, "exact", "30 containers were left");

  import_version (fixture, fourth, &error);
  g_assert_no_error (error);
  reload (fixture, 0);
  assert_stands (fixture, now, "changed", "3,000 containers were left");
}

static AssayVersions *
compare (Fixture *fixture, gint64 from, gint64 to)
{
  g_autoptr (GAsyncResult) compared = NULL;
  g_autoptr (GError) error = NULL;
  AssayVersions *versions;

  assay_versions_compare_async (
      fixture->article, assay_record_get_id (assay_article_find_revision (fixture->article, from)),
      assay_record_get_id (assay_article_find_revision (fixture->article, to)), NULL,
      assay_test_result_cb, &compared);
  versions = assay_versions_compare_finish (fixture->article, assay_test_await (&compared), &error);
  g_assert_no_error (error);

  return versions;
}

/* "claim: code" of all, in their order: "1:holds 2a:split". */
static char *
describe_fates (AssayVersions *versions)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < versions->fates->len; i++)
    {
      const AssayFate *fate = &g_array_index (versions->fates, AssayFate, i);
      gboolean is_claim = assay_record_get_kind (fate->owner) == ASSAY_KIND_CLAIM;
      g_autofree char *label = is_claim ? assay_claim_dup_label (fate->owner) : g_strdup ("mark");

      g_string_append_printf (string, "%s%s:%s", i > 0 ? " " : "", label,
                              assay_fate_get_code (fate->kind));
    }

  return g_string_free (string, FALSE);
}

static void
assert_fates (Fixture *fixture, gint64 from, gint64 to, const char *expected)
{
  g_autoptr (AssayVersions) versions = compare (fixture, from, to);
  g_autofree char *fates = describe_fates (versions);

  g_assert_cmpstr (fates, ==, expected);
}

/* What became of each claim is told between any two versions, decisions of people too. */
static void
test_fates_between_any_two_versions (Fixture *fixture, gconstpointer data)
{
  static const char third[]
      = "It was long ago.\n\nThe harbour was closed for nine days, the port authority says, and 30 "
        "containers were left. It is known that the crane had failed twice.\n\n"
        "The repair cost 15 million. The end. Somebody paid it. 𝔄 ship came.\n";
  gint64 number = fixture_add_claim (fixture, "3,000 containers were left");
  gint64 cost = fixture_add_claim (fixture, "The repair cost 12 million");
  gint64 paid = fixture_add_claim (fixture, "Nobody paid it");
  gint64 made;
  g_autoptr (GError) error = NULL;

  fixture_add_claim (fixture, "the crane had failed twice");
  import_version (fixture, first_edit, &error);
  g_assert_no_error (error);
  reload (fixture, 0);
  fixture_commit (fixture, assay_edit_still_holds (fixture->article, number));
  made = fixture_add_claim (fixture, "𝔄 ship came");
  assert_fates (fixture, 1, 2, "1:holds 4:exact 2:exact 5:made 3:moved");

  import_version (fixture, third, &error);
  g_assert_no_error (error);
  reload (fixture, 0);
  assert_fates (fixture, 2, 3, "1:exact 4:exact 2:changed 3:changed 5:moved");
  fixture_commit (fixture, assay_edit_adapt (fixture->article, cost));
  fixture_commit (fixture, assay_edit_split_changed (fixture->article, paid, NULL));
  g_assert_cmpint (made, !=, 0);
  assert_fates (fixture, 2, 3, "1:exact 4:exact 2:adapted 3a:split 3b:made 5:moved");
  assert_fates (fixture, 1, 3, "1:holds 4:exact 2:adapted 3a:split 3b:made 5:made");
  assert_fates (fixture, 3, 1, "1:holds 4:exact 2:adapted 3a:split 3b:made 5:made");
}

/* The texts come from the store, and what is said about them from what they were made from. */
static void
test_versions_are_compared (Fixture *fixture, gconstpointer data)
{
  static const char page[] = "<html lang='fr'><title>Neuf jours</title><h1>Neuf jours</h1>"
                             "<p>The harbour was closed for nine days.</p>";
  g_autoptr (AssayVersions) versions = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  import_version (fixture, page, &error);
  g_assert_no_error (error);
  reload (fixture, 0);
  revisions = assay_article_dup_revisions (fixture->article);
  g_assert_cmpuint (revisions->len, ==, 2);
  g_assert_true (assay_article_find_revision (fixture->article, 1) == revisions->pdata[0]);

  versions = compare (fixture, 2, 1);
  g_assert_true (versions->new_revision == revisions->pdata[1]);
  g_assert_true (assay_text_equal (assay_comparison_get_new_text (versions->comparison),
                                   assay_article_get_text (fixture->article)));
  g_assert_false (assay_comparison_is_same_words (versions->comparison));
  for (guint i = 0; i < versions->edits->len; i++)
    g_string_append_printf (codes, "%s ",
                            g_array_index (versions->edits, AssayMetadataEdit, i).code);
  g_assert_cmpstr (codes->str, ==, "title language ");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/versions/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("each-claim", test_each_claim_is_found_or_said_to_be_lost);
  ADD ("before", test_the_version_before_stays_as_it_was);
  ADD ("undo", test_undo_goes_back_to_the_version_before);
  ADD ("held", test_words_are_held_against_what_was_checked);
  ADD ("marks", test_marks_are_judged_as_claims_are);
  ADD ("chosen", test_words_a_person_chose_are_stood_by);
  ADD ("same-text", test_the_same_text_is_no_new_version);
  ADD ("still-holds", test_a_person_says_that_it_still_holds);
  ADD ("adapted", test_an_adapted_claim_is_checked_anew);
  ADD ("split", test_a_changed_claim_is_split);
  ADD ("split-lasts", test_a_split_lasts);
  ADD ("metadata", test_metadata_follows_unless_it_was_edited);
  ADD ("fates", test_fates_between_any_two_versions);
  ADD ("compared", test_versions_are_compared);

  return g_test_run ();
}
