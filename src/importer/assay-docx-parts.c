/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-importer"

#include "config.h"

#include "assay-docx-parts.h"

#include "assay-xml.h"

#include <string.h>

typedef void (*Reader) (AssayDocxParts *self, AssayOffice *office, const xmlNode *root);

static void
read_part (AssayDocxParts *self, AssayOffice *office, const char *member, Reader reader)
{
  xmlDoc *document = assay_office_parse (office, member);
  const xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;

  if (root != NULL)
    reader (self, office, root);
  if (document != NULL)
    xmlFreeDoc (document);
}

/* Targets are relative to the folder of the text. */
static char *
dup_member (const char *target)
{
  if (*target == '/')
    return g_strdup (target + 1);
  if (g_str_has_prefix (target, "../"))
    return g_strdup (target + 3);
  return g_strconcat ("word/", target, NULL);
}

static void
read_relations (AssayDocxParts *self, AssayOffice *office, const xmlNode *root)
{
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    {
      g_autofree char *id = assay_xml_get (node, "Id");
      g_autofree char *target = assay_xml_get (node, "Target");
      g_autofree char *mode = assay_xml_get (node, "TargetMode");

      if (id != NULL && target != NULL)
        g_hash_table_replace (self->relations, g_steal_pointer (&id),
                              g_strcmp0 (mode, "External") == 0 ? g_steal_pointer (&target)
                                                                : dup_member (target));
    }
}

/* Names of styles are English whatever the language of the program; identifiers are not. */
static guint
level_of_style (const xmlNode *style)
{
  g_autofree char *name = assay_xml_get (assay_xml_child (style, "name"), "val");
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : g_strdup ("");
  const xmlNode *outline = assay_xml_child (assay_xml_child (style, "pPr"), "outlineLvl");

  if (strcmp (lower, "title") == 0)
    return 1;
  if (g_str_has_prefix (lower, "heading ") && lower[8] >= '1' && lower[8] <= '9')
    return MIN ((guint) (lower[8] - '0'), 6);
  return outline != NULL ? MIN (assay_xml_get_number (outline, "val", 9, 9) + 1, 10) % 10 : 0;
}

static void
read_styles (AssayDocxParts *self, AssayOffice *office, const xmlNode *root)
{
  self->has_styles = TRUE;
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    {
      g_autofree char *id = assay_xml_get (node, "styleId");
      guint level = id != NULL && assay_xml_is (node, "style") ? level_of_style (node) : 0;

      if (level > 0)
        g_hash_table_replace (self->levels, g_steal_pointer (&id), GUINT_TO_POINTER (level));
    }
}

/* Identifiers are the names in the language of the program, without blanks and, in older ones,
 * without letters beyond ASCII. */
static guint
level_of_identifier (const char *style)
{
  static const char *const headings[]
      = { "heading", "überschrift", "berschrift", "titre",   "título",     "ttulo",  "titolo",
          "kop",     "rubrik",      "overskrift", "otsikko", "nagłówek",   "nagwek", "заголовок",
          "nadpis",  "cmsor",       "başlık",     "balk",    "επικεφαλίδα" };
  g_autofree char *lower = g_utf8_strdown (style, -1);
  gsize len = strlen (lower);
  char digit = len > 0 ? lower[len - 1] : '\0';

  if (strcmp (lower, "title") == 0 || strcmp (lower, "titel") == 0)
    return 1;
  if (digit < '1' || digit > '9')
    return 0;
  lower[len - 1] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (strcmp (lower, headings[i]) == 0)
      return MIN ((guint) (digit - '0'), 6);
  return 0;
}

guint
assay_docx_parts_level (AssayDocxParts *self, const char *style)
{
  if (style == NULL)
    return 0;
  if (self->has_styles)
    return GPOINTER_TO_UINT (g_hash_table_lookup (self->levels, style));
  return level_of_identifier (style);
}

static void
read_list (AssayDocxParts *self, const xmlNode *list, const xmlNode *abstract)
{
  g_autofree char *id = assay_xml_get (list, "numId");

  for (const xmlNode *node = abstract->children; node != NULL && id != NULL; node = node->next)
    {
      g_autofree char *level = assay_xml_get (node, "ilvl");
      g_autofree char *format = assay_xml_get (assay_xml_child (node, "numFmt"), "val");

      if (level != NULL && format != NULL && strcmp (format, "bullet") != 0
          && strcmp (format, "none") != 0)
        g_hash_table_add (self->numbered, g_strdup_printf ("%s/%s", id, level));
    }
}

static void
read_lists (AssayDocxParts *self, AssayOffice *office, const xmlNode *root)
{
  g_autoptr (GHashTable) abstracts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (xmlNode *node = root->children; node != NULL; node = node->next)
    {
      char *id = assay_xml_is (node, "abstractNum") ? assay_xml_get (node, "abstractNumId") : NULL;

      if (id != NULL)
        g_hash_table_replace (abstracts, id, node);
    }
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    {
      g_autofree char *id = assay_xml_get (assay_xml_child (node, "abstractNumId"), "val");
      const xmlNode *abstract = id != NULL ? g_hash_table_lookup (abstracts, id) : NULL;

      if (abstract != NULL && assay_xml_is (node, "num"))
        read_list (self, node, abstract);
    }
}

static void
read_comments (AssayDocxParts *self, AssayOffice *office, const xmlNode *root)
{
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    if (assay_xml_is (node, "comment"))
      {
        char *who = assay_xml_get (node, "author");

        assay_office_add_comment (office, assay_xml_get (node, "id"),
                                  who != NULL ? who : g_strdup ("?"), assay_xml_dup_text (node));
      }
}

void
assay_docx_parts_read (AssayDocxParts *self, AssayOffice *office)
{
  self->relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->has_styles = FALSE;
  self->levels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->numbered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read_part (self, office, "word/_rels/document.xml.rels", read_relations);
  read_part (self, office, "word/styles.xml", read_styles);
  read_part (self, office, "word/numbering.xml", read_lists);
  read_part (self, office, "word/comments.xml", read_comments);
}

void
assay_docx_parts_clear (AssayDocxParts *self)
{
  g_hash_table_unref (self->relations);
  g_hash_table_unref (self->levels);
  g_hash_table_unref (self->numbered);
}
