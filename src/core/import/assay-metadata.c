/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-metadata.h"
#include "assay-byline.h"
#include "assay-date.h"
#include "assay-html-address.h"
#include "assay-import-private.h"
#include "assay-jsonld.h"
#include "assay-main-signs.h"

#include <string.h>

#define MAX_WORDS 4000
#define MAX_LINE 200
#define MAX_LINES 4
#define MAX_NODES 50
#define N_ITEMS 5

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
  { ASSAY_IMPORT_TITLE, "dcterms.title" },
  { ASSAY_IMPORT_TITLE, "parsely-title" },
  { ASSAY_IMPORT_TITLE, "sailthru.title" },
  { ASSAY_IMPORT_BYLINE, "author" },
  { ASSAY_IMPORT_BYLINE, "article:author" },
  { ASSAY_IMPORT_BYLINE, "citation_author" },
  { ASSAY_IMPORT_BYLINE, "dc.creator" },
  { ASSAY_IMPORT_BYLINE, "parsely-author" },
  { ASSAY_IMPORT_BYLINE, "sailthru.author" },
  { ASSAY_IMPORT_BYLINE, "dcterms.creator" },
  { ASSAY_IMPORT_BYLINE, "dc.contributor" },
  { ASSAY_IMPORT_BYLINE, "byl" },
  { ASSAY_IMPORT_PUBLISHER, "og:site_name" },
  { ASSAY_IMPORT_PUBLISHER, "publisher" },
  { ASSAY_IMPORT_PUBLISHER, "dc.publisher" },
  { ASSAY_IMPORT_PUBLISHER, "dcterms.publisher" },
  { ASSAY_IMPORT_PUBLISHER, "citation_publisher" },
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
  { ASSAY_IMPORT_PUBLISHED, "dcterms.date" },
  { ASSAY_IMPORT_PUBLISHED, "dcterms.issued" },
  { ASSAY_IMPORT_PUBLISHED, "citation_date" },
  { ASSAY_IMPORT_PUBLISHED, "article.published" },
  { ASSAY_IMPORT_PUBLISHED, "cxenseparse:recs:publishtime" },
  { ASSAY_IMPORT_MODIFIED, "article:modified_time" },
  { ASSAY_IMPORT_MODIFIED, "og:updated_time" },
  { ASSAY_IMPORT_MODIFIED, "datemodified" },
  { ASSAY_IMPORT_MODIFIED, "dcterms.modified" },
  { ASSAY_IMPORT_MODIFIED, "dc.date.modified" },
  { ASSAY_IMPORT_MODIFIED, "last-modified" },
  { ASSAY_IMPORT_MODIFIED, "article.updated" },
  { ASSAY_IMPORT_MODIFIED, "lastmod" },
  { ASSAY_IMPORT_LANGUAGE, "og:locale" },
  { ASSAY_IMPORT_LANGUAGE, "content-language" },
  { ASSAY_IMPORT_LANGUAGE, "dc.language" },
  { ASSAY_IMPORT_ADDRESS, "og:url" },
};

/* The first of each kind that the page has. @heading is the first of the first order; day and
 * author are sought behind it, as long as no paragraph has begun. */
