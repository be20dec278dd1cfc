/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-html-sheets.h"
#include "assay-css-sheet.h"
#include "assay-html-address.h"
#include "assay-html-parse.h"
#include "assay-import-private.h"

#include <string.h>

#define MAX_ADDRESS_BYTES 8192
#define MAX_SHEETS 300
#define MAX_DEPTH 5
#define MAX_BYTES ((gsize) 8 * 1000 * 1000)

typedef struct
{
  AssayImport *import;
  AssayCssSheet sheet;
  const char *base; /* of the sheet at work: its own address, or the page's base; nullable */
  const char *open[MAX_DEPTH + 1]; /* the addresses of the sheets that import each other */
  guint depth;
  guint n_sheets;
  gsize n_bytes;
} Collector;

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

/* Sheets say in so many ways how they are encoded, and nearly all are UTF-8: what is not is taken
 * byte for byte, which is right for all that has a meaning in CSS. */
static void
append_sheet (Collector *self, const char *data, gsize len, const char *media)
{
  g_autoptr (GString) wide = NULL;

  if (self->n_sheets >= MAX_SHEETS || len > MAX_BYTES - self->n_bytes)
    {
      self->sheet.full = TRUE;
      return;
    }
  self->n_sheets++;
  self->n_bytes += len;
  if (len >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      len -= 3;
    }
  if (!g_utf8_validate_len (data, len, NULL) && memchr (data, 0, len) == NULL)
    {
      wide = g_string_sized_new (len * 2);
      for (gsize i = 0; i < len; i++)
        g_string_append_unichar (wide, (guchar) data[i]);
    }
  else if (!g_utf8_validate_len (data, len, NULL))
    return;
  assay_css_sheet_append (&self->sheet, wide != NULL ? wide->str : data,
                          wide != NULL ? wide->len : len, media);
}

/* The address of a sheet that another one imports; that one may be known by a path only. */
static char *
dup_whole (const Collector *self, const char *bare)
{
  g_autofree char *whole = assay_address_complete (bare, self->base);
  g_autofree char *folder = NULL;

  if (self->depth == 0 || strchr (whole, ':') != NULL || *whole == '/' || self->base == NULL)
    return g_steal_pointer (&whole);
  folder = g_path_get_dirname (self->base);
  return g_strcmp0 (folder, ".") == 0 ? g_steal_pointer (&whole)
                                      : g_strconcat (folder, "/", whole, NULL);
}

static GBytes *
find_sheet (Collector *self, const char *whole, const char *bare)
{
  GBytes *bytes;

  if (g_ascii_strncasecmp (bare, "data:", 5) == 0)
    return assay_address_decode_data (bare);
  bytes = assay_address_find_part (self->import, whole, NULL);
  if (bytes == NULL)
    bytes = assay_import_find_part (self->import, bare);
  return bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

static void
take_address (Collector *self, const char *address, const char *media)
{
  g_autofree char *bare = assay_address_complete (address, NULL);
  g_autofree char *whole = dup_whole (self, bare);
  g_autoptr (GBytes) bytes = NULL;
  const char *base = self->base;

  if (*bare == '\0' || self->depth > MAX_DEPTH)
    return;
  for (guint i = 0; i < self->depth; i++)
    if (g_str_equal (self->open[i], whole))
      return;
  bytes = find_sheet (self, whole, bare);
  if (bytes != NULL)
    {
      self->base = whole;
      self->open[self->depth++] = whole;
      append_sheet (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), media);
      self->depth--;
      self->base = base;
      return;
    }
  assay_import_leave_out (self->import, "style", bare, -1);
  if (g_ascii_strncasecmp (bare, "data:", 5) != 0 && strlen (whole) <= MAX_ADDRESS_BYTES)
    assay_import_want_sheet (self->import, self->depth > 0 ? whole : bare);
}

static void
imported_cb (const char *address, gpointer data)
{
  take_address (data, address, NULL);
}

static void
told_cb (const char *what, const char *sample, gpointer data)
{
  Collector *self = data;

  assay_import_leave_out (self->import, what, sample, -1);
}

static void
take_link (Collector *self, const GumboNode *link)
{
  const char *href = assay_html_get_attribute (link, "href");
  const char *media = assay_html_get_attribute (link, "media");
  const char *onload = assay_html_get_attribute (link, "onload");

  if (href == NULL || !is_sheet (link))
    return;
  /* For paper only, until a script says otherwise. */
  if (onload != NULL && strstr (onload, "media") != NULL)
    media = NULL;
  take_address (self, href, media);
}

static void
take_style (Collector *self, const GumboNode *style)
{
  const GumboVector *children = &style->v.element.children;
  const char *type = assay_html_get_attribute (style, "type");
  g_autoptr (GString) css = g_string_new (NULL);

  if (type != NULL && *type != '\0' && g_ascii_strcasecmp (type, "text/css") != 0)
    return;
  for (guint i = 0; i < children->length; i++)
    {
      const GumboNode *child = children->data[i];

      if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE
          || child->type == GUMBO_NODE_CDATA)
        g_string_append (css, child->v.text.text);
    }
  append_sheet (self, css->str, css->len, assay_html_get_attribute (style, "media"));
}

AssayHtmlSheets *
assay_html_sheets_collect (const GumboNode *root, const char *base, AssayImport *import)
{
  AssayHtmlSheets *sheets = g_new0 (AssayHtmlSheets, 1);
  Collector self = { .import = import, .base = base };
  const GumboNode *next;

  sheets->css = g_string_new (NULL);
  sheets->use = assay_css_use_new ();
  self.sheet = (AssayCssSheet){
    .out = sheets->css, .use = sheets->use, .import = imported_cb, .told = told_cb, .data = &self
  };
  for (const GumboNode *at = root; at != NULL; at = next)
    {
      gboolean html
          = at->type == GUMBO_NODE_ELEMENT && at->v.element.tag_namespace != GUMBO_NAMESPACE_MATHML;
      gboolean skip
          = at->type == GUMBO_NODE_TEMPLATE || (html && at->v.element.tag == GUMBO_TAG_NOSCRIPT);

      if (html && at->v.element.tag == GUMBO_TAG_LINK)
        take_link (&self, at);
      else if (html && at->v.element.tag == GUMBO_TAG_STYLE)
        take_style (&self, at);
      next = assay_html_next (at, root, skip);
    }
  if (self.sheet.full)
    assay_import_leave_out (import, "style", "…", -1);
  return sheets;
}

void
assay_html_sheets_free (AssayHtmlSheets *self)
{
  g_string_free (self->css, TRUE);
  assay_css_use_free (self->use);
  g_free (self);
}
