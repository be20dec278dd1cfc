/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A window in which a page of the web is shown as it is, with its scripts and apart from all else,
 * until the user presses Capture. */
#define ASSAY_TYPE_CAPTURE_WINDOW (assay_capture_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayCaptureWindow, assay_capture_window, ASSAY, CAPTURE_WINDOW, AdwWindow)

/* Opens it on @address and waits until something is captured and read, or the window is closed. */
void assay_capture_window_async (GtkWindow *parent,
                                 AssayProject *project,
                                 const char *address,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* NULL where it was closed. Owned. */
AssayDraft *assay_capture_window_finish (GAsyncResult *result);

G_END_DECLS
