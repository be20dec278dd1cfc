/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-html-tree.h"

G_BEGIN_DECLS

/**
 * assay_html_space:
 * @body: a shaped tree
 *
 * Makes white space what a reader sees: runs become one space, none at the edges of a line, and one
 * line end in a text node of its own between the words of two blocks or around a br. Where white
 * space is preserved it stays, and a br becomes a line end. Doing it again changes nothing.
 */
void assay_html_space (AssayArena *arena, AssayNode *body);

G_END_DECLS
