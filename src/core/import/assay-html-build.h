/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-css-selector.h"
#include "assay-html-tree.h"
#include "assay-import.h"

#include <gumbo.h>

G_BEGIN_DECLS

/** The deepest that an element of the frozen page may stand, body counted as 1. Browsers flatten
 * from 512. */
#define ASSAY_HTML_MAX_DEPTH 200

/**
 * assay_html_build:
 * @arena: where the new tree lives
 * @body: (nullable): gumbo's body
 * @base: (nullable): absolute address that completes relative links
 * @aside: (nullable): elements (GumboNode *) that are told as "aside" and not taken
 * @use: what the page's style sheets look at
 * @import: takes the resources and what is left out
 *
 * Returns: a body of allowed elements and attributes. Its shape may still be one that a parser
 *   would mend; see assay_html_shape().
 */
AssayNode *assay_html_build (AssayArena *arena,
                             const GumboNode *body,
                             const char *base,
                             GHashTable *aside,
                             const AssayCssUse *use,
                             AssayImport *import);

/** assay_html_tell_head: tells what the page's head loads and does. */
void assay_html_tell_head (const GumboNode *head, AssayImport *import);

G_END_DECLS
