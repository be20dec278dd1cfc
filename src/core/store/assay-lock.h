/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Says that this process works on a document, as long as it lives: a lock of the system's on a
 * small file in the data folder, named after the document's path. A dead process holds none. */
typedef struct _AssayLock AssayLock;

/* IN_USE where another (or this) process has it; the message says who and since when. */
AssayLock *assay_lock_take (const char *data_dir, const char *document, GError **error);
void assay_lock_release (AssayLock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayLock, assay_lock_release)

G_END_DECLS
