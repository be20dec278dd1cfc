/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-fields.h"

G_BEGIN_DECLS

/* How two people's changes to fields go together. */

/* Whether @field holds running text, so that what two people wrote can stand one after the other.
 */
gboolean assay_field_is_prose (AssayField field);

/* Whether @field only says who or when, of the last change to its row: the later one is right. */
gboolean assay_field_is_recency (AssayField field);

/* Whether @field holds a number that the project gives, not a person: that another copy gave
 * another is nothing anybody did. */
gboolean assay_field_is_given (AssayField field);

/* Whether @field holds the SHA-256 of bytes kept beside the rows. */
gboolean assay_field_names_blob (AssayField field);

/* Fields of a kind that only make sense together (the ends and the words of an anchor, an answer
 * and why it is not asked) have the same number here; 0: the field stands alone. */
guint assay_field_get_group (AssayField field);

G_END_DECLS
