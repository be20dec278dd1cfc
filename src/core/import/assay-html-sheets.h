/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-css-selector.h"
#include "assay-import.h"

#include <gumbo.h>

G_BEGIN_DECLS

/**
 * AssayHtmlSheets:
 * @css: what is left of the page's style sheets, in canonical form
 * @use: what they look at
 */
typedef struct
{
  GString *css;
  AssayCssUse *use;
} AssayHtmlSheets;

/**
 * assay_html_sheets_collect:
 * @root: the html element
 * @base: (nullable): absolute address that completes relative ones
 * @import: has the parts that came along; takes the addresses of sheets that did not
 *
 * Reads the style sheets of a page in the order in which a browser applies them: style and link
 * elements, those left to a script to switch on among them, and what they import.
 */
AssayHtmlSheets *
assay_html_sheets_collect (const GumboNode *root, const char *base, AssayImport *import);

void assay_html_sheets_free (AssayHtmlSheets *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayHtmlSheets, assay_html_sheets_free)

G_END_DECLS
