/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-fields.h"

G_BEGIN_DECLS

/* What kinds of rows and fields are called where a person reads of them, in the language of the
 * interface. */

/* "Claim". Borrowed. */
const char *assay_kind_get_words (AssayKind kind);

/* "Conclusion". Owned. */
char *assay_field_dup_words (AssayField field);

G_END_DECLS
