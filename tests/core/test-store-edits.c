/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-test-store.h"

/* What an edit does to rows, and how it is taken back. */

static gint64
add_article (StoreFixture *fixture, AssayStore *store, const char *title)
{
  AssayEdit *edit = assay_edit_new (fixture->keys, "Add article");
  gint64 article = assay_edit_insert (edit, ASSAY_KIND_ARTICLE);

  assay_edit_set_text (edit, article, ASSAY_ARTICLE_TITLE, title);
  g_assert_cmpuint (store_commit (store, edit), ==, 1);

  return article;
}

static gint64
add_claim (StoreFixture *fixture, AssayStore *store, gint64 article, const char *assertion)
{
  AssayEdit *edit = assay_edit_new (fixture->keys, "Add claim");
  gint64 claim = assay_edit_insert (edit, ASSAY_KIND_CLAIM);

  assay_edit_set_ref (edit, claim, ASSAY_CLAIM_ARTICLE, article);
  assay_edit_set_text (edit, claim, ASSAY_CLAIM_ASSERTION, assertion);
  g_assert_cmpuint (store_commit (store, edit), ==, 1);

  return claim;
}

static gint64
get_number (AssayStore *store, gint64 claim)
{
  g_autoptr (AssayRecord) record = store_find (store, ASSAY_KIND_CLAIM, claim);

  return assay_record_get_int (record, ASSAY_CLAIM_NUMBER);
}

static void
test_edit_undo_redo (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  gint64 article = add_article (fixture, store, "Grain");
  g_autoptr (AssayChanges) changes = NULL;
  g_autoptr (GError) error = NULL;
  const AssayChange *change;
  AssayEdit *edit;
  guint n_changes;

  g_assert_cmpstr (assay_store_get_undo_words (store), ==, "Add article");
  g_assert_null (assay_store_get_redo_words (store));

  edit = assay_edit_new (fixture->keys, "Rename");
  assay_edit_set_text (edit, article, ASSAY_ARTICLE_TITLE, "Wheat");
  store_commit (store, edit);

  changes = store_try_undo (store, &error);
  g_assert_no_error (error);
  change = assay_changes_get (changes, &n_changes);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpstr (assay_changes_get_words (changes), ==, "Rename");
  g_assert_cmpstr (assay_record_get_text (change->before, ASSAY_ARTICLE_TITLE), ==, "Wheat");
  g_assert_cmpstr (assay_record_get_text (change->after, ASSAY_ARTICLE_TITLE), ==, "Grain");
  g_assert_cmpstr (assay_store_get_undo_words (store), ==, "Add article");
  g_assert_cmpstr (assay_store_get_redo_words (store), ==, "Rename");

  store_redo (store);
  g_assert_null (assay_store_get_redo_words (store));
  store_undo (store);
  store_undo (store);
  g_assert_null (assay_store_get_undo_words (store));
  g_clear_pointer (&changes, assay_changes_unref);
  changes = store_try_undo (store, &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOTHING_TO_DO);

  store_close (store);
}

static void
test_edit_numbers (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  gint64 article = add_article (fixture, store, "Grain");
  gint64 first = add_claim (fixture, store, article, "a");
  gint64 second = add_claim (fixture, store, article, "b");
  gint64 third;

  g_assert_cmpint (get_number (store, first), ==, 1);
  g_assert_cmpint (get_number (store, second), ==, 2);
  store_undo (store);
  third = add_claim (fixture, store, article, "c");
  g_assert_cmpint (get_number (store, third), ==, 3);

  store_close (store);
}

static void
test_edit_refused (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  gint64 article = add_article (fixture, store, "Grain");
  g_autoptr (AssayEdit) edit = assay_edit_new (fixture->keys, "Mark");
  gint64 mark = assay_edit_insert (edit, ASSAY_KIND_MARK);
  g_autoptr (AssayChanges) changes = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  assay_edit_set_ref (edit, mark, ASSAY_MARK_ARTICLE, article);
  assay_edit_set_text (edit, mark, ASSAY_MARK_KIND, "nonsense");
  changes = store_try_commit (store, edit, &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
  g_assert_null (changes);

  marks = store_load (store, ASSAY_KIND_MARK, 0);
  g_assert_cmpuint (marks->len, ==, 0);
  history = store_load_history (store);
  g_assert_cmpuint (history->len, ==, 1);

  store_close (store);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, StoreFixture, NULL, store_set_up, function, store_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/edit/undo-redo", test_edit_undo_redo);
  ADD ("/store/edit/numbers", test_edit_numbers);
  ADD ("/store/edit/refused", test_edit_refused);

  return g_test_run ();
}
