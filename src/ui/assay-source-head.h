/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* The head of the pane of a source: what it is called, which capture of it, where that came from.
 * A protected source goes by its code name, and without an address.
 *
 * Signal chosen (gint64 capture): another one is wanted. */
#define ASSAY_TYPE_SOURCE_HEAD (assay_source_head_get_type ())
G_DECLARE_FINAL_TYPE (AssaySourceHead, assay_source_head, ASSAY, SOURCE_HEAD, GtkWidget)

GtkWidget *assay_source_head_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* 0 for none of both. */
void assay_source_head_show (AssaySourceHead *self, gint64 source, gint64 capture);

/* Adds a button beside the title. */
void assay_source_head_add_button (AssaySourceHead *self, GtkWidget *button);

G_END_DECLS
