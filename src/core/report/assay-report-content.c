/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-content.h"

#include <string.h>

/* Bytes of one paragraph; a longer one is cut at white space, since setting it takes many times its
 * size. */
#define MAX_PARAGRAPH 6000

struct _AssayReportContent
{
  /* Owned */
  GStringChunk *strings;
  GPtrArray *items;
  GPtrArray *scratch; /* of AssayReportWords */
  GPtrArray *places;  /* of strings, borrowed from the chunk */
  const char *place;
  gint64 claim; /* that the place is of, or 0 */
};

static void
words_free_cb (gpointer words)
{
  assay_report_words_free (words);
}

static void
row_free_cb (gpointer row)
{
  g_ptr_array_unref (row);
}

static void
item_free_cb (gpointer data)
{
  AssayReportItem *item = data;

  g_clear_pointer (&item->words, assay_report_words_free);
  g_clear_pointer (&item->notes, g_array_unref);
  g_clear_pointer (&item->head, g_ptr_array_unref);
  g_clear_pointer (&item->rows, g_ptr_array_unref);
  g_clear_pointer (&item->bars, g_array_unref);
  g_free (item);
}

AssayReportContent *
assay_report_content_new (void)
{
  AssayReportContent *self = g_new0 (AssayReportContent, 1);

  self->strings = g_string_chunk_new (4096);
  self->items = g_ptr_array_new_with_free_func (item_free_cb);
  self->scratch = g_ptr_array_new_with_free_func (words_free_cb);
  self->places = g_ptr_array_new ();

  return self;
}

void
assay_report_content_free (AssayReportContent *self)
{
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->scratch);
  g_ptr_array_unref (self->places);
  g_string_chunk_free (self->strings);
  g_free (self);
}

GPtrArray *
assay_report_content_get_items (AssayReportContent *self)
{
  return self->items;
}

GPtrArray *
assay_report_content_get_scratch (AssayReportContent *self)
{
  return self->scratch;
}

const char *
assay_report_content_intern (AssayReportContent *self, const char *string)
{
  return string != NULL ? g_string_chunk_insert_const (self->strings, string) : NULL;
}

void
assay_report_content_set_place (AssayReportContent *self, const char *place)
{
  self->place = assay_report_content_intern (self, place);
  self->claim = 0;
  g_ptr_array_add (self->places, (gpointer) self->place);
}

GPtrArray *
assay_report_content_dup_places (AssayReportContent *self)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->places->len; i++)
    g_ptr_array_add (places, g_strdup (self->places->pdata[i]));

  return places;
}

void
assay_report_content_set_claim (AssayReportContent *self, gint64 claim)
{
  self->claim = claim;
}

AssayReportWords *
assay_report_words_new (AssayReportContent *content)
{
  AssayReportWords *self = g_new0 (AssayReportWords, 1);

  self->content = content;
  self->text = g_string_new (NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (AssayReportSpan));
  self->place = content->place;
  self->claim = content->claim;

  return self;
}

void
assay_report_words_free (AssayReportWords *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->spans);
  g_free (self);
}

/* Whether @lang has the form of a BCP 47 tag: parts of letters and digits. */
static gboolean
is_language (const char *lang)
{
  guint n = 0;

  for (const char *p = lang; *p != '\0'; p++)
    {
      n = *p == '-' ? 0 : n + 1;
      if ((n == 0 && (p == lang || p[-1] == '-')) || n > 8 || (*p != '-' && !g_ascii_isalnum (*p)))
        return FALSE;
    }

  return n > 0;
}

void
assay_report_words_set_lang (AssayReportWords *self, const char *lang)
{
  gboolean known = lang != NULL && is_language (lang);

  self->lang = known ? assay_report_content_intern (self->content, lang) : NULL;
}

/* Whether @c turns the direction of what follows, or is not to be seen at all. What is no character
 * for ever cairo takes for broken UTF-8, and draws nothing. */
static gboolean
is_unseen (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF
         || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

static void
append_printable (GString *text, const char *utf8)
{
  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n')
        g_string_append_c (text, '\n');
      else if (c == 0x2028 || c == 0x2029 || g_unichar_iscntrl (c))
        g_string_append_c (text, ' ');
      else if (!is_unseen (c))
        g_string_append_len (text, p, g_utf8_next_char (p) - p);
    }
}

