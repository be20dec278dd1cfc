/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-project.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_PRESET_LAWYER, /* everything that is not protected */
  ASSAY_PRESET_EDITOR, /* changes asked for, queries and the marked text first */
  ASSAY_PRESET_READER, /* no notes, logs, staff names */
} AssayPreset;

typedef void (*AssayProgressFunc) (double fraction, gpointer user_data);

/* Writes the annotated PDF of all articles of the project (or of @article alone) to @file, by
 * rename: there is never a half-written one. Pages are made on a worker thread; @progress is called
 * on the caller's. */
void assay_project_report_async (AssayProject *self,
                                 gint64 article,
                                 AssayPreset preset,
                                 GFile *file,
                                 AssayProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean assay_project_report_finish (AssayProject *self, GAsyncResult *result, GError **error);

G_END_DECLS
