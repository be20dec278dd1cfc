/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-usage.h"

G_BEGIN_DECLS

/* The claims that rest on a source: those of the open article at once, those of the others as soon
 * as they are read, under their articles' headlines.
 *
 * Signal claim-activated (gint64 article, gint64 claim). */
#define ASSAY_TYPE_USAGE_LIST (assay_usage_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayUsageList, assay_usage_list, ASSAY, USAGE_LIST, GtkWidget)

/* Both are borrowed and outlive it. */
GtkWidget *assay_usage_list_new (AssayWorkbench *workbench, AssayUsage *usage);

/* 0: no source. Called again, it brings itself up to date. */
void assay_usage_list_show (AssayUsageList *self, gint64 source);

G_END_DECLS
