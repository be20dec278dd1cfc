/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-main-text.h"

#include "assay-main-signs.h"

#include <string.h>

#define MAX_ELEMENTS 300000
/* Bytes; a letter of Chinese has three of them, and as much to say. */
#define LEAST_PARAGRAPH 80
#define LEAST_ARTICLE 240
#define MOST_BUTTON 80
#define MOST_SMALL 400
#define MOST_TEASER 600

/* What an element holds, with all in it; lengths are bytes without white space.
 * @own, @own_links: what stands in it and in no other block
 * @paragraphs: text of all paragraphs in it that may be of the article
 * @n_children: how many paragraphs are its children
 * @excluded: in a part that is not of the article, whatever it holds
 * @title_links: headings in it of which every word is a link, as those of teasers are */
typedef struct
{
  const GumboNode *node;
  gint parent;
  gint block;
  guint last; /* the last element in it */
  gsize text;
  gsize links;
  gsize own;
  gsize own_links;
  gsize paragraphs;
  guint n_children;
  guint n_links;
  guint title_links;
  AssayMainSign sign;
  guint holds_byline : 1;
  guint in_article : 1;
  guint in_link : 1;
  guint excluded : 1;
} Holding;

/* @first, @last: the first and the last paragraph of the article
 * @heading: the heading of the first order that is next before it, or any, or -1 for none */
typedef struct
{
  GArray *holdings;
  GHashTable *signs; /* of classes: pages have few of them, and many of each */
  gboolean keeps_readers;
  gsize paragraphs;
  gint heading;
  gint first;
  gint last;
} Page;

static Holding *
get (const Page *page, gint i)
{
  return &g_array_index (page->holdings, Holding, i);
}

static gsize
count_text (const char *text)
{
  gsize n = 0;

  for (; *text != '\0'; text++)
    n += !g_ascii_isspace (*text);
  return n;
}

static gboolean
has_role (const GumboNode *node, const char *role)
{
  const char *value = assay_html_get_attribute (node, "role");

  return value != NULL && g_ascii_strcasecmp (value, role) == 0;
}

static gboolean
is_unseen (GumboTag tag)
{
  return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_NOSCRIPT
         || tag == GUMBO_TAG_TEMPLATE;
}

static gboolean
is_inline (GumboTag tag)
{
  static const GumboTag tags[]
      = { GUMBO_TAG_A,     GUMBO_TAG_ABBR, GUMBO_TAG_B,    GUMBO_TAG_BDI,    GUMBO_TAG_BDO,
          GUMBO_TAG_BIG,   GUMBO_TAG_BR,   GUMBO_TAG_CITE, GUMBO_TAG_CODE,   GUMBO_TAG_DEL,
          GUMBO_TAG_EM,    GUMBO_TAG_FONT, GUMBO_TAG_I,    GUMBO_TAG_IMG,    GUMBO_TAG_INS,
          GUMBO_TAG_KBD,   GUMBO_TAG_MARK, GUMBO_TAG_Q,    GUMBO_TAG_RUBY,   GUMBO_TAG_S,
          GUMBO_TAG_SMALL, GUMBO_TAG_SPAN, GUMBO_TAG_SUB,  GUMBO_TAG_STRONG, GUMBO_TAG_SUP,
          GUMBO_TAG_TIME,  GUMBO_TAG_TT,   GUMBO_TAG_U,    GUMBO_TAG_VAR,    GUMBO_TAG_WBR };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (tag == tags[i])
      return TRUE;
  return FALSE;
}

static gboolean
is_heading (GumboTag tag)
{
  return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 || tag == GUMBO_TAG_H4
         || tag == GUMBO_TAG_H5;
}

static gboolean
is_navigation (const GumboNode *node)
{
  return node->v.element.tag == GUMBO_TAG_NAV || has_role (node, "navigation");
}

/* Parts that no paragraph of the article stands in. */
static gboolean
is_excluding (const Page *page, const Holding *holding)
{
  GumboTag tag = holding->node->v.element.tag;

  if (tag == GUMBO_TAG_BODY)
    return FALSE;
  return is_navigation (holding->node) || tag == GUMBO_TAG_ASIDE
         || (tag == GUMBO_TAG_FOOTER && !holding->in_article)
         || (holding->sign == ASSAY_SIGN_READERS && !page->keeps_readers);
}

