/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the .ui files of resources/ui lie. */
#define ASSAY_UI_PATH "/io/github/assay/Assay/ui/"

/* Makes the room's templates, style sheet and icons known; to be called once after gtk_init () (a
 * program's startup, a test's main) and before any widget of this room is made. */
void assay_ui_init (void);

G_END_DECLS
