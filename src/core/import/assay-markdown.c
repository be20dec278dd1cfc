/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-markdown.h"

#include "assay-date.h"
#include "assay-import-private.h"

#include <md4c-html.h>
#include <string.h>

#define LOOKED_AT 65536
#define MAX_HEAD 4096

typedef struct
{
  guint headings;
  guint links;
  guint strong;
  guint code;
  guint items;
  guint quotes;
} Marks;

static gsize
run_length (const char *at, const char *end, char c)
{
  gsize n = 0;

  while (at + n < end && at[n] == c)
    n++;
  return n;
}

static void
count_in_line (Marks *marks, const char *at, const char *end)
{
  gsize hashes = run_length (at, end, '#');
  gsize len = end - at;

  if (hashes >= 1 && hashes <= 6 && hashes + 1 < len && at[hashes] == ' ')
    marks->headings++;
  else if (run_length (at, end, '`') >= 3 || run_length (at, end, '~') >= 3)
    marks->code++;
  else if (len > 2 && strchr ("-*+", *at) != NULL && at[1] == ' ')
    marks->items++;
  else if (len > 2 && *at == '>' && at[1] == ' ')
    marks->quotes++;
  for (const char *c = at; c + 1 < end; c++)
    {
      marks->links += c[0] == ']' && c[1] == '(' && memchr (c, ')', end - c) != NULL;
      marks->strong += c[0] == '*' && c[1] == '*' && c + 2 < end && g_ascii_isalnum (c[2]);
    }
}

gboolean
assay_markdown_is (const char *text, gsize len)
{
  const char *end = text + MIN (len, LOOKED_AT);
  Marks marks = { 0 };
  guint strong_kinds;

  while (text < end)
    {
      const char *newline = memchr (text, '\n', end - text);
      const char *line_end = newline != NULL ? newline : end;

      count_in_line (&marks, text, line_end);
      text = line_end + 1;
    }
  strong_kinds = (marks.headings > 0) + (marks.links > 0) + (marks.strong > 0) + (marks.code > 1);
  return strong_kinds >= 2 || (strong_kinds == 1 && marks.items + marks.quotes >= 2)
         || marks.headings >= 3;
}

static void
offer_line (AssayImport *import, const char *line, gsize len)
{
  static const struct
  {
    const char *key;
    AssayImportField field;
  } keys[] = { { "title:", ASSAY_IMPORT_TITLE },
               { "author:", ASSAY_IMPORT_BYLINE },
               { "date:", ASSAY_IMPORT_PUBLISHED },
               { "lang:", ASSAY_IMPORT_LANGUAGE } };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (len > strlen (keys[i].key)
        && g_ascii_strncasecmp (line, keys[i].key, strlen (keys[i].key)) == 0)
      {
        g_autofree char *value
            = g_strndup (line + strlen (keys[i].key), len - strlen (keys[i].key));
        g_autofree char *date = NULL;
        char *bare = g_strstrip (value);
        gsize n = strlen (bare);

        if (n >= 2 && (*bare == '"' || *bare == '\'') && bare[n - 1] == *bare)
          {
            bare[n - 1] = '\0';
            bare++;
          }
        if (keys[i].field == ASSAY_IMPORT_PUBLISHED)
          bare = date = assay_date_to_edtf (bare);
        assay_import_offer_value (import, keys[i].field, bare, "front matter");
      }
}

/* Returns: how many bytes stand between two lines of dashes at the head, with them. */
static gsize
take_front_matter (AssayImport *import, const char *text, gsize len)
{
  const char *end = text + MIN (len, MAX_HEAD);
  const char *at = text + 4;
  const char *last;

  if (len < 8 || memcmp (text, "---\n", 4) != 0)
    return 0;
  last = g_strstr_len (at, end - at, "\n---\n");
  if (last == NULL)
    return 0;
  while (at <= last)
    {
      const char *newline = memchr (at, '\n', last + 1 - at);

      offer_line (import, at, newline - at);
      at = newline + 1;
    }
  return last + strlen ("\n---\n") - text;
}

static void
append_cb (const MD_CHAR *text, MD_SIZE size, void *user_data)
{
  g_string_append_len (user_data, text, size);
}

GString *
assay_markdown_to_html (const char *text, gsize len, AssayImport *import)
{
  gsize head = take_front_matter (import, text, len);
  GString *html;

  if (len > G_MAXUINT / 2)
    return NULL;
  html = g_string_sized_new (len + len / 4 + 256);
  g_string_append (html, "<!DOCTYPE html><html><head><title></title></head><body>\n");
  if (md_html (text + head, (MD_SIZE) (len - head), append_cb, html, MD_DIALECT_GITHUB,
               MD_HTML_FLAG_SKIP_UTF8_BOM)
      != 0)
    {
      g_string_free (html, TRUE);
      return NULL;
    }
  g_string_append (html, "</body></html>");
  return html;
}
