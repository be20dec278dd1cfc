/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-bound.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* A form over the fields of one row, made from a table: a label before each field. Whoever owns it
 * binds it to a row, and again whenever the workbench says that something changed. */
#define ASSAY_TYPE_FORM (assay_form_get_type ())
G_DECLARE_FINAL_TYPE (AssayForm, assay_form, ASSAY, FORM, GtkWidget)

typedef enum
{
  ASSAY_FORM_LINE,     /* an entry of one line: text or a number */
  ASSAY_FORM_TEXT,     /* an entry of several lines */
  ASSAY_FORM_TERM,     /* a drop-down of words */
  ASSAY_FORM_SEGMENTS, /* a row of buttons, one a word */
  ASSAY_FORM_CODES,    /* the same with the codes alone: A B C */
  ASSAY_FORM_NAME,     /* an entry that names an actor, a party or a source */
  ASSAY_FORM_CHECK     /* a check button, without a label before it */
} AssayFormStyle;

typedef struct
{
  AssayField field;
  AssayFormStyle style;
  const char *label; /* message id; a mnemonic may be in it */
  const char *hint;  /* message id or NULL: shown while it is empty; for a check: its words */
  const char *keys;  /* of segments, one letter each; NULL: 1, 2, 3 …, "": none */
} AssayFormRow;

/* @rows: static; labels and hints are translated here. */
GtkWidget *assay_form_new (AssayWorkbench *workbench,
                           const AssayFormRow *rows,
                           guint n_rows) G_GNUC_WARN_UNUSED_RESULT;

/* Binds every field, see assay_bound_bind (). */
void assay_form_bind (AssayForm *self, AssayRecord *record);
void assay_form_flush (AssayForm *self);

/* The widget of @field. Borrowed. */
GtkWidget *assay_form_get_widget (AssayForm *self, AssayField field);

/* Shows or hides a field and its label. */
void assay_form_set_row_visible (AssayForm *self, AssayField field, gboolean visible);

G_END_DECLS
