/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "assay-report-options.h"

G_BEGIN_DECLS

/* Who publishes, as every report and export of this user says: name and logo. The name is a
 * setting. The logo is kept in a file of its own in the user's data folder, since the one that it
 * came from may go. */

/* The logo that is kept, or NULL. Owned. */
GBytes *assay_desk_load_logo (void) G_GNUC_WARN_UNUSED_RESULT;

/* Reads a logo from @file without holding up the window, since that may lie far away; the finish
 * keeps it for the next reports. What is no picture is refused by the report's errors. */
void assay_desk_take_logo_async (GFile *file,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GBytes *assay_desk_take_logo_finish (GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

void assay_desk_forget_logo (void);

/* Fills in the desk, and the language that reports are in. */
void assay_desk_fill (GSettings *settings, AssayReportOptions *options);

G_END_DECLS
