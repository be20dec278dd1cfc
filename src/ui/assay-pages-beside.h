/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-article.h"
#include "assay-pages-pane.h"
#include "assay-reader.h"

G_BEGIN_DECLS

/* A text, and beside it the pages that it was taken from where it came from a PDF document: the
 * page of what is read, until the user turns to another. Beside each other where there is room for
 * both, else one above the other.
 *
 * Properties: child (GtkWidget): what the text stands in. available (boolean, read-only): whether
 * there are pages. */
#define ASSAY_TYPE_PAGES_BESIDE (assay_pages_beside_get_type ())
G_DECLARE_FINAL_TYPE (AssayPagesBeside, assay_pages_beside, ASSAY, PAGES_BESIDE, GtkWidget)

/* Lets @owner, which holds this, use the actions "pages.…"; makes @button show and hide the pages,
 * and be seen where there are any. @settings: where the share of the pages is kept. */
void assay_pages_beside_set_up (AssayPagesBeside *self,
                                GtkWidget *owner,
                                GtkWidget *button,
                                GSettings *settings);

void assay_pages_beside_set_child (AssayPagesBeside *self, GtkWidget *child);

/* The reader of the text, or NULL. */
void assay_pages_beside_set_reader (AssayPagesBeside *self, AssayReader *reader);

/* What the text was taken from: @capture is a key, 0 for nothing. @text may be NULL: pages of which
 * nothing could be read can be looked at. */
void assay_pages_beside_set_capture (AssayPagesBeside *self,
                                     AssayProject *project,
                                     gint64 capture,
                                     AssayText *text);

/* Looks again whether the capture is still there: lets go of what was taken out of the project. */
void assay_pages_beside_update (AssayPagesBeside *self);

/* The same for the text of an article, or NULL. */
void assay_pages_beside_set_article (AssayPagesBeside *self, AssayArticle *article);

gboolean assay_pages_beside_get_available (AssayPagesBeside *self);

/* The pane, which is seen only when the user wants it. Borrowed. */
AssayPagesPane *assay_pages_beside_get_pane (AssayPagesBeside *self);

G_END_DECLS
