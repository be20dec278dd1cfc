/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdint.h>

#include "assay-test-merge.h"

/* A project that is damaged by what the fuzzer says: four bytes each, a place (three, the highest
 * first) and what stands there. So a few bytes say much. */

typedef struct
{
  StoreFixture base;
  char *template;
  gsize size;
  GPtrArray *rows;
} FuzzProject;

static inline gint64
fuzz_insert (FuzzProject *project, AssayStore *store, AssayKind kind)
{
  AssayEdit *edit = assay_edit_new (project->base.keys, "Insert");
  gint64 id = assay_edit_insert (edit, kind);

  store_commit (store, edit);

  return id;
}

static inline void
fuzz_make (FuzzProject *project)
{
  AssayStore *store;

  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  store_set_up (&project->base, NULL);
  store = store_open (&project->base, ASSAY_STORE_CREATE);
  for (guint i = 0; i < 8; i++)
    {
      AssayEdit *edit = assay_edit_new (project->base.keys, "Set");
      gint64 source = fuzz_insert (project, store, ASSAY_KIND_SOURCE);

      assay_edit_set_text (edit, source, ASSAY_SOURCE_TITLE, "The ministry's letter");
      assay_edit_set_text (edit, source, ASSAY_SOURCE_KIND, "document");
      assay_edit_set_text (edit, source, ASSAY_SOURCE_RELIABILITY, "B");
      store_commit (store, edit);
    }
  store_undo (store);
  project->rows = store_take_snapshot (store);
  store_close (store);
  g_assert_true (
      g_file_get_contents (project->base.path, &project->template, &project->size, NULL));
}

/* Writes the project as @data says it is, to @path. */
static inline void
fuzz_write (FuzzProject *project, const char *path, const uint8_t *data, size_t size)
{
  g_autofree char *contents = g_memdup2 (project->template, project->size);

  for (size_t i = 0; i + 4 <= size; i += 4)
    {
      gsize place = (gsize) data[i] << 16 | (gsize) data[i + 1] << 8 | data[i + 2];

      contents[place % project->size] = (char) data[i + 3];
    }
  g_assert_true (g_file_set_contents (path, contents, (gssize) project->size, NULL));
}
