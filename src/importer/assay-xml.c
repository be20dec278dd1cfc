/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-importer"

#include "config.h"

#include "assay-xml.h"

#include <libxml/parser.h>
#include <string.h>

#define MAX_BYTES 60000000

xmlDoc *
assay_xml_parse (GBytes *bytes)
{
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);

  if (len == 0 || len > MAX_BYTES)
    return NULL;
  return xmlReadMemory (data, (int) len, NULL, NULL,
                        XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR
                            | XML_PARSE_NOWARNING | XML_PARSE_COMPACT | XML_PARSE_NOCDATA);
}

gboolean
assay_xml_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

xmlNode *
assay_xml_child (const xmlNode *node, const char *name)
{
  if (node == NULL || node->type != XML_ELEMENT_NODE)
    return NULL;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (assay_xml_is (child, name))
      return child;
  return NULL;
}

char *
assay_xml_get (const xmlNode *node, const char *name)
{
  if (node == NULL || node->type != XML_ELEMENT_NODE)
    return NULL;
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (strcmp ((const char *) attribute->name, name) == 0)
      {
        GString *value = g_string_new (NULL);

        for (const xmlNode *part = attribute->children; part != NULL; part = part->next)
          if (part->type == XML_TEXT_NODE && part->content != NULL)
            g_string_append (value, (const char *) part->content);
        return g_string_free (value, FALSE);
      }
  return NULL;
}

guint
assay_xml_get_number (const xmlNode *node, const char *name, guint otherwise, guint most)
{
  g_autofree char *value = assay_xml_get (node, name);
  guint64 number;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 0, most, &number, NULL))
    return otherwise;
  return (guint) number;
}

static void
append_text (const xmlNode *node, GString *out)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE && child->content != NULL)
      g_string_append (out, (const char *) child->content);
    else if (child->type == XML_ELEMENT_NODE)
      {
        append_text (child, out);
        if (assay_xml_is (child, "p"))
          g_string_append_c (out, ' ');
      }
}

char *
assay_xml_dup_text (const xmlNode *node)
{
  GString *text = g_string_new (NULL);

  if (node != NULL && node->type == XML_ELEMENT_NODE)
    append_text (node, text);
  return g_strstrip (g_string_free (text, FALSE));
}
