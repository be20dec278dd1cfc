/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-importer"

#include "config.h"

#include "assay-docx-parts.h"
#include "assay-import-private.h"
#include "assay-office.h"
#include "assay-xml.h"

#include <string.h>

/* One walk over the text. The tree is at most 256 deep, see assay-xml.h. */
typedef struct
{
  AssayOffice *office;
  AssayDocxParts parts;
  GString *marks; /* references to notes, in order: "footnote/2\n" */
  guint n_marks;
  gboolean in_note;
} Walk;

static void walk (Walk *self, const xmlNode *parent);

static gboolean
is_on (const xmlNode *properties, const char *name)
{
  const xmlNode *node = assay_xml_child (properties, name);
  g_autofree char *value = assay_xml_get (node, "val");

  return node != NULL
         && (value == NULL
             || (strcmp (value, "0") != 0 && strcmp (value, "false") != 0
                 && strcmp (value, "none") != 0));
}

static void
take_run (Walk *self, const xmlNode *run)
{
  const xmlNode *properties = assay_xml_child (run, "rPr");
  g_autofree char *align = assay_xml_get (assay_xml_child (properties, "vertAlign"), "val");
  const struct
  {
    gboolean on;
    const char *element;
  } marks[] = { { is_on (properties, "b"), "b" },
                { is_on (properties, "i"), "i" },
                { is_on (properties, "strike"), "s" },
                { g_strcmp0 (align, "superscript") == 0, "sup" },
                { g_strcmp0 (align, "subscript") == 0, "sub" } };

  if (is_on (properties, "vanish"))
    {
      g_autofree char *words = assay_xml_dup_text (run);

      if (*words != '\0')
        assay_import_leave_out (self->office->import, "hidden-text", words, -1);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i].on)
      g_string_append_printf (self->office->html, "<%s>", marks[i].element);
  walk (self, run);
  for (guint i = G_N_ELEMENTS (marks); i > 0; i--)
    if (marks[i - 1].on)
      g_string_append_printf (self->office->html, "</%s>", marks[i - 1].element);
}

static guint
heading_level (Walk *self, const xmlNode *properties)
{
  g_autofree char *style = assay_xml_get (assay_xml_child (properties, "pStyle"), "val");
  const xmlNode *outline = assay_xml_child (properties, "outlineLvl");
  guint level = assay_docx_parts_level (&self->parts, style);

  if (level == 0 && outline != NULL)
    level = assay_xml_get_number (outline, "val", 9, 9) + 1;
  return level > 9 ? 0 : MIN (level, 6);
}

/* Returns: the depth of the list that the paragraph is an item of, 0 for none. */
static guint
list_depth (Walk *self, const xmlNode *properties, char *ret_kind)
{
  const xmlNode *numbering = assay_xml_child (properties, "numPr");
  g_autofree char *id = assay_xml_get (assay_xml_child (numbering, "numId"), "val");
  guint level = assay_xml_get_number (assay_xml_child (numbering, "ilvl"), "val", 0, 8);
  g_autofree char *key = NULL;

  if (id == NULL || strcmp (id, "0") == 0)
    return 0;
  key = g_strdup_printf ("%s/%u", id, level);
  *ret_kind = g_hash_table_contains (self->parts.numbered, key) ? 'o' : 'u';
  return level + 1;
}

static void
take_paragraph (Walk *self, const xmlNode *paragraph)
{
  const xmlNode *properties = assay_xml_child (paragraph, "pPr");
  guint level = heading_level (self, properties);
  char kind = 'u';
  guint depth = level == 0 ? list_depth (self, properties, &kind) : 0;
  char element[3] = "p";

  assay_office_enter_list (self->office, depth, kind);
  if (level > 0)
    {
      g_autofree char *words = assay_xml_dup_text (paragraph);

      g_snprintf (element, sizeof element, "h%u", level);
      assay_import_offer_value (self->office->import, ASSAY_IMPORT_TITLE, words, "first heading");
    }
  else if (depth > 0)
    g_strlcpy (element, "li", sizeof element);
  g_string_append_printf (self->office->html, "<%s>", element);
  walk (self, paragraph);
  g_string_append_printf (self->office->html, "</%s>\n", element);
}

