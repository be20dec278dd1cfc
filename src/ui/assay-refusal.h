/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-context.h"
#include "assay-store.h"

G_BEGIN_DECLS

/* Says over @window why @file could not be opened, and offers what helps: reading it only, where a
 * newer Assay made it or somebody else has it open; recovering what can be read of it into a new
 * file, where it is damaged. */
void assay_refusal_async (GtkWindow *window,
                          AssayContext *context,
                          GFile *file,
                          const GError *error,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

/* What to open now, and how: owned; NULL where nothing helps or nothing was wanted. */
GFile *assay_refusal_finish (GAsyncResult *result, AssayStoreFlags *ret_flags);

G_END_DECLS
