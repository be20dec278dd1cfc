/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-html-picture.h"

#include "assay-html-address.h"
#include "assay-html-parse.h"
#include "assay-html-rules.h"
#include "assay-import-private.h"

#include <string.h>

#define ENOUGH 1000  /* px: a picture of this width fills a column of text on a desktop */
#define ONE_FOLD 800 /* px, about: what a page means by "1x" */
#define WINDOW 1280  /* px: the width of a window on a desktop */
#define MAX_IN_SET 40
#define BLANKS " \t\r\n\f"

/* An entry of a set. */
typedef struct
{
  char *address;
  double score; /* the less the better */
} Entry;

static const char *
get (const GumboNode *node, const char *name)
{
  const char *value = assay_html_get_attribute (node, name);

  return value != NULL && value[strspn (value, BLANKS)] != '\0' ? value : NULL;
}

static gboolean
is_data (const char *address)
{
  return g_ascii_strncasecmp (address + strspn (address, BLANKS), "data:", 5) == 0;
}

static gboolean
is_placeholder (const char *address)
{
  static const char *const names[]
      = { "placeholder", "blank.", "spacer.", "/lazy", "1x1", "transparent", "loading.", NULL };

  for (guint i = 0; names[i] != NULL; i++)
    if (strstr (address, names[i]) != NULL)
      return TRUE;
  return is_data (address);
}

/* It lies beside the page, or so it seems. */
static gboolean
is_beside (const char *address)
{
  gsize len = strcspn (address, ":/?#");

  return address[len] != ':' && !g_str_has_prefix (address, "//");
}

static void
add (GPtrArray *found, const char *address)
{
  if (address != NULL && *address != '\0')
    g_ptr_array_add (found, g_strdup (address));
}

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->address);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  double difference = ((const Entry *) a)->score - ((const Entry *) b)->score;

  return difference < 0 ? -1 : difference > 0;
}

/* "800w", "2x" */
static double
read_score (const char *descriptors)
{
  char *end;
  double number = g_ascii_strtod (descriptors, &end);
  double width = ONE_FOLD;

  if (end != descriptors && *end == 'w')
    width = number;
  else if (end != descriptors && *end == 'x')
    width = number * ONE_FOLD;
  width = CLAMP (width, 0, 100000);
  return width >= ENOUGH ? width : 1e6 - width;
}

/* HTML, 4.8.4.2.2: an address may hold commas, but not end in one. */
static void
add_set (GPtrArray *found, const char *set)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  const char *at = set != NULL ? set : "";

  g_array_set_clear_func (entries, clear_entry);
  while (entries->len < MAX_IN_SET)
    {
      gsize len;
      Entry entry;

      at += strspn (at, BLANKS ",");
      len = strcspn (at, BLANKS);
      if (len == 0)
        break;
      entry.address = g_strndup (at, len);
      at += len;
      if (entry.address[len - 1] == ',')
        {
          while (len > 0 && entry.address[len - 1] == ',')
            entry.address[--len] = '\0';
          entry.score = read_score ("");
        }
      else
        {
          g_autofree char *descriptors = NULL;

          at += strspn (at, BLANKS);
          descriptors = g_strndup (at, strcspn (at, ","));
          at += strlen (descriptors);
          entry.score = read_score (descriptors);
        }
      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    if (!is_data (g_array_index (entries, Entry, i).address))
      add (found, g_array_index (entries, Entry, i).address);
}

/* The number behind a word, in px; @otherwise where it is not there. */
static double
read_length (const char *media, const char *word, double otherwise)
{
  const char *at = strstr (media, word);
  char *end;
  double number;

  at = at != NULL ? strpbrk (at, "0123456789") : NULL;
  if (at == NULL)
    return otherwise;
  number = g_ascii_strtod (at, &end);
  return *end == 'e' || *end == 'r' ? number * 16 : number;
}

static gboolean
is_for_desktop (const GumboNode *source)
{
  const char *media = get (source, "media");
  const char *type = get (source, "type");

  if (type != NULL && strstr (type, "svg") != NULL)
    return FALSE;
  if (media == NULL)
    return TRUE;
  return strstr (media, "print") == NULL && strstr (media, "dark") == NULL
         && strstr (media, "portrait") == NULL && read_length (media, "min-width", 0) <= WINDOW
         && read_length (media, "max-width", WINDOW) >= WINDOW;
}

static gboolean
is_tag (const GumboNode *node, GumboTag tag)
{
  return node != NULL && node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag;
}

