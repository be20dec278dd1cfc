/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-office.h"

G_BEGIN_DECLS

/**
 * AssayDocxParts:
 * @relations: identifier (char *) → target (char *): an address, or a member's name
 * @levels: identifier of a style (char *) → level of its heading, from 1
 * @has_styles: whether there is a part with styles
 * @numbered: "list/level" (char *), a member when it is numbered, absent when it has bullets
 *
 * What the text of a DOCX document refers to.
 */
typedef struct
{
  GHashTable *relations;
  GHashTable *levels;
  gboolean has_styles;
  GHashTable *numbered;
} AssayDocxParts;

/** assay_docx_parts_read: reads styles, lists and relations, and the comments into @office. */
void assay_docx_parts_read (AssayDocxParts *self, AssayOffice *office);

/**
 * assay_docx_parts_level:
 * @style: (nullable): the identifier of a paragraph's style
 *
 * Where the document brings no styles, an identifier as Word makes them tells as well: "Heading2",
 * "berschrift2", "Titre2".
 *
 * Returns: the level of the heading that it makes, from 1; 0 for none
 */
guint assay_docx_parts_level (AssayDocxParts *self, const char *style);

void assay_docx_parts_clear (AssayDocxParts *self);

G_END_DECLS
