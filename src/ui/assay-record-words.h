/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-project.h"

G_BEGIN_DECLS

/* What rows, fields and values are called where a person reads of them: in the history and when
 * two copies are merged. All strings are owned. */

/* "Claim". Borrowed. */
const char *assay_kind_get_words (AssayKind kind);

/* "Claim 14a", "Source “Customs ledger”", or the kind where the row has no name. */
char *assay_record_dup_name (AssayRecord *record);

/* "Conclusion". */
char *assay_field_dup_words (AssayField field);

/* The value for people: words instead of codes, names instead of keys, "" for nothing. @project
 * knows the names. */
char *assay_cell_dup_words (AssayProject *project, const AssayCell *cell);

G_END_DECLS
