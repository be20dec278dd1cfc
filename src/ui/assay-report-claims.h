/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-report-options.h"

G_BEGIN_DECLS

/* Which claims a report tells of: the unsettled alone, those of some numbers, those of some
 * outcomes. Signal changed (): it tells of others now. */
#define ASSAY_TYPE_REPORT_CLAIMS (assay_report_claims_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayReportClaims, assay_report_claims, ASSAY, REPORT_CLAIMS, AdwPreferencesGroup)

/* Fills in what @options say of claims. A list of numbers that cannot be read counts as none. */
void assay_report_claims_fill (AssayReportClaims *self, AssayReportOptions *options);

/* All claims, without a signal. */
void assay_report_claims_reset (AssayReportClaims *self);

G_END_DECLS
