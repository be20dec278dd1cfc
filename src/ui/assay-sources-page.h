/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* The library: all sources of the project in a table, with the details of the selected one. */
#define ASSAY_TYPE_SOURCES_PAGE (assay_sources_page_get_type ())
G_DECLARE_FINAL_TYPE (AssaySourcesPage, assay_sources_page, ASSAY, SOURCES_PAGE, GtkWidget)

/* Signal claim-activated (gint64 claim): the user jumps to a claim where a source is used; the
 * workbench has it open already, the window shows the article. */
GtkWidget *assay_sources_page_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* Selects a source; 0 selects none. */
void assay_sources_page_select (AssaySourcesPage *self, gint64 source);

/* Writes what is being typed, at once. */
void assay_sources_page_flush (AssaySourcesPage *self);

G_END_DECLS
