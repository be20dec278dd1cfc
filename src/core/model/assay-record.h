/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "assay-fields.h"

G_BEGIN_DECLS

/* One row of a project: immutable once built, may cross threads. */
#define ASSAY_TYPE_RECORD (assay_record_get_type ())
G_DECLARE_FINAL_TYPE (AssayRecord, assay_record, ASSAY, RECORD, GObject)

/* The kind of row this is. */
AssayKind assay_record_get_kind (AssayRecord *self);

/* Its key, never 0. */
gint64 assay_record_get_id (AssayRecord *self);

/* Whether @field holds nothing. @field must be of this record's kind, here and below. */
gboolean assay_record_is_empty (AssayRecord *self, AssayField field);

/* The text or word in @field, "" where it is empty. Borrowed. */
const char *assay_record_get_text (AssayRecord *self, AssayField field);

/* The integer in @field, 0 where it is empty. */
gint64 assay_record_get_int (AssayRecord *self, AssayField field);

/* The number in @field, 0 where it is empty. */
double assay_record_get_real (AssayRecord *self, AssayField field);

/* The flag in @field, FALSE where it is empty. */
gboolean assay_record_get_bool (AssayRecord *self, AssayField field);

/* The key in @field, 0 where it is empty. */
gint64 assay_record_get_ref (AssayRecord *self, AssayField field);

/* Whether both say the same in every field. */
gboolean assay_record_equal (AssayRecord *a, AssayRecord *b);

/* Whether both, which are of one kind, hold the same in @field. A record that is NULL holds nothing
 * anywhere. */
gboolean assay_record_field_equal (AssayRecord *a, AssayRecord *b, AssayField field);

/* A value on its way into a field. Texts are owned by who holds the cell. */
typedef struct
{
  AssayField field;
  gboolean is_empty;
  gint64 integer; /* keys, integers, flags */
  double real;
  char *text;
} AssayCell;

/* Frees what the cell holds, not the cell. */
void assay_cell_clear (AssayCell *cell);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssayCell, assay_cell_clear)

/* A copy of what @field of @self holds. Clear it. */
AssayCell assay_record_dup_cell (AssayRecord *self, AssayField field);

/* A record of @kind with key @id and the values of @cells; other fields are empty. Texts are
 * copied. */
AssayRecord *assay_record_new (AssayKind kind, gint64 id, const AssayCell *cells, guint n_cells)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
