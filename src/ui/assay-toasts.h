/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-project.h"

G_BEGIN_DECLS

/* A word in passing. */
AdwToast *assay_toasts_new_told (const char *words) G_GNUC_WARN_UNUSED_RESULT;

/* A larger action was done; offers to undo it. */
AdwToast *assay_toasts_new_done (const char *words) G_GNUC_WARN_UNUSED_RESULT;

/* Tells that @address was copied, and offers to open it by @action, which takes it as a string. */
AdwToast *assay_toasts_new_copied (const char *address,
                                   const char *action) G_GNUC_WARN_UNUSED_RESULT;

/* A file was written, as @words say; offers to open it, or its folder ("app.show-file",
 * "app.show-folder"). */
AdwToast *assay_toasts_new_written (GFile *file, const char *words) G_GNUC_WARN_UNUSED_RESULT;

/* What there is to say of @project when it was opened: that work of an earlier run was found, that
 * it was made by an older Assay (these stay until they are dismissed), that it can only be read.
 * An array of AdwToast, owned. */
GPtrArray *assay_toasts_list_opened (AssayProject *project) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
