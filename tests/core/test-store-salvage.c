/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "assay-salvage.h"
#include "assay-test-store.h"

/* Damaged copies of the example, recovered into a new file: that opens and verifies, holds nothing
 * that the example did not hold, and the damaged file is as it was. */

#define PAGE 4096

typedef struct
{
  StoreFixture base;
  char *contents;
  gsize size;
  GHashTable *rows; /* kind and key, as text → AssayRecord */
  guint n_rows;
  char *to_path;
  GFile *to;
} Fixture;

static char *
name_row (AssayRecord *row)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, assay_kind_get_name (assay_record_get_kind (row)),
                          assay_record_get_id (row));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  AssayStore *store;

  store_set_up (&fixture->base, NULL);
  fixture->to_path = g_build_filename (fixture->base.dir, "recovered.assay", NULL);
  fixture->to = g_file_new_for_path (fixture->to_path);
  fixture->contents = store_read_example (&fixture->size);
  g_assert_true (
      g_file_set_contents (fixture->base.path, fixture->contents, (gssize) fixture->size, NULL));
  store = store_open (&fixture->base, ASSAY_STORE_READ_ONLY);
  rows = store_take_snapshot (store);
  store_close (store);
  fixture->n_rows = rows->len;
  fixture->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (fixture->rows, name_row (rows->pdata[i]), g_object_ref (rows->pdata[i]));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->contents);
  g_free (fixture->to_path);
  g_object_unref (fixture->to);
  g_hash_table_unref (fixture->rows);
  store_tear_down (&fixture->base, NULL);
}

/* What was lost; NULL where nothing could be recovered. */
static GPtrArray *
recover (Fixture *fixture, const char *damaged, gsize size, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *after = NULL;
  GPtrArray *lines;
  gsize after_size;

  g_unlink (fixture->to_path);
  g_assert_true (g_file_set_contents (fixture->base.path, damaged, (gssize) size, NULL));
  assay_salvage_async (fixture->base.file, fixture->to, fixture->base.data_dir, "Ann", 0, NULL,
                       assay_test_result_cb, &result);
  lines = assay_salvage_finish (assay_test_await (&result), error);

  g_assert_true (g_file_get_contents (fixture->base.path, &after, &after_size, NULL));
  g_assert_cmpmem (after, after_size, damaged, size);

  return lines;
}

/* Whether a value is what it was, was emptied, or tells of what was lost. */
static void
assert_value (AssayRecord *row, AssayRecord *was, AssayField field)
{
  g_auto (AssayCell) is_cell = assay_record_dup_cell (row, field);
  g_auto (AssayCell) was_cell = assay_record_dup_cell (was, field);

  if (is_cell.is_empty || field == ASSAY_REVISION_PAGE_SHA256 || field == ASSAY_REVISION_TEXT_SHA256
      || field == ASSAY_ARTICLE_REVISION || field == ASSAY_CLAIM_NUMBER)
    return;
  if (field == ASSAY_CAPTURE_NOTE || field == ASSAY_REVISION_NOTE)
    {
      g_assert_true (g_str_has_prefix (is_cell.text, was_cell.text != NULL ? was_cell.text : ""));
      return;
    }
  g_assert_false (was_cell.is_empty);
  g_assert_cmpstr (is_cell.text, ==, was_cell.text);
  g_assert_cmpint (is_cell.integer, ==, was_cell.integer);
}

static void
assert_row (Fixture *fixture, AssayRecord *row)
{
  AssayKind kind = assay_record_get_kind (row);
  g_autofree char *name = name_row (row);
  AssayRecord *was = g_hash_table_lookup (fixture->rows, name);
  guint n_fields;

  if (was == NULL)
    {
      /* A claim's finding was lost and stands there empty. */
      g_assert_cmpint (kind, ==, ASSAY_KIND_FINDING);
      g_assert_true (assay_record_is_empty (row, ASSAY_FINDING_SAID));
      return;
    }
  assay_kind_get_fields (kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    assert_value (row, was, (AssayField) (((guint) kind << 8) | i));
}

/* Opens what was recovered; gives how many rows it has. */
static guint
assert_recovered (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AssayStore *store
      = store_try_open (fixture->base.data_dir, fixture->to, ASSAY_STORE_OPEN, &error);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) history = NULL;

  g_assert_no_error (error);
  problems = store_verify (store);
  if (problems->len > 0)
    g_error ("%s", (char *) problems->pdata[0]);
  rows = store_take_snapshot (store);
  for (guint i = 0; i < rows->len; i++)
    assert_row (fixture, rows->pdata[i]);
  history = store_load_history (store);
  g_assert_cmpstr (((AssayHistoryEntry *) history->pdata[0])->kind, ==, "new");
  store_close (store);

  return rows->len;
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = recover (fixture, fixture->contents, fixture->size, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 0);
  g_assert_cmpuint (assert_recovered (fixture), ==, fixture->n_rows);
}

