/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* The list of the project's articles; choosing one opens it. Files can be dropped onto it: signal
 * files-dropped (GListModel of GFile *). */
#define ASSAY_TYPE_NAVIGATOR (assay_navigator_get_type ())
G_DECLARE_FINAL_TYPE (AssayNavigator, assay_navigator, ASSAY, NAVIGATOR, AdwBin)

GtkWidget *assay_navigator_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
