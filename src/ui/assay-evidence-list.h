/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-insight.h"

G_BEGIN_DECLS

/* The evidence of the open claim: how independent it is, a row for each piece, and the button that
 * links another source.
 *
 * Signal go-to-source (gint64 source). */
#define ASSAY_TYPE_EVIDENCE_LIST (assay_evidence_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayEvidenceList, assay_evidence_list, ASSAY, EVIDENCE_LIST, GtkWidget)

GtkWidget *assay_evidence_list_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* Shows the evidence of a claim; NULL none. */
void assay_evidence_list_show (AssayEvidenceList *self, const AssayInsightClaim *insight);
void assay_evidence_list_flush (AssayEvidenceList *self);

/* Opens the source picker. */
void assay_evidence_list_pick (AssayEvidenceList *self);

/* Links what @typed names, opens the row and gives it the focus. */
void assay_evidence_list_link (AssayEvidenceList *self, gint64 source, const char *typed);

/* Moves the focus to the first row, or to the button where there is none. */
void assay_evidence_list_focus (AssayEvidenceList *self);

G_END_DECLS