typedef struct
{
  const char *metas[G_N_ELEMENTS (known_metas)];
  const char *canonical;
  GPtrArray *scripts; /* of const char *: JSON-LD */
  const GumboNode *heading;
  const GumboNode *title;
  const GumboNode *author;
  const GumboNode *byline;
  const GumboNode *line; /* the first paragraphs behind the heading may be "By …" */
  const GumboNode *time;
  const GumboNode *changed;
  const GumboNode *day;
  const GumboNode *items[N_ITEMS];
  guint n_lines;
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

/* itemprop of microdata (WHATWG HTML, 5.2), with what is taken of it. */
static const struct
{
  AssayImportField field;
  const char *name;
} known_items[N_ITEMS] = {
  { ASSAY_IMPORT_TITLE, "headline" },        { ASSAY_IMPORT_BYLINE, "author" },
  { ASSAY_IMPORT_PUBLISHER, "publisher" },   { ASSAY_IMPORT_PUBLISHED, "datePublished" },
  { ASSAY_IMPORT_MODIFIED, "dateModified" },
};

static gboolean
attribute_is (const GumboNode *node, const char *name, const char *value)
{
  const char *has = assay_html_get_attribute (node, name);

  return has != NULL && g_ascii_strcasecmp (has, value) == 0;
}

static void
note_script (Marks *marks, const GumboNode *node)
{
  const GumboVector *children = &node->v.element.children;
  const char *type = assay_html_get_attribute (node, "type");
  const GumboNode *text = children->length > 0 ? children->data[0] : NULL;

  if (type == NULL || g_ascii_strncasecmp (type, "application/ld+json", 19) != 0 || text == NULL)
    return;
  if (text->type == GUMBO_NODE_TEXT)
    g_ptr_array_add (marks->scripts, (gpointer) text->v.text.text);
}

static void
note_item (Marks *marks, const GumboNode *node)
{
  const char *item = assay_html_get_attribute (node, "itemprop");

  for (guint i = 0; i < N_ITEMS && item != NULL; i++)
    if (marks->items[i] == NULL && strcmp (item, known_items[i].name) == 0)
      marks->items[i] = node;
}

/* Days and authors that only readers see. */
static void
note_line (Marks *marks, const GumboNode *node)
{
  GumboTag tag = node->v.element.tag;
  gboolean is_near = marks->heading != NULL && marks->n_lines < MAX_LINES;
  AssayMainNaming naming
      = tag == GUMBO_TAG_TIME || is_near ? assay_main_naming_of (node) : ASSAY_NAMES_NOTHING;

  if (tag == GUMBO_TAG_TIME && naming == ASSAY_NAMES_CHANGE && marks->changed == NULL)
    marks->changed = node;
  else if (tag == GUMBO_TAG_TIME && marks->time == NULL)
    marks->time = node;
  if (!is_near)
    return;
  if (naming == ASSAY_NAMES_AUTHOR && marks->byline == NULL)
    marks->byline = node;
  else if (naming == ASSAY_NAMES_DAY && tag != GUMBO_TAG_TIME && marks->day == NULL)
    marks->day = node;
  if (tag == GUMBO_TAG_P && ++marks->n_lines > 0 && marks->line == NULL)
    marks->line = node;
}

static void
note_element (Marks *marks, const GumboNode *node)
{
  const GumboElement *element = &node->v.element;

  if (element->tag_namespace != GUMBO_NAMESPACE_HTML)
    return;
  note_item (marks, node);
  if (element->tag == GUMBO_TAG_SCRIPT)
    note_script (marks, node);
  else if (element->tag == GUMBO_TAG_META)
    note_meta (marks, node);
  else if (element->tag == GUMBO_TAG_LINK && attribute_is (node, "rel", "canonical"))
    marks->canonical = assay_html_get_attribute (node, "href");
  else if (element->tag == GUMBO_TAG_H1 && marks->heading == NULL)
    {
      /* What came before it was of the page, not of the article. */
      marks->heading = node;
      marks->time = marks->changed = NULL;
    }
  else if (element->tag == GUMBO_TAG_TITLE && marks->title == NULL)
    marks->title = node;
  else if (marks->author == NULL && attribute_is (node, "rel", "author"))
    marks->author = node;
  else
    note_line (marks, node);
}

static char *
dup_words (const GumboNode *node, gsize most)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (node == NULL || !assay_html_append_text (node, most, words))
    return NULL;
  return g_strdup (words->str);
}

static void
offer_words (AssayImport *import, AssayImportField field, const GumboNode *node, const char *from)
{
  g_autofree char *words = dup_words (node, MAX_WORDS);

  assay_import_offer_value (import, field, words, from);
}

static void
offer_date (AssayImport *import, AssayImportField field, const char *words, const char *from)
{
  g_autofree char *date = words != NULL ? assay_date_to_edtf (words) : NULL;

  assay_import_offer_value (import, field, date, from);
}

static void
offer_byline (AssayImport *import, const GumboNode *node, gboolean needs_by, const char *from)
{
  g_autofree char *words = dup_words (node, MAX_LINE);
  g_autofree char *names = words != NULL ? assay_byline_clean (words, needs_by) : NULL;

  assay_import_offer_value (import, ASSAY_IMPORT_BYLINE, names, from);
  /* "By Ada Holm, 20 July 2024" */
  if (names != NULL && strchr (words, ',') != NULL)
    offer_date (import, ASSAY_IMPORT_PUBLISHED, strchr (words, ',') + 1, from);
}

