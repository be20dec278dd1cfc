/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-importer"

#include "config.h"

#include "assay-pdf-text.h"

#include "assay-html-attributes.h"

#include <math.h>
#include <string.h>

#define MAX_HEADING 200

typedef struct
{
  GString *html;
  GString *words;   /* of the paragraph so far, as text */
  GArray *links;    /* of AssayPdfLink: in @words */
  GPtrArray *notes; /* of AssayPdfLine: that wait for the paragraph's end */
  const AssayPdfLine *first;
  const AssayPdfLine *last;
  const char *const *labels;
  GHashTable *hyphenated; /* words that have a hyphen within a line */
  double body_size;
  guint marked_page;
  char **ret_title;
} Writer;

static AssayPdfLine *
get_line (GArray *lines, guint i)
{
  return &g_array_index (lines, AssayPdfLine, i);
}

static guint
heading_level (const Writer *self)
{
  double ratio
      = self->body_size > 0 && self->first->size > 0 ? self->first->size / self->body_size : 1;

  if (self->words->len > MAX_HEADING || ratio < 1.12)
    return 0;
  return ratio >= 1.7 ? 1 : ratio >= 1.35 ? 2 : 3;
}

static void
mark_page (Writer *self, guint page)
{
  if (page == self->marked_page)
    return;
  g_string_append (self->html, "<p><small>[Page ");
  assay_attributes_append_escaped (self->html, self->labels[page], strlen (self->labels[page]));
  g_string_append (self->html, "]</small></p>\n");
  self->marked_page = page;
}

static void
write_words (Writer *self)
{
  const char *words = self->words->str;
  gsize at = 0;

  for (guint i = 0; i < self->links->len; i++)
    {
      const AssayPdfLink *link = &g_array_index (self->links, AssayPdfLink, i);
      gsize end = MIN (link->end, self->words->len);
      gsize start = MIN (link->start, end);

      if (start < at)
        continue;
      assay_attributes_append_escaped (self->html, words + at, start - at);
      g_string_append (self->html, "<a href=\"");
      assay_attributes_append_escaped (self->html, link->href, strlen (link->href));
      g_string_append (self->html, "\">");
      assay_attributes_append_escaped (self->html, words + start, end - start);
      g_string_append (self->html, "</a>");
      at = end;
    }
  assay_attributes_append_escaped (self->html, words + at, self->words->len - at);
}

static void
end_paragraph (Writer *self)
{
  char element[3] = "p";
  guint level;

  if (self->first == NULL)
    return;
  level = heading_level (self);
  if (level > 0)
    g_snprintf (element, sizeof element, "h%u", level);
  if (level > 0 && *self->ret_title == NULL)
    *self->ret_title = g_strdup (self->words->str);
  mark_page (self, self->first->page);
  g_string_append_printf (self->html, "<%s>", element);
  write_words (self);
  g_string_append_printf (self->html, "</%s>\n", element);
  g_string_truncate (self->words, 0);
  g_array_set_size (self->links, 0);
  self->first = NULL;
}

static gunichar
last_char (const char *text)
{
  const char *end = text + strlen (text);

  return end > text ? g_utf8_get_char (g_utf8_prev_char (end)) : 0;
}

static gboolean
ends_sentence (const AssayPdfLine *line)
{
  gunichar c = last_char (line->text);

  return c == '.' || c == '!' || c == '?' || c == ':' || c == '"' || c == ')' || c == 0x201D
         || c == 0x2019 || c == 0xBB || c == 0x2026 || c == 0x3002 || c == 0x061F || c == 0x06D4;
}

static gboolean
begins_item (const AssayPdfLine *line)
{
  static const gunichar bullets[] = { 0x2022, 0x25AA, 0x25CF, 0x2023, 0x25E6, 0x2043, 0xF0B7, 0 };
  gunichar c = g_utf8_get_char (line->text);

  for (guint i = 0; bullets[i] != 0; i++)
    if (c == bullets[i])
      return TRUE;
  return FALSE;
}

/* @edge: the right end of the column so far. */
static gboolean
goes_on (const Writer *self, const AssayPdfLine *line, double edge)
{
  const AssayPdfLine *last = self->last;
  double height = MAX (last->y2 - last->y1, 1);
  gunichar c = g_utf8_get_char (line->text);

  if (begins_item (line))
    return FALSE;
  if (fabs (line->size - last->size) > 0.1 * MAX (line->size, last->size))
    return FALSE;
  /* On another page, or at the head of another column. */
  if (line->page != last->page || line->y1 < last->y1 - height)
    return !ends_sentence (last) || g_unichar_islower (c);
  if (line->y1 - last->y2 > 0.75 * height)
    return FALSE;
  /* Beside it, or below something else. */
  if (line->x2 > 0 && (line->x1 > last->x2 + height || line->x2 < last->x1))
    return FALSE;
  if (line->x1 > last->x1 + 0.7 * height && line->x1 > self->first->x1 + 0.1)
    return FALSE;
  return !(ends_sentence (last) && last->x2 < edge - 3 * height);
}

