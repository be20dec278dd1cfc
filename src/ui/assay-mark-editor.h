/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* The card of a mark that is no claim: its kind, a proposed wording and the editor's decision.
 *
 * Signal close: the mark is gone or was closed. */
#define ASSAY_TYPE_MARK_EDITOR (assay_mark_editor_get_type ())
G_DECLARE_FINAL_TYPE (AssayMarkEditor, assay_mark_editor, ASSAY, MARK_EDITOR, GtkWidget)

GtkWidget *assay_mark_editor_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

void assay_mark_editor_set_mark (AssayMarkEditor *self, gint64 mark);
void assay_mark_editor_flush (AssayMarkEditor *self);

G_END_DECLS
