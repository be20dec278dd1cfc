/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-html.h"
#include "assay-html-address.h"
#include "assay-html-attributes.h"
#include "assay-html-build.h"
#include "assay-html-shape.h"
#include "assay-html-sheets.h"
#include "assay-html-space.h"
#include "assay-html-write.h"
#include "assay-import-private.h"
#include "assay-oneline.h"

#include <string.h>

#define MAX_TITLE 1000

static char *
dup_title (const GumboNode *head)
{
  const GumboNode *title = head != NULL ? assay_html_find_child (head, GUMBO_TAG_TITLE) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (title == NULL)
    return NULL;
  assay_html_append_text (title, MAX_TITLE * 4, words);
  return assay_oneline (words->str, (gssize) words->len, MAX_TITLE);
}

static char *
dup_base (const GumboNode *head, const char *address)
{
  g_autofree char *own = address != NULL ? assay_address_clean_base (address, NULL) : NULL;
  const GumboNode *base = head != NULL ? assay_html_find_child (head, GUMBO_TAG_BASE) : NULL;
  const char *href = base != NULL ? assay_html_get_attribute (base, "href") : NULL;
  char *stated = href != NULL ? assay_address_clean_base (href, own) : NULL;

  return stated != NULL ? stated : g_steal_pointer (&own);
}

static void
append_attribute (GString *out, const GumboNode *node, const char *name)
{
  const char *value = node != NULL ? assay_html_get_attribute (node, name) : NULL;
  gboolean direction = strcmp (name, "dir") == 0;

  if (value == NULL || *value == '\0' || strlen (value) > 35)
    return;
  if (direction && g_ascii_strcasecmp (value, "ltr") != 0 && g_ascii_strcasecmp (value, "rtl") != 0)
    return;
  for (const char *at = value; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '-')
      return;
  g_string_append_printf (out, " %s=\"", name);
  for (const char *at = value; *at != '\0'; at++)
    g_string_append_c (out, direction ? g_ascii_tolower (*at) : *at);
  g_string_append_c (out, '"');
}

void
assay_html_freeze_tree (AssayHtmlTree *tree,
                        GString *source,
                        const char *address,
                        GHashTable *aside,
                        AssayImport *import)
{
  const GumboNode *root = assay_html_tree_get_root (tree);
  const GumboNode *head = assay_html_find_child (root, GUMBO_TAG_HEAD);
  const GumboNode *body = assay_html_find_child (root, GUMBO_TAG_BODY);
  g_autoptr (AssayArena) arena = assay_arena_new ();
  g_autoptr (GString) attributes = g_string_new (NULL);
  g_autofree char *title = dup_title (head);
  g_autofree char *base = dup_base (head, address);
  g_autoptr (AssayHtmlSheets) sheets = NULL;
  AssayNode *frozen;

  g_free (import->base);
  import->base = g_strdup (base);
  sheets = assay_html_sheets_collect (root, base, import);
  if (head != NULL)
    assay_html_tell_head (head, import);
  if (assay_html_find_child (root, GUMBO_TAG_FRAMESET) != NULL)
    assay_import_leave_out (import, "frame", NULL, 0);
  append_attribute (attributes, root, "lang");
  append_attribute (attributes, root, "dir");
  if (strstr (attributes->str, " dir=") == NULL)
    append_attribute (attributes, body, "dir");
  assay_attributes_append_names (attributes, &root->v.element, sheets->use);
  frozen = assay_html_build (arena, body, base, aside, sheets->use, import);
  assay_html_tree_free (tree);
  if (source != NULL)
    g_string_free (source, TRUE);
  assay_html_shape (arena, frozen);
  assay_html_space (arena, frozen);
  assay_html_write (attributes->str, title, sheets->css->str, frozen, import);
}

AssayImport *
assay_html_freeze (const char *html, gsize len, const char *address, GError **error)
{
  AssayHtmlTree *tree = assay_html_tree_parse (html, len, error);
  g_autoptr (AssayImport) import = NULL;

  if (tree == NULL)
    return NULL;
  import = assay_import_new ();
  assay_html_freeze_tree (tree, NULL, address, NULL, import);
  return g_steal_pointer (&import);
}
