/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "assay-test-store.h"

/* Files that are not what they should be: refused exactly, or told by verify; never a crash. */

/* A small project with something of everything that can be tampered with. */
static void
make_project (StoreFixture *fixture)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  g_autofree char *text = g_strnfill (5000, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new (text, 5000);
  AssayEdit *edit = assay_edit_new (fixture->keys, "Import");
  gint64 article = assay_edit_insert (edit, ASSAY_KIND_ARTICLE);
  gint64 revision = assay_edit_insert (edit, ASSAY_KIND_REVISION);

  assay_edit_set_text (edit, article, ASSAY_ARTICLE_TITLE, "Grain");
  assay_edit_set_ref (edit, revision, ASSAY_REVISION_ARTICLE, article);
  assay_edit_set_text (edit, revision, ASSAY_REVISION_TEXT_SHA256,
                       assay_edit_add_blob (edit, bytes));
  store_commit (store, edit);
  for (guint i = 0; i < 20; i++)
    {
      gint64 claim;

      edit = assay_edit_new (fixture->keys, "Add claim");
      claim = assay_edit_insert (edit, ASSAY_KIND_CLAIM);
      assay_edit_set_ref (edit, claim, ASSAY_CLAIM_ARTICLE, article);
      assay_edit_set_text (edit, claim, ASSAY_CLAIM_ASSERTION, "12,000 tonnes were exported");
      store_commit (store, edit);
    }
  store_close (store);
}

static void
tamper (StoreFixture *fixture, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  sqlite3_close (db);
}

static void
assert_refused (StoreFixture *fixture, AssayStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (store_try_open (fixture->data_dir, fixture->file, ASSAY_STORE_OPEN, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, "cannot open '"));
}

static void
test_refuse_no_project (StoreFixture *fixture, gconstpointer data)
{
  sqlite3 *db;

  assert_refused (fixture, ASSAY_STORE_ERROR_NOT_FOUND);

  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  assert_refused (fixture, ASSAY_STORE_ERROR_NOT_A_PROJECT);
  g_assert_true (g_file_set_contents (fixture->path, "SQLite format 3", 16, NULL));
  assert_refused (fixture, ASSAY_STORE_ERROR_NOT_A_PROJECT);
  g_assert_true (g_file_set_contents (fixture->path, "The ministry said that\n", -1, NULL));
  assert_refused (fixture, ASSAY_STORE_ERROR_NOT_A_PROJECT);

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE t (x)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  assert_refused (fixture, ASSAY_STORE_ERROR_NOT_A_PROJECT);

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_refused (fixture, ASSAY_STORE_ERROR_NOT_A_PROJECT);
  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_refused (fixture, ASSAY_STORE_ERROR_NOT_A_PROJECT);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", fixture->path), ==, 0);
  assert_refused (fixture, ASSAY_STORE_ERROR_NOT_A_PROJECT);
}

static void
test_refuse_unreadable (StoreFixture *fixture, gconstpointer data)
{
  gboolean is_root = geteuid () == 0;

  make_project (fixture);
  g_assert_cmpint (g_chmod (fixture->path, 0), ==, 0);
  if (is_root)
    {
      assay_test_remove (fixture->data_dir);
      g_assert_cmpint (chown (fixture->dir, 65534, 65534), ==, 0);
      g_assert_cmpint (seteuid (65534), ==, 0);
    }
  assert_refused (fixture, ASSAY_STORE_ERROR_FAILED);
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
}

static void
test_refuse_truncated (StoreFixture *fixture, gconstpointer data)
{
  struct stat info;

  make_project (fixture);
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (truncate (fixture->path, info.st_size - 1), ==, 0);
  assert_refused (fixture, ASSAY_STORE_ERROR_DAMAGED);
  g_assert_cmpint (truncate (fixture->path, 4096), ==, 0);
  assert_refused (fixture, ASSAY_STORE_ERROR_DAMAGED);
}

