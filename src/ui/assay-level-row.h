/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* The True? row: the levels of the article's scale on digits, and why the question is not asked on
 * letters behind a menu. A finding has one or the other.
 *
 * Signals: level-chosen (gint64 level, 0 none), not-asked-chosen (const char *code or NULL). */
#define ASSAY_TYPE_LEVEL_ROW (assay_level_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayLevelRow, assay_level_row, ASSAY, LEVEL_ROW, GtkWidget)

GtkWidget *assay_level_row_new (AssayWorkbench *workbench,
                                const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Shows what @finding (may be NULL) says, on the scale of the open article. */
void assay_level_row_show (AssayLevelRow *self, AssayRecord *finding);

G_END_DECLS
