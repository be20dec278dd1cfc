/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-coverage.h"

G_BEGIN_DECLS

/* The strip beside the article: its sentences by state, the whole text from top to bottom. A click
 * goes there: signal activated (guint position), a code point. */
#define ASSAY_TYPE_OVERVIEW (assay_overview_get_type ())
G_DECLARE_FINAL_TYPE (AssayOverview, assay_overview, ASSAY, OVERVIEW, GtkWidget)

/* @coverage may be NULL; @length: code points of the text. */
void assay_overview_set_coverage (AssayOverview *self, AssayCoverage *coverage, guint length);

/* Where the view begins and how much it shows, to draw a frame there; both code points. */
void assay_overview_set_top (AssayOverview *self, guint top);

/* The sign that stands for a state beside its count. */
const char *assay_overview_get_sign (AssayCoverageState state);

G_END_DECLS
