/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-checks.h"
#include "assay-claim-link.h"
#include "assay-test-util.h"
#include "fetch-site.h"
#include "project-fixture.h"

#include <string.h>

/* Asking the addresses of articles whether the text is still the same, against a server whose pages
 * the tests rewrite. */

static const char around_begin[] = "<!DOCTYPE html><html lang='en'><head><title>Quay</title></head>"
                                   "<body><nav><a href='/a'>Home</a> <a href='/b'>Sport</a></nav>"
                                   "<article><h1>Quay</h1>";
static const char around_end[] = "</article></body></html>";
static const char words[]
    = "<p>The repair of the quay cost 12 million, says the yard, before any taxes at all, and it "
      "took nine days in which 3,000 containers were left.</p><p>Nobody paid it so far, and nobody "
      "knows why it is so, the port authority told the council on Monday.</p>";

/* What the server gives: a page (NULL: 404), or where it leads to. */
typedef struct
{
  char *body;
  const char *moved;
} Given;

static Given given;

static void
answer_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  if (given.moved != NULL && g_str_has_prefix (path, "/quay"))
    soup_server_message_set_redirect (message, 302, given.moved);
  else if (given.body == NULL)
    site_answer (message, 404, "text/html", "");
  else
    site_answer (message, 200, "text/html", given.body);
}

static void
give (const char *begin, const char *middle)
{
  g_free (given.body);
  given.body = middle != NULL ? g_strconcat (begin, middle, around_end, NULL) : NULL;
  given.moved = NULL;
}

static gint64
import_address (Fixture *fixture, AssayFetcher *fetcher, const char *address, gboolean whole)
{
  const AssayImportHint hint = { .whole = whole };
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) committed = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (AssayDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  gint64 article;

  assay_draft_read_address_async (fixture->project, fetcher, address, ASSAY_FETCH_NONE, &hint, NULL,
                                  NULL, NULL, assay_test_result_cb, &read);
  draft = assay_draft_read_finish (assay_test_await (&read), &error);
  g_assert_no_error (error);
  assay_draft_commit_async (fixture->project, draft, NULL, assay_test_result_cb, &committed);
  article = assay_draft_commit_finish (assay_test_await (&committed), &error);
  g_assert_no_error (error);

  g_clear_object (&fixture->article);
  assay_article_load_async (fixture->project, article, 0, NULL, assay_test_result_cb, &loaded);
  fixture->article = assay_article_load_finish (assay_test_await (&loaded), &error);
  g_assert_no_error (error);

  return article;
}

static AssayChecks *
ask (Fixture *fixture, AssayFetcher *fetcher, gint64 article)
{
  AssayChecks *checks = assay_checks_new (fixture->project, fetcher);
  g_autoptr (GAsyncResult) prepared = NULL;
  g_autoptr (GAsyncResult) asked = NULL;
  g_autoptr (GError) error = NULL;

  assay_checks_prepare_async (checks, &article, article != 0 ? 1 : 0, NULL, assay_test_result_cb,
                              &prepared);
  g_assert_true (assay_checks_prepare_finish (checks, assay_test_await (&prepared), &error));
  g_assert_no_error (error);
  assay_checks_run_async (checks, NULL, assay_test_result_cb, &asked);
  g_assert_true (assay_checks_run_finish (checks, assay_test_await (&asked), &error));
  g_assert_no_error (error);

  return checks;
}

static void
assert_state (AssayChecks *checks, const char *code, const char *said)
{
  g_autoptr (AssayCheck) check = g_list_model_get_item (assay_checks_get_list (checks), 0);
  g_autofree char *shown = assay_check_dup_words (check);

  g_assert_cmpstr (assay_check_state_to_code (assay_check_get_state (check)), ==, code);
  if (strstr (shown, said) == NULL)
    g_error ("'%s' is not in '%s'", said, shown);
}

static void
assert_noted (Fixture *fixture, const char *outcome)
{
  AssayRecord *revision = assay_article_get_revision (fixture->article);

  g_assert_cmpstr (assay_record_get_text (revision, ASSAY_REVISION_CHECK_OUTCOME), ==, outcome);
  g_assert_cmpstr (assay_record_get_text (revision, ASSAY_REVISION_CHECKED_BY), ==,
                   *outcome != '\0' ? "Mara" : "");
  g_assert_cmpint (assay_record_is_empty (revision, ASSAY_REVISION_CHECKED_AT), ==,
                   *outcome == '\0');
}