static AssayMainSign
find_sign (Page *page, const GumboNode *node)
{
  const char *class = assay_html_get_attribute (node, "class");
  gpointer sign;

  if (class == NULL || assay_html_get_attribute (node, "id") != NULL
      || assay_html_get_attribute (node, "role") != NULL)
    return assay_main_sign_of (node);
  if (!g_hash_table_lookup_extended (page->signs, class, NULL, &sign))
    {
      sign = GINT_TO_POINTER ((gint) assay_main_sign_of (node));
      g_hash_table_insert (page->signs, (gpointer) class, sign);
    }
  return (AssayMainSign) GPOINTER_TO_INT (sign);
}

static void
add_holding (Page *page, const GumboNode *node, gint parent)
{
  Holding holding = { .node = node, .parent = parent };
  GumboTag tag = node->v.element.tag;
  const Holding *above = parent >= 0 ? get (page, parent) : NULL;
  gint self = (gint) page->holdings->len;

  holding.block = above != NULL && is_inline (tag) ? above->block : self;
  holding.sign = find_sign (page, node);
  holding.in_article
      = (above != NULL && above->in_article) || tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN;
  holding.in_link = (above != NULL && above->in_link) || tag == GUMBO_TAG_A
                    || (tag == GUMBO_TAG_BUTTON && !is_heading (above->node->v.element.tag));
  holding.n_links = tag == GUMBO_TAG_A;
  holding.excluded = (above != NULL && above->excluded) || is_excluding (page, &holding);
  holding.last = (guint) self;
  g_array_append_val (page->holdings, holding);
}

static void
add_text (Page *page, gint parent, const char *text)
{
  Holding *holding = get (page, parent);
  Holding *block = get (page, holding->block);
  gsize n = count_text (text);

  holding->text += n;
  block->own += n;
  if (holding->in_link)
    {
      holding->links += n;
      block->own_links += n;
    }
}

/* All elements below @body in document order; @body is the first. Pages nest without limit, so
 * nothing here recurses. FALSE when there are too many to be worth it. */
static gboolean
collect (Page *page, const GumboNode *body)
{
  gint parent = 0;
  gboolean skip = FALSE;

  add_holding (page, body, -1);
  for (const GumboNode *at = assay_html_next (body, body, FALSE); at != NULL;
       at = assay_html_next (at, body, skip))
    {
      skip = at->type == GUMBO_NODE_TEMPLATE
             || (at->type == GUMBO_NODE_ELEMENT && is_unseen (at->v.element.tag));
      while (parent > 0 && get (page, parent)->node != at->parent)
        parent = get (page, parent)->parent;
      if (!skip && at->type == GUMBO_NODE_ELEMENT)
        {
          add_holding (page, at, parent);
          parent = (gint) page->holdings->len - 1;
        }
      else if (at->type == GUMBO_NODE_TEXT || at->type == GUMBO_NODE_CDATA)
        add_text (page, parent, at->v.text.text);
      if (page->holdings->len > MAX_ELEMENTS)
        return FALSE;
    }
  return TRUE;
}

/* A paragraph of the article: words of its own, most of them no links. */
static gboolean
is_paragraph (const Holding *holding)
{
  return !holding->excluded && holding->own >= LEAST_PARAGRAPH
         && holding->own_links * 2 < holding->own && !holding->in_link
         && !is_heading (holding->node->v.element.tag);
}

/* A heading of which every word is a link, as teasers have. */
static gboolean
is_title_link (const Holding *holding)
{
  GumboTag tag = holding->node->v.element.tag;

  return is_heading (tag) && tag != GUMBO_TAG_H1 && holding->text > 0
         && holding->links * 10 > holding->text * 9;
}

/* Adds up from the leaves. */
static void
sum_up (Page *page)
{
  for (gint i = (gint) page->holdings->len - 1; i > 0; i--)
    {
      const Holding *holding = get (page, i);
      Holding *parent = get (page, holding->parent);

      parent->text += holding->text;
      parent->links += holding->links;
      parent->n_links += holding->n_links;
      parent->title_links += holding->title_links + is_title_link (holding);
      parent->last = MAX (parent->last, holding->last);
    }
}

static void
sum_up_paragraphs (Page *page)
{
  for (guint i = 0; i < page->holdings->len; i++)
    get (page, (gint) i)->paragraphs = get (page, (gint) i)->n_children = 0;
  for (gint i = (gint) page->holdings->len - 1; i >= 0; i--)
    {
      Holding *holding = get (page, i);
      gboolean paragraph = is_paragraph (holding);

      holding->paragraphs += paragraph ? holding->own : 0;
      if (holding->parent < 0)
        continue;
      get (page, holding->parent)->paragraphs += holding->paragraphs;
      get (page, holding->parent)->n_children += paragraph;
    }
}

