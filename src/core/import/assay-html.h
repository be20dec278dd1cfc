/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-html-parse.h"
#include "assay-import.h"

G_BEGIN_DECLS

/**
 * assay_html_freeze:
 * @html: UTF-8
 * @len: bytes
 * @address: (nullable): where the page came from, to complete relative links
 *
 * Makes a page harmless: see #AssayImport for what comes out. Pure: no I/O. For hostile bytes this
 * runs in the importer's process only.
 *
 * Errors: those of assay_html_tree_parse()
 *
 * Returns: (transfer full): page, text, blocks, resources and what was left out; no metadata
 */
AssayImport *assay_html_freeze (const char *html, gsize len, const char *address, GError **error);

/**
 * assay_html_freeze_tree:
 * @tree: (transfer full): a parsed page
 * @source: (transfer full) (nullable): the bytes of @tree
 * @aside: (nullable): elements that are told and not taken
 *
 * The same for a page that is parsed; adds to @import. Frees @tree and @source as soon as they are
 * not needed: a page of 50 MB is there four times over.
 */
void assay_html_freeze_tree (AssayHtmlTree *tree,
                             GString *source,
                             const char *address,
                             GHashTable *aside,
                             AssayImport *import);

G_END_DECLS