typedef struct
{
  const char *begin;
  const char *middle;
  const char *moved;
  const char *state;
  const char *said;
  const char *noted;
} Case;

static void
test_outcome (Fixture *fixture, gconstpointer data)
{
  const Case *one = data;
  g_autoptr (Site) site = site_new (NULL, answer_cb);
  g_autoptr (AssayFetcher) fetcher = assay_fetcher_new_full (NULL, NULL, NULL);
  g_autofree char *address = site_dup (site, "/quay");
  g_autoptr (AssayChecks) checks = NULL;
  gint64 article;

  give (around_begin, words);
  article = import_address (fixture, fetcher, address, FALSE);
  fixture_add_claim (fixture, "Nobody paid it so far");
  fixture_add_claim (fixture, "3,000 containers were left");
  give (one->begin, one->middle);
  given.moved = one->moved;
  checks = ask (fixture, fetcher, article);
  assert_state (checks, one->state, one->said);
  assert_noted (fixture, one->noted);
  /* Nothing came into the project but the note. */
  g_assert_cmpuint (
      assay_record_list_get_size (assay_article_get_list (fixture->article, ASSAY_KIND_REVISION)),
      ==, 1);
  give (NULL, NULL);
}

static const Case same = { around_begin, words, NULL, "same", "very same bytes", "same" };
static const Case surroundings = {
  "<!DOCTYPE html><html lang='en'><head><title>Quay</title></head><body><nav><a href='/a'>Home"
  "</a> <a href='/c'>Weather</a></nav><article><h1>Quay</h1>",
  words,
  NULL,
  "same",
  "only what surrounds",
  "same"
};
static const Case details
    = { "<!DOCTYPE html><html lang='en'><head><title>Quay</title><meta name='author' content='A. "
        "Berg'></head><body><nav><a href='/a'>Home</a> <a href='/b'>Sport</a></nav><article>"
        "<h1>Quay</h1>",
        words,
        NULL,
        "around",
        "headline, byline or day",
        "around" };
static const Case changed
    = { around_begin,
        "<p>The repair of the quay cost 12 million, says the yard, before any taxes at all, and it "
        "took nine days in which 30 containers were left.</p><p>Nobody paid it so far, and nobody "
        "knows why it is so, the port authority told the council on Monday.</p>",
        NULL,
        "changed",
        "1 exact · 1 CHANGED",
        "changed" };
static const Case gone = { around_begin, NULL, NULL, "gone", "404", "gone" };
static const Case moved
    = { around_begin, words, "/elsewhere", "same", "leads elsewhere now: http", "same" };
static const Case loops = { around_begin, words, "/quay", "failed", "", "" };

/* What came in is a version as any other, and the one before says that it was found to be changed.
 */
static void
test_what_changed_is_imported (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Site) site = site_new (NULL, answer_cb);
  g_autoptr (AssayFetcher) fetcher = assay_fetcher_new_full (NULL, NULL, NULL);
  g_autofree char *address = site_dup (site, "/quay");
  g_autoptr (AssayChecks) checks = NULL;
  g_autoptr (AssayCheck) check = NULL;
  g_autoptr (GAsyncResult) imported = NULL;
  g_autoptr (GError) error = NULL;

  give (around_begin, words);
  import_address (fixture, fetcher, address, FALSE);
  fixture_add_claim (fixture, "3,000 containers were left");
  give (around_begin, changed.middle);
  /* All articles; the fixture's own came by paste. */
  checks = ask (fixture, fetcher, 0);
  g_assert_cmpuint (assay_checks_count (checks, ASSAY_CHECK_NO_ADDRESS), ==, 1);
  g_assert_cmpuint (assay_checks_count_importable (checks), ==, 1);

  check = g_list_model_get_item (assay_checks_get_list (checks), 1);
  assay_check_import_async (check, NULL, assay_test_result_cb, &imported);
  g_assert_true (assay_check_import_finish (check, assay_test_await (&imported), &error));
  g_assert_no_error (error);
  g_assert_cmpint (assay_check_get_state (check), ==, ASSAY_CHECK_IMPORTED);
  g_assert_cmpint (assay_check_get_outcome (check)->number, ==, 2);
  g_assert_cmpuint (assay_check_get_outcome (check)->n_changed, ==, 1);
  g_assert_false (assay_check_can_import (check));
  assert_noted (fixture, "changed");
  give (NULL, NULL);
}

