/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-capture-pages.h"

G_BEGIN_DECLS

/* The pages of a PDF document as they look: one at a time, with its place among all, as wide as the
 * pane or larger. Drawn when it is wanted; what cannot be drawn says why, and the other pages can
 * still be looked at.
 *
 * Signals: opened (): its pages are known. read (guint page): the user wants the words of the page.
 * closed (): the user is done. */
#define ASSAY_TYPE_PAGES_PANE (assay_pages_pane_get_type ())
G_DECLARE_FINAL_TYPE (AssayPagesPane, assay_pages_pane, ASSAY, PAGES_PANE, GtkWidget)

GtkWidget *assay_pages_pane_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Opens the pages of @capture, beginning with @page, a number from 0; nothing happens where they
 * are on show already. With 0 for @capture all is let go. */
void assay_pages_pane_set_capture (AssayPagesPane *self,
                                   AssayProject *project,
                                   gint64 capture,
                                   guint page);

/* NULL until they are known. Borrowed. */
AssayCapturePages *assay_pages_pane_get_pages (AssayPagesPane *self);

/* Shows the page of that number, from 0; the last one where there are fewer. */
void assay_pages_pane_show_page (AssayPagesPane *self, guint page);
guint assay_pages_pane_get_page (AssayPagesPane *self);

/* The actions "pages.…" of the key map. Borrowed; whoever holds the pane inserts and adds. */
GSimpleActionGroup *assay_pages_pane_get_actions (AssayPagesPane *self);

G_END_DECLS
