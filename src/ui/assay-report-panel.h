/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-project-report.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* What the report is to hold: for whom, and how that is adjusted. Kept in the settings, but for
 * what belongs to one project alone. Signals: changed (): something else is chosen. failed
 * (const GError *): a logo cannot be used. */
#define ASSAY_TYPE_REPORT_PANEL (assay_report_panel_get_type ())
G_DECLARE_FINAL_TYPE (AssayReportPanel, assay_report_panel, ASSAY, REPORT_PANEL, AdwBin)

/* To be called once. Both are referenced. */
void assay_report_panel_set_project (AssayReportPanel *self,
                                     GSettings *settings,
                                     AssayWorkbench *workbench);

/* What is chosen; its options are the panel's, until the next call. */
AssayReportChoice assay_report_panel_get_choice (AssayReportPanel *self);

void assay_report_panel_set_preset (AssayReportPanel *self, AssayReportPreset preset);

/* Takes back what was adjusted; for whom it is stays. */
void assay_report_panel_reset (AssayReportPanel *self);

G_END_DECLS
