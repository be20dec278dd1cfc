/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-html-sheets.h"
#include "assay-html-address.h"
#include "assay-html-parse.h"
#include "assay-import-private.h"

#include <string.h>

#define MAX_ADDRESS_BYTES 8192

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) split = g_strsplit_set (words != NULL ? words : "", " \t\r\n\f", -1);

  for (guint i = 0; split[i] != NULL; i++)
    if (g_ascii_strcasecmp (split[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* Many pages fetch a sheet early and let a script switch it on: it counts as one. */
static gboolean
is_sheet (const GumboNode *link)
{
  const char *rel = assay_html_get_attribute (link, "rel");
  const char *as = assay_html_get_attribute (link, "as");

  if (has_word (rel, "alternate"))
    return FALSE;
  return has_word (rel, "stylesheet")
         || (has_word (rel, "preload") && as != NULL && g_ascii_strcasecmp (as, "style") == 0
             && assay_html_get_attribute (link, "onload") != NULL);
}

static void
take_link (AssayImport *import, const GumboNode *link, const char *base)
{
  const char *href = assay_html_get_attribute (link, "href");
  g_autofree char *bare = NULL;
  g_autofree char *whole = NULL;

  if (href == NULL || strlen (href) > MAX_ADDRESS_BYTES || !is_sheet (link)
      || g_ascii_strncasecmp (href, "data:", 5) == 0)
    return;
  bare = assay_address_complete (href, NULL);
  whole = assay_address_complete (href, base);
  if (*bare != '\0' && assay_import_find_part (import, whole) == NULL
      && assay_import_find_part (import, bare) == NULL)
    assay_import_want_sheet (import, bare);
}

void
assay_html_sheets_collect (const GumboNode *root, const char *base, AssayImport *import)
{
  const GumboNode *next;

  for (const GumboNode *at = root; at != NULL; at = next)
    {
      gboolean element = at->type == GUMBO_NODE_ELEMENT;
      gboolean skip
          = at->type == GUMBO_NODE_TEMPLATE || (element && at->v.element.tag == GUMBO_TAG_NOSCRIPT);

      if (element && at->v.element.tag == GUMBO_TAG_LINK)
        take_link (import, at, base);
      next = assay_html_next (at, root, skip);
    }
}
