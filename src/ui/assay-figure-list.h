/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-insight.h"

G_BEGIN_DECLS

/* The figures of the open claim: what is counted, of whom, how many, when. */
#define ASSAY_TYPE_FIGURE_LIST (assay_figure_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayFigureList, assay_figure_list, ASSAY, FIGURE_LIST, GtkWidget)

GtkWidget *assay_figure_list_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* Shows the figures of a claim; NULL none. */
void assay_figure_list_show (AssayFigureList *self, const AssayInsightClaim *insight);
void assay_figure_list_flush (AssayFigureList *self);

G_END_DECLS
