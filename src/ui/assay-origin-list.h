/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* Where a source took its information from: the sources it is derived from, to add and remove, and
 * what follows: a loop, or the origins. */
#define ASSAY_TYPE_ORIGIN_LIST (assay_origin_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayOriginList, assay_origin_list, ASSAY, ORIGIN_LIST, GtkWidget)

GtkWidget *assay_origin_list_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* Shows the derivations of @source; 0 none. */
void assay_origin_list_show (AssayOriginList *self, gint64 source);

G_END_DECLS
