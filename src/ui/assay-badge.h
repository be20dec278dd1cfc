/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-insight.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A claim's number in a box with the outcome's colour and sign, as in the margin of the article. */
GtkWidget *assay_badge_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Shows @insight on a badge made by assay_badge_new (). */
void assay_badge_show (GtkWidget *badge, const AssayInsightClaim *insight);

G_END_DECLS