static void
test_refuse_too_new (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  AssayStore *store;

  make_project (fixture);
  tamper (fixture, "ALTER TABLE claim ADD COLUMN mood TEXT; CREATE TABLE mood (id INTEGER);"
                   "UPDATE meta SET value = '2.1' WHERE key = 'needs'; PRAGMA user_version = 2");
  g_assert_null (store_try_open (fixture->data_dir, fixture->file, ASSAY_STORE_OPEN, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_TOO_NEW);
  g_assert_nonnull (strstr (error->message, "version 2.1 or later"));

  /* What is no version is not repeated. */
  g_clear_error (&error);
  tamper (fixture, "UPDATE meta SET value = 'call 555 now' WHERE key = 'needs'");
  g_assert_null (store_try_open (fixture->data_dir, fixture->file, ASSAY_STORE_OPEN, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_TOO_NEW);
  g_assert_null (strstr (error->message, "555"));

  store = store_open (fixture, ASSAY_STORE_READ_ONLY);
  claims = store_load (store, ASSAY_KIND_CLAIM, 0);
  g_assert_cmpuint (claims->len, ==, 20);
  store_close (store);
}

/* Whatever a stranger adds to the schema could run with our rights. */
static void
test_refuse_schema (StoreFixture *fixture, gconstpointer data)
{
  static const char *const additions[] = {
    "CREATE TRIGGER t AFTER INSERT ON claim BEGIN DELETE FROM claim; END",
    "CREATE VIEW v AS SELECT * FROM claim",
    "CREATE TABLE other (id INTEGER PRIMARY KEY)",
    "CREATE VIRTUAL TABLE f USING fts5 (x)",
    "CREATE INDEX i ON claim (abs (number))",
    "ALTER TABLE claim ADD COLUMN mood TEXT",
    "ALTER TABLE claim ADD COLUMN mood TEXT GENERATED ALWAYS AS (upper (note)) VIRTUAL",
    "DROP INDEX claim_by_article",
    "DROP TABLE log_claim",
  };
  g_autofree char *contents = NULL;
  gsize size;

  make_project (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    {
      g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) size, NULL));
      tamper (fixture, additions[i]);
      assert_refused (fixture, ASSAY_STORE_ERROR_DAMAGED);
    }
}

/* Rows against our rules, which SQLite was told not to enforce. */
static void
test_refuse_rows (StoreFixture *fixture, gconstpointer data)
{
  static const char *const changes[] = {
    "PRAGMA ignore_check_constraints = ON; UPDATE claim SET disputed = 7",
    "PRAGMA ignore_check_constraints = ON; UPDATE claim SET speaker_kind = 'ghost'",
    "UPDATE meta SET value = '../../etc' WHERE key = 'project'",
    "DELETE FROM meta WHERE key = 'project'",
    "DELETE FROM history WHERE number = 5",
    "UPDATE history SET kind = 'undo', target = 3 WHERE number = 9",
  };
  g_autofree char *contents = NULL;
  gsize size;

  make_project (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) size, NULL));
      tamper (fixture, changes[i]);
      assert_refused (fixture, ASSAY_STORE_ERROR_DAMAGED);
    }
}

static void
add_large_capture (StoreFixture *fixture, gsize size)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_OPEN);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  guint32 *noise = g_new (guint32, size / 4);
  AssayEdit *edit = assay_edit_new (fixture->keys, "Capture");
  g_autoptr (GBytes) bytes = NULL;

  for (gsize i = 0; i < size / 4; i++)
    noise[i] = g_rand_int (rand);
  bytes = g_bytes_new_take (noise, size);
  assay_edit_set_text (edit, assay_edit_insert (edit, ASSAY_KIND_CAPTURE), ASSAY_CAPTURE_SHA256,
                       assay_edit_add_blob (edit, bytes));
  store_commit (store, edit);
  store_close (store);
}

/* A large file is shown before all of it is checked, but not written to. */
static void
test_refuse_large (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (AssayEdit) edit = assay_edit_new (fixture->keys, "Add");
  g_autoptr (AssayChanges) changes = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GError) error = NULL;
  AssayStore *store;

  make_project (fixture);
  add_large_capture (fixture, 34 << 20);
  store = store_open (fixture, ASSAY_STORE_OPEN);
  store_undo (store);
  store_redo (store);
  store_close (store);

  tamper (fixture, "PRAGMA ignore_check_constraints = ON; UPDATE claim SET disputed = 7");
  store = store_open (fixture, ASSAY_STORE_OPEN);
  claims = store_load (store, ASSAY_KIND_CLAIM, 0);
  g_assert_cmpuint (claims->len, ==, 20);
  assay_edit_insert (edit, ASSAY_KIND_TAG);
  changes = store_try_commit (store, edit, &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED);
  g_assert_true (assay_store_get_read_only (store));
  assay_test_wait_until (assay_store_get_save_error (store) != NULL);
  store_close (store);
}

