/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-model"

#include "config.h"

#include "assay-record-list.h"

#include <string.h>

/* Owns references to records of one kind, in order, and an index by key. Lives on the thread that
 * made it. */
struct _AssayRecordList
{
  GObject parent_instance;

  /* Borrowed */
  gpointer user_data;

  /* Owned */
  AssayKind kind;
  GCompareDataFunc compare;
  GPtrArray *records;
  GHashTable *by_id;  /* gint64 in the record → AssayRecord, borrowed from records */
  GHashTable *by_ref; /* AssayField → table of key → GPtrArray; of the rows as they are now */
  guint n_scans;      /* since the rows changed */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AssayRecordList,
                               assay_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* Whoever asks once after each change is answered by a look at all rows; an index pays for who asks
 * about row after row. */
#define SCANS_BEFORE_INDEX 4

static int
compare_records (gconstpointer a, gconstpointer b, gpointer data)
{
  AssayRecordList *self = data;
  gint64 id_a;
  gint64 id_b;
  int order = self->compare != NULL ? self->compare (a, b, self->user_data) : 0;

  if (order != 0)
    return order;

  id_a = assay_record_get_id ((AssayRecord *) a);
  id_b = assay_record_get_id ((AssayRecord *) b);

  return (id_a > id_b) - (id_a < id_b);
}

static int
compare_pointers (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_records (*(gpointer const *) a, *(gpointer const *) b, data);
}

static GType
get_item_type (GListModel *model)
{
  return ASSAY_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  return ASSAY_RECORD_LIST (model)->records->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AssayRecord *record = assay_record_list_peek (ASSAY_RECORD_LIST (model), position);

  return record != NULL ? g_object_ref (record) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
assay_record_list_finalize (GObject *object)
{
  AssayRecordList *self = ASSAY_RECORD_LIST (object);

  g_hash_table_unref (self->by_ref);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->records);

  G_OBJECT_CLASS (assay_record_list_parent_class)->finalize (object);
}

static void
assay_record_list_class_init (AssayRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_record_list_finalize;
}

static void
assay_record_list_init (AssayRecordList *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->by_ref = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
}

static void
forget_refs (AssayRecordList *self)
{
  self->n_scans = 0;
  g_hash_table_remove_all (self->by_ref);
}

AssayRecordList *
assay_record_list_new (AssayKind kind, GCompareDataFunc compare, gpointer user_data)
{
  AssayRecordList *self = g_object_new (ASSAY_TYPE_RECORD_LIST, NULL);

  self->kind = kind;
  self->compare = compare;
  self->user_data = user_data;

  return self;
}

AssayKind
assay_record_list_get_kind (AssayRecordList *self)
{
  g_return_val_if_fail (ASSAY_IS_RECORD_LIST (self), ASSAY_KIND_NONE);

  return self->kind;
}

AssayRecord *
assay_record_list_find (AssayRecordList *self, gint64 id)
{
  g_return_val_if_fail (ASSAY_IS_RECORD_LIST (self), NULL);

  return g_hash_table_lookup (self->by_id, &id);
}

AssayRecord *
assay_record_list_peek (AssayRecordList *self, guint position)
{
  g_return_val_if_fail (ASSAY_IS_RECORD_LIST (self), NULL);

  return position < self->records->len ? g_ptr_array_index (self->records, position) : NULL;
}

guint
assay_record_list_get_size (AssayRecordList *self)
{
  g_return_val_if_fail (ASSAY_IS_RECORD_LIST (self), 0);

  return self->records->len;
}

/* Where @record belongs: the first place whose record comes after it. */
static guint
find_place (AssayRecordList *self, AssayRecord *record)
{
  guint low = 0;
  guint high = self->records->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_records (g_ptr_array_index (self->records, middle), record, self) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

guint
assay_record_list_position (AssayRecordList *self, gint64 id)
{
  AssayRecord *record = assay_record_list_find (self, id);
  guint position;

  if (record == NULL)
    return G_MAXUINT;

  /* What the order depends on may have changed, and the list not been sorted anew yet. */
  position = find_place (self, record);
  if (assay_record_list_peek (self, position) == record
      || g_ptr_array_find (self->records, record, &position))
    return position;

  return G_MAXUINT;
}

static GHashTable *
index_refs (AssayRecordList *self, AssayField field)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                             (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < self->records->len; i++)
    {
      AssayRecord *record = g_ptr_array_index (self->records, i);
      gint64 key = assay_record_get_ref (record, field);
      GPtrArray *rows = g_hash_table_lookup (index, &key);

      if (rows == NULL)
        {
          rows = g_ptr_array_new ();
          g_hash_table_insert (index, g_memdup2 (&key, sizeof key), rows);
        }
      g_ptr_array_add (rows, record);
    }

  return index;
}

/* The index of @field, once it pays; NULL: look at all rows. */
static GHashTable *
get_index (AssayRecordList *self, AssayField field)
{
  GHashTable *index = g_hash_table_lookup (self->by_ref, GUINT_TO_POINTER (field));

  if (index != NULL || ++self->n_scans <= SCANS_BEFORE_INDEX)
    return index;

  index = index_refs (self, field);
  g_hash_table_insert (self->by_ref, GUINT_TO_POINTER (field), index);

  return index;
}

AssayRecord *
assay_record_list_find_by_ref (AssayRecordList *self, AssayField field, gint64 key)
{
  GHashTable *index;

  g_return_val_if_fail (ASSAY_IS_RECORD_LIST (self), NULL);

  index = get_index (self, field);
  if (index != NULL)
    {
      GPtrArray *rows = g_hash_table_lookup (index, &key);

      return rows != NULL ? g_ptr_array_index (rows, 0) : NULL;
    }

  for (guint i = 0; i < self->records->len; i++)
    {
      AssayRecord *record = g_ptr_array_index (self->records, i);

      if (assay_record_get_ref (record, field) == key)
        return record;
    }

  return NULL;
}

GPtrArray *
assay_record_list_filter_by_ref (AssayRecordList *self, AssayField field, gint64 key)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTable *index;

