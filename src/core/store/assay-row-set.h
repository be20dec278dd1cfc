/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-fields.h"

G_BEGIN_DECLS

/* A set of rows, by kind and key; each with a small number that says what is to happen to it. */
typedef struct _AssayRowSet AssayRowSet;

AssayRowSet *assay_row_set_new (void) G_GNUC_WARN_UNUSED_RESULT;
void assay_row_set_free (AssayRowSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRowSet, assay_row_set_free)

/* Adds the row with @mark, at least 1; of two marks the higher stays. Whether anything changed. */
gboolean assay_row_set_add (AssayRowSet *self, AssayKind kind, gint64 id, guint mark);

/* The row's mark, 0 where it is not in the set. */
guint assay_row_set_get (AssayRowSet *self, AssayKind kind, gint64 id);

/* The keys of @kind in the set, in ascending order: an array of gint64. Owned. */
GArray *assay_row_set_list (AssayRowSet *self, AssayKind kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