static gboolean
is_picture (const GumboNode *node)
{
  g_autofree char *name = NULL;

  /* By name: gumbo has a tag for it from 0.13 on. */
  if (node == NULL || node->type != GUMBO_NODE_ELEMENT)
    return FALSE;
  name = assay_rules_dup_name (&node->v.element);
  return g_str_equal (name, "picture");
}

static void
add_source (GPtrArray *found, const GumboNode *source)
{
  add_set (found,
           get (source, "srcset") != NULL ? get (source, "srcset") : get (source, "data-srcset"));
}

/* @any: for windows of any width. */
static void
add_sources (GPtrArray *found, const GumboNode *node, gboolean any)
{
  const GumboVector *children;

  if (!is_picture (node->parent))
    return;
  children = &node->parent->v.element.children;
  for (guint i = 0; i < children->length; i++)
    if (is_tag (children->data[i], GUMBO_TAG_SOURCE) && (any || is_for_desktop (children->data[i])))
      add_source (found, children->data[i]);
}

/* The next element in that direction, across white space. */
static const GumboNode *
find_neighbour (const GumboNode *node, int step)
{
  const GumboVector *all;

  if (node->parent == NULL || node->parent->type != GUMBO_NODE_ELEMENT)
    return NULL;
  all = &node->parent->v.element.children;
  for (gint64 i = (gint64) node->index_within_parent + step; i >= 0 && i < all->length; i += step)
    {
      const GumboNode *other = all->data[i];

      if (other->type == GUMBO_NODE_ELEMENT)
        return other;
      if (other->type != GUMBO_NODE_WHITESPACE && other->type != GUMBO_NODE_COMMENT)
        return NULL;
    }
  return NULL;
}

/* The one img in a noscript that holds nothing else. */
static const GumboNode *
find_only_image (const GumboNode *noscript)
{
  const GumboVector *children = &noscript->v.element.children;
  const GumboNode *image = NULL;

  for (guint i = 0; i < children->length; i++)
    {
      const GumboNode *child = children->data[i];

      if (child->type == GUMBO_NODE_WHITESPACE || child->type == GUMBO_NODE_COMMENT)
        continue;
      if (image != NULL || !is_tag (child, GUMBO_TAG_IMG))
        return NULL;
      image = child;
    }
  return image;
}

gboolean
assay_html_picture_is_twin (const GumboNode *node)
{
  const GumboNode *before;

  if (!is_tag (node, GUMBO_TAG_NOSCRIPT) || find_only_image (node) == NULL)
    return FALSE;
  before = find_neighbour (node, -1);
  return is_tag (before, GUMBO_TAG_IMG) || is_picture (before);
}

static void
add_late (GPtrArray *found, const GumboNode *node)
{
  static const char *const late[] = { "data-src", "data-lazy-src", "data-original", "data-lazy" };
  const GumboNode *twin = find_neighbour (is_picture (node->parent) ? node->parent : node, 1);

  add_set (found, get (node, "data-srcset"));
  add_set (found, get (node, "data-lazy-srcset"));
  for (guint i = 0; i < G_N_ELEMENTS (late); i++)
    if (get (node, late[i]) != NULL && !is_data (get (node, late[i])))
      add (found, get (node, late[i]));
  if (twin == NULL || !assay_html_picture_is_twin (twin))
    return;
  twin = find_only_image (twin);
  add_set (found, get (twin, "srcset"));
  add (found, get (twin, "src"));
}

static GPtrArray *
find_all (const GumboNode *node, const char *base)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  const char *src = get (node, "src");

  if (is_tag (node, GUMBO_TAG_VIDEO))
    {
      add (found, get (node, "poster"));
      return found;
    }
  /* A page with its folder: what was kept of each picture stands in its plain attribute. */
  if (base == NULL && src != NULL && is_beside (src) && !is_placeholder (src))
    add (found, src);
  add_sources (found, node, FALSE);
  add_set (found, get (node, "srcset"));
  if (is_tag (node, GUMBO_TAG_IMG))
    add_late (found, node);
  if (src != NULL)
    add (found, src);
  if (found->len == 0)
    add_sources (found, node, TRUE);
  return found;
}

char *
assay_html_picture_dup_address (const GumboNode *node, AssayImport *import, const char *base)
{
  g_autoptr (GPtrArray) found = find_all (node, base);

  for (guint i = 0; import->parts != NULL && i < found->len; i++)
    if (assay_address_find_part (import, g_ptr_array_index (found, i), base) != NULL)
      return g_strdup (g_ptr_array_index (found, i));
  return found->len > 0 ? g_strdup (g_ptr_array_index (found, 0)) : NULL;
}