static void
append_words (GString *to, const char *text)
{
  g_autofree char *valid = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  append_printable (to, text);
}

void
assay_report_words_add (AssayReportWords *self, const char *text)
{
  append_words (self->text, text);
}

char *
assay_report_dup_printable (const char *text)
{
  GString *printable = g_string_new (NULL);

  append_words (printable, text);

  return g_string_free (printable, FALSE);
}

AssayReportSpan
assay_report_span (guint start, guint end)
{
  return (AssayReportSpan){ .start = start, .end = end, .look = ASSAY_LOOK_NONE };
}

void
assay_report_words_add_span (AssayReportWords *self, AssayReportSpan span)
{
  if (span.start < span.end)
    g_array_append_val (self->spans, span);
}

void
assay_report_words_add_as (AssayReportWords *self,
                           const char *text,
                           AssayReportFace face,
                           AssayReportInk ink)
{
  AssayReportSpan span = assay_report_span ((guint) self->text->len, 0);

  assay_report_words_add (self, text);
  span.end = (guint) self->text->len;
  span.face = face;
  span.ink = ink;
  assay_report_words_add_span (self, span);
}

void
assay_report_words_add_link (AssayReportWords *self, const char *text, const char *dest)
{
  AssayReportSpan span = assay_report_span ((guint) self->text->len, 0);

  assay_report_words_add (self, text);
  span.end = (guint) self->text->len;
  span.dest = assay_report_content_intern (self->content, dest);
  span.ink = ASSAY_INK_LINK;
  assay_report_words_add_span (self, span);
}

/* @uri with everything escaped that a PDF link may not hold, or NULL where it is no address that
 * may be opened. */
static char *
dup_safe_uri (const char *uri)
{
  static const char *const schemes[] = { "http", "https", "ftp", "mailto" };
  g_autofree char *scheme = g_uri_parse_scheme (uri);

  for (guint i = 0; scheme != NULL && i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strcasecmp (scheme, schemes[i]) == 0)
      return g_uri_escape_string (uri, ":/?#[]@!$&*+,;=%", FALSE);

  return NULL;
}

void
assay_report_words_add_uri (AssayReportWords *self, const char *text, const char *uri)
{
  g_autofree char *safe = dup_safe_uri (uri);
  AssayReportSpan span = assay_report_span ((guint) self->text->len, 0);

  assay_report_words_add (self, text);
  if (safe == NULL)
    return;

  span.end = (guint) self->text->len;
  span.uri = assay_report_content_intern (self->content, safe);
  span.ink = ASSAY_INK_LINK;
  assay_report_words_add_span (self, span);
}

static AssayReportItem *
append_item (AssayReportContent *self, AssayReportItemType type, AssayReportStyle style)
{
  AssayReportItem *item = g_new0 (AssayReportItem, 1);

  item->type = type;
  item->style = style;
  item->look = ASSAY_LOOK_NONE;
  g_ptr_array_add (self->items, item);

  return item;
}

AssayReportItem *
assay_report_content_add_item (AssayReportContent *self, AssayReportItemType type)
{
  return append_item (self, type, ASSAY_STYLE_BODY);
}

/* Where to cut @text, which goes on for more than MAX_PARAGRAPH bytes from @start. */
static guint
find_cut (const char *text, guint start)
{
  guint most = start + MAX_PARAGRAPH;
  guint at = most;

  while (at > start + MAX_PARAGRAPH / 2 && text[at - 1] != ' ' && text[at - 1] != '\n')
    at--;
  if (at > start + MAX_PARAGRAPH / 2)
    return at;

  return (guint) (g_utf8_find_prev_char (text, text + most + 1) - text);
}

/* The words of [@start, @end) of @whole, with the spans that reach into it. */
static AssayReportWords *
cut_words (AssayReportWords *whole, guint start, guint end)
{
  AssayReportWords *part = assay_report_words_new (whole->content);

  part->lang = whole->lang;
  part->place = whole->place;
  part->claim = whole->claim;
  g_string_append_len (part->text, whole->text->str + start, end - start);

  for (guint i = 0; i < whole->spans->len; i++)
    {
      AssayReportSpan span = g_array_index (whole->spans, AssayReportSpan, i);

      if (span.end <= start || span.start >= end)
        continue;
      if (span.start < start)
        span.name = NULL;
      span.start = MAX (span.start, start) - start;
      span.end = MIN (span.end, end) - start;
      g_array_append_val (part->spans, span);
    }

  return part;
}

