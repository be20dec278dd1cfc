/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-merge.h"
#include "assay-store-history.h"
#include "assay-test-store.h"

/* Two people and a project's copies; calls waited for. */

/* Saves what is open in @store and opens a copy of it, for another person. */
static inline AssayStore *
merge_fork (StoreFixture *fixture, AssayStore *store, const char *person)
{
  g_autofree char *name = g_strdup_printf ("%s-%u.assay", person, g_random_int ());
  g_autofree char *data_dir = g_build_filename (fixture->dir, person, NULL);
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AssayStore *copy;

  assay_store_save_async (store, NULL, assay_test_result_cb, &result);
  g_assert_true (assay_store_save_finish (store, assay_test_await (&result), &error));
  g_assert_no_error (error);
  g_assert_true (
      g_file_copy (assay_store_get_file (store), file, G_FILE_COPY_NONE, NULL, NULL, NULL, &error));
  copy = store_try_open (data_dir, file, ASSAY_STORE_OPEN, &error);
  g_assert_no_error (error);
  assay_store_set_person (copy, person);

  return copy;
}

/* Compares @store with what @theirs has, saved. */
static inline AssayMerge *
merge_try_prepare (AssayStore *store, AssayStore *theirs, GError **error)
{
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  assay_store_save_async (theirs, NULL, assay_test_result_cb, &saved);
  g_assert_true (assay_store_save_finish (theirs, assay_test_await (&saved), NULL));
  assay_merge_prepare_async (store, assay_store_get_file (theirs), NULL, assay_test_result_cb,
                             &result);

  return assay_merge_prepare_finish (store, assay_test_await (&result), error);
}

static inline AssayMerge *
merge_prepare (AssayStore *store, AssayStore *theirs)
{
  g_autoptr (GError) error = NULL;
  AssayMerge *merge = merge_try_prepare (store, theirs, &error);

  g_assert_no_error (error);
  g_assert_nonnull (merge);

  return merge;
}

static inline AssayChanges *
merge_try_commit (AssayMerge *merge, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_merge_commit_async (merge, NULL, NULL, assay_test_result_cb, &result);

  return assay_merge_commit_finish (merge, assay_test_await (&result), error);
}

/* Merges with all conflicts decided for @choice (UNDECIDED: there must be none); FALSE: nothing
 * came in. */
static inline gboolean
merge_all (AssayStore *store, AssayStore *theirs, AssayMergeChoice choice)
{
  g_autoptr (AssayMerge) merge = merge_prepare (store, theirs);
  g_autoptr (AssayChanges) changes = NULL;
  g_autoptr (GError) error = NULL;

  if (assay_merge_is_contained (merge))
    return FALSE;
  if (choice != ASSAY_MERGE_UNDECIDED)
    assay_merge_choose_all (merge, choice);
  g_assert_cmpuint (assay_merge_get_n_undecided (merge), ==, 0);
  changes = merge_try_commit (merge, &error);
  g_assert_no_error (error);
  g_assert_nonnull (changes);

  return TRUE;
}

static inline AssayChanges *
merge_try_jump (AssayStore *store, gint64 number, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_store_jump_async (store, number, NULL, assay_test_result_cb, &result);

  return assay_store_jump_finish (store, assay_test_await (&result), error);
}

/* Nothing is wrong with the project. */
static inline void
merge_assert_sound (AssayStore *store)
{
  g_autoptr (GPtrArray) problems = store_verify (store);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}
