/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-project.h"
#include "assay-store-history.h"

G_BEGIN_DECLS

/* What people call rows and values of any kind: "Claim 14a", "Evidence of claim 3", a source's
 * title. For the history and for conflicts of a merge. Knows the claims of all articles; lives on
 * the project's thread. */
typedef struct _AssayRowNames AssayRowNames;

void assay_row_names_load_async (AssayProject *project,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
AssayRowNames *assay_row_names_load_finish (GAsyncResult *result, GError **error);
void assay_row_names_free (AssayRowNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRowNames, assay_row_names_free)

/* Learns of rows that are not in the project, as those of another copy. */
void assay_row_names_add (AssayRowNames *self, AssayRecord *record);

/* The claim with key @id, or NULL; and the key of the one called @label, or 0. */
AssayRecord *assay_row_names_find_claim (AssayRowNames *self, gint64 id);
gint64 assay_row_names_find_label (AssayRowNames *self, const char *label);

/* The claim that the row of @change is or belongs to, as far as the project and the change tell; or
 * NULL. Borrowed. */
AssayRecord *assay_row_names_find_claim_of (AssayRowNames *self, const AssayFieldChange *change);

/* What the row is called. @record: as far as it is known, or NULL. Owned. */
char *assay_row_names_dup (AssayRowNames *self, AssayKind kind, gint64 id, AssayRecord *record);

/* A field's name and a value as people read them; "" for nothing. Owned. */
char *assay_row_names_dup_field (AssayField field);
char *assay_row_names_dup_value (AssayRowNames *self, const AssayCell *cell);

G_END_DECLS
