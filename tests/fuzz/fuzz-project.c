/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-patch.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static GPtrArray *
verify (AssayStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_store_verify_async (store, NULL, assay_test_result_cb, &result);

  return assay_store_verify_finish (store, assay_test_await (&result), NULL);
}

/* A damaged project is refused, or something is found wrong with it, or it holds what it held. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static FuzzProject *project = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  AssayStore *store;

  if (project == NULL)
    {
      project = g_new0 (FuzzProject, 1);
      fuzz_make (project);
    }
  fuzz_write (project, project->base.path, data, size);
  store = store_try_open (project->base.data_dir, project->base.file, ASSAY_STORE_OPEN, NULL);
  if (store == NULL)
    return 0;
  problems = verify (store);
  if (problems != NULL && problems->len == 0)
    {
      g_autoptr (GPtrArray) rows = store_take_snapshot (store);

      store_assert_same (rows, project->rows);
    }
  store_try_close (store, NULL);

  return 0;
}
