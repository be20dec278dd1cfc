/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <sqlite3.h>

#include <glib/gstdio.h>

#include "assay-migrate.h"
#include "assay-test-store.h"

/* Projects of every version there was, kept as SQL in tests/data, open, verify and go on; the file
 * stays as it was until the first save. And the steps between versions, with steps of our own. */

static void
make_of_version (StoreFixture *fixture, guint version)
{
  g_autofree char *name = g_strdup_printf ("project-%u.sql", version);
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_TEST_DATA"), name, NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (db));
  sqlite3_close (db);
}

static void
assert_verified (AssayStore *store)
{
  g_autoptr (GPtrArray) problems = store_verify (store);

  if (problems->len > 0)
    g_error ("%s", (char *) problems->pdata[0]);
}

static void
test_version_1 (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GPtrArray) evidence = NULL;
  AssayStore *store;
  AssayEdit *edit;
  gsize size_before;
  gsize size_after;

  make_of_version (fixture, 1);
  g_assert_true (g_file_get_contents (fixture->path, &before, &size_before, NULL));
  store = store_open (fixture, ASSAY_STORE_OPEN);
  assert_verified (store);
  claims = store_load (store, ASSAY_KIND_CLAIM, 0);
  evidence = store_load (store, ASSAY_KIND_EVIDENCE, 0);
  g_assert_cmpuint (claims->len, ==, 1);
  g_assert_cmpuint (evidence->len, ==, 1);
  store_close (store);
  g_assert_true (g_file_get_contents (fixture->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);

  store = store_open (fixture, ASSAY_STORE_OPEN);
  for (guint i = 0; i < 3; i++)
    store_undo (store);
  store_redo (store);
  edit = assay_edit_new (fixture->keys, "Add tag");
  assay_edit_set_text (edit, assay_edit_insert (edit, ASSAY_KIND_TAG), ASSAY_TAG_NAME, "urgent");
  store_commit (store, edit);
  store_close (store);
  store = store_open (fixture, ASSAY_STORE_OPEN);
  assert_verified (store);
  store_close (store);
}

static const AssayMigrationStep steps[] = {
  { 1, "ALTER TABLE \"tag\" ADD COLUMN \"mood\" TEXT" },
  { 2, "CREATE TABLE \"mood\" (\"id\" INTEGER PRIMARY KEY) STRICT" },
};

static gint64
ask (sqlite3 *db, const char *sql)
{
  gint64 value = -1;

  g_assert_true (assay_db_get_int (db, sql, 0, &value, NULL));

  return value;
}

static void
test_steps (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (sqlite3) db = NULL;
  g_autoptr (GError) error = NULL;

  make_of_version (fixture, 1);
  db = assay_db_open (fixture->path, ASSAY_DB_WRITE, &error);
  g_assert_no_error (error);

  /* A step that is missing, or fails: nothing was done. */
  g_assert_false (assay_migrate_by (db, steps, 1, 3, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (assay_migrate_by (
      db, (AssayMigrationStep[]){ steps[0], { 2, "CREATE TABLE claim (x)" } }, 2, 3, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (ask (db, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (ask (db, "SELECT count (*) FROM pragma_table_info ('tag')"), ==, 3);

  g_assert_true (assay_migrate_by (db, steps, G_N_ELEMENTS (steps), 3, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (db, "PRAGMA user_version"), ==, 3);
  g_assert_cmpint (ask (db, "SELECT count (*) FROM pragma_table_info ('tag')"), ==, 4);
  g_assert_cmpint (ask (db, "SELECT count (*) FROM sqlite_schema WHERE name = 'mood'"), ==, 1);

  /* What is newer stays as it is. */
  g_assert_true (assay_migrate (db, &error));
  g_assert_cmpint (ask (db, "PRAGMA user_version"), ==, 3);
}

/* A column added later stands in the schema to the letter as if it had always been there: that is
 * what the schema of a file is compared by. */
static void
test_added_column (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (sqlite3) db = NULL;
  g_autoptr (sqlite3_stmt) row = NULL;
  g_autofree char *sql = NULL;
  gboolean is_row;

  make_of_version (fixture, 1);
  db = assay_db_open (fixture->path, ASSAY_DB_WRITE, NULL);
  g_assert_true (assay_migrate_by (db, steps, 1, 2, NULL));
  row = assay_db_prepare (db, "SELECT sql FROM sqlite_schema WHERE name = 'tag'", NULL);
  g_assert_true (assay_db_step (row, &is_row, NULL));
  sql = assay_db_dup_text (row, 0);
  g_assert_cmpstr (sql, ==,
                   "CREATE TABLE \"tag\" (\"id\" INTEGER PRIMARY KEY CHECK (\"id\" > 0), "
                   "\"name\" TEXT, \"colour\" TEXT, \"mood\" TEXT) STRICT");
}

static void
assert_holds (const char *path, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

/* Before the tables of a project are changed it is kept as it was, once, and whole: what a run that
 * was killed left of it does not count. What is kept of one project goes when it is to be
 * forgotten, and what cannot go is told. */
static void
test_kept (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->dir, "older", NULL);
  g_autofree char *place = g_build_filename (folder, "ABC-1.assay", NULL);
  g_autofree char *part = g_strconcat (place, ".part", NULL);
  g_autofree char *other = g_build_filename (folder, "ABCD-1.assay", NULL);
  g_autofree char *stuck = g_build_filename (folder, "ABC-2.assay", NULL);
  g_autofree char *told = NULL;
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (part, "half", -1, NULL));
  g_assert_true (assay_migrate_keep (fixture->path, 1, "ABC", fixture->data_dir, &told, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (told, ==, place);
  g_clear_pointer (&told, g_free);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (fixture->path, "another", -1, NULL));
  g_assert_true (assay_migrate_keep (fixture->path, 1, "ABC", fixture->data_dir, &told, &error));
  g_assert_null (told);
  assert_holds (place, "old");

  g_assert_true (g_file_set_contents (other, "of another project", -1, NULL));
  g_assert_true (g_file_set_contents (part, "half", -1, NULL));
  g_assert_cmpint (g_mkdir (stuck, 0700), ==, 0);
  assay_migrate_forget ("ABC", fixture->data_dir, left);
  g_assert_false (g_file_test (place, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_nonnull (strstr (left->pdata[0], stuck));

  g_assert_false (assay_migrate_keep (fixture->path, 1, "DEF", "/proc/x/working", &told, &error));
  g_assert_nonnull (error);
  g_assert_null (told);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store/versions/" name, StoreFixture, NULL, store_set_up, function, store_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("kept", test_kept);
  ADD ("1", test_version_1);
  ADD ("steps", test_steps);
  ADD ("added-column", test_added_column);

  return g_test_run ();
}
