/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-workbench.h"

G_BEGIN_DECLS

/* A claim of an article that is not open, with what a line about it says. */
typedef struct
{
  gint64 claim;
  gint64 article;
  char *label; /* "14a" */
  char *quote; /* white space made plain; "" where it is lost */
} AssayElsewhereClaim;

void assay_elsewhere_claim_free (AssayElsewhereClaim *claim);

/* Reads those of @claims (set of gint64 keys) that are not the open article's, in the background:
 * the rows of all articles are read, and only what is asked for is kept. */
void assay_elsewhere_read_async (AssayWorkbench *workbench,
                                 GHashTable *claims,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* Array of AssayElsewhereClaim, by article and number. Owned; NULL on error. */
GPtrArray *assay_elsewhere_read_finish (GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
