/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-merge.h"
#include "assay-row-names.h"

G_BEGIN_DECLS

/* One conflict of a merge: mine and theirs side by side, who and when, and what is chosen. Signal
 * chosen (int, AssayMergeChoice). */
#define ASSAY_TYPE_CONFLICT_CARD (assay_conflict_card_get_type ())
G_DECLARE_FINAL_TYPE (AssayConflictCard, assay_conflict_card, ASSAY, CONFLICT_CARD, GtkWidget)

GtkWidget *assay_conflict_card_new (AssayRowNames *names,
                                    const AssayMergeConflict *conflict) G_GNUC_WARN_UNUSED_RESULT;

/* Shows a choice made elsewhere; no signal. */
void assay_conflict_card_show_choice (AssayConflictCard *self, AssayMergeChoice choice);

G_END_DECLS