/* Opens the file and, if it opens, does all one can do with it. */
static void
try_everything (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AssayStore *store
      = store_try_open (fixture->data_dir, fixture->file, ASSAY_STORE_READ_ONLY, &error);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) history = NULL;

  if (store == NULL)
    {
      g_assert_cmpuint (error->domain, ==, ASSAY_STORE_ERROR);
      return;
    }
  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) records = NULL;

      assay_store_load_async (store, kind, 0, NULL, assay_test_result_cb, &result);
      records = assay_store_load_finish (store, assay_test_await (&result), NULL);
    }
  problems = store_verify (store);
  history = store_load_history (store);
  store_close (store);
}

/* Seeded damage anywhere in the file. */
static void
test_damage_random (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *contents = NULL;
  gsize size;

  make_project (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *damaged = g_memdup2 (contents, size);
      guint n_bytes = (guint) g_rand_int_range (rand, 1, 40);

      for (guint j = 0; j < n_bytes; j++)
        damaged[g_rand_int_range (rand, 0, (gint32) size)] = (char) g_rand_int (rand);
      g_assert_true (g_file_set_contents (fixture->path, damaged, (gssize) size, NULL));
      try_everything (fixture);
    }
}

static GByteArray *
unpack (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GConverter) gunzip
      = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GFileInputStream) packed = g_file_read (file, NULL, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (G_INPUT_STREAM (packed), gunzip);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);

  return g_bytes_unref_to_array (
      g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out)));
}

/* Databases that broke SQLite at one time: as they are, and passing for one of our projects. */
static void
test_damage_corpus (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *dir = g_build_filename (
      g_getenv ("ASSAY_SHARED") ? g_getenv ("ASSAY_SHARED") : "", "corpus", "sqlite-damaged", NULL);
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      static const guint8 ours[] = { 0x41, 0x53, 0x53, 0x59 };
      static const guint8 version[] = { 0, 0, 0, 1 };
      g_autofree char *path = g_build_filename (dir, name, NULL);
      g_autoptr (GByteArray) bytes = NULL;
      g_autoptr (GError) error = NULL;

      if (!g_str_has_suffix (name, ".gz"))
        continue;
      bytes = unpack (path);
      g_assert_true (g_file_set_contents (fixture->path, (char *) bytes->data, bytes->len, NULL));
      g_assert_null (store_try_open (fixture->data_dir, fixture->file, ASSAY_STORE_OPEN, &error));
      g_clear_error (&error);
      if (bytes->len < 100)
        continue;
      memcpy (bytes->data + 68, ours, 4);
      memcpy (bytes->data + 60, version, 4);
      g_assert_true (g_file_set_contents (fixture->path, (char *) bytes->data, bytes->len, NULL));
      g_assert_null (store_try_open (fixture->data_dir, fixture->file, ASSAY_STORE_OPEN, &error));
      g_assert_cmpuint (error->domain, ==, ASSAY_STORE_ERROR);
    }
}

static void
assert_verify_finds (StoreFixture *fixture, const char *words)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_OPEN);
  g_autoptr (GPtrArray) problems = store_verify (store);
  gboolean is_found = FALSE;

  for (guint i = 0; i < problems->len; i++)
    is_found = is_found || strstr (problems->pdata[i], words) != NULL;
  if (!is_found)
    g_error ("verify does not say '%s' but %s", words,
             problems->len > 0 ? (char *) problems->pdata[0] : "that all is well");
  store_close (store);
}

