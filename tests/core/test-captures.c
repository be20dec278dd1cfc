/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-capture-text.h"
#include "assay-source-capture.h"
#include "assay-test-util.h"
#include "project-fixture.h"

#include <glib/gstdio.h>

/* Captures of sources: kept as they came, opened, quoted from. */

static const char page[]
    = "<!DOCTYPE html><html><head><title>Port losses</title></head><body>"
      "<h1>Port losses</h1><p>The yard published its bill in May of that year.</p>"
      "<p>It lists two cranes, one quay and a warehouse that burnt down.</p>"
      "<h2>Costs</h2><p>The repair cost 12 million, says the yard, before taxes.</p>"
      "<p>Nobody has paid it so far, and nobody expects that anybody will.</p></body></html>";

static gint64
add_source (Fixture *fixture, const char *typed)
{
  gint64 source;

  fixture_commit (fixture, assay_edit_add_source (fixture->project, typed, &source));

  return source;
}

static gint64
add_bytes (Fixture *fixture, gint64 source, const void *data, gsize size, char **ret_unreadable)
{
  const AssayCustody custody = { .how = "paste", .note = "by hand" };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 capture;

  assay_source_capture_add_bytes_async (fixture->project, source, bytes, &custody, NULL,
                                        assay_test_result_cb, &result);
  capture = assay_source_capture_add_finish (assay_test_await (&result), ret_unreadable, &error);
  g_assert_no_error (error);

  return capture;
}

static gint64
add_page (Fixture *fixture, gint64 source)
{
  return add_bytes (fixture, source, page, strlen (page), NULL);
}

static AssayCaptureText *
open_capture (Fixture *fixture, gint64 capture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AssayCaptureText *text;

  assay_capture_text_open_async (fixture->project, capture, NULL, NULL, assay_test_result_cb,
                                 &result);
  text = assay_capture_text_open_finish (assay_test_await (&result), &error);
  g_assert_no_error (error);

  return text;
}

static AssayRecord *
get_capture (Fixture *fixture, gint64 capture)
{
  return assay_project_find (fixture->project, ASSAY_KIND_CAPTURE, capture);
}

static AssayRecord *
get_evidence (Fixture *fixture, gint64 evidence)
{
  return assay_article_find (fixture->article, ASSAY_KIND_EVIDENCE, evidence);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  assay_project_undo_async (fixture->project, NULL, assay_test_result_cb, &result);
  words = assay_project_undo_finish (fixture->project, assay_test_await (&result), &error);
  g_assert_no_error (error);
}

static void
test_a_source_keeps_several_captures (Fixture *fixture, gconstpointer data)
{
  gint64 source = add_source (fixture, "https://www.yard.example/bill");
  gint64 first;
  gint64 second;
  g_autoptr (GPtrArray) captures = NULL;

  assay_project_set_clock (fixture->project, 1700000000);
  first = add_page (fixture, source);
  assay_project_set_clock (fixture->project, 1700000060);
  second = add_bytes (fixture, source, "Later words", 11, NULL);

  captures = assay_source_dup_captures (fixture->project, source);
  g_assert_cmpuint (captures->len, ==, 2);
  g_assert_cmpint (assay_record_get_id (captures->pdata[0]), ==, second);
  g_assert_cmpint (assay_record_get_id (captures->pdata[1]), ==, first);
  g_assert_cmpstr (assay_record_get_text (captures->pdata[1], ASSAY_CAPTURE_MIME), ==, "text/html");
  g_assert_cmpstr (assay_record_get_text (captures->pdata[1], ASSAY_CAPTURE_PERSON), ==, "Mara");
  g_assert_cmpstr (assay_record_get_text (captures->pdata[1], ASSAY_CAPTURE_NOTE), ==, "by hand");
  g_assert_cmpint (assay_record_get_int (captures->pdata[1], ASSAY_CAPTURE_SIZE), ==,
                   strlen (page));

  fixture_commit (fixture, assay_edit_remove_capture (fixture->project, second));
  g_assert_null (get_capture (fixture, second));
  undo (fixture);
  g_assert_nonnull (get_capture (fixture, second));
}