/* By its attributes, else by its words. */
static void
offer_day (AssayImport *import, AssayImportField field, const GumboNode *node, const char *from)
{
  const char *stated = node != NULL ? assay_html_get_attribute (node, "datetime") : NULL;
  g_autofree char *words = stated == NULL ? dup_words (node, MAX_LINE) : NULL;

  if (stated == NULL && node != NULL)
    stated = assay_html_get_attribute (node, "content");
  offer_date (import, field, stated != NULL ? stated : words, from);
}

/* The name within, for an author or publisher may be an item of its own. */
static const GumboNode *
find_name (const GumboNode *item)
{
  const GumboNode *at = item;

  for (guint i = 0; i < MAX_NODES && at != NULL; i++, at = assay_html_next (at, item, FALSE))
    if (at->type == GUMBO_NODE_ELEMENT && attribute_is (at, "itemprop", "name"))
      return at;
  return item;
}

static void
offer_items (const Marks *marks, AssayImport *import)
{
  for (guint i = 0; i < N_ITEMS; i++)
    {
      const GumboNode *item = marks->items[i];
      const GumboNode *name = item != NULL ? find_name (item) : NULL;
      AssayImportField field = known_items[i].field;
      const char *content = name != NULL ? assay_html_get_attribute (name, "content") : NULL;

      if (item == NULL)
        continue;
      if (field == ASSAY_IMPORT_PUBLISHED || field == ASSAY_IMPORT_MODIFIED)
        offer_day (import, field, item, "microdata");
      else if (content != NULL && strstr (content, "://") == NULL)
        assay_import_offer_value (import, field, content, "microdata");
      else if (field == ASSAY_IMPORT_BYLINE && content == NULL)
        offer_byline (import, name, FALSE, "microdata");
      else if (content == NULL)
        offer_words (import, field, name, "microdata");
    }
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
      if (known_metas[i].field == ASSAY_IMPORT_PUBLISHED
          || known_metas[i].field == ASSAY_IMPORT_MODIFIED)
        offer_date (import, known_metas[i].field, content, from);
      else if (known_metas[i].field == ASSAY_IMPORT_LANGUAGE)
        offer_language (import, content, from);
      else if (known_metas[i].field == ASSAY_IMPORT_ADDRESS)
        offer_address (import, content, from);
      /* Many name the author's page here, not the author. */
      else if (known_metas[i].field != ASSAY_IMPORT_BYLINE || strstr (content, "://") == NULL)
        assay_import_offer_value (import, known_metas[i].field, content, from);
    }
}

/* What stands on the page, for all to see. */
static void
offer_marks (const Marks *marks, AssayImport *import)
{
  offer_words (import, ASSAY_IMPORT_TITLE, marks->heading, "h1");
  offer_words (import, ASSAY_IMPORT_TITLE, marks->title, "title");
  offer_byline (import, marks->author, FALSE, "author mark");
  offer_byline (import, marks->byline, FALSE, "byline");
  offer_byline (import, marks->line, TRUE, "byline");
  offer_day (import, ASSAY_IMPORT_PUBLISHED, marks->time, "time");
  offer_day (import, ASSAY_IMPORT_PUBLISHED, marks->day, "date line");
  offer_day (import, ASSAY_IMPORT_MODIFIED, marks->changed, "time");
}

void
assay_metadata_read (AssayHtmlTree *tree, AssayImport *import)
{
  const GumboNode *root = assay_html_tree_get_root (tree);
  g_autoptr (GPtrArray) scripts = g_ptr_array_new ();
  Marks marks = { .scripts = scripts };
  g_autofree char *heading = NULL;

  offer_language (import, assay_html_get_attribute (root, "lang"), "html lang");
  for (const GumboNode *at = root; at != NULL; at = assay_html_next (at, root, FALSE))
    if (at->type == GUMBO_NODE_ELEMENT)
      note_element (&marks, at);
  heading = dup_words (marks.heading != NULL ? marks.heading : marks.title, MAX_WORDS);
  assay_jsonld_read (scripts, heading, marks.canonical, import);
  offer_address (import, marks.canonical, "link canonical");
  offer_items (&marks, import);
  offer_metas (&marks, import);
  offer_marks (&marks, import);
}
