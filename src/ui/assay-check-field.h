/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-bound.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* A check button bound to a BOOL field. */
#define ASSAY_TYPE_CHECK_FIELD (assay_check_field_get_type ())
G_DECLARE_FINAL_TYPE (AssayCheckField, assay_check_field, ASSAY, CHECK_FIELD, GtkWidget)

/* @label: what the field is called. @words: what stands beside the box. */
GtkWidget *assay_check_field_new (AssayWorkbench *workbench,
                                  AssayField field,
                                  const char *label,
                                  const char *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
