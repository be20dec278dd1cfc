/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-importer"

#include "config.h"

#include "assay-import-private.h"
#include "assay-office.h"
#include "assay-xml.h"

#include <string.h>

/* One walk over the text. The tree is at most 256 deep, see assay-xml.h. */
typedef struct
{
  AssayOffice *office;
  GHashTable *bold;    /* names of styles */
  GHashTable *italic;  /* names of styles */
  GHashTable *ordered; /* names of list styles */
  GString *kinds;      /* of the lists that the walk is in */
  guint n_notes;
} Walk;

static void walk (Walk *self, const xmlNode *parent);

static void
note_style (Walk *self, const xmlNode *style)
{
  const xmlNode *text = assay_xml_child (style, "text-properties");
  g_autofree char *name = assay_xml_get (style, "name");
  g_autofree char *weight = assay_xml_get (text, "font-weight");
  g_autofree char *slant = assay_xml_get (text, "font-style");

  if (name == NULL)
    return;
  if (g_strcmp0 (weight, "bold") == 0)
    g_hash_table_add (self->bold, g_strdup (name));
  if (g_strcmp0 (slant, "italic") == 0)
    g_hash_table_add (self->italic, g_strdup (name));
  if (assay_xml_is (style, "list-style")
      && assay_xml_child (style, "list-level-style-number") != NULL)
    g_hash_table_add (self->ordered, g_strdup (name));
}

static void
read_styles (Walk *self, const xmlNode *root)
{
  static const char *const places[] = { "styles", "automatic-styles" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const xmlNode *styles = assay_xml_child (root, places[i]);

      for (const xmlNode *node = styles != NULL ? styles->children : NULL; node != NULL;
           node = node->next)
        if (node->type == XML_ELEMENT_NODE)
          note_style (self, node);
    }
}

static void
take_span (Walk *self, const xmlNode *span)
{
  g_autofree char *style = assay_xml_get (span, "style-name");
  gboolean bold = style != NULL && g_hash_table_contains (self->bold, style);
  gboolean italic = style != NULL && g_hash_table_contains (self->italic, style);

  g_string_append_printf (self->office->html, "%s%s", bold ? "<b>" : "", italic ? "<i>" : "");
  walk (self, span);
  g_string_append_printf (self->office->html, "%s%s", italic ? "</i>" : "", bold ? "</b>" : "");
}

static void
take_block (Walk *self, const xmlNode *node)
{
  gboolean heading = assay_xml_is (node, "h");
  guint level = CLAMP (assay_xml_get_number (node, "outline-level", 1, 10), 1, 6);
  guint depth = (guint) self->kinds->len;
  g_autofree char *words = NULL;
  g_autofree char *style = assay_xml_get (node, "style-name");
  char element[3] = "p";

  if (!heading && g_strcmp0 (style, "Title") == 0)
    {
      heading = TRUE;
      level = 1;
    }
  if (heading)
    {
      words = assay_xml_dup_text (node);
      g_snprintf (element, sizeof element, "h%u", level);
      assay_import_offer_value (self->office->import, ASSAY_IMPORT_TITLE, words, "first heading");
    }
  else if (depth > 0)
    g_strlcpy (element, "li", sizeof element);
  assay_office_enter_list (self->office, heading ? 0 : depth,
                           depth > 0 ? self->kinds->str[depth - 1] : 'u');
  g_string_append_printf (self->office->html, "<%s>", element);
  take_span (self, node);
  g_string_append_printf (self->office->html, "</%s>\n", element);
}

static void
take_list (Walk *self, const xmlNode *list)
{
  g_autofree char *style = assay_xml_get (list, "style-name");
  char outer = self->kinds->len > 0 ? self->kinds->str[self->kinds->len - 1] : 'u';
  char kind = style == NULL ? outer : g_hash_table_contains (self->ordered, style) ? 'o' : 'u';

  g_string_append_c (self->kinds, kind);
  walk (self, list);
  g_string_truncate (self->kinds, self->kinds->len - 1);
  if (self->kinds->len == 0)
    assay_office_enter_list (self->office, 0, 'u');
}

