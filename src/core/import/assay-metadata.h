/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-html-parse.h"
#include "assay-import.h"

G_BEGIN_DECLS

/**
 * assay_metadata_read:
 *
 * Offers @import what the page tells of itself: JSON-LD first, then OpenGraph and meta elements,
 * then marks in the text (time, rel=author, h1) and the title element.
 */
void assay_metadata_read (AssayHtmlTree *tree, AssayImport *import);

G_END_DECLS
