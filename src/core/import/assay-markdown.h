/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import.h"

G_BEGIN_DECLS

/**
 * assay_markdown_is:
 * @text: UTF-8
 *
 * Whether a plain text is Markdown: it has marks of two kinds at least, of which a heading, a link,
 * strong words or code is one. Dashes and stars before items alone are in any text.
 */
gboolean assay_markdown_is (const char *text, gsize len);

/**
 * assay_markdown_to_html:
 * @import: takes title, author and date from the lines between "---" at the head, where there are
 *   such
 *
 * Returns: (transfer full) (nullable): a page, still to be made harmless; %NULL when there is too
 *   much of it
 */
GString *assay_markdown_to_html (const char *text, gsize len, AssayImport *import);

G_END_DECLS
