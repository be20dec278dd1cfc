/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-record.h"

G_BEGIN_DECLS

/* The line of a piece of evidence that is always there: a button with stance, source, locator and
 * rating, and an arrow that says whether more is shown below. */
#define ASSAY_TYPE_EVIDENCE_HEAD (assay_evidence_head_get_type ())
G_DECLARE_FINAL_TYPE (AssayEvidenceHead, assay_evidence_head, ASSAY, EVIDENCE_HEAD, GtkButton)

GtkWidget *assay_evidence_head_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* @source: the evidence's, or NULL. @said: whether said? applies to the claim. */
void assay_evidence_head_show (AssayEvidenceHead *self,
                               AssayRecord *evidence,
                               AssayRecord *source,
                               gboolean said);

void assay_evidence_head_set_open (AssayEvidenceHead *self, gboolean open);

G_END_DECLS
