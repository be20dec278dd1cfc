/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-changes.h"

G_BEGIN_DECLS

/* Records of one kind as a GListModel of AssayRecord, found by key as well as by place. Its order
 * is by a comparison of the caller's; an updated record replaces the old one in place or moves. */
#define ASSAY_TYPE_RECORD_LIST (assay_record_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayRecordList, assay_record_list, ASSAY, RECORD_LIST, GObject)

/* @compare (may be NULL: order of keys) orders two AssayRecords; @user_data is borrowed and must
 * outlive the list. */
AssayRecordList *assay_record_list_new (AssayKind kind,
                                        GCompareDataFunc compare,
                                        gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

AssayKind assay_record_list_get_kind (AssayRecordList *self);

/* The record with key @id, or NULL. Borrowed, until the list changes. */
AssayRecord *assay_record_list_find (AssayRecordList *self, gint64 id);

/* The record at @position, or NULL past the end. Borrowed, until the list changes. */
AssayRecord *assay_record_list_peek (AssayRecordList *self, guint position);

/* The place of the record with key @id, or G_MAXUINT. */
guint assay_record_list_position (AssayRecordList *self, gint64 id);

guint assay_record_list_get_size (AssayRecordList *self);

/* The first record whose reference (or integer) @field is @key, or NULL. Borrowed. */
AssayRecord *assay_record_list_find_by_ref (AssayRecordList *self, AssayField field, gint64 key);

/* All records whose reference @field is @key, in list order. */
GPtrArray *assay_record_list_filter_by_ref (AssayRecordList *self,
                                            AssayField field,
                                            gint64 key) G_GNUC_WARN_UNUSED_RESULT;

/* Replaces everything with @records (array of AssayRecord, which are referenced). */
void assay_record_list_set (AssayRecordList *self, GPtrArray *records);

/* Puts in a new record or replaces the one with its key. */
void assay_record_list_put (AssayRecordList *self, AssayRecord *record);

/* Takes out the record with that key, if it is there. */
void assay_record_list_remove (AssayRecordList *self, gint64 id);

/* Sorts again after what the comparison depends on has changed. */
void assay_record_list_resort (AssayRecordList *self);

G_END_DECLS
