/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-context.h"
#include "assay-find-bar.h"
#include "assay-pages-pane.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* A source beside the article: one of its captures in a reader of its own, with the quotations that
 * were taken from it. Words selected in it become the quotation of the open claim's evidence. Has
 * the actions "source.…" of the key map.
 *
 * Signal closed (): the user is done with it. */
#define ASSAY_TYPE_SOURCE_PANE (assay_source_pane_get_type ())
G_DECLARE_FINAL_TYPE (AssaySourcePane, assay_source_pane, ASSAY, SOURCE_PANE, GtkWidget)

GtkWidget *assay_source_pane_new (AssayContext *context,
                                  AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* Shows @source in @capture (0: that of @evidence, the one looked at last, the newest). @evidence:
 * what the next quotation is for, or 0. */
void assay_source_pane_show (AssaySourcePane *self, gint64 source, gint64 capture, gint64 evidence);

/* Selects these words of the capture on show (of its main text), now or when it is there. */
void assay_source_pane_select (AssaySourcePane *self, guint start, guint end);

/* The source on show, 0 for none, and its capture. */
gint64 assay_source_pane_get_source (AssaySourcePane *self);
gint64 assay_source_pane_get_capture (AssaySourcePane *self);

/* The pages of the capture, where it is a PDF document. Borrowed. */
AssayPagesPane *assay_source_pane_get_pages (AssaySourcePane *self);

/* The reader; NULL until the first capture was opened. Borrowed, both. */
AssayReader *assay_source_pane_get_reader (AssaySourcePane *self);
AssayFindBar *assay_source_pane_get_find_bar (AssaySourcePane *self);

G_END_DECLS
