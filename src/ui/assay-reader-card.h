/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-insight.h"

G_BEGIN_DECLS

/* The finding of another reader than the checker: the second reader's own, or the decision of a
 * third where two differ. Said?, true? and a reason; the person is noted. */
#define ASSAY_TYPE_READER_CARD (assay_reader_card_get_type ())
G_DECLARE_FINAL_TYPE (AssayReaderCard, assay_reader_card, ASSAY, READER_CARD, GtkWidget)

/* @role: "second" or "decision", static. */
GtkWidget *assay_reader_card_new (AssayWorkbench *workbench,
                                  const char *role) G_GNUC_WARN_UNUSED_RESULT;

/* Shows the finding of that role of a claim, and nothing where there is none. */
void assay_reader_card_show (AssayReaderCard *self, const AssayInsightClaim *insight);
void assay_reader_card_flush (AssayReaderCard *self);

/* Whether there is such a finding. */
gboolean assay_reader_card_is_filled (AssayReaderCard *self);

/* Begins one for @claim, by the present person. */
void assay_reader_card_begin (AssayReaderCard *self, gint64 claim);

G_END_DECLS
