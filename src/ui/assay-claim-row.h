/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* One claim in the list: number with the outcome's colour and sign, quote, speaker, what was found,
 * evidence, and what is wrong with it. Follows the workbench. */
#define ASSAY_TYPE_CLAIM_ROW (assay_claim_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayClaimRow, assay_claim_row, ASSAY, CLAIM_ROW, GtkWidget)

GtkWidget *assay_claim_row_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* Shows a claim; 0 shows nothing. */
void assay_claim_row_set_claim (AssayClaimRow *self, gint64 claim);

gint64 assay_claim_row_get_claim (AssayClaimRow *self);

/* One line only, while a card is open below the list. */
void assay_claim_row_set_compact (AssayClaimRow *self, gboolean compact);

G_END_DECLS