static void
test_verify_finds (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *change;
    const char *words;
  } cases[] = {
    { "UPDATE claim SET assertion = 'x' WHERE number = 3", "not as the history left it" },
    { "DELETE FROM claim WHERE number = 3", "not as the history left it" },
    { "INSERT INTO tag (id, name) VALUES (1, 'x')", "not as the history left it" },
    { "UPDATE claim SET number = 4 WHERE number = 3", "Two claims have one number" },
    { "UPDATE blob SET data = zeroblob (100)", "Stored bytes are not what they were" },
    { "DELETE FROM blob", "Stored bytes are missing" },
    { "UPDATE history SET words = 'x' WHERE number = 3", "Entry 3 of the history was changed" },
    { "UPDATE history SET parent = hash WHERE number = 3", "Entry 3 of the history does not" },
    { "UPDATE history SET changeset = zeroblob (3) WHERE number = 3", "Entry 3 of the history" },
    { "UPDATE meta SET value = '1' WHERE key = 'next_number'", "was not given yet" },
    { "UPDATE claim SET via = 77 WHERE number = 3", "that is not there" },
  };
  g_autofree char *contents = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  AssayStore *store;
  gsize size;

  make_project (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  store = store_open (fixture, ASSAY_STORE_OPEN);
  problems = store_verify (store);
  g_assert_cmpuint (problems->len, ==, 0);
  store_close (store);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) size, NULL));
      tamper (fixture, cases[i].change);
      assert_verify_finds (fixture, cases[i].words);
    }
}

/* The last entry's changeset is @bytes, and the entry says so: only its content is wrong. */
static void
forge (StoreFixture *fixture, const guint8 *bytes, gsize size)
{
  g_autofree char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, size);
  sqlite3_stmt *statement;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db,
                      "UPDATE history SET changeset = ?1, changeset_sha256 = ?2 "
                      "WHERE number = (SELECT max (number) FROM history)",
                      -1, &statement, NULL);
  sqlite3_bind_blob (statement, 1, bytes, (int) size, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, sha256, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

static GBytes *
read_last_changeset (StoreFixture *fixture)
{
  sqlite3_stmt *statement;
  GBytes *bytes;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT changeset FROM history ORDER BY number DESC", -1, &statement,
                      NULL);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  bytes = g_bytes_new (sqlite3_column_blob (statement, 0),
                       (gsize) sqlite3_column_bytes (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return bytes;
}

/* Undo of forged changesets: refused, or done in full, and the project goes on. */
static void
test_forged_changesets (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (GBytes) changeset = NULL;
  g_autofree char *contents = NULL;
  guint n_refused = 0;
  gsize file_size;
  gsize size;

  make_project (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &file_size, NULL));
  changeset = read_last_changeset (fixture);
  size = g_bytes_get_size (changeset);

  for (guint i = 0; i < 150; i++)
    {
      g_autofree guint8 *forged = g_memdup2 (g_bytes_get_data (changeset, NULL), size);
      g_autoptr (AssayChanges) changes = NULL;
      g_autoptr (GError) error = NULL;
      gsize forged_size = i % 3 == 0 ? (gsize) g_rand_int_range (rand, 0, (gint32) size) : size;
      AssayStore *store;

      for (guint j = 0; j < i % 4; j++)
        forged[g_rand_int_range (rand, 0, (gint32) size)] = (guint8) g_rand_int (rand);
      g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) file_size, NULL));
      forge (fixture, forged, forged_size);

      store = store_open (fixture, ASSAY_STORE_OPEN);
      changes = store_try_undo (store, &error);
      n_refused += changes == NULL ? 1 : 0;
      if (changes == NULL)
        g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED);
      store_close (store);
    }
  g_assert_cmpuint (n_refused, >, 100);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, StoreFixture, NULL, store_set_up, function, store_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/refuse/no-project", test_refuse_no_project);
  ADD ("/store/refuse/unreadable", test_refuse_unreadable);
  ADD ("/store/refuse/truncated", test_refuse_truncated);
  ADD ("/store/refuse/too-new", test_refuse_too_new);
  ADD ("/store/refuse/schema", test_refuse_schema);
  ADD ("/store/refuse/rows", test_refuse_rows);
  ADD ("/store/refuse/large", test_refuse_large);
  ADD ("/store/damage/random", test_damage_random);
  ADD ("/store/damage/corpus", test_damage_corpus);
  ADD ("/store/verify/finds", test_verify_finds);
  ADD ("/store/forged-changesets", test_forged_changesets);

  return g_test_run ();
}
