/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import.h"

#include <gumbo.h>

G_BEGIN_DECLS

/**
 * assay_html_sheets_collect:
 * @root: the html element
 * @base: (nullable): absolute address that completes relative ones
 * @import: has the parts that came along; takes the addresses of sheets that did not
 *
 * Finds the style sheets of a page in the order in which a browser applies them: style and link
 * elements, those left to a script to switch on among them.
 */
void assay_html_sheets_collect (const GumboNode *root, const char *base, AssayImport *import);

G_END_DECLS