/* The note stands at the end of the page, its mark where it was. */
static void
take_note (Walk *self, const xmlNode *note)
{
  const xmlNode *body = assay_xml_child (note, "note-body");
  g_autofree char *words = assay_xml_dup_text (body);
  GString *page = self->office->html;

  self->n_notes++;
  assay_import_offer_note (self->office->import, words);
  g_string_append_printf (page, "<sup>[%u]</sup>", self->n_notes);
  self->office->html = self->office->footnotes;
  g_string_append_printf (self->office->html, "<p><sup>[%u]</sup> ", self->n_notes);
  assay_office_append (self->office, words);
  g_string_append (self->office->html, "</p>\n");
  self->office->html = page;
}

static void
take_annotation (Walk *self, const xmlNode *node)
{
  g_autofree char *who = assay_xml_dup_text (assay_xml_child (node, "creator"));
  g_autoptr (GString) words = g_string_new (NULL);
  char *id = assay_xml_get (node, "name");
  AssayComment *comment;

  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (assay_xml_is (child, "p") || assay_xml_is (child, "list"))
      {
        g_autofree char *part = assay_xml_dup_text (child);

        g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", part);
      }
  comment = assay_office_add_comment (self->office, id, g_strdup (*who != '\0' ? who : "?"),
                                      g_strdup (words->str));
  if (id != NULL)
    assay_office_open_comment (self->office, comment);
}

static void
end_annotation (Walk *self, const xmlNode *node)
{
  g_autofree char *id = assay_xml_get (node, "name");
  AssayComment *comment = id != NULL ? g_hash_table_lookup (self->office->comments, id) : NULL;

  if (comment != NULL)
    comment->open = FALSE;
}

/* What was deleted is kept here, and nowhere in the text; of what was inserted only that it was. */
static void
tell_changes (Walk *self, const xmlNode *changes)
{
  for (const xmlNode *region = changes->children; region != NULL; region = region->next)
    for (const xmlNode *change = region->type == XML_ELEMENT_NODE ? region->children : NULL;
         change != NULL; change = change->next)
      {
        const xmlNode *info = assay_xml_child (change, "change-info");
        g_autofree char *who = assay_xml_dup_text (assay_xml_child (info, "creator"));
        g_autoptr (GString) words = g_string_new (NULL);

        if (!assay_xml_is (change, "deletion") && !assay_xml_is (change, "insertion"))
          continue;
        for (const xmlNode *part = change->children; part != NULL; part = part->next)
          if (part->type == XML_ELEMENT_NODE && part != info)
            {
              g_autofree char *text = assay_xml_dup_text (part);

              g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", text);
            }
        if (assay_xml_is (change, "insertion"))
          assay_import_tell (self->office->import, "insertion", who);
        else
          assay_office_tell_change (self->office, "deletion", who, words->str);
      }
}

static void
take_picture (Walk *self, const xmlNode *image)
{
  g_autofree char *href = assay_xml_get (image, "href");
  g_autofree char *alt = assay_xml_dup_text (assay_xml_child (image->parent, "desc"));

  if (href != NULL)
    assay_office_append_picture (self->office, g_str_has_prefix (href, "./") ? href + 2 : href,
                                 alt);
}

static void
take_link (Walk *self, const xmlNode *link)
{
  g_autofree char *href = assay_xml_get (link, "href");

  if (href != NULL)
    assay_office_open_link (self->office, href);
  walk (self, link);
  if (href != NULL)
    g_string_append (self->office->html, "</a>");
}

static void
wrap (Walk *self, const xmlNode *node, const char *element)
{
  assay_office_enter_list (self->office, 0, 'u');
  g_string_append_printf (self->office->html, "<%s>", element);
  walk (self, node);
  g_string_append_printf (self->office->html, "</%s>\n", element);
}