static void
take_note_mark (Walk *self, const xmlNode *node, const char *kind)
{
  g_autofree char *id = assay_xml_get (node, "id");
  g_autofree char *mark = NULL;

  if (id == NULL || self->in_note)
    return;
  self->n_marks++;
  mark = g_strdup_printf ("[%u]", self->n_marks);
  g_string_append_printf (self->office->html, "<sup>%s</sup>", mark);
  g_string_append_printf (self->marks, "%s/%s\n", kind, id);
}

static void
take_comment_mark (Walk *self, const xmlNode *node, gboolean open)
{
  g_autofree char *id = assay_xml_get (node, "id");
  AssayComment *comment = id != NULL ? g_hash_table_lookup (self->office->comments, id) : NULL;

  if (comment != NULL && open)
    assay_office_open_comment (self->office, comment);
  else if (comment != NULL)
    comment->open = FALSE;
}

static void
take_picture (Walk *self, const xmlNode *picture)
{
  g_autofree char *id = assay_xml_get (picture, "embed");
  g_autofree char *old_id = assay_xml_get (picture, "id");
  const char *key = id != NULL ? id : old_id;
  const char *member = key != NULL ? g_hash_table_lookup (self->parts.relations, key) : NULL;
  g_autofree char *alt = NULL;

  for (const xmlNode *at = picture; at != NULL && alt == NULL && !assay_xml_is (at, "r");
       at = at->parent)
    alt = assay_xml_get (assay_xml_child (at, "docPr"), "descr");
  if (member != NULL)
    assay_office_append_picture (self->office, member, alt);
}

static void
take_link (Walk *self, const xmlNode *link)
{
  g_autofree char *id = assay_xml_get (link, "id");
  const char *href = id != NULL ? g_hash_table_lookup (self->parts.relations, id) : NULL;

  if (href != NULL)
    assay_office_open_link (self->office, href);
  walk (self, link);
  if (href != NULL)
    g_string_append (self->office->html, "</a>");
}

static void
take_cell (Walk *self, const xmlNode *cell)
{
  const xmlNode *properties = assay_xml_child (cell, "tcPr");
  guint span = assay_xml_get_number (assay_xml_child (properties, "gridSpan"), "val", 1, 1000);

  assay_office_enter_list (self->office, 0, 'u');
  g_string_append_printf (self->office->html, "<td colspan=\"%u\">", span);
  walk (self, cell);
  assay_office_enter_list (self->office, 0, 'u');
  g_string_append (self->office->html, "</td>");
}

static void
wrap (Walk *self, const xmlNode *node, const char *element)
{
  assay_office_enter_list (self->office, 0, 'u');
  g_string_append_printf (self->office->html, "<%s>", element);
  walk (self, node);
  g_string_append_printf (self->office->html, "</%s>\n", element);
}

/* Moved words are a deletion where they were, and an insertion where they are. */
static void
take_change (Walk *self, const xmlNode *node, gboolean inserted)
{
  g_autofree char *who = assay_xml_get (node, "author");
  g_autofree char *words = assay_xml_dup_text (node);

  assay_office_tell_change (self->office, inserted ? "insertion" : "deletion", who, words);
  if (inserted)
    walk (self, node);
}

/* Returns: whether the element was one of those that stand for characters. */
static gboolean
take_character (Walk *self, const xmlNode *node)
{
  if (assay_xml_is (node, "t"))
    {
      for (const xmlNode *part = node->children; part != NULL; part = part->next)
        if (part->type == XML_TEXT_NODE && part->content != NULL)
          assay_office_append (self->office, (const char *) part->content);
    }
  else if (assay_xml_is (node, "tab") || assay_xml_is (node, "ptab"))
    assay_office_append (self->office, " ");
  else if (assay_xml_is (node, "br") || assay_xml_is (node, "cr"))
    g_string_append (self->office->html, "<br>");
  else if (assay_xml_is (node, "noBreakHyphen"))
    assay_office_append (self->office, "\xe2\x80\x91");
  else
    return FALSE;
  return TRUE;
}

static gboolean
is_passed_over (const xmlNode *node)
{
  static const char *const names[]
      = { "pPr",       "rPr",        "tblPr",        "tcPr",          "trPr",        "sectPr",
          "instrText", "delText",    "delInstrText", "fldData",       "sdtPr",       "sdtEndPr",
          "Fallback",  "softHyphen", "tblGrid",      "annotationRef", "footnoteRef", "endnoteRef",
          NULL };

  return g_strv_contains (names, (const char *) node->name);
}