static void
test_an_articles_capture_stays (Fixture *fixture, gconstpointer data)
{
  AssayRecord *own
      = assay_record_list_peek (assay_project_get_list (fixture->project, ASSAY_KIND_CAPTURE), 0);

  g_assert_null (assay_edit_remove_capture (fixture->project, assay_record_get_id (own)));
}

static void
test_bytes_of_no_kind_are_kept (Fixture *fixture, gconstpointer data)
{
  static const guint8 noise[] = { 0, 1, 2, 3, 0, 255, 254, 7, 6, 5, 0, 0, 9 };
  static const guint8 png[] = { 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13 };
  gint64 source = add_source (fixture, "A recording");
  g_autofree char *why = NULL;
  g_autofree char *none = NULL;
  gint64 unreadable = add_bytes (fixture, source, noise, sizeof noise, &why);
  gint64 picture = add_bytes (fixture, source, png, sizeof png, &none);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayCaptureText) shown = NULL;

  g_assert_nonnull (why);
  g_assert_cmpint (assay_record_get_int (get_capture (fixture, unreadable), ASSAY_CAPTURE_SIZE), ==,
                   sizeof noise);
  assay_capture_text_open_async (fixture->project, unreadable, NULL, NULL, assay_test_result_cb,
                                 &result);
  g_assert_null (assay_capture_text_open_finish (assay_test_await (&result), &error));
  g_assert_cmpuint (error->domain, ==, ASSAY_IMPORT_ERROR);

  /* A picture is shown, and has no words. */
  g_assert_null (none);
  g_assert_cmpstr (assay_record_get_text (get_capture (fixture, picture), ASSAY_CAPTURE_MIME), ==,
                   "image/png");
  shown = open_capture (fixture, picture);
  g_assert_cmpuint (assay_text_get_length (assay_capture_text_get_text (shown)), ==, 0);
  g_assert_cmpuint (assay_capture_text_get_resources (shown)->len, ==, 1);
}

static void
test_what_is_no_file_is_refused (Fixture *fixture, gconstpointer data)
{
  const AssayCustody custody = { .how = "file" };
  gint64 source = add_source (fixture, "A folder");
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->dir);
  g_autoptr (GPtrArray) captures = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  assay_source_capture_add_file_async (fixture->project, source, folder, &custody, NULL,
                                       assay_test_result_cb, &result);
  g_assert_cmpint (assay_source_capture_add_finish (assay_test_await (&result), NULL, &error), ==,
                   0);
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_UNREADABLE);
  captures = assay_source_dup_captures (fixture->project, source);
  g_assert_cmpuint (captures->len, ==, 0);
}

static void
check_locator (AssayCaptureText *text, const char *words, const char *expected)
{
  guint start;
  guint end;
  g_autofree char *locator = NULL;

  g_assert_true (assay_capture_text_find (text, words, &start, &end));
  locator = assay_capture_text_dup_locator (text, start);
  g_assert_cmpstr (locator, ==, expected);
}

static void
test_locators_name_paragraphs (Fixture *fixture, gconstpointer data)
{
  gint64 source = add_source (fixture, "The bill");
  g_autoptr (AssayCaptureText) text = open_capture (fixture, add_page (fixture, source));
  guint start;
  guint end;

  check_locator (text, "published its bill", "§ 1");
  check_locator (text, "one quay", "§ 2");
  check_locator (text, "Nobody has  paid", "Costs, § 2");
  g_assert_false (assay_capture_text_find (text, "cost 13 million", &start, &end));
  g_assert_false (assay_capture_text_find (text, "  ", &start, &end));
}

static gint64
quote (Fixture *fixture,
       AssayCaptureText *text,
       gint64 claim,
       gint64 evidence,
       const char *words,
       AssayQuoteOutcome expected)
{
  AssayQuoteOutcome outcome;
  gint64 made;
  guint start;
  guint end;

  g_assert_true (assay_capture_text_find (text, words, &start, &end));
  fixture_commit (fixture, assay_edit_quote (fixture->article, claim, evidence, text, start, end,
                                             &made, &outcome));
  g_assert_cmpint (outcome, ==, expected);

  return made;
}

