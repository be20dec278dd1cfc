/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-importer"

#include "config.h"

#include "assay-pdf-text.h"

#include <string.h>

#define LARGEST_SIZE 400
/* Notes at the foot of a page are set smaller than most letters by this at least. */
#define NOTE_SIZE 0.93

/* Lines of a PDF document, and which of them do not belong to the run of its text. */

static void
clear_link (gpointer data)
{
  g_free (((AssayPdfLink *) data)->href);
}

GArray *
assay_pdf_links_new (void)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (AssayPdfLink));

  g_array_set_clear_func (links, clear_link);
  return links;
}

static void
clear_line (gpointer data)
{
  AssayPdfLine *line = data;

  g_free (line->text);
  g_clear_pointer (&line->links, g_array_unref);
}

void
assay_pdf_links_add (GArray *links, guint start, guint end, const char *href)
{
  AssayPdfLink added = { start, end, NULL };
  AssayPdfLink *last = links->len > 0 ? &g_array_index (links, AssayPdfLink, links->len - 1) : NULL;

  if (last != NULL && last->end + 1 >= start && strcmp (last->href, href) == 0)
    {
      last->end = end;
      return;
    }
  added.href = g_strdup (href);
  g_array_append_val (links, added);
}

void
assay_pdf_line_add_link (AssayPdfLine *line, guint start, guint end, const char *href)
{
  if (line->links == NULL)
    line->links = assay_pdf_links_new ();
  assay_pdf_links_add (line->links, start, end, href);
}

GArray *
assay_pdf_lines_new (void)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (AssayPdfLine));

  g_array_set_clear_func (lines, clear_line);
  return lines;
}

static AssayPdfLine *
get_line (GArray *lines, guint i)
{
  return &g_array_index (lines, AssayPdfLine, i);
}

/* The line without what changes from page to page. */
static char *
dup_pattern (const char *text)
{
  GString *pattern = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isdigit (*at))
      g_string_append_c (pattern, *at);
    else if (pattern->len == 0 || pattern->str[pattern->len - 1] != '#')
      g_string_append_c (pattern, '#');
  return g_string_free (pattern, FALSE);
}

static gboolean
is_at_edge (GArray *lines, guint i)
{
  guint page = get_line (lines, i)->page;

  return i == 0 || i + 1 == lines->len || get_line (lines, i - 1)->page != page
         || get_line (lines, i + 1)->page != page;
}

guint
assay_pdf_lines_find_running (GArray *lines, guint n_pages)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint least = MAX (3, n_pages / 2);
  guint n_marked = 0;

  for (guint i = 0; i < lines->len; i++)
    if (is_at_edge (lines, i))
      {
        char *pattern = dup_pattern (get_line (lines, i)->text);
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, pattern));

        g_hash_table_replace (counts, pattern, GUINT_TO_POINTER (n + 1));
      }
  for (guint i = 0; i < lines->len; i++)
    if (is_at_edge (lines, i))
      {
        g_autofree char *pattern = dup_pattern (get_line (lines, i)->text);

        if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, pattern)) < least)
          continue;
        get_line (lines, i)->running = TRUE;
        n_marked++;
      }
  return n_marked;
}

double
assay_pdf_lines_find_size (GArray *lines)
{
  g_autofree gsize *weights = g_new0 (gsize, LARGEST_SIZE);
  guint best = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const AssayPdfLine *line = get_line (lines, i);

      if (line->size > 0 && line->size * 2 < LARGEST_SIZE - 1)
        weights[(guint) (line->size * 2 + 0.5)] += strlen (line->text);
    }
  for (guint i = 1; i < LARGEST_SIZE; i++)
    if (weights[i] > weights[best])
      best = i;
  return best / 2.0;
}

gboolean
assay_pdf_line_begins_note (const AssayPdfLine *line)
{
  gunichar c = g_utf8_get_char (line->text);

  return g_unichar_isdigit (c) || c == '*' || c == 0x2020 || c == 0x2021 || c == 0xB9 || c == 0xB2
         || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
}

void
assay_pdf_lines_find_notes (GArray *lines)
{
  double limit = assay_pdf_lines_find_size (lines) * NOTE_SIZE;
  gint first = -1;

  for (gint i = (gint) lines->len - 1; i >= 0; i--)
    {
      AssayPdfLine *line = get_line (lines, (guint) i);
      gboolean last = i + 1 == (gint) lines->len || get_line (lines, i + 1)->page != line->page
                      || get_line (lines, i + 1)->running;

      if (line->running)
        continue;
      /* Only what stands at the end of a page; the topmost of it with a mark is the first. */
      if (last)
        first = i;
      if (first < 0 || line->size <= 0 || line->size > limit)
        {
          first = -1;
          continue;
        }
      if (assay_pdf_line_begins_note (line))
        for (gint j = i; j <= first && !get_line (lines, (guint) j)->is_note; j++)
          get_line (lines, (guint) j)->is_note = TRUE;
    }
}
