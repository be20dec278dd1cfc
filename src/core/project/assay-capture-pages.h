/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-page-picture.h"
#include "assay-project.h"

G_BEGIN_DECLS

/* The pages of a capture that is a PDF document, as they look. Nothing of them is kept in the
 * project: each is drawn from the capture's bytes in the importer's child, when it is asked for.
 * The last few stay with this object, and so do the bytes, and the password where one was given. */
#define ASSAY_TYPE_CAPTURE_PAGES (assay_capture_pages_get_type ())
G_DECLARE_FINAL_TYPE (AssayCapturePages, assay_capture_pages, ASSAY, CAPTURE_PAGES, GObject)

/* Whether @capture (a key) is of a kind that has pages, and its bytes are in the project. */
gboolean assay_capture_has_pages (AssayProject *project, gint64 capture);

/* Reads the bytes, and what the pages are called. @password may be NULL.
 *
 * Errors: those of assay_importer_draw_async (); G_IO_ERROR_NOT_FOUND; the store's. */
void assay_capture_pages_open_async (AssayProject *project,
                                     gint64 capture,
                                     const char *password,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
AssayCapturePages *assay_capture_pages_open_finish (GAsyncResult *result, GError **error);

gint64 assay_capture_pages_get_capture (AssayCapturePages *self);

/* At least one. */
guint assay_capture_pages_get_n_pages (AssayCapturePages *self);

/* What the document calls its pages, NULL-terminated; there may be fewer than pages. Borrowed. */
const char *const *assay_capture_pages_get_labels (AssayCapturePages *self);

/* Draws @page, a number from 0, in a picture of @width points, at least 1. One that was drawn so
 * lately is there at once. Errors: those of assay_importer_draw_async (). */
void assay_capture_pages_draw_async (AssayCapturePages *self,
                                     guint page,
                                     guint width,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
AssayPagePicture *
assay_capture_pages_draw_finish (AssayCapturePages *self, GAsyncResult *result, GError **error);

G_END_DECLS