static void
test_words_become_the_quotation (Fixture *fixture, gconstpointer data)
{
  gint64 source = add_source (fixture, "The bill");
  gint64 capture = add_page (fixture, source);
  g_autoptr (AssayCaptureText) text = open_capture (fixture, capture);
  gint64 claim = fixture_add_claim (fixture, "The repair cost 12 million");
  gint64 evidence;
  gint64 filled;
  g_autoptr (GArray) places = NULL;
  const AssayQuotePlace *place;

  /* Evidence without a quotation is filled, a locator typed by hand stays. */
  fixture_commit (fixture, assay_edit_add_evidence (fixture->article, claim, source, &filled));
  assay_project_set_clock (fixture->project, 1700000000);
  evidence = quote (fixture, text, claim, 0, "The repair cost 12 million", ASSAY_QUOTE_FILLED);
  g_assert_cmpint (evidence, ==, filled);
  g_assert_cmpstr (assay_record_get_text (get_evidence (fixture, evidence), ASSAY_EVIDENCE_QUOTE),
                   ==, "The repair cost 12 million");
  g_assert_cmpstr (assay_record_get_text (get_evidence (fixture, evidence), ASSAY_EVIDENCE_LOCATOR),
                   ==, "Costs, § 1");
  g_assert_cmpint (assay_record_get_ref (get_evidence (fixture, evidence), ASSAY_EVIDENCE_CAPTURE),
                   ==, capture);

  places = assay_capture_text_locate_quotes (text, fixture->article);
  g_assert_cmpuint (places->len, ==, 1);
  place = &g_array_index (places, AssayQuotePlace, 0);
  g_assert_cmpint (place->claim, ==, claim);
  g_assert_cmpint (place->placement.state, ==, ASSAY_ANCHOR_STATE_EXACT);

  /* The same evidence takes other words, and gives them back. */
  quote (fixture, text, claim, evidence, "12 million, says the yard", ASSAY_QUOTE_REPLACED);
  g_assert_cmpstr (assay_record_get_text (get_evidence (fixture, evidence), ASSAY_EVIDENCE_QUOTE),
                   ==, "12 million, says the yard");
  undo (fixture);
  g_assert_cmpstr (assay_record_get_text (get_evidence (fixture, evidence), ASSAY_EVIDENCE_QUOTE),
                   ==, "The repair cost 12 million");

  /* Without one that waits for it, a new piece of evidence. */
  g_assert_cmpint (quote (fixture, text, claim, 0, "Nobody has paid it", ASSAY_QUOTE_NEW), !=,
                   evidence);
}

/* In what state the only quotation is in a later capture of the page, @part of it replaced. */
static AssayAnchorState
judge_later (Fixture *fixture, gint64 source, const char *part, const char *by)
{
  g_auto (GStrv) parts = g_strsplit (page, part, 2);
  g_autofree char *later = g_strjoinv (by, parts);
  g_autoptr (AssayCaptureText) text
      = open_capture (fixture, add_bytes (fixture, source, later, strlen (later), NULL));
  g_autoptr (GArray) places = assay_capture_text_locate_quotes (text, fixture->article);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  g_assert_cmpuint (places->len, ==, 1);
  return g_array_index (places, AssayQuotePlace, 0).placement.state;
}

static void
test_quotes_are_found_in_a_later_capture (Fixture *fixture, gconstpointer data)
{
  gint64 source = add_source (fixture, "The bill");
  g_autoptr (AssayCaptureText) first = open_capture (fixture, add_page (fixture, source));
  gint64 claim = fixture_add_claim (fixture, "The repair cost 12 million");
  gint64 evidence = quote (fixture, first, claim, 0, "The repair cost 12 million", ASSAY_QUOTE_NEW);
  g_autoptr (GArray) places = NULL;
  AssayEdit *edit;

  /* Judged as the claims of a new version are. */
  g_assert_cmpint (judge_later (fixture, source, "two cranes", "ten cranes"), ==,
                   ASSAY_ANCHOR_STATE_EXACT);
  g_assert_cmpint (judge_later (fixture, source, "12 million", "13 million"), ==,
                   ASSAY_ANCHOR_STATE_CHANGED);
  g_assert_cmpint (judge_later (fixture, source, "says the yard", "says the boss"), ==,
                   ASSAY_ANCHOR_STATE_CHANGED);

  /* Words changed by hand are no longer those of the page, and said to be so. */
  edit = assay_project_edit (fixture->project, "Edit");
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_QUOTE, "The repair cost 14 million");
  fixture_commit (fixture, edit);
  places = assay_capture_text_locate_quotes (first, fixture->article);
  g_assert_cmpuint (places->len, ==, 1);
  g_assert_cmpint (g_array_index (places, AssayQuotePlace, 0).placement.state, ==,
                   ASSAY_ANCHOR_STATE_CHANGED);
}