  g_return_val_if_fail (ASSAY_IS_RECORD_LIST (self), found);

  index = get_index (self, field);
  if (index != NULL)
    {
      GPtrArray *rows = g_hash_table_lookup (index, &key);

      for (guint i = 0; rows != NULL && i < rows->len; i++)
        g_ptr_array_add (found, g_object_ref (g_ptr_array_index (rows, i)));
      return found;
    }

  for (guint i = 0; i < self->records->len; i++)
    {
      AssayRecord *record = g_ptr_array_index (self->records, i);

      if (assay_record_get_ref (record, field) == key)
        g_ptr_array_add (found, g_object_ref (record));
    }

  return found;
}

static void
remember (AssayRecordList *self, AssayRecord *record)
{
  gint64 *id = g_new (gint64, 1);

  *id = assay_record_get_id (record);
  g_hash_table_replace (self->by_id, id, record);
}

void
assay_record_list_set (AssayRecordList *self, GPtrArray *records)
{
  guint n_before;

  g_return_if_fail (ASSAY_IS_RECORD_LIST (self));

  n_before = self->records->len;
  forget_refs (self);
  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->records, 0);

  for (guint i = 0; i < records->len; i++)
    {
      AssayRecord *record = g_ptr_array_index (records, i);

      g_ptr_array_add (self->records, g_object_ref (record));
      remember (self, record);
    }

  g_ptr_array_sort_with_data (self->records, compare_pointers, self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->records->len);
}

void
assay_record_list_put (AssayRecordList *self, AssayRecord *record)
{
  guint old;
  guint place;

  g_return_if_fail (ASSAY_IS_RECORD_LIST (self));
  g_return_if_fail (ASSAY_IS_RECORD (record));
  g_return_if_fail (assay_record_get_kind (record) == self->kind);

  old = assay_record_list_position (self, assay_record_get_id (record));
  forget_refs (self);
  if (old != G_MAXUINT)
    {
      g_autoptr (AssayRecord) before = g_ptr_array_steal_index (self->records, old);

      place = find_place (self, record);
      g_ptr_array_insert (self->records, (int) place, g_object_ref (record));
      remember (self, record);

      if (place == old)
        {
          g_list_model_items_changed (G_LIST_MODEL (self), place, 1, 1);
          return;
        }
      g_list_model_items_changed (G_LIST_MODEL (self), MIN (old, place),
                                  ABS ((int) old - (int) place) + 1,
                                  ABS ((int) old - (int) place) + 1);
      return;
    }

  place = find_place (self, record);
  g_ptr_array_insert (self->records, (int) place, g_object_ref (record));
  remember (self, record);
  g_list_model_items_changed (G_LIST_MODEL (self), place, 0, 1);
}

void
assay_record_list_remove (AssayRecordList *self, gint64 id)
{
  guint position;

  g_return_if_fail (ASSAY_IS_RECORD_LIST (self));

  position = assay_record_list_position (self, id);
  if (position == G_MAXUINT)
    return;

  forget_refs (self);
  g_hash_table_remove (self->by_id, &id);
  g_ptr_array_remove_index (self->records, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

void
assay_record_list_resort (AssayRecordList *self)
{
  g_autofree gpointer *before = NULL;
  gsize n_bytes;

  g_return_if_fail (ASSAY_IS_RECORD_LIST (self));

  forget_refs (self);
  n_bytes = self->records->len * sizeof (gpointer);
  before = g_memdup2 (self->records->pdata, n_bytes);
  g_ptr_array_sort_with_data (self->records, compare_pointers, self);

  /* A view that is told of new items where nothing moved loses its focus for nothing. */
  if (n_bytes > 0 && memcmp (before, self->records->pdata, n_bytes) != 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, self->records->len, self->records->len);
}
