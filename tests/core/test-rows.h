/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-record-list.h"

/* Rows for tests, without a store. */

/* Puts a row with key @id into @list and returns it, borrowed. Then pairs of an AssayField and a
 * const char * ("12" for numbers, "1" for flags, keys in decimal), ended by ASSAY_FIELD_NONE. */
AssayRecord *test_row (AssayRecordList *list, gint64 id, ...);

/* The same with the pairs as arrays. */
AssayRecord *test_row_of (
    AssayRecordList *list, gint64 id, const AssayField *fields, const char *const *values, guint n);
