/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-bound.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* An entry of several lines that grows with its text, bound to a field that holds text. Tab leaves
 * it; Enter writes it and activates "claim.go-on" where there is such an action, and is a new line
 * where there is none; Shift+Enter is a new line everywhere. */
#define ASSAY_TYPE_TEXT_FIELD (assay_text_field_get_type ())
G_DECLARE_FINAL_TYPE (AssayTextField, assay_text_field, ASSAY, TEXT_FIELD, GtkWidget)

/* @label: what the field is called, also for a screen reader. @hint: shown while it is empty. */
GtkWidget *assay_text_field_new (AssayWorkbench *workbench,
                                 AssayField field,
                                 const char *label,
                                 const char *hint) G_GNUC_WARN_UNUSED_RESULT;

/* The text view, for tests and for what else may type into it. Borrowed. */
GtkWidget *assay_text_field_get_view (AssayTextField *self);

G_END_DECLS