static AssayQuotePlace
find_only (Fixture *fixture, AssayCaptureText *text)
{
  g_autoptr (GArray) places = assay_capture_text_locate_quotes (text, fixture->article);

  g_assert_cmpuint (places->len, ==, 1);
  return g_array_index (places, AssayQuotePlace, 0);
}

/* The quotation stays that of the capture it was taken from, and stands for the later words too. */
static void
test_a_quotation_still_holds (Fixture *fixture, gconstpointer data)
{
  gint64 source = add_source (fixture, "The bill");
  gint64 capture = add_page (fixture, source);
  g_autoptr (AssayCaptureText) first = open_capture (fixture, capture);
  gint64 claim = fixture_add_claim (fixture, "The repair cost 12 million");
  gint64 evidence = quote (fixture, first, claim, 0, "The repair cost 12 million", ASSAY_QUOTE_NEW);
  g_auto (GStrv) parts = g_strsplit (page, "12 million", 2);
  g_autofree char *later = g_strjoinv ("13 million", parts);
  g_autoptr (AssayCaptureText) second
      = open_capture (fixture, add_bytes (fixture, source, later, strlen (later), NULL));
  AssayQuotePlace place = find_only (fixture, second);

  g_assert_cmpint (place.placement.state, ==, ASSAY_ANCHOR_STATE_CHANGED);
  g_assert_null (assay_edit_quote_still_holds (fixture->article, evidence, first, 0, 10));
  fixture_commit (fixture,
                  assay_edit_quote_still_holds (fixture->article, evidence, second,
                                                place.placement.start, place.placement.end));
  g_assert_cmpint (find_only (fixture, second).placement.state, ==, ASSAY_ANCHOR_STATE_EXACT);
  g_assert_cmpint (find_only (fixture, first).placement.state, ==, ASSAY_ANCHOR_STATE_EXACT);
  g_assert_cmpstr (assay_record_get_text (get_evidence (fixture, evidence), ASSAY_EVIDENCE_QUOTE),
                   ==, "The repair cost 12 million");
  g_assert_cmpint (assay_record_get_ref (get_evidence (fixture, evidence), ASSAY_EVIDENCE_CAPTURE),
                   ==, capture);

  /* Another quotation is stood by anew. */
  quote (fixture, first, claim, evidence, "cost 12 million", ASSAY_QUOTE_REPLACED);
  g_assert_cmpint (find_only (fixture, second).placement.state, ==, ASSAY_ANCHOR_STATE_CHANGED);
}

static void
test_walking_the_claims_of_a_source (Fixture *fixture, gconstpointer data)
{
  gint64 source = add_source (fixture, "The bill");
  g_autoptr (AssayCaptureText) text = open_capture (fixture, add_page (fixture, source));
  gint64 first = fixture_add_claim (fixture, "nine days");
  gint64 second = fixture_add_claim (fixture, "The repair cost 12 million");
  gint64 third = fixture_add_claim (fixture, "Nobody paid it");
  AssayArticle *article = fixture->article;

#define NEXT(claim, backwards, unquoted)                                                           \
  assay_article_next_claim_of_source (article, source, claim, backwards, unquoted)

  g_assert_null (NEXT (first, FALSE, FALSE));
  fixture_commit (fixture, assay_edit_add_evidence (article, first, source, NULL));
  fixture_commit (fixture, assay_edit_add_evidence (article, third, source, NULL));
  g_assert_cmpint (assay_record_get_id (NEXT (first, FALSE, FALSE)), ==, third);
  g_assert_cmpint (assay_record_get_id (NEXT (second, FALSE, FALSE)), ==, third);
  g_assert_cmpint (assay_record_get_id (NEXT (second, TRUE, FALSE)), ==, first);
  g_assert_cmpint (assay_record_get_id (NEXT (third, FALSE, FALSE)), ==, first);
  g_assert_cmpint (assay_record_get_id (NEXT (0, FALSE, FALSE)), ==, first);
  g_assert_cmpint (assay_record_get_id (NEXT (0, TRUE, FALSE)), ==, third);

  quote (fixture, text, third, 0, "Nobody has paid it", ASSAY_QUOTE_FILLED);
  g_assert_null (NEXT (first, FALSE, TRUE));
#undef NEXT
}

