/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-project.h"
#include "assay-protect.h"

G_BEGIN_DECLS

/* Redacts for ever, see assay_store_redact_async (); the lists follow as after any edit. */
void assay_project_redact_async (AssayProject *self,
                                 const AssayRedactOrder *order,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* Where it is still named: an array of strings, owned. NULL on error. */
GPtrArray *assay_project_redact_finish (AssayProject *self, GAsyncResult *result, GError **error);

G_END_DECLS
