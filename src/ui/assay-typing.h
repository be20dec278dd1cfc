/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* What stands between an editable widget and one field of a row: it writes what is typed after a
 * short pause, and keeps the model's answers from coming under the user's hands.
 *
 * Property: valid (boolean): FALSE while what is typed cannot be in that field. */
#define ASSAY_TYPE_TYPING (assay_typing_get_type ())
G_DECLARE_FINAL_TYPE (AssayTyping, assay_typing, ASSAY, TYPING, GObject)

typedef char *(*AssayTypingGet) (GtkWidget *widget);
typedef void (*AssayTypingSet) (GtkWidget *widget, const char *text);

/* @widget: borrowed, shows the text; @get gives it (owned), @set puts it. @label: what the field is
 * called, translated. */
AssayTyping *assay_typing_new (AssayWorkbench *workbench,
                               AssayField field,
                               const char *label,
                               GtkWidget *widget,
                               AssayTypingGet get,
                               AssayTypingSet set) G_GNUC_WARN_UNUSED_RESULT;

/* See assay_bound_bind (). */
void assay_typing_bind (AssayTyping *self, AssayRecord *record);

/* To be called when the widget's text has changed, whoever changed it. */
void assay_typing_touch (AssayTyping *self);

/* Writes at once what was typed. */
void assay_typing_flush (AssayTyping *self);

/* Forgets the widget, which goes away, and what was not written: flush before. */
void assay_typing_detach (AssayTyping *self);

G_END_DECLS
