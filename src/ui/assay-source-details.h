/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-usage.h"

G_BEGIN_DECLS

/* All that is known of one source: its fields, whose it is, how reliable, where it comes from and
 * where it is used.
 *
 * Signal claim-activated (gint64 article, gint64 claim). */
#define ASSAY_TYPE_SOURCE_DETAILS (assay_source_details_get_type ())
G_DECLARE_FINAL_TYPE (AssaySourceDetails, assay_source_details, ASSAY, SOURCE_DETAILS, GtkWidget)

/* @usage: borrowed, must outlive it. */
GtkWidget *assay_source_details_new (AssayWorkbench *workbench,
                                     AssayUsage *usage) G_GNUC_WARN_UNUSED_RESULT;

/* Shows @source; 0 none. */
void assay_source_details_show (AssaySourceDetails *self, gint64 source);
void assay_source_details_flush (AssaySourceDetails *self);

/* Moves the focus to the title. */
void assay_source_details_focus (AssaySourceDetails *self);

G_END_DECLS
