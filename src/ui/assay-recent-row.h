/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A recent project: its title, where it is and when it was used; greyed when it is not there. */
#define ASSAY_TYPE_RECENT_ROW (assay_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayRecentRow, assay_recent_row, ASSAY, RECENT_ROW, AdwActionRow)

/* @manager is borrowed. */
GtkWidget *assay_recent_row_new (GtkRecentManager *manager,
                                 GtkRecentInfo *info) G_GNUC_WARN_UNUSED_RESULT;

/* Opens the project by "app.open-uri". */
void assay_recent_row_open (AssayRecentRow *self);

G_END_DECLS
