/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-capture-indexer.h"
#include "assay-capture-text.h"
#include "assay-source-capture.h"
#include "assay-test-util.h"
#include "project-fixture.h"

/* What sources showed is found by the project's search, as long as it is there and may be. */

static const char page[]
    = "<!DOCTYPE html><html><head><title>Port losses</title></head><body>"
      "<h1>Port losses</h1><p>The yard published its bill in May of that year.</p>"
      "<p>It lists two cranes, one quay and a wärehouse that burnt down.</p></body></html>";

static gint64
add_source (Fixture *fixture, const char *typed)
{
  gint64 source;

  fixture_commit (fixture, assay_edit_add_source (fixture->project, typed, &source));

  return source;
}

static gint64
add_capture (Fixture *fixture, gint64 source, const void *data, gsize size)
{
  const AssayCustody custody = { .how = "paste" };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 capture;

  assay_source_capture_add_bytes_async (fixture->project, source, bytes, &custody, NULL,
                                        assay_test_result_cb, &result);
  capture = assay_source_capture_add_finish (assay_test_await (&result), NULL, &error);
  g_assert_no_error (error);

  return capture;
}

static void
read_captures (Fixture *fixture)
{
  g_autoptr (AssayCaptureIndexer) indexer = assay_capture_indexer_new (fixture->project);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  assay_capture_indexer_run_async (indexer, assay_test_result_cb, &result);
  assay_capture_indexer_run_finish (indexer, assay_test_await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (assay_capture_indexer_get_n_left (indexer), ==, 0);
}

static AssayFound *
search (Fixture *fixture, const char *words)
{
  AssayStore *store = assay_project_get_store (fixture->project);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AssayFound *found;

  assay_store_search_async (store, words, 0, 50, NULL, assay_test_result_cb, &result);
  found = assay_store_search_finish (store, assay_test_await (&result), &error);
  g_assert_no_error (error);

  return found;
}

static void
assert_found (Fixture *fixture, const char *words, guint n_found, guint n_unsearched)
{
  g_autoptr (AssayFound) found = search (fixture, words);

  g_assert_cmpuint (found->n_found, ==, n_found);
  g_assert_cmpuint (found->n_unsearched, ==, n_unsearched);
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

/* A hit says where in the text the words stand that a reader of the capture is shown. */
static void
test_words_are_found_where_they_stand (Fixture *fixture, gconstpointer data)
{
  gint64 source = add_source (fixture, "The yard's bill");
  gint64 capture = add_capture (fixture, source, page, strlen (page));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AssayCaptureText) opened = NULL;
  g_autoptr (AssayFound) found = NULL;
  g_autofree char *words = NULL;
  AssayHit *hit;

  assert_found (fixture, "warehouse", 0, 1);
  read_captures (fixture);
  found = search (fixture, "warehouse");
  g_assert_cmpuint (found->n_found, ==, 1);
  g_assert_cmpuint (found->n_unsearched, ==, 0);
  hit = g_ptr_array_index (found->hits, 0);
  g_assert_cmpint (hit->kind, ==, ASSAY_KIND_CAPTURE);
  g_assert_cmpint (hit->record, ==, capture);
  g_assert_cmpint (hit->article, ==, 0);

  assay_capture_text_open_async (fixture->project, capture, NULL, NULL, assay_test_result_cb,
                                 &result);
  opened = assay_capture_text_open_finish (assay_test_await (&result), NULL);
  words = assay_text_dup_slice (assay_capture_text_get_text (opened), hit->start, hit->start + 9);
  g_assert_cmpstr (words, ==, "wärehouse");
}

/* What was said about it comes before the page itself, however often that says so. */
static void
test_own_words_come_first (Fixture *fixture, gconstpointer data)
{
  gint64 source
      = add_source (fixture, "A report of the yard that mentions one crane among much else");
  g_autoptr (AssayFound) found = NULL;
  AssayHit *first;

  add_capture (fixture, source, "crane crane\n\ncrane crane crane\n", 31);
  read_captures (fixture);
  found = search (fixture, "crane");
  g_assert_cmpuint (found->hits->len, >=, 3);
  first = g_ptr_array_index (found->hits, 0);
  g_assert_cmpint (first->kind, !=, ASSAY_KIND_CAPTURE);
}

static void
test_captures_come_and_go (Fixture *fixture, gconstpointer data)
{
  gint64 source = add_source (fixture, "The yard's bill");
  gint64 capture = add_capture (fixture, source, page, strlen (page));

  read_captures (fixture);
  assert_found (fixture, "warehouse", 1, 0);
  fixture_commit (fixture, assay_edit_remove_capture (fixture->project, capture));
  assert_found (fixture, "warehouse", 0, 0);
  undo (fixture);
  assert_found (fixture, "warehouse", 0, 1);
  read_captures (fixture);
  assert_found (fixture, "warehouse", 1, 0);
}

static void
test_protected_sources_are_left_alone (Fixture *fixture, gconstpointer data)
{
  gint64 source = add_source (fixture, "An engineer");
  AssayEdit *edit;

  add_capture (fixture, source, page, strlen (page));
  read_captures (fixture);
  assert_found (fixture, "warehouse", 1, 0);
  edit = assay_project_edit (fixture->project, "Protect");
  assay_edit_set_bool (edit, source, ASSAY_SOURCE_PROTECTED, TRUE);
  fixture_commit (fixture, edit);
  assert_found (fixture, "warehouse", 0, 0);
  add_capture (fixture, source, page, strlen (page));
  read_captures (fixture);
  assert_found (fixture, "warehouse", 0, 0);
}

/* Noise is looked at once, not at each search. */
static void
test_what_cannot_be_read_is_done_with (Fixture *fixture, gconstpointer data)
{
  static const guint8 noise[] = { 0, 1, 2, 3, 0, 255, 254, 7, 6, 5, 0, 0, 9 };
  gint64 source = add_source (fixture, "A recording");

  add_capture (fixture, source, noise, sizeof noise);
  assert_found (fixture, "warehouse", 0, 1);
  read_captures (fixture);
  assert_found (fixture, "warehouse", 0, 0);
}

/* What is captured while others are read is read in the same run; who stops it is told. */
static void
test_asked_again_and_stopped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AssayCaptureIndexer) indexer = assay_capture_indexer_new (fixture->project);
  gint64 source = add_source (fixture, "The yard's bill");
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GAsyncResult) third = NULL;
  g_autoptr (GError) error = NULL;

  assay_capture_indexer_run_async (indexer, assay_test_result_cb, &first);
  add_capture (fixture, source, page, strlen (page));
  assay_capture_indexer_run_async (indexer, assay_test_result_cb, &second);
  g_assert_true (assay_capture_indexer_run_finish (indexer, assay_test_await (&second), &error));
  g_assert_true (assay_capture_indexer_run_finish (indexer, assay_test_await (&first), &error));
  assert_found (fixture, "warehouse", 1, 0);

  add_capture (fixture, source, "A shipyard elsewhere.", 21);
  assay_capture_indexer_run_async (indexer, assay_test_result_cb, &third);
  assay_capture_indexer_stop (indexer);
  g_assert_false (assay_capture_indexer_run_finish (indexer, assay_test_await (&third), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_found (fixture, "shipyard", 0, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/capture-search/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("found", test_words_are_found_where_they_stand);
  ADD ("order", test_own_words_come_first);
  ADD ("follows", test_captures_come_and_go);
  ADD ("protected", test_protected_sources_are_left_alone);
  ADD ("unreadable", test_what_cannot_be_read_is_done_with);
  ADD ("again", test_asked_again_and_stopped);
#undef ADD

  return g_test_run ();
}
