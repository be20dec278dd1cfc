/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lays out children side by side at their natural width, in as many lines as it takes; from right
 * to left where the language asks for it. */
#define ASSAY_TYPE_WRAP_LAYOUT (assay_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (AssayWrapLayout, assay_wrap_layout, ASSAY, WRAP_LAYOUT, GtkLayoutManager)

/* @spacing: between children and between lines, in pixels. */
GtkLayoutManager *assay_wrap_layout_new (int spacing) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
