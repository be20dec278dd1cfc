/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-capture-text.h"
#include "assay-reader.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* Quotes from a source that is open beside the article: words selected in its pane become the
 * quotation of the open claim's evidence. Draws the quotations there are, with their claims'
 * numbers, and leads from one to the other.
 *
 * Signals: quoted (const char *words): what was done, in passing. */
#define ASSAY_TYPE_SOURCE_QUOTER (assay_source_quoter_get_type ())
G_DECLARE_FINAL_TYPE (AssaySourceQuoter, assay_source_quoter, ASSAY, SOURCE_QUOTER, GObject)

/* Both are kept referenced. */
AssaySourceQuoter *assay_source_quoter_new (AssayWorkbench *workbench,
                                            AssayReader *reader) G_GNUC_WARN_UNUSED_RESULT;

/* What the reader shows; NULL: nothing that can be quoted. */
void assay_source_quoter_set_text (AssaySourceQuoter *self, AssayCaptureText *text);

/* The evidence that is meant by the next quotation; 0: the claim's first without one. */
void assay_source_quoter_set_evidence (AssaySourceQuoter *self, gint64 evidence);

/* Emphasises the open claim's quotation, and brings it into view with @scroll. */
void assay_source_quoter_show_claim (AssaySourceQuoter *self, gboolean scroll);

/* The same, after quotations may have changed: looks for all of them anew. */
void assay_source_quoter_update (AssaySourceQuoter *self, gboolean scroll);

/* Takes what is selected as the quotation; with @more as one of a further piece of evidence. */
void assay_source_quoter_quote (AssaySourceQuoter *self, gboolean more);

/* Opens the next claim, or the one before, that rests on this source. */
void assay_source_quoter_step (AssaySourceQuoter *self, gboolean backwards);

/* Opens the next claim that has evidence from this source without a quotation. */
void assay_source_quoter_next_unquoted (AssaySourceQuoter *self);

/* "Claim 14: “3,000 containers were left”", or what to do where no claim is open. Owned. */
char *assay_source_quoter_dup_claim_words (AssaySourceQuoter *self) G_GNUC_WARN_UNUSED_RESULT;

/* "2 quotations of 3 stand here", or "". Owned. */
char *assay_source_quoter_dup_count_words (AssaySourceQuoter *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
