/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <sqlite3.h>

#include "assay-test-merge.h"

/* Looking into the history, and going back in it. */

static gint64
insert (StoreFixture *fixture, AssayStore *store, AssayKind kind, AssayField field, gint64 ref)
{
  AssayEdit *edit = assay_edit_new (fixture->keys, "Insert");
  gint64 id = assay_edit_insert (edit, kind);

  if (ref != 0)
    assay_edit_set_ref (edit, id, field, ref);
  store_commit (store, edit);

  return id;
}

static void
set_text (StoreFixture *fixture, AssayStore *store, gint64 id, AssayField field, const char *text)
{
  AssayEdit *edit = assay_edit_new (fixture->keys, "Set");

  assay_edit_set_text (edit, id, field, text);
  store_commit (store, edit);
}

static void
jump (AssayStore *store, gint64 number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayChanges) changes = merge_try_jump (store, number, &error);

  g_assert_no_error (error);
  g_assert_nonnull (changes);
}

static GPtrArray *
load_of (AssayStore *store, AssayKind kind, gint64 id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  assay_store_load_history_of_async (store, kind, id, NULL, assay_test_result_cb, &result);
  entries = assay_store_load_history_of_finish (store, assay_test_await (&result), &error);
  g_assert_no_error (error);

  return entries;
}

static GPtrArray *
load_entry (AssayStore *store, gint64 number)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *changes;

  assay_store_load_entry_async (store, number, NULL, assay_test_result_cb, &result);
  changes = assay_store_load_entry_finish (store, assay_test_await (&result), &error);
  g_assert_no_error (error);

  return changes;
}

/* Back to every entry of a history in turn, and each time all is as it was then. */
static void
test_jump_anywhere (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  g_autoptr (GPtrArray) states
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  gint64 article = insert (fixture, store, ASSAY_KIND_ARTICLE, ASSAY_FIELD_NONE, 0);
  AssayEdit *edit;
  gint64 claim;

  g_ptr_array_add (states, store_take_snapshot (store));
  claim = insert (fixture, store, ASSAY_KIND_CLAIM, ASSAY_CLAIM_ARTICLE, article);
  g_ptr_array_add (states, store_take_snapshot (store));
  set_text (fixture, store, claim, ASSAY_CLAIM_NOTE, "a");
  g_ptr_array_add (states, store_take_snapshot (store));
  set_text (fixture, store, claim, ASSAY_CLAIM_NOTE, "b");
  g_ptr_array_add (states, store_take_snapshot (store));
  store_undo (store);
  g_ptr_array_add (states, store_take_snapshot (store));
  edit = assay_edit_new (fixture->keys, "Delete");
  assay_edit_delete (edit, ASSAY_KIND_ARTICLE, article);
  store_commit (store, edit);
  g_ptr_array_add (states, store_take_snapshot (store));

  for (guint i = 0; i < states->len; i++)
    {
      guint target = (i * 5 + 2) % states->len;
      g_autoptr (GPtrArray) now = NULL;

      jump (store, target + 1);
      now = store_take_snapshot (store);
      store_assert_same (states->pdata[target], now);
    }
  merge_assert_sound (store);
  store_close (store);
}

static void
test_jump_undone (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  gint64 article = insert (fixture, store, ASSAY_KIND_ARTICLE, ASSAY_FIELD_NONE, 0);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) history = NULL;
  AssayHistoryEntry *entry;

  set_text (fixture, store, article, ASSAY_ARTICLE_NOTE, "a");
  set_text (fixture, store, article, ASSAY_ARTICLE_TITLE, "b");
  before = store_take_snapshot (store);
  jump (store, 1);
  g_assert_cmpstr (assay_store_get_undo_words (store), ==, "Go back to entry 1");
  history = store_load_history (store);
  entry = history->pdata[0];
  g_assert_cmpstr (entry->kind, ==, "jump");
  g_assert_cmpint (entry->target, ==, 1);

  /* Also after it was closed. */
  store_close (store);
  store = store_open (fixture, ASSAY_STORE_OPEN);
  store_undo (store);
  after = store_take_snapshot (store);
  store_assert_same (before, after);
  store_redo (store);
  store_undo (store);
  store_undo (store);
  g_assert_cmpstr (assay_store_get_redo_words (store), ==, "Set");
  merge_assert_sound (store);
  store_close (store);
}

static void
test_jump_refused (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  static const gint64 wrong[] = { -1, 0, 3, G_MAXINT64 };
  gint64 article = insert (fixture, store, ASSAY_KIND_ARTICLE, ASSAY_FIELD_NONE, 0);
  g_autoptr (AssayChanges) changes = NULL;
  g_autoptr (GError) error = NULL;

  set_text (fixture, store, article, ASSAY_ARTICLE_NOTE, "a");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      changes = merge_try_jump (store, wrong[i], &error);
      g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
      g_assert_null (changes);
      g_clear_error (&error);
    }
  changes = merge_try_jump (store, 2, &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOTHING_TO_DO);
  g_assert_null (changes);
  store_close (store);
}

