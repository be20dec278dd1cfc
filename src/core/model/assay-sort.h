/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-record.h"

G_BEGIN_DECLS

/* What @text is sorted by, for comparing with strcmp(): letter case, accents and compatibility
 * forms count only where nothing else differs. The same in every locale: numbers that follow from
 * the order (those of sources in a report) must not depend on who prints. Owned. */
char *assay_sort_key_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Compares two records of one kind by the sort keys of @field, which are worked out once for each
 * record and kept with it. For one thread at a time. */
int assay_record_compare_text (AssayRecord *a, AssayRecord *b, AssayField field);

G_END_DECLS