/* The header and the beginning of the schema. */
static void
test_first_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  memset (fixture->contents, 0, PAGE);
  lines = recover (fixture, fixture->contents, fixture->size, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 0);
  g_assert_cmpuint (assert_recovered (fixture), ==, fixture->n_rows);
}

/* Each page once: the rows of a damaged one come back from the history, and the other way round. */
static void
test_each_page (Fixture *fixture, gconstpointer data)
{
  guint step = assay_test_is_long () ? 1 : 7;

  for (gsize at = PAGE; at + PAGE <= fixture->size; at += PAGE * step)
    {
      g_autofree char *damaged = g_memdup2 (fixture->contents, fixture->size);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) lines = NULL;

      memset (damaged + at, 0xA5, PAGE);
      lines = recover (fixture, damaged, fixture->size, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (assert_recovered (fixture), ==, fixture->n_rows);
    }
}

static void
test_random_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  gint32 n_pages = (gint32) (fixture->size / PAGE);
  guint n_copies = assay_test_is_long () ? 500 : 12;
  guint n_with_loss = 0;

  for (guint i = 0; i < n_copies; i++)
    {
      g_autofree char *damaged = g_memdup2 (fixture->contents, fixture->size);
      gint32 n_bad = g_rand_int_range (rand, 2, 12);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) lines = NULL;

      for (gint32 j = 0; j < n_bad; j++)
        {
          gsize at = (gsize) g_rand_int_range (rand, 0, n_pages) * PAGE;
          gsize length = (gsize) g_rand_int_range (rand, 1, PAGE);

          for (gsize k = 0; k < length; k++)
            damaged[at + k] = (char) g_rand_int (rand);
        }
      lines = recover (fixture, damaged, fixture->size, &error);
      if (lines == NULL)
        {
          g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED);
          continue;
        }
      n_with_loss += lines->len > 0;
      assert_recovered (fixture);
    }
  g_assert_cmpuint (n_with_loss, >, n_copies / 2);
}

/* Bytes that can be read and are not what they were. */
static void
test_stored_bytes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *damaged = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db;
  gsize size;

  g_assert_cmpint (sqlite3_open (fixture->base.path, &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (db, "UPDATE blob SET data = zeroblob (length (data))", NULL, NULL, NULL), ==,
      SQLITE_OK);
  sqlite3_close (db);
  g_assert_true (g_file_get_contents (fixture->base.path, &damaged, &size, NULL));
  lines = recover (fixture, damaged, size, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, >=, 2);
  g_assert_cmpuint (assert_recovered (fixture), ==, fixture->n_rows);
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  guint n_parts = assay_test_is_long () ? 100 : 10;

  for (guint i = 1; i < n_parts; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) lines
          = recover (fixture, fixture->contents, fixture->size * i / n_parts, &error);

      if (lines == NULL)
        g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED);
      else
        {
          g_assert_cmpuint (lines->len, >, 0);
          assert_recovered (fixture);
        }
      /* Half of it is enough for most of the rows. */
      g_assert_true (lines != NULL || i < n_parts / 2);
    }
}

/* What is no project has nothing to be recovered, and says so. */
static void
test_corpus (Fixture *fixture, gconstpointer data)
{
  const char *shared = g_getenv ("ASSAY_SHARED") != NULL ? g_getenv ("ASSAY_SHARED") : "";
  g_autofree char *dir = g_build_filename (shared, "corpus", "sqlite-damaged", NULL);
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) no_error = NULL;
  const char *name;

  none = recover (fixture, "The ministry said that", 22, &no_error);
  g_assert_null (none);
  g_assert_error (no_error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED);

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);
      g_autoptr (GPtrArray) lines = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      if (!g_str_has_suffix (name, ".gz"))
        continue;
      bytes = store_unpack (path);
      if (g_bytes_get_size (bytes) == 0)
        continue;
      lines = recover (fixture, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
      g_assert_null (lines);
      g_assert_cmpuint (error->domain, ==, ASSAY_STORE_ERROR);
    }
}

static void
test_not_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  assay_salvage_async (fixture->base.file, fixture->base.file, fixture->base.data_dir, "Ann", 0,
                       NULL, assay_test_result_cb, &result);
  lines = assay_salvage_finish (assay_test_await (&result), &error);
  g_assert_null (lines);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_EXISTS);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store/salvage/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("whole", test_whole);
  ADD ("first-page", test_first_page);
  ADD ("each-page", test_each_page);
  ADD ("random-pages", test_random_pages);
  ADD ("stored-bytes", test_stored_bytes);
  ADD ("truncated", test_truncated);
  ADD ("corpus", test_corpus);
  ADD ("not-over", test_not_over);

  return g_test_run ();
}
