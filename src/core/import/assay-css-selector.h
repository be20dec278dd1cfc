/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-css-token.h"

G_BEGIN_DECLS

/**
 * AssayCssUse:
 * @classes: names (char *) of classes that selectors ask for
 * @ids: the same of ids
 * @all_classes: a selector looks into the class attribute: none may go
 * @all_ids: the same of ids
 *
 * What of a page's attributes its sheets look at: nothing else need stay.
 */
typedef struct
{
  GHashTable *classes;
  GHashTable *ids;
  gboolean all_classes;
  gboolean all_ids;
} AssayCssUse;

AssayCssUse *assay_css_use_new (void);
void assay_css_use_free (AssayCssUse *self);

/**
 * assay_css_selectors_append:
 * @start: first token
 * @end: behind the last
 * @use: takes the names in the selectors that stay
 *
 * Those selectors of a list that may stay, in canonical form. Types, classes, ids, attributes that
 * a frozen page has, pseudo-classes of structure, and the pseudo-elements that hold no words of
 * their own. What takes long to match goes: :has(), the later-sibling combinator, counting by type,
 * more than ten compounds.
 *
 * Returns: whether any stayed
 */
gboolean assay_css_selectors_append (
    GString *out, const AssayCssTokens *tokens, guint start, guint end, AssayCssUse *use);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayCssUse, assay_css_use_free)

G_END_DECLS