AssayReportItem *
assay_report_content_add (AssayReportContent *self, AssayReportStyle style, AssayReportWords *words)
{
  AssayReportItem *first = append_item (self, ASSAY_ITEM_PARAGRAPH, style);
  AssayReportItem *item = first;
  guint length = (guint) words->text->len;
  guint start = 0;

  if (length <= MAX_PARAGRAPH)
    {
      first->words = words;
      return first;
    }

  while (start < length)
    {
      guint end = length - start > MAX_PARAGRAPH ? find_cut (words->text->str, start) : length;

      if (start > 0)
        item = append_item (self, ASSAY_ITEM_PARAGRAPH, style);
      item->is_part = start > 0;
      item->words = cut_words (words, start, end);
      start = end;
    }
  assay_report_words_free (words);

  return first;
}

AssayReportItem *
assay_report_content_add_text (AssayReportContent *self, AssayReportStyle style, const char *text)
{
  AssayReportWords *words = assay_report_words_new (self);

  assay_report_words_add (words, text);

  return assay_report_content_add (self, style, words);
}

AssayReportItem *
assay_report_content_add_table (AssayReportContent *self, guint n_columns, const double *widths)
{
  AssayReportItem *item = append_item (self, ASSAY_ITEM_TABLE, ASSAY_STYLE_CELL);

  g_assert (n_columns <= ASSAY_REPORT_MAX_COLUMNS);
  item->n_columns = n_columns;
  memcpy (item->widths, widths, n_columns * sizeof (double));
  item->rows = g_ptr_array_new_with_free_func (row_free_cb);

  return item;
}

void
assay_report_table_set_head (AssayReportContent *self,
                             AssayReportItem *table,
                             const char *const *texts)
{
  table->head = g_ptr_array_new_with_free_func (words_free_cb);
  for (guint i = 0; i < table->n_columns; i++)
    {
      AssayReportWords *words = assay_report_words_new (self);

      assay_report_words_add (words, texts[i]);
      g_ptr_array_add (table->head, words);
    }
}

void
assay_report_table_add_row (AssayReportItem *table, AssayReportWords *const *cells)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (words_free_cb);

  for (guint i = 0; i < table->n_columns; i++)
    g_ptr_array_add (row, cells[i]);
  g_ptr_array_add (table->rows, row);
}

AssayReportItem *
assay_report_content_add_facts (AssayReportContent *self)
{
  AssayReportItem *item = assay_report_content_add_table (self, 2, (double[]){ 0.2, 0.8 });

  item->plain = TRUE;

  return item;
}

void
assay_report_facts_add (AssayReportContent *self,
                        AssayReportItem *facts,
                        const char *name,
                        AssayReportWords *words)
{
  AssayReportWords *label = assay_report_words_new (self);

  assay_report_words_add_as (label, name, ASSAY_FACE_PLAIN, ASSAY_INK_MUTED);
  assay_report_table_add_row (facts, (AssayReportWords *const[]){ label, words });
}

void
assay_report_facts_add_text (AssayReportContent *self,
                             AssayReportItem *facts,
                             const char *name,
                             const char *text)
{
  AssayReportWords *words;

  if (text == NULL || *text == '\0')
    return;

  words = assay_report_words_new (self);
  assay_report_words_add (words, text);
  assay_report_facts_add (self, facts, name, words);
}

void
assay_report_bars_add (AssayReportContent *self,
                       AssayReportItem *item,
                       AssayReportLook look,
                       const char *symbol,
                       const char *label,
                       guint count)
{
  AssayReportBar bar = { assay_report_content_intern (self, label),
                         assay_report_content_intern (self, symbol), look, count };

  if (count == 0)
    return;
  if (item->bars == NULL)
    item->bars = g_array_new (FALSE, FALSE, sizeof (AssayReportBar));
  g_array_append_val (item->bars, bar);
}