/* A merge that was gone back before can be made again; one that was not is contained. */
static void
test_jump_over_merge (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  gint64 article = insert (fixture, store, ASSAY_KIND_ARTICLE, ASSAY_FIELD_NONE, 0);
  AssayStore *other = merge_fork (fixture, store, "Ben");
  g_autoptr (GPtrArray) merged = NULL;
  g_autoptr (GPtrArray) again = NULL;

  set_text (fixture, other, article, ASSAY_ARTICLE_NOTE, "Ben's");
  g_assert_true (merge_all (store, other, ASSAY_MERGE_UNDECIDED));
  merged = store_take_snapshot (store);
  jump (store, 1);
  g_assert_true (merge_all (store, other, ASSAY_MERGE_UNDECIDED));
  again = store_take_snapshot (store);
  store_assert_same (merged, again);
  set_text (fixture, store, article, ASSAY_ARTICLE_NOTE, "");
  jump (store, 2);
  g_assert_false (merge_all (store, other, ASSAY_MERGE_UNDECIDED));
  merge_assert_sound (store);
  store_close (other);
  store_close (store);
}

/* A claim's history: it, and what hangs on it, though that is deleted by now. */
static void
test_history_of (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  gint64 article = insert (fixture, store, ASSAY_KIND_ARTICLE, ASSAY_FIELD_NONE, 0);
  gint64 claim = insert (fixture, store, ASSAY_KIND_CLAIM, ASSAY_CLAIM_ARTICLE, article);
  gint64 other = insert (fixture, store, ASSAY_KIND_CLAIM, ASSAY_CLAIM_ARTICLE, article);
  gint64 finding = insert (fixture, store, ASSAY_KIND_FINDING, ASSAY_FINDING_CLAIM, claim);
  static const gint64 expected[] = { 8, 7, 6, 4, 2 };
  g_autoptr (GPtrArray) entries = NULL;
  AssayEdit *edit;

  set_text (fixture, store, other, ASSAY_CLAIM_NOTE, "not this one");
  set_text (fixture, store, finding, ASSAY_FINDING_CONCLUSION, "So it is");
  edit = assay_edit_new (fixture->keys, "Delete");
  assay_edit_delete (edit, ASSAY_KIND_FINDING, finding);
  store_commit (store, edit);
  store_undo (store);

  entries = load_of (store, ASSAY_KIND_CLAIM, claim);
  g_assert_cmpuint (entries->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < entries->len; i++)
    g_assert_cmpint (((AssayHistoryEntry *) entries->pdata[i])->number, ==, expected[i]);
  store_close (store);
}

static void
test_entry (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  gint64 article = insert (fixture, store, ASSAY_KIND_ARTICLE, ASSAY_FIELD_NONE, 0);
  g_autoptr (GPtrArray) changes = NULL;
  AssayFieldChange *change;

  set_text (fixture, store, article, ASSAY_ARTICLE_NOTE, "old");
  set_text (fixture, store, article, ASSAY_ARTICLE_NOTE, "new");
  changes = load_entry (store, 3);
  g_assert_cmpuint (changes->len, ==, 1);
  change = changes->pdata[0];
  g_assert_cmpint (change->type, ==, ASSAY_OP_SET);
  g_assert_cmpint (change->id, ==, article);
  g_assert_cmpint (change->field, ==, ASSAY_ARTICLE_NOTE);
  g_assert_cmpstr (change->old.text, ==, "old");
  g_assert_cmpstr (change->new.text, ==, "new");
  g_clear_pointer (&changes, g_ptr_array_unref);

  changes = load_entry (store, 1);
  g_assert_cmpuint (changes->len, ==, 1);
  change = changes->pdata[0];
  g_assert_cmpint (change->type, ==, ASSAY_OP_INSERT);
  g_assert_cmpint (change->field, ==, ASSAY_FIELD_NONE);
  store_close (store);
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* Merges and jumps are part of what verify follows: it names the entry that was changed. */
static void
test_verify (StoreFixture *fixture, gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE history SET parent2 = hash WHERE number = 3",
    "UPDATE history SET changeset = zeroblob (length (changeset)) WHERE number = 3",
    "UPDATE history SET changeset = substr (changeset, 2) WHERE number = 3",
    "UPDATE history SET target = 2 WHERE number = 4",
  };
  static const char *const names[] = { "Entry 3 ", "Entry 3 ", "Entry 3 ", "Entry 4 " };
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  gint64 article = insert (fixture, store, ASSAY_KIND_ARTICLE, ASSAY_FIELD_NONE, 0);
  AssayStore *other = merge_fork (fixture, store, "Ben");
  g_autofree char *whole = NULL;
  gsize size;

  set_text (fixture, store, article, ASSAY_ARTICLE_NOTE, "Ann's");
  set_text (fixture, other, article, ASSAY_ARTICLE_TITLE, "Ben's");
  g_assert_true (merge_all (store, other, ASSAY_MERGE_UNDECIDED));
  jump (store, 1);
  merge_assert_sound (store);
  store_close (other);
  store_close (store);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &size, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GPtrArray) problems = NULL;

      run_sql (fixture->path, changes[i]);
      store = store_open (fixture, ASSAY_STORE_OPEN);
      problems = store_verify (store);
      g_assert_cmpuint (problems->len, >, 0);
      g_assert_true (g_str_has_prefix (problems->pdata[0], names[i]));
      store_close (store);
      g_assert_true (g_file_set_contents (fixture->path, whole, (gssize) size, NULL));
    }
}

