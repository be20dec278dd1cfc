/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-fields.h"

/* The field's own words: what a WORD field may hold, how it is shown and what it means.
 * Codes are stored and exchanged, never translated; labels and meanings are gettext message ids,
 * to be passed through assay_term_label () and assay_term_meaning (). */
typedef struct
{
  const char *code;
  const char *label;
  const char *meaning; /* one sentence for a tooltip or the report's list of codes; may be NULL */
} AssayTerm;

/* The words @field may hold, in their natural order; NULL and 0 for a field that is no WORD. */
const AssayTerm *assay_terms_get (AssayField field, guint *ret_n_terms);

/* The term with that code, or NULL. */
const AssayTerm *assay_terms_find (AssayField field, const char *code);

/* The label of @code in the language of the interface; "" for NULL, the code itself where it is
 * unknown. Borrowed. */
const char *assay_term_label (AssayField field, const char *code);

/* The meaning of @code in the language of the interface, or "". Borrowed. */
const char *assay_term_meaning (AssayField field, const char *code);
