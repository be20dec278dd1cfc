/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-bound.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* An entry of one line bound to a field that holds text or a number. Enter writes it and activates
 * "claim.go-on" where there is such an action. */
#define ASSAY_TYPE_LINE_FIELD (assay_line_field_get_type ())
G_DECLARE_FINAL_TYPE (AssayLineField, assay_line_field, ASSAY, LINE_FIELD, GtkWidget)

/* @label: what the field is called, also for a screen reader. @hint: shown while it is empty. */
GtkWidget *assay_line_field_new (AssayWorkbench *workbench,
                                 AssayField field,
                                 const char *label,
                                 const char *hint) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
