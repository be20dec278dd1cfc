/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* Two versions of the open article side by side, with what became of its claims. It stays beside
 * the window it was opened from, whose claim and passage it brings up; it closes with it, and when
 * another article is opened there. */
#define ASSAY_TYPE_COMPARE_WINDOW (assay_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayCompareWindow, assay_compare_window, ASSAY, COMPARE_WINDOW, AdwWindow)

/* Begins with the shown version and the one before. @settings remembers how it is looked at. */
GtkWidget *assay_compare_window_new (GtkWindow *parent,
                                     GSettings *settings,
                                     AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
