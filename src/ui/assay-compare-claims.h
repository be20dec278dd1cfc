/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-versions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What became of each claim and mark from one version to another: those that want an eye first.
 *
 * Signal fate-activated (guint fate: index among the fates of the versions). */
#define ASSAY_TYPE_COMPARE_CLAIMS (assay_compare_claims_get_type ())
G_DECLARE_FINAL_TYPE (AssayCompareClaims, assay_compare_claims, ASSAY, COMPARE_CLAIMS, GtkWidget)

GtkWidget *assay_compare_claims_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* @versions is referenced. */
void assay_compare_claims_set_versions (AssayCompareClaims *self, AssayVersions *versions);

G_END_DECLS
