/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-capture-text.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* How quotations stand in the capture that is open beside the article, for whoever shows the
 * evidence. One for each workbench.
 *
 * Signal changed: something else is known. */
#define ASSAY_TYPE_QUOTE_NEWS (assay_quote_news_get_type ())
G_DECLARE_FINAL_TYPE (AssayQuoteNews, assay_quote_news, ASSAY, QUOTE_NEWS, GObject)

/* That of @workbench. Borrowed. */
AssayQuoteNews *assay_quote_news_get (AssayWorkbench *workbench);

/* @places: of AssayQuotePlace, in @text; both NULL: nothing is open. */
void assay_quote_news_set (AssayQuoteNews *self, AssayCaptureText *text, GArray *places);

/* Where the quotation of @evidence stands in what is open, or NULL. Borrowed, until the next
 * change. */
const AssayQuotePlace *assay_quote_news_find (AssayQuoteNews *self, gint64 evidence);

/* What is open, or NULL. Borrowed. */
AssayCaptureText *assay_quote_news_get_text (AssayQuoteNews *self);

G_END_DECLS
