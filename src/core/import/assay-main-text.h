/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-html-parse.h"

G_BEGIN_DECLS

/**
 * assay_main_text_find_aside:
 * @root: the html element of a page
 *
 * Finds what stands around the article: navigation, teasers, offers to share and to subscribe,
 * comments of readers. Rather too little than too much: nothing is set aside that holds the
 * headline or much of what runs on in paragraphs, nor, between headline and first paragraph, author
 * and day. The article begins and ends with the first and last paragraph of the smallest element
 * that has four fifths of them all; words of any block count, be they in p, div, a cell, or between
 * br. Outside it go blocks of links, and what stands below a heading that is a link; anywhere goes
 * what tag, role, class or identifier say is beside it (assay-main-signs.h). How much of an
 * element's words are links decides, after Kohlschütter et al., "Boilerplate Detection using
 * Shallow Text Features" (WSDM 2010). On a page of few words only navigation goes.
 *
 * Returns: (transfer full) (nullable): the elements, a set of borrowed GumboNode *; %NULL for none
 */
GHashTable *assay_main_text_find_aside (const GumboNode *root);

G_END_DECLS
