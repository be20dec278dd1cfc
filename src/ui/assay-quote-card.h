/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-workbench.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says of a quotation that its words are not those of the capture that is open beside the article:
 * how they differ, and what can be done. Hidden otherwise. */
#define ASSAY_TYPE_QUOTE_CARD (assay_quote_card_get_type ())
G_DECLARE_FINAL_TYPE (AssayQuoteCard, assay_quote_card, ASSAY, QUOTE_CARD, GtkBox)

/* @workbench is borrowed. */
GtkWidget *assay_quote_card_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* @evidence: the row, NULL for none. */
void assay_quote_card_show (AssayQuoteCard *self, AssayRecord *evidence);

/* H: it still holds, N: takes the new words. FALSE where there is nothing to say of it. */
gboolean assay_quote_card_press_key (AssayQuoteCard *self, guint keyval);

G_END_DECLS
