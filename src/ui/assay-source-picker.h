/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* A popover to choose a source by typing, or to make a new one of a pasted address or citation.
 * Enter takes the first match, else the new one; the arrow keys walk.
 *
 * Signal picked (gint64 source, const char *typed): @source is 0 for a new one called @typed. */
#define ASSAY_TYPE_SOURCE_PICKER (assay_source_picker_get_type ())
G_DECLARE_FINAL_TYPE (AssaySourcePicker, assay_source_picker, ASSAY, SOURCE_PICKER, GtkPopover)

GtkWidget *assay_source_picker_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* Opens it, empty, with the focus in its entry. */
void assay_source_picker_open (AssaySourcePicker *self);

/* The entry. Borrowed. */
GtkWidget *assay_source_picker_get_entry (AssaySourcePicker *self);

/* Links the open claim to @source, or, where that is 0, to the source @typed names (made new where
 * there is none). @then (may be NULL) is called when it went well, with the new evidence's key;
 * @destroy (may be NULL) frees @user_data in any case. */
typedef void (*AssayLinked) (gint64 evidence, gpointer user_data);
void assay_source_link (AssayWorkbench *workbench,
                        gint64 source,
                        const char *typed,
                        AssayLinked then,
                        gpointer user_data,
                        GDestroyNotify destroy);

G_END_DECLS
