/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* The open claim's card: quote, assertion, speaker, finding, evidence, figures, logs, review and
 * history. Bound to the workbench's claim.
 *
 * Signal go-to-source (gint64 source). */
#define ASSAY_TYPE_CLAIM_EDITOR (assay_claim_editor_get_type ())
G_DECLARE_FINAL_TYPE (AssayClaimEditor, assay_claim_editor, ASSAY, CLAIM_EDITOR, GtkWidget)

GtkWidget *assay_claim_editor_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* Writes what is being typed. */
void assay_claim_editor_flush (AssayClaimEditor *self);

typedef enum
{
  ASSAY_PART_CARD, /* true?, or said? where it applies and is not answered */
  ASSAY_PART_SAID,
  ASSAY_PART_TRUE,
  ASSAY_PART_CONCLUSION,
  ASSAY_PART_EVIDENCE
} AssayEditorPart;

/* Moves the focus to a part and scrolls it into view. */
void assay_claim_editor_focus (AssayClaimEditor *self, AssayEditorPart part);

/* Opens the source picker, or links what @typed names. */
void assay_claim_editor_pick_source (AssayClaimEditor *self);
void assay_claim_editor_link (AssayClaimEditor *self, const char *typed);

G_END_DECLS
