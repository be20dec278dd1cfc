/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-patch.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* A damaged copy of a project merged into the whole one: refused, or the project is sound
 * afterwards. */
static void
try_merge (FuzzProject *project, AssayStore *store, GFile *theirs)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AssayMerge) merge = NULL;
  g_autoptr (AssayChanges) changes = NULL;

  assay_merge_prepare_async (store, theirs, NULL, assay_test_result_cb, &result);
  merge = assay_merge_prepare_finish (store, assay_test_await (&result), NULL);
  if (merge == NULL)
    return;
  assay_merge_choose_all (merge, ASSAY_MERGE_THEIRS);
  changes = merge_try_commit (merge, NULL);
  if (changes != NULL)
    {
      g_autoptr (GPtrArray) problems = store_verify (store);

      if (problems->len > 0)
        g_error ("%s", (char *) problems->pdata[0]);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static FuzzProject *project = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) theirs = NULL;
  g_autoptr (GError) error = NULL;
  AssayStore *store;

  if (project == NULL)
    {
      project = g_new0 (FuzzProject, 1);
      fuzz_make (project);
    }
  path = g_build_filename (project->base.dir, "theirs.assay", NULL);
  theirs = g_file_new_for_path (path);
  fuzz_write (project, project->base.path, NULL, 0);
  fuzz_write (project, path, data, size);
  store = store_try_open (project->base.data_dir, project->base.file, ASSAY_STORE_OPEN, &error);
  g_assert_no_error (error);
  fuzz_insert (project, store, ASSAY_KIND_TAG);
  try_merge (project, store, theirs);
  store_try_close (store, NULL);

  return 0;
}
