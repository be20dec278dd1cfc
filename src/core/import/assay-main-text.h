/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-html-parse.h"

G_BEGIN_DECLS

/**
 * assay_main_text_find_aside:
 * @root: the html element of a page
 *
 * Finds what stands around the article: navigation, teasers, offers to share and to subscribe,
 * comments of readers. Rather too little than too much: nothing is set aside on a page without at
 * least three paragraphs of some length, nor what holds the heading of the first order or most
 * paragraphs, nor what has words of its own and no mark of what it is. How much of an element's
 * words are links decides, after Kohlschütter et al., "Boilerplate Detection using Shallow Text
 * Features" (WSDM 2010), with what its tag, role, class and identifier say.
 *
 * Returns: (transfer full) (nullable): the elements, a set of borrowed GumboNode *; %NULL for none
 */
GHashTable *assay_main_text_find_aside (const GumboNode *root);

G_END_DECLS
