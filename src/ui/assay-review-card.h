/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-insight.h"

G_BEGIN_DECLS

/* Review of the open claim: whether it is disputed, the second reader's finding, the decision where
 * two differ, who signed and what has changed since. */
#define ASSAY_TYPE_REVIEW_CARD (assay_review_card_get_type ())
G_DECLARE_FINAL_TYPE (AssayReviewCard, assay_review_card, ASSAY, REVIEW_CARD, GtkWidget)

GtkWidget *assay_review_card_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

void assay_review_card_show (AssayReviewCard *self, const AssayInsightClaim *insight);
void assay_review_card_flush (AssayReviewCard *self);

/* Signs @n_claims by the present person and says how it went. */
void assay_review_sign (AssayWorkbench *workbench, const gint64 *claims, guint n_claims);

G_END_DECLS