/* A few words below a heading that is a link are those of another article. */
static void
exclude_teasers (Page *page)
{
  for (gint i = 1; i < (gint) page->holdings->len; i++)
    {
      Holding *box = get (page, get (page, i)->parent);

      if (!is_title_link (get (page, i)))
        continue;
      if (box->paragraphs == 0 && box->parent >= 0)
        box = get (page, box->parent);
      if (box->title_links != 1 || box->paragraphs > MOST_TEASER)
        continue;
      for (Holding *at = box; at <= get (page, (gint) box->last); at++)
        at->excluded = TRUE;
    }
}

/* The heading that is next before @first: of the first order, else any. */
static gint
find_heading (const Page *page)
{
  gint any = -1;
  gint best = -1;

  for (gint i = 0; i < page->first; i++)
    {
      const Holding *holding = get (page, i);

      if (holding->text > 0 && holding->node->v.element.tag == GUMBO_TAG_H1)
        best = i;
      if (holding->text > 0 && is_heading (holding->node->v.element.tag) && !holding->excluded)
        any = i;
    }
  return best >= 0 ? best : any;
}

/* Where the article begins and ends: the smallest element with four fifths of all paragraphs. */
static void
find_ends (Page *page)
{
  gint core = 0;

  page->paragraphs = get (page, 0)->paragraphs;
  page->first = page->last = -1;
  for (gint i = 1; i < (gint) page->holdings->len; i++)
    if (get (page, i)->paragraphs * 5 >= page->paragraphs * 4 && page->paragraphs > 0)
      core = i;
  for (gint i = core; i <= (gint) get (page, core)->last; i++)
    if (is_paragraph (get (page, i)))
      {
        page->first = page->first < 0 ? i : page->first;
        page->last = i;
      }
  page->heading = find_heading (page);
}

/* Marks what names author or day between the headline and the first paragraph, and what holds it.
 */
static void
find_bylines (const Page *page)
{
  for (gint i = page->heading + 1; page->heading >= 0 && i < page->first; i++)
    if (assay_main_naming_of (get (page, i)->node) != ASSAY_NAMES_NOTHING)
      for (gint at = i; at > page->heading && !get (page, at)->holds_byline;
           at = get (page, at)->parent)
        get (page, at)->holds_byline = TRUE;
}

static gboolean
holds_heading (const Page *page, gint i)
{
  return page->heading >= i && page->heading <= (gint) get (page, i)->last;
}

static gboolean
holds_most (const Page *page, const Holding *self)
{
  return self->paragraphs * 5 > page->paragraphs * 2;
}

/* Author and day stand between the headline and the first paragraph. */
static gboolean
is_in_gap (const Page *page, gint i)
{
  return page->heading >= 0 && i > page->heading && (gint) get (page, i)->last < page->first;
}

static double
get_density (const Holding *self)
{
  return self->text > 0 ? (double) self->links / (double) self->text : 0;
}

/* An element of links outside the run of paragraphs, or a teaser: its heading is a link. */
static gboolean
is_link_box (const Page *page, gint i)
{
  const Holding *self = get (page, i);
  const Holding *parent = get (page, self->parent);
  GumboTag tag = self->node->v.element.tag;

  if (is_in_gap (page, i) && self->holds_byline)
    return FALSE;
  if (parent->n_children >= 2 && i > page->first)
    return FALSE;
  if (self->title_links > 0 && (i > page->last || (gint) self->last < page->first))
    return self->paragraphs == 0 || self->title_links > 1 || tag == GUMBO_TAG_ARTICLE;
  if (self->n_links == 1 && get_density (self) >= 0.9)
    return (gint) self->last < page->heading;
  return self->paragraphs == 0 && self->n_links >= 2 && get_density (self) >= 0.5
         && (i > page->last || (gint) self->last < page->first || !self->in_article);
}

