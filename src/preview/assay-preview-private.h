/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <poppler.h>

#include "assay-preview.h"

G_BEGIN_DECLS

/* For the files of the preview alone. */
struct _AssayPreview
{
  GObject parent_instance;

  /* Owned */
  GBytes *bytes;
  PopplerDocument *document; /* used while lock is held */
  GArray *sizes;             /* of AssayPreviewSize */
  GPtrArray *notes;          /* of char *, or NULL before it is made */
  GMutex lock;
};

typedef struct
{
  double width; /* points */
  double height;
} AssayPreviewSize;

/* Runs @func on a worker for @task (taken), which owns all there is: it is the task's data that
 * @func fills in, so that nothing is let go on the worker. */
typedef gboolean (*AssayPreviewFunc) (GTask *task, GCancellable *cancellable, GError **error);
void assay_preview_run (GTask *task, AssayPreviewFunc func);

G_END_DECLS
