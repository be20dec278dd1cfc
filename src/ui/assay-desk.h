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

/* Takes over the picture in @file, a small PNG or JPEG; NULL where it cannot be used, and the one
 * before is kept. Owned. */
GBytes *assay_desk_take_logo (GFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void assay_desk_forget_logo (void);

/* Fills in the desk, and the language that reports are in. */
void assay_desk_fill (GSettings *settings, AssayReportOptions *options);

G_END_DECLS
