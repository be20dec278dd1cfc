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

static void
test_edit_nothing (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  gint64 article = add_article (fixture, store, "Grain");
  AssayEdit *edit = assay_edit_new (fixture->keys, "Rename");
  g_autoptr (GPtrArray) history = NULL;

  assay_edit_set_text (edit, article, ASSAY_ARTICLE_TITLE, "Grain");
  g_assert_cmpuint (store_commit (store, edit), ==, 0);
  g_assert_cmpuint (store_commit (store, assay_edit_new (fixture->keys, "Nothing")), ==, 0);
  history = store_load_history (store);
  g_assert_cmpuint (history->len, ==, 1);
  store_close (store);
}

typedef void (*BadEdit) (AssayEdit *edit, gint64 article, gint64 claim);

static void
refer_to_nothing (AssayEdit *edit, gint64 article, gint64 claim)
{
  assay_edit_set_ref (edit, claim, ASSAY_CLAIM_SPEAKER, 12345);
}

static void
set_no_row (AssayEdit *edit, gint64 article, gint64 claim)
{
  assay_edit_set_text (edit, 12345, ASSAY_CLAIM_NOTE, "x");
}

static void
empty_required (AssayEdit *edit, gint64 article, gint64 claim)
{
  assay_edit_set_ref (edit, claim, ASSAY_CLAIM_ARTICLE, 0);
}

static void
change_number (AssayEdit *edit, gint64 article, gint64 claim)
{
  assay_edit_set_int (edit, claim, ASSAY_CLAIM_NUMBER, 70);
}

static void
reuse_number (AssayEdit *edit, gint64 article, gint64 claim)
{
  gint64 other = assay_edit_insert (edit, ASSAY_KIND_CLAIM);

  assay_edit_set_ref (edit, other, ASSAY_CLAIM_ARTICLE, article);
  assay_edit_set_int (edit, other, ASSAY_CLAIM_NUMBER, 1);
}

static void
text_in_number (AssayEdit *edit, gint64 article, gint64 claim)
{
  assay_edit_set_text (edit, article, ASSAY_ARTICLE_POSITION, "first");
}

static void
broken_text (AssayEdit *edit, gint64 article, gint64 claim)
{
  assay_edit_set_text (edit, article, ASSAY_ARTICLE_TITLE, "Gr\xc3in");
}

static void
two_owners (AssayEdit *edit, gint64 article, gint64 claim)
{
  gint64 mark = assay_edit_insert (edit, ASSAY_KIND_MARK);
  gint64 anchor = assay_edit_insert (edit, ASSAY_KIND_ANCHOR);

  assay_edit_set_ref (edit, mark, ASSAY_MARK_ARTICLE, article);
  assay_edit_set_ref (edit, anchor, ASSAY_ANCHOR_MARK, mark);
  assay_edit_set_ref (edit, anchor, ASSAY_ANCHOR_CLAIM, claim);
}

static void
no_owner (AssayEdit *edit, gint64 article, gint64 claim)
{
  assay_edit_insert (edit, ASSAY_KIND_ANCHOR);
}

static void
test_edit_invalid (StoreFixture *fixture, gconstpointer data)
{
  static const BadEdit bad[]
      = { refer_to_nothing, set_no_row,  empty_required, change_number, reuse_number,
          text_in_number,   broken_text, two_owners,     no_owner };
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  gint64 article = add_article (fixture, store, "Grain");
  gint64 claim = add_claim (fixture, store, article, "a");
  g_autoptr (GPtrArray) before = store_take_snapshot (store);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (AssayEdit) edit = assay_edit_new (fixture->keys, "Bad");
      g_autoptr (AssayChanges) changes = NULL;
      g_autoptr (GPtrArray) after = NULL;
      g_autoptr (GError) error = NULL;

      assay_edit_set_text (edit, claim, ASSAY_CLAIM_NOTE, "goes along");
      bad[i](edit, article, claim);
      changes = store_try_commit (store, edit, &error);
      g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
      after = store_take_snapshot (store);
      store_assert_same (before, after);
    }
  g_assert_cmpstr (assay_store_get_undo_words (store), ==, "Add claim");
  store_close (store);
}