static void
check_name (Fixture *fixture, const char *name, const char *expected)
{
  const AssayCustody custody = { .how = "paste", .file_name = name };
  gint64 source = add_source (fixture, "Names");
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *made = NULL;
  gint64 capture;

  assay_source_capture_add_bytes_async (fixture->project, source, bytes, &custody, NULL,
                                        assay_test_result_cb, &result);
  capture = assay_source_capture_add_finish (assay_test_await (&result), NULL, NULL);
  made = assay_source_capture_dup_file_name (fixture->project, capture);
  g_assert_cmpstr (made, ==, expected);
}

static void
test_copies_have_harmless_names (Fixture *fixture, gconstpointer data)
{
  check_name (fixture, "Bill of May.html", "Bill-of-May.html");
  check_name (fixture, "../../.bashrc", "capture.html");
  check_name (fixture, "run.desktop", "run.html");
  check_name (fixture,
              "\xe2\x80\xae"
              "gpj.exe",
              "gpj.html");
  check_name (fixture, "-rf *; rm", "rf-rm.html");
  check_name (fixture, NULL, "capture.html");
}

static void
test_a_copy_is_the_bytes (Fixture *fixture, gconstpointer data)
{
  gint64 capture = add_page (fixture, add_source (fixture, "The bill"));
  g_autofree char *path = g_build_filename (fixture->dir, "copy.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  assay_source_capture_save_async (fixture->project, capture, file, FALSE, NULL,
                                   assay_test_result_cb, &saved);
  g_assert_true (assay_source_capture_save_finish (assay_test_await (&saved), &error));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, page);

  /* What is there stays. */
  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  assay_source_capture_save_async (fixture->project, capture, file, FALSE, NULL,
                                   assay_test_result_cb, &again);
  g_assert_false (assay_source_capture_save_finish (assay_test_await (&again), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_free (contents);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "mine");
}

/* Who adds a source by its address has not called it anything: its page does. */
static void
test_a_page_names_its_source (Fixture *fixture, gconstpointer data)
{
  gint64 by_address = add_source (fixture, "https://www.yard.example/bill");
  gint64 named = add_source (fixture, "The yard's bill");
  AssayRecord *record = assay_project_find (fixture->project, ASSAY_KIND_SOURCE, by_address);

  g_assert_cmpstr (assay_record_get_text (record, ASSAY_SOURCE_TITLE), ==, "yard.example");
  add_page (fixture, named);
  add_page (fixture, by_address);
  record = assay_project_find (fixture->project, ASSAY_KIND_SOURCE, by_address);
  g_assert_cmpstr (assay_record_get_text (record, ASSAY_SOURCE_TITLE), ==, "Port losses");
  record = assay_project_find (fixture->project, ASSAY_KIND_SOURCE, named);
  g_assert_cmpstr (assay_record_get_text (record, ASSAY_SOURCE_TITLE), ==, "The yard's bill");
  undo (fixture);
  record = assay_project_find (fixture->project, ASSAY_KIND_SOURCE, by_address);
  g_assert_cmpstr (assay_record_get_text (record, ASSAY_SOURCE_TITLE), ==, "yard.example");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/captures/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("several", test_a_source_keeps_several_captures);
  ADD ("of-article", test_an_articles_capture_stays);
  ADD ("any-bytes", test_bytes_of_no_kind_are_kept);
  ADD ("no-file", test_what_is_no_file_is_refused);
  ADD ("still-holds", test_a_quotation_still_holds);
  ADD ("locators", test_locators_name_paragraphs);
  ADD ("quote", test_words_become_the_quotation);
  ADD ("later", test_quotes_are_found_in_a_later_capture);
  ADD ("walk", test_walking_the_claims_of_a_source);
  ADD ("names", test_copies_have_harmless_names);
  ADD ("copy", test_a_copy_is_the_bytes);
  ADD ("named", test_a_page_names_its_source);
#undef ADD

  return g_test_run ();
}
