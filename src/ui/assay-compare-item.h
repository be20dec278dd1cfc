/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-versions.h"

G_BEGIN_DECLS

/* A row of the list that shows a comparison: something that is said about the versions, a row of
 * the texts, or a stretch of them that is folded. */
typedef enum
{
  ASSAY_COMPARE_ITEM_EDIT, /* @first: of the versions' edits */
  ASSAY_COMPARE_ITEM_ROW,  /* @first: of the comparison's rows */
  ASSAY_COMPARE_ITEM_FOLD  /* [@first, @last) of them are unchanged and not shown */
} AssayCompareItemKind;

#define ASSAY_TYPE_COMPARE_ITEM (assay_compare_item_get_type ())
G_DECLARE_FINAL_TYPE (AssayCompareItem, assay_compare_item, ASSAY, COMPARE_ITEM, GObject)

AssayCompareItem *assay_compare_item_new (AssayCompareItemKind kind,
                                          guint first,
                                          guint last) G_GNUC_WARN_UNUSED_RESULT;

AssayCompareItemKind assay_compare_item_get_kind (AssayCompareItem *self);
guint assay_compare_item_get_first (AssayCompareItem *self);
guint assay_compare_item_get_last (AssayCompareItem *self);

/* A list of AssayCompareItem: what is said about the versions first, then the texts. With
 * @only_changes what is unchanged is folded, but for what differs in form where nothing else does.
 */
GListStore *assay_compare_items_new (AssayVersions *versions,
                                     gboolean only_changes) G_GNUC_WARN_UNUSED_RESULT;

/* Puts the rows in the place of the folded stretch at @position. */
void assay_compare_items_unfold (GListStore *items, guint position);

/* Where @row of the comparison is, be it folded; G_MAXUINT where it is not. */
guint assay_compare_items_find (GListStore *items, guint row);

/* Whether the row is a change to be stopped at. */
gboolean assay_compare_is_change (AssayComparison *comparison, guint row);

G_END_DECLS