static void
take_cell (Walk *self, const xmlNode *cell)
{
  assay_office_enter_list (self->office, 0, 'u');
  g_string_append_printf (self->office->html, "<td colspan=\"%u\">",
                          assay_xml_get_number (cell, "number-columns-spanned", 1, 1000));
  walk (self, cell);
  assay_office_enter_list (self->office, 0, 'u');
  g_string_append (self->office->html, "</td>");
}

static gboolean
take_character (Walk *self, const xmlNode *node)
{
  if (assay_xml_is (node, "s") || assay_xml_is (node, "tab"))
    assay_office_append (self->office, " ");
  else if (assay_xml_is (node, "line-break"))
    g_string_append (self->office->html, "<br>");
  else
    return FALSE;
  return TRUE;
}

static gboolean
is_passed_over (const xmlNode *node)
{
  static const char *const names[] = { "sequence-decls",
                                       "forms",
                                       "title",
                                       "desc",
                                       "change",
                                       "change-start",
                                       "change-end",
                                       "soft-page-break",
                                       "index-title-template",
                                       NULL };

  return g_strv_contains (names, (const char *) node->name);
}

static void
take_element (Walk *self, const xmlNode *node)
{
  if (is_passed_over (node) || take_character (self, node))
    return;
  if (assay_xml_is (node, "p") || assay_xml_is (node, "h"))
    take_block (self, node);
  else if (assay_xml_is (node, "span"))
    take_span (self, node);
  else if (assay_xml_is (node, "a"))
    take_link (self, node);
  else if (assay_xml_is (node, "list"))
    take_list (self, node);
  else if (assay_xml_is (node, "table"))
    wrap (self, node, "table");
  else if (assay_xml_is (node, "table-row"))
    wrap (self, node, "tr");
  else if (assay_xml_is (node, "table-cell"))
    take_cell (self, node);
  else if (assay_xml_is (node, "note"))
    take_note (self, node);
  else if (assay_xml_is (node, "annotation"))
    take_annotation (self, node);
  else if (assay_xml_is (node, "annotation-end"))
    end_annotation (self, node);
  else if (assay_xml_is (node, "tracked-changes"))
    tell_changes (self, node);
  else if (assay_xml_is (node, "image"))
    take_picture (self, node);
  else
    walk (self, node);
}

/* Characters count in paragraphs only; between elements stands white space at most. */
static gboolean
holds_text (const xmlNode *node)
{
  static const char *const names[] = { "p", "h", "span", "a", "meta", "ruby-base", NULL };

  return node->type == XML_ELEMENT_NODE
         && (g_strv_contains (names, (const char *) node->name)
             || g_strcmp0 (node->ns != NULL ? (const char *) node->ns->prefix : NULL, "text") == 0);
}

static void
walk (Walk *self, const xmlNode *parent)
{
  gboolean text = holds_text (parent);

  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      take_element (self, node);
    else if (text && node->type == XML_TEXT_NODE && node->content != NULL)
      assay_office_append (self->office, (const char *) node->content);
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

gboolean
assay_odt_write (AssayOffice *office)
{
  xmlDoc *styles = assay_office_parse (office, "styles.xml");
  xmlDoc *document = assay_office_parse (office, "content.xml");
  const xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  const xmlNode *text = assay_xml_child (assay_xml_child (root, "body"), "text");
  Walk self = { office, new_set (), new_set (), new_set (), g_string_new (NULL), 0 };

  if (styles != NULL && xmlDocGetRootElement (styles) != NULL)
    read_styles (&self, xmlDocGetRootElement (styles));
  if (text != NULL)
    {
      read_styles (&self, root);
      walk (&self, text);
    }
  g_hash_table_unref (self.bold);
  g_hash_table_unref (self.italic);
  g_hash_table_unref (self.ordered);
  g_string_free (self.kinds, TRUE);
  if (styles != NULL)
    xmlFreeDoc (styles);
  if (document != NULL)
    xmlFreeDoc (document);
  return text != NULL;
}
