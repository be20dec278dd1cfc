/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-claim-filter.h"

G_BEGIN_DECLS

/* The button beside the search entry of the claims: which claims the list shows, each state with
 * its count; the marks; a source.
 *
 * Property: marks (boolean): the marks are to be shown instead of the claims. */
#define ASSAY_TYPE_FILTER_MENU (assay_filter_menu_get_type ())
G_DECLARE_FINAL_TYPE (AssayFilterMenu, assay_filter_menu, ASSAY, FILTER_MENU, GtkWidget)

GtkWidget *assay_filter_menu_new (AssayWorkbench *workbench,
                                  AssayClaimFilter *filter) G_GNUC_WARN_UNUSED_RESULT;

/* "Undecided · from “KCNA statement”", or "" where all claims are shown. Owned. */
char *assay_filter_menu_dup_words (AssayFilterMenu *self) G_GNUC_WARN_UNUSED_RESULT;

/* Back to all claims. */
void assay_filter_menu_reset (AssayFilterMenu *self);

G_END_DECLS
