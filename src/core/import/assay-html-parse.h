/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-arena.h"

#include <gumbo.h>

G_BEGIN_DECLS

/**
 * AssayHtmlTree:
 *
 * A page as gumbo sees it, with its memory. Gumbo's nodes may be nested without limit: walk them
 * with a stack of your own, never by recursion.
 */
typedef struct _AssayHtmlTree AssayHtmlTree;

/**
 * assay_html_tree_parse:
 * @html: UTF-8; must outlive the tree
 * @len: bytes
 *
 * Errors: #ASSAY_IMPORT_ERROR_TOO_LARGE when the tree would take more than 200 MiB,
 * #ASSAY_IMPORT_ERROR_TOO_SLOW when it takes more than 8 seconds: gumbo's time is quadratic in the
 * depth.
 */
AssayHtmlTree *assay_html_tree_parse (const char *html, gsize len, GError **error);

void assay_html_tree_free (AssayHtmlTree *tree);

/** assay_html_tree_get_root: the html element. */
const GumboNode *assay_html_tree_get_root (AssayHtmlTree *tree);

/** assay_html_find_child: the first child element of @node with that tag, or %NULL. */
const GumboNode *assay_html_find_child (const GumboNode *node, GumboTag tag);

/**
 * assay_html_next:
 * @node: a node below @top
 *
 * Returns: (nullable): the node after @node in document order, below @top, whatever the depth;
 *   with @skip the one after all that is in @node
 */
const GumboNode *assay_html_next (const GumboNode *node, const GumboNode *top, gboolean skip);

/** assay_html_get_attribute: (nullable): the value of the element's attribute. */
const char *assay_html_get_attribute (const GumboNode *node, const char *name);

/**
 * assay_html_append_text:
 *
 * Appends the words in @node, at most about @max_bytes, from its first thousand nodes.
 *
 * Returns: whether that was all
 */
gboolean assay_html_append_text (const GumboNode *node, gsize max_bytes, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayHtmlTree, assay_html_tree_free)

G_END_DECLS