static void
find_aside (StoreFixture *fixture, AssayStore *store, gint64 capture, const char *found)
{
  AssayEdit *edit = assay_edit_new (fixture->keys, "Look");

  assay_edit_set_aside (edit);
  assay_edit_set_text (edit, capture, ASSAY_CAPTURE_LEFT_OUT, found);
  store_commit (store, edit);
}

/* What the program finds out of its own accord is not what the user did last: undo passes it by,
 * and takes it along with what it is about; redo stays possible. */
static void
test_asides (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  gint64 article = insert (fixture, store, ASSAY_KIND_ARTICLE, ASSAY_FIELD_NONE, 0);
  g_autoptr (GPtrArray) before = store_take_snapshot (store);
  gint64 capture = insert (fixture, store, ASSAY_KIND_CAPTURE, ASSAY_FIELD_NONE, 0);
  g_autoptr (GPtrArray) imported = store_take_snapshot (store);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (AssayEdit) other = assay_edit_new (fixture->keys, "Look");
  g_autoptr (GError) error = NULL;

  set_text (fixture, store, article, ASSAY_ARTICLE_NOTE, "mine");
  store_undo (store);
  find_aside (fixture, store, capture, "1 unseen: 2-3 size");
  g_assert_cmpstr (assay_store_get_redo_words (store), ==, "Set");
  g_assert_cmpstr (assay_store_get_undo_words (store), ==, "Insert");
  store_close (store);

  store = store_open (fixture, ASSAY_STORE_OPEN);
  g_assert_cmpstr (assay_store_get_redo_words (store), ==, "Set");
  store_undo (store);
  after = store_take_snapshot (store);
  store_assert_same (before, after);
  store_redo (store);
  again = store_take_snapshot (store);
  store_assert_same (imported, again);
  find_aside (fixture, store, capture, "0 unseen");
  jump (store, 2);
  find_aside (fixture, store, capture, "1 unseen: 4-5 size");
  store_undo (store);
  merge_assert_sound (store);

  /* Nothing of the user's is hidden behind it. */
  assay_edit_set_aside (other);
  assay_edit_set_text (other, article, ASSAY_ARTICLE_NOTE, "stolen");
  g_assert_null (store_try_commit (store, other, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
  store_close (store);
}

/* Undo leaves what was found out aside about other rows: a copy from before does not count as the
 * same. */
static void
test_asides_merge (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  gint64 capture = insert (fixture, store, ASSAY_KIND_CAPTURE, ASSAY_FIELD_NONE, 0);
  gint64 article = insert (fixture, store, ASSAY_KIND_ARTICLE, ASSAY_FIELD_NONE, 0);
  AssayStore *other = merge_fork (fixture, store, "Ben");
  g_autoptr (AssayRecord) found = NULL;

  set_text (fixture, store, article, ASSAY_ARTICLE_NOTE, "mine");
  find_aside (fixture, store, capture, "0 unseen");
  store_undo (store);
  set_text (fixture, other, article, ASSAY_ARTICLE_TITLE, "Ben's");
  g_assert_true (merge_all (store, other, ASSAY_MERGE_UNDECIDED));
  merge_assert_sound (store);
  found = store_find (store, ASSAY_KIND_CAPTURE, capture);
  g_assert_cmpstr (assay_record_get_text (found, ASSAY_CAPTURE_LEFT_OUT), ==, "0 unseen");
  store_close (other);
  store_close (store);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/history/" path, StoreFixture, NULL, store_set_up, function, store_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("jump-anywhere", test_jump_anywhere);
  ADD ("jump-undone", test_jump_undone);
  ADD ("jump-refused", test_jump_refused);
  ADD ("jump-over-merge", test_jump_over_merge);
  ADD ("of-a-claim", test_history_of);
  ADD ("entry", test_entry);
  ADD ("asides", test_asides);
  ADD ("asides-merge", test_asides_merge);
  ADD ("verify", test_verify);

  return g_test_run ();
}