/* A page that was taken with all that stands around its article is held against all of it. */
static void
test_all_of_the_page_stays_all_of_the_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Site) site = site_new (NULL, answer_cb);
  g_autoptr (AssayFetcher) fetcher = assay_fetcher_new_full (NULL, NULL, NULL);
  g_autofree char *address = site_dup (site, "/quay");
  g_autoptr (AssayChecks) checks = NULL;
  gint64 article;

  give (around_begin, words);
  article = import_address (fixture, fetcher, address, TRUE);
  g_assert_nonnull (
      strstr (assay_text_get_utf8 (assay_article_get_text (fixture->article)), "Sport"));
  checks = ask (fixture, fetcher, article);
  assert_state (checks, "same", "");
  give (surroundings.begin, words);
  g_clear_object (&checks);
  checks = ask (fixture, fetcher, article);
  assert_state (checks, "changed", "");
  give (NULL, NULL);
}

/* What is stopped was not asked: nothing is noted, and it can be asked again. */
static void
test_cancelling_leaves_nothing_half (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Site) site = site_new (NULL, answer_cb);
  g_autoptr (AssayFetcher) fetcher = assay_fetcher_new_full (NULL, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *address = site_dup (site, "/quay");
  g_autoptr (AssayChecks) checks = assay_checks_new (fixture->project, fetcher);
  g_autoptr (GAsyncResult) prepared = NULL;
  g_autoptr (GAsyncResult) asked = NULL;
  g_autoptr (GError) error = NULL;

  give (around_begin, words);
  import_address (fixture, fetcher, address, FALSE);
  assay_checks_prepare_async (checks, NULL, 0, NULL, assay_test_result_cb, &prepared);
  g_assert_true (assay_checks_prepare_finish (checks, assay_test_await (&prepared), &error));
  assay_checks_run_async (checks, cancellable, assay_test_result_cb, &asked);
  g_assert_true (assay_checks_is_running (checks));
  g_assert_cmpuint (assay_checks_count (checks, ASSAY_CHECK_RUNNING), ==, 1);
  g_cancellable_cancel (cancellable);
  g_assert_false (assay_checks_run_finish (checks, assay_test_await (&asked), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (assay_checks_count (checks, ASSAY_CHECK_WAITING), ==, 1);
  assert_noted (fixture, "");
  give (NULL, NULL);
}

static void
test_a_claim_has_a_link_to_its_words (Fixture *fixture, gconstpointer data)
{
  gint64 claim = fixture_add_claim (fixture, "3,000 containers were left");
  g_autofree char *link = NULL;
  g_autofree char *selectors = NULL;
  g_autoptr (GError) error = NULL;
  AssayEdit *edit;

  g_assert_null (assay_claim_link_dup_address (fixture->article, claim, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_clear_error (&error);

  edit = assay_project_edit (fixture->project, "Address");
  assay_edit_set_text (edit, assay_article_get_id (fixture->article), ASSAY_ARTICLE_ADDRESS,
                       "https://a.example/quay#comments");
  fixture_commit (fixture, edit);
  link = assay_claim_link_dup_address (fixture->article, claim, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (link, "https://a.example/quay#:~:text="));
  g_assert_nonnull (strstr (link, "3%2C000%20containers%20were%20left"));

  selectors = assay_claim_link_dup_selectors (fixture->article, claim, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (selectors, "\"exact\": \"3,000 containers were left\""));
  g_assert_nonnull (strstr (selectors, "\"type\": \"TextPositionSelector\", \"start\": 67"));
}

#define ADD(name, data, function)                                                                  \
  g_test_add ("/checks/" name, Fixture, data, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("same", &same, test_outcome);
  ADD ("surroundings", &surroundings, test_outcome);
  ADD ("details", &details, test_outcome);
  ADD ("changed", &changed, test_outcome);
  ADD ("gone", &gone, test_outcome);
  ADD ("elsewhere", &moved, test_outcome);
  ADD ("loops", &loops, test_outcome);
  ADD ("imported", NULL, test_what_changed_is_imported);
  ADD ("whole", NULL, test_all_of_the_page_stays_all_of_the_page);
  ADD ("cancelled", NULL, test_cancelling_leaves_nothing_half);
  ADD ("link", NULL, test_a_claim_has_a_link_to_its_words);

  return g_test_run ();
}
