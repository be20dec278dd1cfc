/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* One piece of evidence of the open claim: closed, a line with source, stance and rating; open, its
 * fields. While the focus is in it and not in an entry: A–F reliability, 1–6 credibility, S R X
 * stance, Q question, V the source beside the article, Alt+Up and Alt+Down its place.
 *
 * Signals: move (int steps), go-to-source (gint64 source). */
#define ASSAY_TYPE_EVIDENCE_ROW (assay_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayEvidenceRow, assay_evidence_row, ASSAY, EVIDENCE_ROW, GtkWidget)

GtkWidget *assay_evidence_row_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* Shows @record. @said: whether said? applies to the claim, and so the question is to be chosen.
 * @n_independent: origins that support the claim. */
void assay_evidence_row_show (AssayEvidenceRow *self,
                              AssayRecord *record,
                              gboolean said,
                              guint n_independent);
void assay_evidence_row_flush (AssayEvidenceRow *self);

/* The key of the evidence that is shown. */
gint64 assay_evidence_row_get_id (AssayEvidenceRow *self);

void assay_evidence_row_set_open (AssayEvidenceRow *self, gboolean open);

/* As if a rating's key was pressed on the row. FALSE where it means nothing there. */
gboolean assay_evidence_row_press_key (AssayEvidenceRow *self, guint keyval);

G_END_DECLS
