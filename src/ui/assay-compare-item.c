/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-compare-item.h"

struct _AssayCompareItem
{
  GObject parent_instance;

  AssayCompareItemKind kind;
  guint first;
  guint last;
};

G_DEFINE_FINAL_TYPE (AssayCompareItem, assay_compare_item, G_TYPE_OBJECT)

static void
assay_compare_item_class_init (AssayCompareItemClass *klass)
{
}

static void
assay_compare_item_init (AssayCompareItem *self)
{
}

AssayCompareItem *
assay_compare_item_new (AssayCompareItemKind kind, guint first, guint last)
{
  AssayCompareItem *self = g_object_new (ASSAY_TYPE_COMPARE_ITEM, NULL);

  self->kind = kind;
  self->first = first;
  self->last = last;

  return self;
}

AssayCompareItemKind
assay_compare_item_get_kind (AssayCompareItem *self)
{
  g_return_val_if_fail (ASSAY_IS_COMPARE_ITEM (self), ASSAY_COMPARE_ITEM_EDIT);

  return self->kind;
}

guint
assay_compare_item_get_first (AssayCompareItem *self)
{
  g_return_val_if_fail (ASSAY_IS_COMPARE_ITEM (self), 0);

  return self->first;
}

guint
assay_compare_item_get_last (AssayCompareItem *self)
{
  g_return_val_if_fail (ASSAY_IS_COMPARE_ITEM (self), 0);

  return self->last;
}

gboolean
assay_compare_is_change (AssayComparison *comparison, guint row)
{
  const AssayComparisonRow *at = assay_comparison_get_row (comparison, row);

  if (at->kind != ASSAY_COMPARISON_SAME)
    return TRUE;
  return at->differs && assay_comparison_is_same_words (comparison);
}

/* All at once: each change of a list model is told to the whole view. */
static void
add_items (GPtrArray *items, AssayCompareItemKind kind, guint first, guint last)
{
  for (guint i = first; i < last; i++)
    g_ptr_array_add (items, assay_compare_item_new (kind, i, i + 1));
}

GListStore *
assay_compare_items_new (AssayVersions *versions, gboolean only_changes)
{
  AssayComparison *comparison = versions->comparison;
  guint n_rows = assay_comparison_get_n_rows (comparison);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *store = g_list_store_new (ASSAY_TYPE_COMPARE_ITEM);

  add_items (items, ASSAY_COMPARE_ITEM_EDIT, 0, versions->edits->len);
  for (guint i = 0; i < n_rows;)
    {
      guint end = i;

      while (only_changes && end < n_rows && !assay_compare_is_change (comparison, end))
        end++;
      if (end > i)
        g_ptr_array_add (items, assay_compare_item_new (ASSAY_COMPARE_ITEM_FOLD, i, end));
      else
        add_items (items, ASSAY_COMPARE_ITEM_ROW, i, ++end);
      i = end;
    }
  g_list_store_splice (store, 0, 0, items->pdata, items->len);

  return store;
}

void
assay_compare_items_unfold (GListStore *items, guint position)
{
  g_autoptr (AssayCompareItem) fold = g_list_model_get_item (G_LIST_MODEL (items), position);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  if (fold == NULL || fold->kind != ASSAY_COMPARE_ITEM_FOLD)
    return;
  add_items (rows, ASSAY_COMPARE_ITEM_ROW, fold->first, fold->last);
  g_list_store_splice (items, position, 1, rows->pdata, rows->len);
}

guint
assay_compare_items_find (GListStore *items, guint row)
{
  guint low = 0;
  guint high = g_list_model_get_n_items (G_LIST_MODEL (items));

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (AssayCompareItem) item = g_list_model_get_item (G_LIST_MODEL (items), middle);

      if (item->kind == ASSAY_COMPARE_ITEM_EDIT || item->last <= row)
        low = middle + 1;
      else
        high = middle;
    }

  return low < g_list_model_get_n_items (G_LIST_MODEL (items)) ? low : G_MAXUINT;
}
