/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-main-text.h"

#include <string.h>

#define MAX_ELEMENTS 300000
#define LEAST_PARAGRAPHS 3
#define LEAST_PARAGRAPH 80

/* What an element holds, with all in it; lengths are bytes. */
typedef struct
{
  const GumboNode *node;
  gint parent;
  gsize text;
  gsize links;
  gsize paragraphs; /* text of the paragraphs that are its children */
  gboolean holds_heading;
  gboolean holds_core;
  gboolean in_article;
  gboolean in_link;
} Holding;

/* What a class or identifier says by one of its words. @surely: whatever the share of links. */
typedef struct
{
  const char *word;
  gboolean surely;
} Sign;

static const Sign signs[] = {
  { "breadcrumb", FALSE }, { "breadcrumbs", FALSE }, { "comments", TRUE },
  { "cookie", TRUE },      { "cookies", TRUE },      { "disqus", TRUE },
  { "menu", FALSE },       { "nav", FALSE },         { "navbar", FALSE },
  { "navigation", FALSE }, { "newsletter", TRUE },   { "outbrain", TRUE },
  { "promo", FALSE },      { "recommended", FALSE }, { "recommendations", FALSE },
  { "related", FALSE },    { "share", TRUE },        { "sharing", TRUE },
  { "sidebar", FALSE },    { "social", TRUE },       { "subscribe", TRUE },
  { "taboola", TRUE },     { "teaser", FALSE },      { "teasers", FALSE },
};

static gsize
count_text (const char *text)
{
  gsize n = 0;

  for (; *text != '\0'; text++)
    n += !g_ascii_isspace (*text);
  return n;
}

static gboolean
is_element (const GumboNode *node)
{
  return node->type == GUMBO_NODE_ELEMENT;
}

static gboolean
is_unseen (const GumboNode *node)
{
  GumboTag tag = node->v.element.tag;

  return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_NOSCRIPT
         || tag == GUMBO_TAG_TEMPLATE;
}

static void
add_holding (GArray *holdings, const GumboNode *node, gint parent)
{
  Holding holding = { .node = node, .parent = parent };
  GumboTag tag = node->v.element.tag;
  const Holding *above = parent >= 0 ? &g_array_index (holdings, Holding, parent) : NULL;

  holding.in_article
      = (above != NULL && above->in_article) || tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN;
  holding.in_link = (above != NULL && above->in_link) || tag == GUMBO_TAG_A;
  holding.holds_heading = tag == GUMBO_TAG_H1;
  g_array_append_val (holdings, holding);
}

/* All elements below @body in document order; @body is the first. Pages nest without limit, so
 * nothing here recurses. NULL when there are too many to be worth it. */
static GArray *
collect (const GumboNode *body)
{
  GArray *holdings = g_array_new (FALSE, FALSE, sizeof (Holding));
  gint parent = 0;
  gboolean skip = FALSE;

  add_holding (holdings, body, -1);
  for (const GumboNode *at = assay_html_next (body, body, FALSE); at != NULL;
       at = assay_html_next (at, body, skip))
    {
      skip = FALSE;
      while (parent > 0 && g_array_index (holdings, Holding, parent).node != at->parent)
        parent = g_array_index (holdings, Holding, parent).parent;
      if (is_element (at) && is_unseen (at))
        skip = TRUE;
      else if (is_element (at))
        {
          add_holding (holdings, at, parent);
          parent = (gint) holdings->len - 1;
        }
      else if (at->type == GUMBO_NODE_TEXT || at->type == GUMBO_NODE_CDATA)
        {
          Holding *holding = &g_array_index (holdings, Holding, parent);
          gsize n = count_text (at->v.text.text);

          holding->text += n;
          holding->links += holding->in_link ? n : 0;
        }
      else if (at->type == GUMBO_NODE_TEMPLATE)
        skip = TRUE;
      if (holdings->len > MAX_ELEMENTS)
        {
          g_array_unref (holdings);
          return NULL;
        }
    }
  return holdings;
}

