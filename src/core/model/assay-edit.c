/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-model"

#include "config.h"

#include "assay-edit.h"

struct _AssayEdit
{
  gatomicrefcount ref_count;
  AssayKeys *keys;
  char *words;
  char *group;
  gboolean is_beginning;
  gboolean is_aside;
  GArray *ops;      /* of AssayOp */
  GHashTable *open; /* OpKey → index of the last operation on that row since the last deletion */
  GArray *blobs;    /* of AssayBlob */
};

/* The row that an operation is on. */
typedef struct
{
  AssayKind kind;
  gint64 id;
} OpKey;

static guint
op_key_hash (gconstpointer data)
{
  const OpKey *key = data;

  return g_int64_hash (&key->id) ^ (guint) key->kind;
}

static gboolean
op_key_equal (gconstpointer a, gconstpointer b)
{
  const OpKey *one = a;
  const OpKey *other = b;

  return one->kind == other->kind && one->id == other->id;
}

static void
clear_op (gpointer data)
{
  AssayOp *op = data;

  g_clear_pointer (&op->cells, g_array_unref);
}

static void
clear_blob (gpointer data)
{
  AssayBlob *blob = data;

  g_clear_pointer (&blob->sha256, g_free);
  g_clear_pointer (&blob->bytes, g_bytes_unref);
}

