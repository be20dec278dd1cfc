/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A word in passing. */
AdwToast *assay_toasts_new_told (const char *words) G_GNUC_WARN_UNUSED_RESULT;

/* A larger action was done; offers to undo it. */
AdwToast *assay_toasts_new_done (const char *words) G_GNUC_WARN_UNUSED_RESULT;

/* A file was written, as @words say; offers to open it, or its folder ("app.show-file",
 * "app.show-folder"). */
AdwToast *assay_toasts_new_written (GFile *file, const char *words) G_GNUC_WARN_UNUSED_RESULT;

/* Work of an earlier run was found; stays until it is dismissed. */
AdwToast *assay_toasts_new_recovered (const char *what) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
