/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-html-tree.h"

G_BEGIN_DECLS

/**
 * assay_html_shape:
 * @body: a tree of at most a few hundred levels
 *
 * Brings @body into a shape that every HTML parser gives back when it reads what was written: table
 * parts only in tables, items in lists, no block in a paragraph, no heading in a heading, no link
 * in a link. What does not fit becomes a div or a span. Empty elements go; where they stood between
 * words and broke the line, a br stays. Shaping again changes nothing.
 */
void assay_html_shape (AssayArena *arena, AssayNode *body);

G_END_DECLS
