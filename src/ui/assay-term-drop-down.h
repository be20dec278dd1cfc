/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-bound.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* A drop-down of a WORD field's words, bound to it; the first item stands for none. */
#define ASSAY_TYPE_TERM_DROP_DOWN (assay_term_drop_down_get_type ())
G_DECLARE_FINAL_TYPE (AssayTermDropDown, assay_term_drop_down, ASSAY, TERM_DROP_DOWN, GtkWidget)

/* @label: what the field is called. @none: what the first item says ("—"). */
GtkWidget *assay_term_drop_down_new (AssayWorkbench *workbench,
                                     AssayField field,
                                     const char *label,
                                     const char *none) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
