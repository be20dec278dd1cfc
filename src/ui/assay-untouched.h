/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-article.h"
#include "assay-reader.h"

G_BEGIN_DECLS

/* Selects the next untouched sentence of @article (may be NULL) in @reader, from the selection or
 * the top of the view on, and gives the pane the focus. FALSE where none is left. */
gboolean assay_untouched_select_next (AssayArticle *article, AssayReader *reader);

G_END_DECLS