static void
type (StoreFixture *fixture, AssayStore *store, gint64 article, const char *group, const char *text)
{
  AssayEdit *edit = assay_edit_new (fixture->keys, "Type");

  assay_edit_set_group (edit, group);
  assay_edit_set_text (edit, article, ASSAY_ARTICLE_NOTE, text);
  store_commit (store, edit);
}

static void
assert_note (AssayStore *store, gint64 article, const char *note)
{
  g_autoptr (AssayRecord) record = store_find (store, ASSAY_KIND_ARTICLE, article);

  g_assert_cmpstr (assay_record_get_text (record, ASSAY_ARTICLE_NOTE), ==, note);
}

static void
test_edit_group (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  gint64 article = add_article (fixture, store, "Grain");
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  /* The first save of a new project may be under way; it keeps entries from being replaced. */
  assay_test_wait_until (assay_store_get_state (store) == ASSAY_STORE_SAVED);

  type (fixture, store, article, "note", "a");
  type (fixture, store, article, "note", "ab");
  type (fixture, store, article, "note", "abc");
  type (fixture, store, article, "other", "abcd");
  history = store_load_history (store);
  g_assert_cmpuint (history->len, ==, 3);

  store_undo (store);
  assert_note (store, article, "abc");
  store_undo (store);
  assert_note (store, article, "");
  store_redo (store);
  assert_note (store, article, "abc");

  /* After an undo a group begins anew; one that ends where it began leaves nothing. */
  type (fixture, store, article, "other", "x");
  type (fixture, store, article, "other", "abc");
  g_assert_cmpstr (assay_store_get_undo_words (store), ==, "Type");
  store_undo (store);
  assert_note (store, article, "");
  problems = store_verify (store);
  g_assert_cmpuint (problems->len, ==, 0);
  store_close (store);
}

/* Another person's typing is another entry. */
static void
test_edit_group_persons (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  gint64 article = add_article (fixture, store, "Grain");
  g_autoptr (GPtrArray) history = NULL;
  AssayHistoryEntry *entry;

  assay_test_wait_until (assay_store_get_state (store) == ASSAY_STORE_SAVED);
  assay_store_set_clock (store, 1763882700);
  type (fixture, store, article, "note", "a");
  assay_store_set_person (store, "Ben");
  type (fixture, store, article, "note", "ab");
  history = store_load_history (store);
  g_assert_cmpuint (history->len, ==, 3);
  entry = history->pdata[0];
  g_assert_cmpint (entry->number, ==, 3);
  g_assert_cmpstr (entry->person, ==, "Ben");
  g_assert_cmpstr (entry->at, ==, "2025-11-23T07:25:00Z");
  g_assert_cmpstr (entry->kind, ==, "edit");
  g_assert_cmpuint (strlen (entry->hash), ==, 64);
  store_close (store);
}

/* One clock, one seed, the same edits: the same project, to the byte. */
static char *
make_reproducible (StoreFixture *fixture)
{
  g_autoptr (AssayKeys) keys = assay_keys_new (42);
  g_autoptr (AssayStore) store = assay_store_new (fixture->data_dir);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AssayEdit *edit;
  char *contents;
  gsize size;
  char *hash;

  assay_store_set_clock (store, 1763882700);
  assay_store_set_keys (store, keys);
  assay_store_open_async (store, fixture->file, ASSAY_STORE_CREATE, NULL, assay_test_result_cb,
                          &result);
  g_assert_true (assay_store_open_finish (store, assay_test_await (&result), &error));
  edit = assay_edit_new (keys, "Add");
  assay_edit_insert (edit, ASSAY_KIND_TAG);
  store_commit (store, edit);
  g_clear_object (&result);
  store_close (g_steal_pointer (&store));

  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) contents, size);
  g_free (contents);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);

  return hash;
}

static void
test_reproducible (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *first = make_reproducible (fixture);
  g_autofree char *second = make_reproducible (fixture);

  g_assert_cmpstr (first, ==, second);
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
  ADD ("/store/edit/nothing", test_edit_nothing);
  ADD ("/store/edit/invalid", test_edit_invalid);
  ADD ("/store/edit/group", test_edit_group);
  ADD ("/store/edit/group-persons", test_edit_group_persons);
  ADD ("/store/reproducible", test_reproducible);

  return g_test_run ();
}
