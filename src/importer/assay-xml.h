/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* XML as office documents have it. Names are compared without their namespace. Nothing is loaded
 * from elsewhere, entities are not followed, and the depth is limited to 256, so that what walks a
 * tree may recurse. */

/** assay_xml_parse: (transfer full) (nullable): the tree; of a damaged document, as much as there
 * is. */
xmlDoc *assay_xml_parse (GBytes *bytes);

/** assay_xml_is: whether @node is an element of that name. */
gboolean assay_xml_is (const xmlNode *node, const char *name);

/** assay_xml_child: (nullable): the first child element of that name; @node may be %NULL. */
xmlNode *assay_xml_child (const xmlNode *node, const char *name);

/** assay_xml_get: (transfer full) (nullable): an attribute's value, whatever its namespace. */
char *assay_xml_get (const xmlNode *node, const char *name);

/** assay_xml_get_number: an attribute as a number from 0 to @most; @otherwise when it is none. */
guint assay_xml_get_number (const xmlNode *node, const char *name, guint otherwise, guint most);

/** assay_xml_dup_text: (transfer full): all characters in @node, in order; "" for %NULL. */
char *assay_xml_dup_text (const xmlNode *node);

G_END_DECLS
