/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-workbench.h"

/* What a window's searches keep: made with the first one, for who never searches needs none. */

#define INDEXER_KEY "assay-indexer"

static void
drop_indexer (gpointer data)
{
  assay_capture_indexer_stop (data);
  g_object_unref (data);
}

static void
changed_cb (AssayWorkbench *self, AssayChanges *changes, AssayCaptureIndexer *indexer)
{
  if (changes == NULL || assay_changes_touch (changes, ASSAY_KIND_CAPTURE)
      || assay_changes_touch (changes, ASSAY_KIND_SOURCE))
    assay_capture_indexer_run_async (indexer, NULL, NULL);
}

AssayCaptureIndexer *
assay_workbench_get_indexer (AssayWorkbench *self)
{
  AssayCaptureIndexer *indexer;

  g_return_val_if_fail (ASSAY_IS_WORKBENCH (self), NULL);

  indexer = g_object_get_data (G_OBJECT (self), INDEXER_KEY);
  if (indexer != NULL)
    return indexer;

  indexer = assay_capture_indexer_new (assay_workbench_get_project (self));
  g_object_set_data_full (G_OBJECT (self), INDEXER_KEY, indexer, drop_indexer);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), indexer);

  return indexer;
}