/* Sums up from the leaves. Returns: how many paragraphs of some length there are. */
static guint
sum_up (GArray *holdings)
{
  guint n = 0;

  for (guint i = holdings->len - 1; i > 0; i--)
    {
      const Holding *holding = &g_array_index (holdings, Holding, i);
      Holding *parent = &g_array_index (holdings, Holding, holding->parent);

      parent->text += holding->text;
      parent->links += holding->links;
      parent->holds_heading = parent->holds_heading || holding->holds_heading;
      if (holding->node->v.element.tag == GUMBO_TAG_P && holding->links * 2 < holding->text)
        {
          parent->paragraphs += holding->text;
          n += holding->text >= LEAST_PARAGRAPH;
        }
    }
  return n;
}

/* The core is the element with most text in paragraphs of its own. */
static void
mark_core (GArray *holdings)
{
  guint best = 0;

  for (guint i = 1; i < holdings->len; i++)
    if (g_array_index (holdings, Holding, i).paragraphs
        > g_array_index (holdings, Holding, best).paragraphs)
      best = i;
  for (gint i = (gint) best; i >= 0; i = g_array_index (holdings, Holding, i).parent)
    g_array_index (holdings, Holding, i).holds_core = TRUE;
}

/* Whether one of the words of @value is a sign: "site-nav", "relatedArticles", "share_tools". */
static const Sign *
find_sign (const char *value)
{
  while (value != NULL && *value != '\0')
    {
      gsize n = 0;

      while (g_ascii_isalpha (value[n]) && (n == 0 || !g_ascii_isupper (value[n])))
        n++;
      for (guint i = 0; i < G_N_ELEMENTS (signs) && n > 0; i++)
        if (strlen (signs[i].word) == n && g_ascii_strncasecmp (signs[i].word, value, n) == 0)
          return &signs[i];
      value += MAX (n, 1);
    }
  return NULL;
}

static gboolean
has_role (const GumboNode *node, const char *role)
{
  const char *value = assay_html_get_attribute (node, "role");

  return value != NULL && g_ascii_strcasecmp (value, role) == 0;
}

static gboolean
is_aside (const Holding *self)
{
  const GumboNode *node = self->node;
  GumboTag tag = node->v.element.tag;
  double density = self->text > 0 ? (double) self->links / (double) self->text : 0;
  const Sign *sign;

  if (self->text == 0 || self->holds_heading || self->holds_core || self->in_link)
    return FALSE;
  if (tag == GUMBO_TAG_NAV || has_role (node, "navigation"))
    return density >= 0.3;
  if (tag == GUMBO_TAG_FOOTER || has_role (node, "contentinfo"))
    return !self->in_article && density >= 0.3;
  if (tag == GUMBO_TAG_HEADER || has_role (node, "banner"))
    return !self->in_article && density >= 0.5;
  if (tag == GUMBO_TAG_ASIDE || has_role (node, "complementary"))
    {
      if (density >= 0.5)
        return TRUE;
    }
  else if (tag != GUMBO_TAG_DIV && tag != GUMBO_TAG_SECTION && tag != GUMBO_TAG_UL
           && tag != GUMBO_TAG_OL)
    return FALSE;
  sign = find_sign (assay_html_get_attribute (node, "class"));
  if (sign == NULL)
    sign = find_sign (assay_html_get_attribute (node, "id"));
  return sign != NULL && (sign->surely || density >= 0.5);
}

GHashTable *
assay_main_text_find_aside (const GumboNode *root)
{
  const GumboNode *body = assay_html_find_child (root, GUMBO_TAG_BODY);
  g_autoptr (GHashTable) aside = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) holdings = body != NULL ? collect (body) : NULL;

  if (holdings == NULL || sum_up (holdings) < LEAST_PARAGRAPHS)
    return NULL;
  mark_core (holdings);
  for (guint i = 1; i < holdings->len; i++)
    if (is_aside (&g_array_index (holdings, Holding, i)))
      g_hash_table_add (aside, (gpointer) g_array_index (holdings, Holding, i).node);
  return g_hash_table_size (aside) > 0 ? g_steal_pointer (&aside) : NULL;
}
