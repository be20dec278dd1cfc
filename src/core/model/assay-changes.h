/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-record.h"

G_BEGIN_DECLS

/* What a committed edit, an undo or a redo did to rows. Immutable once the store has handed it
 * out; may cross threads. */
typedef struct _AssayChanges AssayChanges;

typedef struct
{
  AssayKind kind;
  gint64 id;
  AssayRecord *before; /* NULL where the row was inserted */
  AssayRecord *after;  /* NULL where the row was deleted */
} AssayChange;

AssayChanges *assay_changes_new (const char *words) G_GNUC_WARN_UNUSED_RESULT;
AssayChanges *assay_changes_ref (AssayChanges *self);
void assay_changes_unref (AssayChanges *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayChanges, assay_changes_unref)

/* For the store: notes one row's change. Records are referenced; either may be NULL, not both. */
void assay_changes_add (AssayChanges *self, AssayRecord *before, AssayRecord *after);

/* What the user did, as the history calls it. */
const char *assay_changes_get_words (AssayChanges *self);

/* The rows that changed, each at most once. Borrowed. */
const AssayChange *assay_changes_get (AssayChanges *self, guint *ret_n_changes);

/* Whether a row of @kind changed. */
gboolean assay_changes_touch (AssayChanges *self, AssayKind kind);

#define ASSAY_TYPE_CHANGES (assay_changes_get_type ())
GType assay_changes_get_type (void);

G_END_DECLS
