/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-store.h"
#include "assay-test-util.h"

/* The store's calls, waited for. Errors are asserted unless @error is asked for. */

typedef struct
{
  char *dir;
  char *data_dir;
  char *path;
  GFile *file;
  AssayKeys *keys;
} StoreFixture;

static inline void
store_set_up (StoreFixture *fixture, gconstpointer data)
{
  fixture->dir = assay_test_make_dir ();
  fixture->data_dir = g_build_filename (fixture->dir, "working", NULL);
  fixture->path = g_build_filename (fixture->dir, "a.assay", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  fixture->keys = assay_keys_new (1);
}

static inline void
store_tear_down (StoreFixture *fixture, gconstpointer data)
{
  assay_test_remove (fixture->dir);
  g_free (fixture->dir);
  g_free (fixture->data_dir);
  g_free (fixture->path);
  g_object_unref (fixture->file);
  g_object_unref (fixture->keys);
}

/* A store with @file open, or NULL with @error set. */
static inline AssayStore *
store_try_open (const char *data_dir, GFile *file, AssayStoreFlags flags, GError **error)
{
  g_autoptr (AssayStore) store = assay_store_new (data_dir);
  g_autoptr (GAsyncResult) result = NULL;

  assay_store_set_person (store, "Ann");
  assay_store_open_async (store, file, flags, NULL, assay_test_result_cb, &result);
  if (!assay_store_open_finish (store, assay_test_await (&result), error))
    return NULL;

  return g_steal_pointer (&store);
}

static inline AssayStore *
store_open (StoreFixture *fixture, AssayStoreFlags flags)
{
  g_autoptr (GError) error = NULL;
  AssayStore *store = store_try_open (fixture->data_dir, fixture->file, flags, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);

  return store;
}

/* Closes and drops the store. */
static inline gboolean
store_try_close (AssayStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  gboolean success;

  assay_store_close_async (store, NULL, assay_test_result_cb, &result);
  success = assay_store_close_finish (store, assay_test_await (&result), error);
  g_clear_object (&result);
  g_assert_finalize_object (store);

  return success;
}

static inline void
store_close (AssayStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (store_try_close (store, &error));
  g_assert_no_error (error);
}

static inline AssayChanges *
store_try_commit (AssayStore *store, AssayEdit *edit, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_store_commit_async (store, edit, NULL, assay_test_result_cb, &result);

  return assay_store_commit_finish (store, assay_test_await (&result), error);
}

/* Commits and drops @edit; gives how many rows changed. */
static inline guint
store_commit (AssayStore *store, AssayEdit *edit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayChanges) changes = store_try_commit (store, edit, &error);
  guint n_changes;

  g_assert_no_error (error);
  assay_changes_get (changes, &n_changes);
  assay_edit_unref (edit);

  return n_changes;
}

static inline AssayChanges *
store_try_undo (AssayStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_store_undo_async (store, NULL, assay_test_result_cb, &result);

  return assay_store_undo_finish (store, assay_test_await (&result), error);
}

static inline AssayChanges *
store_try_redo (AssayStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_store_redo_async (store, NULL, assay_test_result_cb, &result);

  return assay_store_redo_finish (store, assay_test_await (&result), error);
}

static inline void
store_undo (AssayStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayChanges) changes = store_try_undo (store, &error);

  g_assert_no_error (error);
  g_assert_nonnull (changes);
}

static inline void
store_redo (AssayStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayChanges) changes = store_try_redo (store, &error);

  g_assert_no_error (error);
  g_assert_nonnull (changes);
}

static inline GPtrArray *
store_load (AssayStore *store, AssayKind kind, gint64 article)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  assay_store_load_async (store, kind, article, NULL, assay_test_result_cb, &result);
  records = assay_store_load_finish (store, assay_test_await (&result), &error);
  g_assert_no_error (error);

  return records;
}

/* The one row of @kind with key @id, or NULL. */
static inline AssayRecord *
store_find (AssayStore *store, AssayKind kind, gint64 id)
{
  g_autoptr (GPtrArray) records = store_load (store, kind, 0);

  for (guint i = 0; i < records->len; i++)
    {
      AssayRecord *record = g_ptr_array_index (records, i);

      if (assay_record_get_id (record) == id)
        return g_object_ref (record);
    }

  return NULL;
}

static inline GPtrArray *
store_load_history (AssayStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  assay_store_load_history_async (store, 0, G_MAXUINT, NULL, assay_test_result_cb, &result);
  entries = assay_store_load_history_finish (store, assay_test_await (&result), &error);
  g_assert_no_error (error);

  return entries;
}

static inline GPtrArray *
store_verify (AssayStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *problems;

  assay_store_verify_async (store, NULL, assay_test_result_cb, &result);
  problems = assay_store_verify_finish (store, assay_test_await (&result), &error);
  g_assert_no_error (error);

  return problems;
}

static inline GBytes *
store_try_load_blob (AssayStore *store, const char *sha256, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_store_load_blob_async (store, sha256, NULL, assay_test_result_cb, &result);

  return assay_store_load_blob_finish (store, assay_test_await (&result), error);
}

/* All rows of all kinds. */
static inline GPtrArray *
store_take_snapshot (AssayStore *store)
{
  GPtrArray *snapshot = g_ptr_array_new_with_free_func (g_object_unref);

  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = store_load (store, kind, 0);

      g_ptr_array_extend_and_steal (snapshot, g_steal_pointer (&records));
    }

  return snapshot;
}

/* Both snapshots hold the same rows with the same values. */
static inline void
store_assert_same (GPtrArray *a, GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_true (assay_record_equal (a->pdata[i], b->pdata[i]));
}

/* The example project's bytes. Owned. */
static inline char *
store_read_example (gsize *ret_size)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (g_getenv ("ASSAY_EXAMPLE"), &contents, ret_size, &error);
  g_assert_no_error (error);

  return contents;
}

/* The bytes of a gzipped file. Owned. */
static inline GBytes *
store_unpack (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GConverter) gunzip
      = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GFileInputStream) packed = g_file_read (file, NULL, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (G_INPUT_STREAM (packed), gunzip);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}
