/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-insight.h"

G_BEGIN_DECLS

/* The checker's finding on the open claim: said?, true?, conclusion, why it stays open, proposed
 * wording and what the editor does with it. */
#define ASSAY_TYPE_FINDING_CARD (assay_finding_card_get_type ())
G_DECLARE_FINAL_TYPE (AssayFindingCard, assay_finding_card, ASSAY, FINDING_CARD, GtkWidget)

GtkWidget *assay_finding_card_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* Shows a claim; NULL none. */
void assay_finding_card_show (AssayFindingCard *self, const AssayInsightClaim *insight);
void assay_finding_card_flush (AssayFindingCard *self);

/* Moves the focus; said? falls back to true? where it does not apply. */
void assay_finding_card_focus_said (AssayFindingCard *self);
void assay_finding_card_focus_true (AssayFindingCard *self);
void assay_finding_card_focus_conclusion (AssayFindingCard *self);

G_END_DECLS
