/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-html-tree.h"
#include "assay-import.h"

G_BEGIN_DECLS

/**
 * assay_html_write:
 * @root_attributes: attributes of the html element, as written
 * @title: (nullable): the page's own title
 * @css: what stands in its style element, "" for none; holds no "<"
 * @body: a shaped and spaced tree
 * @import: takes the page, the canonical text and the blocks
 */
void assay_html_write (const char *root_attributes,
                       const char *title,
                       const char *css,
                       const AssayNode *body,
                       AssayImport *import);

G_END_DECLS
