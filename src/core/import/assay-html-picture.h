/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import.h"

#include <gumbo.h>

G_BEGIN_DECLS

/**
 * assay_html_picture_dup_address:
 * @node: an img, a source of a picture without one, or a video
 * @base: (nullable): the absolute address that relative ones are completed by
 *
 * Of all addresses that a page gives for one picture (sources for windows of other widths, sets of
 * sizes, what a script would load later, what stands there without scripts) the one that a desktop
 * would show; one that came along with the document goes before any that did not.
 *
 * Returns: (transfer full) (nullable): the address as written
 */
char *assay_html_picture_dup_address (const GumboNode *node, AssayImport *import, const char *base);

/**
 * assay_html_picture_is_twin:
 *
 * Returns: whether @node is a noscript with nothing but the picture that stands before it
 */
gboolean assay_html_picture_is_twin (const GumboNode *node);

G_END_DECLS
