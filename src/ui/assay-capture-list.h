/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* The captures of a source in its details: when, what, how large, its hash; opened beside the
 * article, saved as a copy, taken out, added to by files, paste and drop. */
#define ASSAY_TYPE_CAPTURE_LIST (assay_capture_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayCaptureList, assay_capture_list, ASSAY, CAPTURE_LIST, GtkWidget)

GtkWidget *assay_capture_list_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* Shows those of @source; with @guarded without what names anybody. */
void assay_capture_list_show (AssayCaptureList *self, gint64 source, gboolean guarded);

G_END_DECLS
