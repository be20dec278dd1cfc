/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-metadata.h"
#include "assay-date.h"
#include "assay-html-address.h"
#include "assay-import-private.h"
#include "assay-jsonld.h"

#include <string.h>

#define MAX_JSON ((gsize) 2 * 1000 * 1000)
#define MAX_WORDS 4000

/* Names of meta elements (name, property or itemprop), the most telling first. */
static const struct
{
  AssayImportField field;
  const char *name;
} known_metas[] = {
  { ASSAY_IMPORT_TITLE, "og:title" },
  { ASSAY_IMPORT_TITLE, "twitter:title" },
  { ASSAY_IMPORT_TITLE, "citation_title" },
  { ASSAY_IMPORT_TITLE, "dc.title" },
  { ASSAY_IMPORT_BYLINE, "author" },
  { ASSAY_IMPORT_BYLINE, "article:author" },
  { ASSAY_IMPORT_BYLINE, "citation_author" },
  { ASSAY_IMPORT_BYLINE, "dc.creator" },
  { ASSAY_IMPORT_BYLINE, "parsely-author" },
  { ASSAY_IMPORT_BYLINE, "sailthru.author" },
  { ASSAY_IMPORT_BYLINE, "byl" },
  { ASSAY_IMPORT_PUBLISHER, "og:site_name" },
  { ASSAY_IMPORT_PUBLISHER, "publisher" },
  { ASSAY_IMPORT_PUBLISHER, "dc.publisher" },
  { ASSAY_IMPORT_PUBLISHER, "application-name" },
  { ASSAY_IMPORT_PUBLISHED, "article:published_time" },
  { ASSAY_IMPORT_PUBLISHED, "og:published_time" },
  { ASSAY_IMPORT_PUBLISHED, "datepublished" },
  { ASSAY_IMPORT_PUBLISHED, "date" },
  { ASSAY_IMPORT_PUBLISHED, "pubdate" },
  { ASSAY_IMPORT_PUBLISHED, "publishdate" },
  { ASSAY_IMPORT_PUBLISHED, "dc.date" },
  { ASSAY_IMPORT_PUBLISHED, "dc.date.issued" },
  { ASSAY_IMPORT_PUBLISHED, "dcterms.created" },
  { ASSAY_IMPORT_PUBLISHED, "citation_publication_date" },
  { ASSAY_IMPORT_PUBLISHED, "parsely-pub-date" },
  { ASSAY_IMPORT_PUBLISHED, "sailthru.date" },
  { ASSAY_IMPORT_LANGUAGE, "og:locale" },
  { ASSAY_IMPORT_LANGUAGE, "content-language" },
  { ASSAY_IMPORT_LANGUAGE, "dc.language" },
  { ASSAY_IMPORT_ADDRESS, "og:url" },
};

/* The first of each kind that the page has. */
typedef struct
{
  const char *metas[G_N_ELEMENTS (known_metas)];
  const char *canonical;
  const char *time;
  const GumboNode *heading;
  const GumboNode *author;
  const GumboNode *title;
} Marks;

static void
note_meta (Marks *marks, const GumboNode *node)
{
  static const char *const keys[] = { "property", "name", "itemprop", "http-equiv" };
  const char *content = assay_html_get_attribute (node, "content");

  if (content == NULL || *content == '\0')
    return;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *name = assay_html_get_attribute (node, keys[i]);

      for (guint j = 0; name != NULL && j < G_N_ELEMENTS (known_metas); j++)
        if (marks->metas[j] == NULL && g_ascii_strcasecmp (name, known_metas[j].name) == 0)
          marks->metas[j] = content;
    }
}

static gboolean
attribute_is (const GumboNode *node, const char *name, const char *value)
{
  const char *has = assay_html_get_attribute (node, name);

  return has != NULL && g_ascii_strcasecmp (has, value) == 0;
}

static void
read_script (const GumboNode *node, AssayImport *import)
{
  const GumboVector *children = &node->v.element.children;
  const char *type = assay_html_get_attribute (node, "type");
  const GumboNode *text = children->length > 0 ? children->data[0] : NULL;

  if (type == NULL || g_ascii_strncasecmp (type, "application/ld+json", 19) != 0 || text == NULL)
    return;
  if (text->type == GUMBO_NODE_TEXT && strnlen (text->v.text.text, MAX_JSON) < MAX_JSON)
    assay_jsonld_read (text->v.text.text, strlen (text->v.text.text), import);
}