static gboolean
is_box (GumboTag tag)
{
  static const GumboTag tags[]
      = { GUMBO_TAG_DIV,     GUMBO_TAG_SECTION, GUMBO_TAG_UL,    GUMBO_TAG_OL,
          GUMBO_TAG_P,       GUMBO_TAG_ASIDE,   GUMBO_TAG_TABLE, GUMBO_TAG_TD,
          GUMBO_TAG_CENTER,  GUMBO_TAG_ARTICLE, GUMBO_TAG_DL,    GUMBO_TAG_TR,
          GUMBO_TAG_UNKNOWN, GUMBO_TAG_HEADER,  GUMBO_TAG_FOOTER };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (tag == tags[i])
      return TRUE;
  return FALSE;
}

/* By what its tag or its makers say it is. */
static gboolean
is_told (const Page *page, gint i)
{
  const Holding *self = get (page, i);
  GumboTag tag = self->node->v.element.tag;
  double density = get_density (self);

  if (is_navigation (self->node))
    return density >= 0.2 || self->text < MOST_SMALL;
  if (tag == GUMBO_TAG_FOOTER || has_role (self->node, "contentinfo"))
    return !self->in_article && (density >= 0.3 || i > page->last);
  if (tag == GUMBO_TAG_HEADER || has_role (self->node, "banner"))
    return !self->in_article && (density >= 0.5 || (gint) self->last < page->heading);
  if (tag == GUMBO_TAG_FORM)
    return self->paragraphs == 0;
  if ((tag == GUMBO_TAG_ASIDE || has_role (self->node, "complementary")) && density >= 0.5)
    return TRUE;
  if (self->sign == ASSAY_SIGN_LINKS)
    return is_box (tag) && density >= 0.5 && !(is_in_gap (page, i) && self->holds_byline);
  if (self->sign == ASSAY_SIGN_ASIDE)
    return (is_box (tag) || self->text < MOST_BUTTON)
           && !(is_in_gap (page, i) && self->holds_byline && density < 0.5);
  return self->sign == ASSAY_SIGN_READERS && !page->keeps_readers;
}

/* Questions that open their answers are buttons as well, in headings. */
static gboolean
is_button (const Page *page, const Holding *self)
{
  return self->node->v.element.tag == GUMBO_TAG_BUTTON && self->text < MOST_BUTTON
         && !is_heading (get (page, self->parent)->node->v.element.tag);
}

static gboolean
is_aside (const Page *page, gint i)
{
  const Holding *self = get (page, i);

  if (self->text == 0 || holds_heading (page, i) || get (page, self->parent)->in_link)
    return FALSE;
  if (holds_most (page, self))
    return FALSE;
  return is_button (page, self) || is_told (page, i)
         || (is_box (self->node->v.element.tag) && is_link_box (page, i));
}

/* On a page of few words only navigation goes, and only where words are left. */
static gboolean
is_sure_aside (const Page *page, gint i)
{
  const Holding *self = get (page, i);
  const Holding *body = get (page, 0);

  return is_navigation (self->node) && !holds_heading (page, i) && get_density (self) >= 0.5
         && self->text > 0 && body->text - self->text >= LEAST_PARAGRAPH;
}

static gboolean
look_at (Page *page, const GumboNode *body, gboolean keeps_readers)
{
  page->keeps_readers = keeps_readers;
  g_array_set_size (page->holdings, 0);
  if (!collect (page, body))
    return FALSE;
  sum_up (page);
  sum_up_paragraphs (page);
  exclude_teasers (page);
  sum_up_paragraphs (page);
  find_ends (page);
  find_bylines (page);
  return TRUE;
}

GHashTable *
assay_main_text_find_aside (const GumboNode *root)
{
  const GumboNode *body = assay_html_find_child (root, GUMBO_TAG_BODY);
  g_autoptr (GHashTable) aside = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) holdings = g_array_new (FALSE, FALSE, sizeof (Holding));
  g_autoptr (GHashTable) signs = g_hash_table_new (g_str_hash, g_str_equal);
  Page page = { .holdings = holdings, .signs = signs };
  gboolean is_long;

  if (body == NULL || !look_at (&page, body, FALSE))
    return NULL;
  if (page.paragraphs < LEAST_ARTICLE)
    look_at (&page, body, TRUE);
  is_long = page.paragraphs >= LEAST_ARTICLE;
  for (gint i = 1; i < (gint) holdings->len; i++)
    if (is_long ? is_aside (&page, i) : is_sure_aside (&page, i))
      {
        g_hash_table_add (aside, (gpointer) get (&page, i)->node);
        i = (gint) get (&page, i)->last;
      }
  return g_hash_table_size (aside) > 0 ? g_steal_pointer (&aside) : NULL;
}