AssayEdit *
assay_edit_new (AssayKeys *keys, const char *words)
{
  AssayEdit *self;

  g_return_val_if_fail (ASSAY_IS_KEYS (keys), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  self = g_new0 (AssayEdit, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->keys = g_object_ref (keys);
  self->words = g_strdup (words);
  self->ops = g_array_new (FALSE, TRUE, sizeof (AssayOp));
  self->open = g_hash_table_new_full (op_key_hash, op_key_equal, g_free, NULL);
  self->blobs = g_array_new (FALSE, TRUE, sizeof (AssayBlob));
  g_array_set_clear_func (self->ops, clear_op);
  g_array_set_clear_func (self->blobs, clear_blob);

  return self;
}

AssayEdit *
assay_edit_ref (AssayEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
assay_edit_unref (AssayEdit *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_object_unref (self->keys);
  g_free (self->words);
  g_free (self->group);
  g_array_unref (self->ops);
  g_hash_table_unref (self->open);
  g_array_unref (self->blobs);
  g_free (self);
}

const char *
assay_edit_get_words (AssayEdit *self)
{
  return self->words;
}

void
assay_edit_set_words (AssayEdit *self, const char *words)
{
  char *copy = g_strdup (words);

  g_free (self->words);
  self->words = copy;
}

void
assay_edit_set_group (AssayEdit *self, const char *group)
{
  char *copy = g_strdup (group);

  g_free (self->group);
  self->group = copy;
}

const char *
assay_edit_get_group (AssayEdit *self)
{
  return self->group;
}

void
assay_edit_set_beginning (AssayEdit *self)
{
  self->is_beginning = TRUE;
}

gboolean
assay_edit_is_beginning (AssayEdit *self)
{
  return self->is_beginning;
}

void
assay_edit_set_aside (AssayEdit *self)
{
  self->is_aside = TRUE;
}

gboolean
assay_edit_is_aside (AssayEdit *self)
{
  return self->is_aside;
}

gboolean
assay_field_is_aside (AssayField field)
{
  return field == ASSAY_CAPTURE_LEFT_OUT;
}

static AssayOp *
append_op (AssayEdit *self, AssayOpType type, AssayKind kind, gint64 id)
{
  AssayOp op = { type, kind, id, NULL };
  const OpKey key = { kind, id };

  if (type != ASSAY_OP_DELETE)
    {
      op.cells = g_array_new (FALSE, TRUE, sizeof (AssayCell));
      g_array_set_clear_func (op.cells, (GDestroyNotify) assay_cell_clear);
    }
  if (type == ASSAY_OP_DELETE)
    g_hash_table_remove_all (self->open);
  else
    g_hash_table_replace (self->open, g_memdup2 (&key, sizeof key),
                          GUINT_TO_POINTER (self->ops->len));
  g_array_append_val (self->ops, op);

  return &g_array_index (self->ops, AssayOp, self->ops->len - 1);
}

gint64
assay_edit_insert (AssayEdit *self, AssayKind kind)
{
  gint64 id;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail ((guint) kind < ASSAY_N_KINDS, 0);

  id = assay_keys_next (self->keys);
  append_op (self, ASSAY_OP_INSERT, kind, id);

  return id;
}

/* The operation that fields of this row can be added to without changing the order of things. */
static AssayOp *
find_open_op (AssayEdit *self, AssayKind kind, gint64 id)
{
  const OpKey key = { kind, id };
  gpointer index;

  if (g_hash_table_lookup_extended (self->open, &key, NULL, &index))
    return &g_array_index (self->ops, AssayOp, GPOINTER_TO_UINT (index));

  return append_op (self, ASSAY_OP_SET, kind, id);
}

static void
set_cell (AssayEdit *self, gint64 id, AssayCell cell)
{
  AssayOp *op;

  g_return_if_fail (self != NULL);
  g_return_if_fail (id != 0);
  g_return_if_fail (assay_field_get_info (cell.field) != NULL);

  op = find_open_op (self, ASSAY_FIELD_KIND (cell.field), id);
  g_array_append_val (op->cells, cell);
}

void
assay_edit_set_text (AssayEdit *self, gint64 id, AssayField field, const char *text)
{
  gboolean is_empty = text == NULL || *text == '\0';

  set_cell (self, id,
            (AssayCell){
                .field = field, .is_empty = is_empty, .text = is_empty ? NULL : g_strdup (text) });
}

void
assay_edit_set_int (AssayEdit *self, gint64 id, AssayField field, gint64 value)
{
  set_cell (self, id, (AssayCell){ .field = field, .integer = value });
}

void
assay_edit_set_real (AssayEdit *self, gint64 id, AssayField field, double value)
{
  set_cell (self, id, (AssayCell){ .field = field, .real = value });
}

void
assay_edit_set_bool (AssayEdit *self, gint64 id, AssayField field, gboolean value)
{
  set_cell (self, id, (AssayCell){ .field = field, .integer = value ? 1 : 0 });
}

void
assay_edit_set_ref (AssayEdit *self, gint64 id, AssayField field, gint64 key)
{
  set_cell (self, id, (AssayCell){ .field = field, .is_empty = key == 0, .integer = key });
}

void
assay_edit_set_empty (AssayEdit *self, gint64 id, AssayField field)
{
  set_cell (self, id, (AssayCell){ .field = field, .is_empty = TRUE });
}

void
assay_edit_delete (AssayEdit *self, AssayKind kind, gint64 id)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (id != 0);

  append_op (self, ASSAY_OP_DELETE, kind, id);
}

const char *
assay_edit_add_blob (AssayEdit *self, GBytes *bytes)
{
  AssayBlob blob;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  blob.sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  blob.bytes = g_bytes_ref (bytes);
  g_array_append_val (self->blobs, blob);

  return blob.sha256;
}

gboolean
assay_edit_is_empty (AssayEdit *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->ops->len == 0;
}

const AssayOp *
assay_edit_get_ops (AssayEdit *self, guint *ret_n_ops)
{
  g_return_val_if_fail (self != NULL, NULL);

  *ret_n_ops = self->ops->len;

  return (const AssayOp *) (gpointer) self->ops->data;
}

const AssayBlob *
assay_edit_get_blobs (AssayEdit *self, guint *ret_n_blobs)
{
  g_return_val_if_fail (self != NULL, NULL);

  *ret_n_blobs = self->blobs->len;

  return (const AssayBlob *) (gpointer) self->blobs->data;
}