static void
note_element (Marks *marks, const GumboNode *node, AssayImport *import)
{
  const GumboElement *element = &node->v.element;

  if (element->tag_namespace != GUMBO_NAMESPACE_HTML)
    return;
  if (element->tag == GUMBO_TAG_SCRIPT)
    read_script (node, import);
  else if (element->tag == GUMBO_TAG_META)
    note_meta (marks, node);
  else if (element->tag == GUMBO_TAG_LINK && attribute_is (node, "rel", "canonical"))
    marks->canonical = assay_html_get_attribute (node, "href");
  else if (element->tag == GUMBO_TAG_TIME && marks->time == NULL)
    marks->time = assay_html_get_attribute (node, "datetime");
  else if (element->tag == GUMBO_TAG_H1 && marks->heading == NULL)
    marks->heading = node;
  else if (element->tag == GUMBO_TAG_TITLE && marks->title == NULL)
    marks->title = node;
  else if (marks->author == NULL
           && (attribute_is (node, "rel", "author") || attribute_is (node, "itemprop", "author")))
    marks->author = node;
}

static void
offer_words (AssayImport *import, AssayImportField field, const GumboNode *node, const char *from)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (node == NULL)
    return;
  assay_html_append_text (node, MAX_WORDS, words);
  assay_import_offer_value (import, field, words->str, from);
}

static void
offer_date (AssayImport *import, const char *words, const char *from)
{
  g_autofree char *date = words != NULL ? assay_date_to_edtf (words) : NULL;

  assay_import_offer_value (import, ASSAY_IMPORT_PUBLISHED, date, from);
}

/* "en_US" as "en-US"; nothing that is no language tag. */
static void
offer_language (AssayImport *import, const char *words, const char *from)
{
  g_autofree char *language = words != NULL ? g_strndup (words, 35) : NULL;

  if (language == NULL)
    return;
  g_strstrip (g_strdelimit (language, "_", '-'));
  for (const char *at = language; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '-')
      return;
  assay_import_offer_value (import, ASSAY_IMPORT_LANGUAGE, language, from);
}

static void
offer_address (AssayImport *import, const char *words, const char *from)
{
  g_autofree char *address = words != NULL ? assay_address_clean_base (words, NULL) : NULL;

  assay_import_offer_value (import, ASSAY_IMPORT_ADDRESS, address, from);
}

static void
offer_metas (const Marks *marks, AssayImport *import)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_metas); i++)
    {
      g_autofree char *from = g_strconcat ("meta ", known_metas[i].name, NULL);
      const char *content = marks->metas[i];

      if (content == NULL)
        continue;
      if (known_metas[i].field == ASSAY_IMPORT_PUBLISHED)
        offer_date (import, content, from);
      else if (known_metas[i].field == ASSAY_IMPORT_LANGUAGE)
        offer_language (import, content, from);
      else if (known_metas[i].field == ASSAY_IMPORT_ADDRESS)
        offer_address (import, content, from);
      /* Many name the author's page here, not the author. */
      else if (known_metas[i].field != ASSAY_IMPORT_BYLINE || strstr (content, "://") == NULL)
        assay_import_offer_value (import, known_metas[i].field, content, from);
    }
}

void
assay_metadata_read (AssayHtmlTree *tree, AssayImport *import)
{
  const GumboNode *root = assay_html_tree_get_root (tree);
  Marks marks = { 0 };

  offer_language (import, assay_html_get_attribute (root, "lang"), "html lang");
  for (const GumboNode *at = root; at != NULL; at = assay_html_next (at, root, FALSE))
    if (at->type == GUMBO_NODE_ELEMENT)
      note_element (&marks, at, import);
  offer_address (import, marks.canonical, "link canonical");
  offer_metas (&marks, import);
  offer_words (import, ASSAY_IMPORT_TITLE, marks.heading, "h1");
  offer_words (import, ASSAY_IMPORT_TITLE, marks.title, "title");
  offer_words (import, ASSAY_IMPORT_BYLINE, marks.author, "author mark");
  offer_date (import, marks.time, "time");
}
