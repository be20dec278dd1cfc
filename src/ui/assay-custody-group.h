/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-workbench.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How a capture came, a row for each thing that is known: for dialogs. Emits "show-picture" (bytes
 * as GBytes) where there is a picture of the page and it is asked for. */
#define ASSAY_TYPE_CUSTODY_GROUP (assay_custody_group_get_type ())
G_DECLARE_FINAL_TYPE (AssayCustodyGroup, assay_custody_group, ASSAY, CUSTODY_GROUP, GtkBox)

/* Shows that of the version of the open article that is worked on. */
void assay_custody_group_show (AssayCustodyGroup *self, AssayWorkbench *workbench);

G_END_DECLS
