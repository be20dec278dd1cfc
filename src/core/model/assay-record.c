/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-model"

#include "config.h"

#include "assay-record.h"

/* Owns the values of one row; nothing changes them after construction. */
struct _AssayRecord
{
  GObject parent_instance;

  /* Owned */
  AssayKind kind;
  gint64 id;
  guint n_cells;
  AssayCell *cells; /* one a field, in column order */
};

G_DEFINE_FINAL_TYPE (AssayRecord, assay_record, G_TYPE_OBJECT)

void
assay_cell_clear (AssayCell *cell)
{
  g_clear_pointer (&cell->text, g_free);
}

static const AssayCell *
get_cell (AssayRecord *self, AssayField field)
{
  g_return_val_if_fail (ASSAY_IS_RECORD (self), NULL);
  g_return_val_if_fail (ASSAY_FIELD_KIND (field) == self->kind, NULL);
  g_return_val_if_fail (ASSAY_FIELD_INDEX (field) < self->n_cells, NULL);

  return &self->cells[ASSAY_FIELD_INDEX (field)];
}

static void
assay_record_finalize (GObject *object)
{
  AssayRecord *self = ASSAY_RECORD (object);

  for (guint i = 0; i < self->n_cells; i++)
    assay_cell_clear (&self->cells[i]);
  g_free (self->cells);

  G_OBJECT_CLASS (assay_record_parent_class)->finalize (object);
}

static void
assay_record_class_init (AssayRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_record_finalize;
}

static void
assay_record_init (AssayRecord *self)
{
  self->kind = ASSAY_KIND_NONE;
}

AssayRecord *
assay_record_new (AssayKind kind, gint64 id, const AssayCell *cells, guint n_cells)
{
  AssayRecord *self;

  g_return_val_if_fail ((guint) kind < ASSAY_N_KINDS, NULL);
  g_return_val_if_fail (id != 0, NULL);

  self = g_object_new (ASSAY_TYPE_RECORD, NULL);
  self->kind = kind;
  self->id = id;
  assay_kind_get_fields (kind, &self->n_cells);
  self->cells = g_new0 (AssayCell, self->n_cells);

  for (guint i = 0; i < self->n_cells; i++)
    {
      self->cells[i].field = (AssayField) (((guint) kind << 8) | i);
      self->cells[i].is_empty = TRUE;
    }

  for (guint i = 0; i < n_cells; i++)
    {
      AssayCell *cell = (AssayCell *) get_cell (self, cells[i].field);

      if (cell == NULL)
        continue;

      assay_cell_clear (cell);
      *cell = cells[i];
      cell->text = g_strdup (cells[i].text);
    }

  return self;
}

AssayKind
assay_record_get_kind (AssayRecord *self)
{
  g_return_val_if_fail (ASSAY_IS_RECORD (self), ASSAY_KIND_NONE);

  return self->kind;
}

gint64
assay_record_get_id (AssayRecord *self)
{
  g_return_val_if_fail (ASSAY_IS_RECORD (self), 0);

  return self->id;
}

gboolean
assay_record_is_empty (AssayRecord *self, AssayField field)
{
  const AssayCell *cell = get_cell (self, field);

  return cell == NULL || cell->is_empty;
}

const char *
assay_record_get_text (AssayRecord *self, AssayField field)
{
  const AssayCell *cell = get_cell (self, field);

  return cell != NULL && cell->text != NULL ? cell->text : "";
}

gint64
assay_record_get_int (AssayRecord *self, AssayField field)
{
  const AssayCell *cell = get_cell (self, field);

  return cell != NULL && !cell->is_empty ? cell->integer : 0;
}

double
assay_record_get_real (AssayRecord *self, AssayField field)
{
  const AssayCell *cell = get_cell (self, field);

  return cell != NULL && !cell->is_empty ? cell->real : 0;
}

gboolean
assay_record_get_bool (AssayRecord *self, AssayField field)
{
  return assay_record_get_int (self, field) != 0;
}

gint64
assay_record_get_ref (AssayRecord *self, AssayField field)
{
  return assay_record_get_int (self, field);
}

AssayCell
assay_record_dup_cell (AssayRecord *self, AssayField field)
{
  const AssayCell *cell = get_cell (self, field);
  AssayCell copy = { .field = field, .is_empty = TRUE };

  if (cell != NULL)
    copy = *cell;
  copy.text = g_strdup (copy.text);

  return copy;
}

static gboolean
cells_equal (const AssayCell *a, const AssayCell *b)
{
  if (a->is_empty || b->is_empty)
    return a->is_empty == b->is_empty;

  return a->integer == b->integer && !(a->real < b->real) && !(a->real > b->real)
         && g_strcmp0 (a->text, b->text) == 0;
}

gboolean
assay_record_field_equal (AssayRecord *a, AssayRecord *b, AssayField field)
{
  const AssayCell nothing = { .field = field, .is_empty = TRUE };
  const AssayCell *x = a != NULL ? get_cell (a, field) : &nothing;
  const AssayCell *y = b != NULL ? get_cell (b, field) : &nothing;

  g_return_val_if_fail (x != NULL && y != NULL, FALSE);

  return cells_equal (x, y);
}

gboolean
assay_record_equal (AssayRecord *a, AssayRecord *b)
{
  g_return_val_if_fail (ASSAY_IS_RECORD (a), FALSE);
  g_return_val_if_fail (ASSAY_IS_RECORD (b), FALSE);

  if (a->kind != b->kind || a->id != b->id)
    return FALSE;

  for (guint i = 0; i < a->n_cells; i++)
    if (!cells_equal (&a->cells[i], &b->cells[i]))
      return FALSE;

  return TRUE;
}
