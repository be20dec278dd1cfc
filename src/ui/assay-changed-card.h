/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-workbench.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says of a claim or a mark that its words are not those that were checked, or are gone: how they
 * differ, and what can be done. Hidden while all is as it was. */
#define ASSAY_TYPE_CHANGED_CARD (assay_changed_card_get_type ())
G_DECLARE_FINAL_TYPE (AssayChangedCard, assay_changed_card, ASSAY, CHANGED_CARD, GtkBox)

/* @workbench is borrowed. */
GtkWidget *assay_changed_card_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* @owner: the key of a claim or a mark of the open article, 0 for none. */
void assay_changed_card_show (AssayChangedCard *self, gint64 owner);

G_END_DECLS