static void
take_element (Walk *self, const xmlNode *node)
{
  if (is_passed_over (node) || take_character (self, node))
    return;
  if (assay_xml_is (node, "p"))
    take_paragraph (self, node);
  else if (assay_xml_is (node, "r"))
    take_run (self, node);
  else if (assay_xml_is (node, "tbl"))
    wrap (self, node, "table");
  else if (assay_xml_is (node, "tr"))
    wrap (self, node, "tr");
  else if (assay_xml_is (node, "tc"))
    take_cell (self, node);
  else if (assay_xml_is (node, "hyperlink"))
    take_link (self, node);
  else if (assay_xml_is (node, "footnoteReference"))
    take_note_mark (self, node, "footnote");
  else if (assay_xml_is (node, "endnoteReference"))
    take_note_mark (self, node, "endnote");
  else if (assay_xml_is (node, "commentRangeStart") || assay_xml_is (node, "commentRangeEnd"))
    take_comment_mark (self, node, assay_xml_is (node, "commentRangeStart"));
  else if (assay_xml_is (node, "ins") || assay_xml_is (node, "moveTo"))
    take_change (self, node, TRUE);
  else if (assay_xml_is (node, "del") || assay_xml_is (node, "moveFrom"))
    take_change (self, node, FALSE);
  else if (assay_xml_is (node, "blip") || assay_xml_is (node, "imagedata"))
    take_picture (self, node);
  else
    walk (self, node);
}

static void
walk (Walk *self, const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      take_element (self, node);
}

static const xmlNode *
find_note (const xmlDoc *document, const char *kind, const char *id)
{
  const xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;

  for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *own = assay_xml_is (node, kind) ? assay_xml_get (node, "id") : NULL;

      if (g_strcmp0 (own, id) == 0)
        return node;
    }
  return NULL;
}

/* The notes stand at the end, in the order of their marks. */
static void
write_notes (Walk *self)
{
  xmlDoc *footnotes = assay_office_parse (self->office, "word/footnotes.xml");
  xmlDoc *endnotes = assay_office_parse (self->office, "word/endnotes.xml");
  g_auto (GStrv) marks = g_strsplit (self->marks->str, "\n", -1);
  GString *page = self->office->html;

  self->in_note = TRUE;
  self->office->html = self->office->footnotes;
  for (guint i = 0; i < self->n_marks && i < 10000; i++)
    {
      gboolean foot = g_str_has_prefix (marks[i], "footnote/");
      const xmlNode *note = foot ? find_note (footnotes, "footnote", marks[i] + 9)
                                 : find_note (endnotes, "endnote", marks[i] + 8);

      g_string_append_printf (self->office->html, "<p><sup>[%u]</sup></p>\n", i + 1);
      if (note != NULL)
        {
          g_autofree char *words = assay_xml_dup_text (note);

          assay_import_offer_note (self->office->import, words);
          /* The mark stands in the note's first paragraph. */
          gsize at = self->office->html->len - strlen ("</p>\n");
          gsize tail;

          g_string_truncate (self->office->html, at);
          tail = self->office->html->len;
          walk (self, note);
          if (g_str_has_prefix (self->office->html->str + tail, "<p>"))
            g_string_overwrite (self->office->html, tail, "   ");
        }
    }
  assay_office_enter_list (self->office, 0, 'u');
  self->office->html = page;
  if (footnotes != NULL)
    xmlFreeDoc (footnotes);
  if (endnotes != NULL)
    xmlFreeDoc (endnotes);
}

gboolean
assay_docx_write (AssayOffice *office)
{
  xmlDoc *document = assay_office_parse (office, "word/document.xml");
  const xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  const xmlNode *body = assay_xml_child (root, "body");
  Walk self = { .office = office };

  if (body != NULL)
    {
      self.marks = g_string_new (NULL);
      assay_docx_parts_read (&self.parts, office);
      walk (&self, body);
      assay_office_enter_list (office, 0, 'u');
      if (self.n_marks > 0)
        write_notes (&self);
      assay_docx_parts_clear (&self.parts);
      g_string_free (self.marks, TRUE);
    }
  if (document != NULL)
    xmlFreeDoc (document);
  return body != NULL;
}
