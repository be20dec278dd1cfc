/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* The claims of the open article in text order, searched and filtered, or its marks. The selected
 * claim is the workbench's open one.
 *
 * Signals: mark-selected (gint64 mark): a mark is to be opened. claim-activated: a claim was
 * activated (double click, Enter): its card wants the focus. */
#define ASSAY_TYPE_CLAIM_LIST (assay_claim_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayClaimList, assay_claim_list, ASSAY, CLAIM_LIST, GtkWidget)

GtkWidget *assay_claim_list_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* One line a claim, while a card is open below. */
void assay_claim_list_set_compact (AssayClaimList *self, gboolean compact);

/* Puts the focus on the open claim's row. FALSE where none is shown. */
gboolean assay_claim_list_focus (AssayClaimList *self);

/* Moves the focus to the search entry. */
void assay_claim_list_find (AssayClaimList *self);

/* The keys of the claims that are shown, in their order. Array of gint64, owned. */
GArray *assay_claim_list_dup_shown (AssayClaimList *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
