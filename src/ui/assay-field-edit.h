/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-workbench.h"

G_BEGIN_DECLS

/* Reading and writing single fields of rows on behalf of widgets. @label is what the interface
 * calls the field, translated; the history and the Undo command speak of it. */

/* The field as it is typed: texts and words as they are, numbers in the conventions of the user's
 * language, "" where it is empty. Owned. */
char *assay_field_dup_text (AssayRecord *record, AssayField field) G_GNUC_WARN_UNUSED_RESULT;

/* Writes what was typed into @field of @record, grouped with what is typed there next. A finding of
 * the checker notes who and when. FALSE, and nothing done, where a number was wanted and @text is
 * none. */
gboolean assay_field_write_text (AssayWorkbench *workbench,
                                 AssayRecord *record,
                                 AssayField field,
                                 const char *label,
                                 const char *text);

/* Writes a choice, as one action: the code of a word, or NULL for none. */
void assay_field_write_word (AssayWorkbench *workbench,
                             AssayRecord *record,
                             AssayField field,
                             const char *label,
                             const char *code);

/* Writes a reference, 0 for none. */
void assay_field_write_ref (AssayWorkbench *workbench,
                            AssayRecord *record,
                            AssayField field,
                            const char *label,
                            gint64 key);

void assay_field_write_bool (AssayWorkbench *workbench,
                             AssayRecord *record,
                             AssayField field,
                             const char *label,
                             gboolean value);

/* An empty edit that the history calls 'Change “@label”'. */
AssayEdit *assay_field_edit_new (AssayWorkbench *workbench,
                                 const char *label) G_GNUC_WARN_UNUSED_RESULT;

/* A number as people write it: "3,000", "3 000", "3’000", "2.5" or "2,5" by @decimal, the decimal
 * sign of the language. FALSE where it is none. */
gboolean assay_number_parse (const char *text, char decimal, double *ret_number);

G_END_DECLS
