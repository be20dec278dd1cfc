/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-css-selector.h"
#include "assay-html-style.h"
#include "assay-html-tree.h"
#include "assay-import.h"

#include <gumbo.h>

G_BEGIN_DECLS

/**
 * AssayAttributes:
 *
 * Turns the attributes of the original's elements into those of the frozen page.
 */
typedef struct
{
  AssayArena *arena;
  AssayImport *import;
  const char *base;
  GHashTable *pictures;
  const char *address; /* nullable: of the picture that is taken next */
  const AssayCssUse *use;
} AssayAttributes;

/** assay_attributes_read_style: what the element's style attribute says. */
void assay_attributes_read_style (const GumboElement *element,
                                  AssayInlineStyle *ret_style,
                                  GString *kept);

/**
 * assay_attributes_take:
 * @node: the element that @element becomes
 * @style_kept: the declarations that stay
 *
 * Sets the attributes of @node, tells handlers and refused addresses, takes pictures in.
 */
void assay_attributes_take (AssayAttributes *self,
                            const GumboElement *element,
                            const char *style_kept,
                            AssayNode *node);

/** assay_attributes_append_names: the class and id of an element, as far as @use looks at them. */
void
assay_attributes_append_names (GString *out, const GumboElement *element, const AssayCssUse *use);

/** assay_attributes_append_escaped: @text with &, < and > as references. */
void assay_attributes_append_escaped (GString *out, const char *text, gsize len);

G_END_DECLS