static const char *const ligatures[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

static void
append_words (Writer *self, const AssayPdfLine *line)
{
  const char *text = line->text;
  GString *words = self->words;
  guint i = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      const AssayPdfLink *link = NULL;
      gsize before = words->len;

      while (line->links != NULL && i < line->links->len && link == NULL)
        {
          link = &g_array_index (line->links, AssayPdfLink, i);
          if ((guint) (at - text) < link->end)
            break;
          link = NULL;
          i++;
        }
      if (c >= 0xFB00 && c <= 0xFB06)
        g_string_append (words, ligatures[c - 0xFB00]);
      else
        g_string_append_unichar (words, c);
      if (link != NULL && (guint) (at - text) >= link->start)
        assay_pdf_links_add (self->links, (guint) before, (guint) words->len, link->href);
    }
  while (words->len > 0 && g_ascii_isspace (words->str[words->len - 1]))
    g_string_truncate (words, words->len - 1);
}

static const char *
word_start (const char *text, const char *end)
{
  while (end > text)
    {
      const char *before = g_utf8_prev_char (end);

      if (g_unichar_isspace (g_utf8_get_char (before)))
        break;
      end = before;
    }
  return end;
}

/* Length of the hyphen at the end of @words, 0 for none: one that follows a letter. */
static gsize
hyphen_length (const GString *words)
{
  gunichar c = last_char (words->str);
  gsize len = c == '-' ? 1 : c == 0xAD ? 2 : c == 0x2010 ? 3 : 0;

  if (len == 0 || words->len <= len)
    return 0;
  return g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (words->str + words->len - len)))
             ? len
             : 0;
}

static char *
dup_word_key (const char *word, gsize len)
{
  g_autofree char *copy = g_strndup (word, len);

  while (len > 0 && (guchar) copy[len - 1] < 0x80 && !g_ascii_isalnum (copy[len - 1]))
    copy[--len] = '\0';
  return g_utf8_casefold (copy, -1);
}

static void
collect_hyphenated (Writer *self, const char *text)
{
  const char *hyphen = text;

  while ((hyphen = strchr (hyphen, '-')) != NULL)
    {
      const char *from = word_start (text, hyphen);
      const char *end = hyphen + strcspn (hyphen, " \t\n");

      if (end > hyphen + 1)
        g_hash_table_add (self->hyphenated, dup_word_key (from, end - from));
      hyphen = end;
    }
}

static void
join_line (Writer *self, const AssayPdfLine *line)
{
  gsize hyphen = hyphen_length (self->words);
  gunichar next = g_utf8_get_char (line->text);
  gunichar before = last_char (self->words->str);

  if (hyphen > 0 && g_unichar_islower (next))
    {
      const char *from = word_start (self->words->str, self->words->str + self->words->len);
      g_autofree char *whole
          = g_strdup_printf ("%s%.*s", from, (int) strcspn (line->text, " \t\n"), line->text);
      g_autofree char *key = dup_word_key (whole, strlen (whole));

      if (before != '-' || !g_hash_table_contains (self->hyphenated, key))
        g_string_truncate (self->words, self->words->len - hyphen);
    }
  /* Ideographs were broken without a space. */
  else if (hyphen == 0 && !(g_unichar_iswide (next) && g_unichar_iswide (before)))
    g_string_append_c (self->words, ' ');
}

static void
write_notes (Writer *self)
{
  g_autoptr (GPtrArray) notes = self->notes;

  self->notes = g_ptr_array_new ();
  for (guint i = 0; i < notes->len; i++)
    {
      const AssayPdfLine *line = g_ptr_array_index (notes, i);

      if (self->first != NULL && assay_pdf_line_begins_note (line))
        end_paragraph (self);
      if (self->first == NULL)
        self->first = line;
      else
        join_line (self, line);
      append_words (self, line);
    }
  end_paragraph (self);
}

static void
write_lines (Writer *self, GArray *lines)
{
  double edge = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const AssayPdfLine *line = get_line (lines, i);

      if (line->running)
        continue;
      if (line->is_note)
        {
          g_ptr_array_add (self->notes, (gpointer) line);
          continue;
        }
      if (self->first != NULL && !goes_on (self, line, edge))
        end_paragraph (self);
      if (self->first == NULL && self->notes->len > 0)
        write_notes (self);
      if (self->last == NULL || line->page != self->last->page || line->y1 < self->last->y1)
        edge = 0;
      edge = MAX (edge, line->x2);
      if (self->first == NULL)
        self->first = line;
      else
        join_line (self, line);
      append_words (self, line);
      self->last = line;
    }
  end_paragraph (self);
  write_notes (self);
}

GString *
assay_pdf_lines_to_html (GArray *lines, const char *const *labels, char **ret_title)
{
  Writer self = { .labels = labels, .ret_title = ret_title };

  *ret_title = NULL;
  self.html = g_string_new ("<!DOCTYPE html><html><head><title></title></head><body>\n");
  self.words = g_string_new (NULL);
  self.links = assay_pdf_links_new ();
  self.notes = g_ptr_array_new ();
  self.hyphenated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.body_size = assay_pdf_lines_find_size (lines);
  for (guint i = 0; i < lines->len; i++)
    collect_hyphenated (&self, get_line (lines, i)->text);
  write_lines (&self, lines);
  g_hash_table_unref (self.hyphenated);
  g_string_free (self.words, TRUE);
  g_array_unref (self.links);
  g_ptr_array_unref (self.notes);
  g_string_append (self.html, "</body></html>");
  return self.html;
}
