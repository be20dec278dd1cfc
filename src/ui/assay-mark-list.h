/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* The marks of the open article that are no claims: nothing checkable, opinion, wording.
 *
 * Signal selected (gint64 mark): one is to be opened. */
#define ASSAY_TYPE_MARK_LIST (assay_mark_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayMarkList, assay_mark_list, ASSAY, MARK_LIST, GtkWidget)

GtkWidget *assay_mark_list_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
