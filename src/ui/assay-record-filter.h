/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-record.h"

G_BEGIN_DECLS

/* Lets through the records whose words contain every word that is searched for, upper and lower
 * case and accents alike. The words of a record are folded once and kept: filtering 20,000 sources
 * while somebody types takes a few milliseconds. */
#define ASSAY_TYPE_RECORD_FILTER (assay_record_filter_get_type ())
G_DECLARE_FINAL_TYPE (AssayRecordFilter, assay_record_filter, ASSAY, RECORD_FILTER, GtkFilter)

/* Gives the words of @record to search in; owned. */
typedef char *(*AssayRecordWords) (AssayRecord *record, gpointer user_data);

/* @user_data is borrowed and must outlive the filter. */
AssayRecordFilter *assay_record_filter_new (AssayRecordWords words,
                                            gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

/* What is searched for; "" lets everything through. */
void assay_record_filter_set_search (AssayRecordFilter *self, const char *search);

/* Folds the words of @record now, so that the first search need not. */
void assay_record_filter_prepare (AssayRecordFilter *self, AssayRecord *record);

/* Forgets the words of all records, after what they are made of beside the record has changed. */
void assay_record_filter_forget (AssayRecordFilter *self);

/* The form in which words are compared: compatibility forms, case and accents undone. Owned. */
char *assay_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
