/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-plain.h"
#include "assay-html-attributes.h"

#include <string.h>

/* Widths in columns: an ideograph takes two. */
#define WIDEST_WRAPPED 90
#define NARROWEST_WRAPPED 40
#define WIDEST_HEADING 80
#define LONGEST_HEADING_WORDS 14

typedef struct
{
  const char *text;
  gsize len;
  guint width;
} Line;

/* A paragraph or heading: lines [first, first + n) are joined. @after_gap: a blank line before. */
typedef struct
{
  guint first;
  guint n;
  guint width;
  gboolean after_gap;
  gboolean ends_sentence;
  gboolean brief;
} Piece;

static guint
width_of (const char *text, gsize len)
{
  guint width = 0;

  for (const char *at = text; at < text + len; at = g_utf8_next_char (at))
    {
      gunichar c = (guchar) *at < 0x80 ? (gunichar) *at : g_utf8_get_char (at);

      if (c >= 0x80 && g_unichar_iszerowidth (c))
        continue;
      width += c >= 0x1100 && g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/* Length of the line end at @at: LF, CR, CRLF, form feed, U+0085, U+2028, U+2029; 0 for none. */
static gsize
line_end_length (const char *at, const char *end)
{
  if (*at == '\r')
    return at + 1 < end && at[1] == '\n' ? 2 : 1;
  if (*at == '\n' || *at == '\f')
    return 1;
  if (end - at >= 2 && memcmp (at, "\xc2\x85", 2) == 0)
    return 2;
  if (end - at >= 3 && (memcmp (at, "\xe2\x80\xa8", 3) == 0 || memcmp (at, "\xe2\x80\xa9", 3) == 0))
    return 3;
  return 0;
}

static void
add_line (GArray *lines, const char *from, const char *end)
{
  Line line = { from, 0, 0 };

  while (from < end && (*from == ' ' || *from == '\t'))
    from++;
  while (end > from && (end[-1] == ' ' || end[-1] == '\t'))
    end--;
  line.text = from;
  line.len = end - from;
  line.width = width_of (from, line.len);
  g_array_append_val (lines, line);
}

static GArray *
split_lines (const char *text, gsize len)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  const char *end = text + len;
  const char *from = text;
  const char *at = text;

  while (at < end)
    {
      gsize line_end = line_end_length (at, end);

      if (line_end == 0)
        {
          at++;
          continue;
        }
      add_line (lines, from, at);
      at += line_end;
      from = at;
    }
  add_line (lines, from, end);
  return lines;
}

static const Line *
get_line (GArray *lines, guint i)
{
  return &g_array_index (lines, Line, i);
}

static guint
first_word_width (const Line *line)
{
  gsize len = 0;

  while (len < line->len && line->text[len] != ' ')
    len++;
  return width_of (line->text, len);
}

/* Whether lines [first, first + n) were broken because they were full: where the next word would
 * have fitted, somebody ended the line on purpose. */
static gboolean
is_wrapped (GArray *lines, guint first, guint n, guint width)
{
  guint n_full = 0;

  if (n < 2 || width < NARROWEST_WRAPPED || width > WIDEST_WRAPPED)
    return FALSE;
  for (guint i = first; i + 1 < first + n; i++)
    n_full
        += get_line (lines, i)->width + 1 + MIN (first_word_width (get_line (lines, i + 1)), 20) + 4
           > width;
  return n_full * 10 >= (n - 1) * 8;
}

static gboolean
ends_sentence (const Line *line)
{
  static const gunichar ends[]
      = { '.', '!', '?', ':', ';', ',', 0x2026, 0x3002, 0xFF01, 0xFF1F, 0x061F, 0x06D4, 0x0964, 0 };
  const char *at = line->text + line->len;

  while (at > line->text)
    {
      gunichar c;

      at = g_utf8_find_prev_char (line->text, at);
      c = g_utf8_get_char (at);
      for (guint i = 0; ends[i] != 0; i++)
        if (c == ends[i])
          return TRUE;
      /* What closes a quotation or a bracket stands behind the full stop. */
      if (c != '"' && c != '\'' && c != ')' && c != 0x201D && c != 0x2019 && c != 0xBB)
        return FALSE;
    }
  return FALSE;
}

static gboolean
looks_brief (const Line *line)
{
  guint n_words = 1;

  if (line->width > WIDEST_HEADING || line->len == 0)
    return FALSE;
  if (strchr ("-*>#+|", *line->text) != NULL || g_str_has_prefix (line->text, "\xe2\x80\xa2"))
    return FALSE;
  for (gsize i = 0; i < line->len; i++)
    n_words += line->text[i] == ' ';
  if (n_words > LONGEST_HEADING_WORDS || ends_sentence (line))
    return FALSE;
  for (const char *at = line->text; at < line->text + line->len; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

static void
add_piece (GArray *pieces, GArray *lines, guint first, guint n, gboolean after_gap)
{
  Piece piece = { first, n, 0, after_gap, FALSE, FALSE };

  for (guint i = first; i < first + n; i++)
    piece.width += get_line (lines, i)->width;
  piece.ends_sentence = ends_sentence (get_line (lines, first + n - 1));
  piece.brief = n == 1 && looks_brief (get_line (lines, first));
  g_array_append_val (pieces, piece);
}

static GArray *
find_pieces (GArray *lines)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  guint width = 0;
  guint i = 0;

  for (guint j = 0; j < lines->len; j++)
    width = MAX (width, get_line (lines, j)->width);
  while (i < lines->len)
    {
      guint n = 0;
      guint group_width = 0;

      for (; i + n < lines->len && get_line (lines, i + n)->len > 0; n++)
        group_width = MAX (group_width, get_line (lines, i + n)->width);
      if (n == 0)
        {
          i++;
          continue;
        }
      if (is_wrapped (lines, i, n, width <= WIDEST_WRAPPED ? width : group_width))
        add_piece (pieces, lines, i, n, TRUE);
      else
        for (guint j = 0; j < n; j++)
          add_piece (pieces, lines, i + j, 1, j == 0);
      i += n;
    }
  return pieces;
}

static const Piece *
get_piece (GArray *pieces, guint i)
{
  return i < pieces->len ? &g_array_index (pieces, Piece, i) : NULL;
}

static gboolean
is_paragraph (const Piece *piece)
{
  return piece != NULL && !piece->brief;
}

/* A heading stands before a paragraph, and behind one or behind a blank line: in a list of short
 * lines none is a heading. */
static gboolean
is_heading (GArray *pieces, guint i)
{
  const Piece *piece = get_piece (pieces, i);
  const Piece *next = get_piece (pieces, i + 1);

  if (!piece->brief || next == NULL)
    return FALSE;
  if (i == 0)
    return next->after_gap || is_paragraph (next);
  return is_paragraph (next) && (piece->after_gap || is_paragraph (get_piece (pieces, i - 1)));
}

static gboolean
is_wide_at (const char *at)
{
  return g_unichar_iswide (g_utf8_get_char (at));
}

static void
write_piece (GString *html, GArray *lines, const Piece *piece, const char *element)
{
  g_string_append_printf (html, "<%s>", element);
  for (guint i = piece->first; i < piece->first + piece->n; i++)
    {
      const Line *line = get_line (lines, i);
      const Line *before = i > piece->first ? get_line (lines, i - 1) : NULL;

      /* No space where ideographs were broken. */
      if (before != NULL
          && !(is_wide_at (line->text)
               && is_wide_at (g_utf8_find_prev_char (before->text, before->text + before->len))))
        g_string_append_c (html, ' ');
      assay_attributes_append_escaped (html, line->text, line->len);
    }
  g_string_append_printf (html, "</%s>\n", element);
}

/* Whether the first letters are of a script that runs from right to left. */
static gboolean
runs_rightward (const char *text, gsize len)
{
  const char *end = text + MIN (len, 4000);

  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = (guchar) *at < 0x80 ? (gunichar) *at : g_utf8_get_char (at);

      if ((c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFEFC)
          || (c >= 0x10800 && c <= 0x10FFF))
        return FALSE;
      if (g_unichar_isalpha (c))
        return TRUE;
    }
  return TRUE;
}

GString *
assay_plain_to_html (const char *text, gsize len, char **ret_title)
{
  g_autoptr (GArray) lines = split_lines (text, len);
  g_autoptr (GArray) pieces = find_pieces (lines);
  GString *html = g_string_sized_new (len + len / 8 + 256);

  if (ret_title != NULL)
    *ret_title = NULL;
  g_string_append (html, runs_rightward (text, len) ? "<!DOCTYPE html><html>"
                                                    : "<!DOCTYPE html><html dir=\"rtl\">");
  g_string_append (html, "<head><title></title></head><body>");
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = get_piece (pieces, i);
      gboolean heading = is_heading (pieces, i);

      if (heading && i == 0 && ret_title != NULL)
        *ret_title
            = g_strndup (get_line (lines, piece->first)->text, get_line (lines, piece->first)->len);
      write_piece (html, lines, piece, !heading ? "p" : i == 0 ? "h1" : "h2");
    }
  g_string_append (html, "</body></html>");
  return html;
}
