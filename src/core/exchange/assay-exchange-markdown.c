/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-report.h"
#include "assay-report-segments.h"
#include "assay-phrases-gettext.h"

#include <string.h>

/* The report as Markdown of CommonMark 0.31, which has no tables: a row becomes a point of a list.
 * Every mark that could mean something is escaped. */

/* Whether the mark at @p would begin a heading or a list, or end a list's number. */
static gboolean
means_something (const GString *out, const char *p)
{
  char before = out->len > 0 ? out->str[out->len - 1] : '\n';
  gboolean ends_word = p[1] == '\0' || p[1] == ' ' || p[1] == '\n';

  if (strchr ("\\`*_[]<>&~|", *p) != NULL)
    return TRUE;
  if (*p == '.' || *p == ')')
    return ends_word && g_ascii_isdigit (before);

  return strchr ("#+-=", *p) != NULL && strchr ("\n >", before) != NULL;
}

static void
append_escaped (GString *out, const char *text, gsize length, const char *line_end)
{
  for (const char *p = text; p < text + length; p++)
    if (*p == '\n')
      g_string_append (out, line_end);
    else if (means_something (out, p))
      g_string_append_printf (out, "\\%c", *p);
    else
      g_string_append_c (out, *p);
}

char *
assay_exchange_dup_markdown (const char *text)
{
  GString *out = g_string_new (NULL);

  append_escaped (out, text, strlen (text), "\n");

  return g_string_free (out, FALSE);
}

/* Within <…> of a link. */
static void
append_address (GString *out, const char *address)
{
  g_autofree char *plain = g_uri_escape_string (address, ":/?#[]@!$&'()*+,;=%", FALSE);

  g_string_append (out, plain);
}

/* Whether white space begins @text: of Unicode, for CommonMark counts no-break spaces too. */
static gboolean
begins_with_space (const char *text)
{
  return g_unichar_isspace (g_utf8_get_char (text));
}

static void
append_segment (GString *out,
                AssayReportWords *words,
                const AssayReportSegment *segment,
                const char *line_end)
{
  const char *text = words->text->str + segment->start;
  gsize length = segment->end - segment->start;
  gboolean is_link = segment->dest != NULL || segment->uri != NULL;
  gboolean is_bold = (segment->face & ASSAY_FACE_BOLD) != 0;
  const char *begin = text;
  const char *end = text + length;

  /* Marks of emphasis must touch what they emphasise. */
  while (begin < end && begins_with_space (begin))
    begin = g_utf8_next_char (begin);
  append_escaped (out, text, (gsize) (begin - text), line_end);
  if (begin == end)
    return;
  while (begins_with_space (g_utf8_prev_char (end)))
    end = g_utf8_prev_char (end);

  if (is_link)
    g_string_append_c (out, '[');
  else if (is_bold)
    g_string_append (out, "**");
  assay_exchange_begin_change (out, segment);
  append_escaped (out, begin, (gsize) (end - begin), line_end);
  assay_exchange_end_change (out, segment);
  if (is_bold && !is_link)
    g_string_append (out, "**");
  if (segment->dest != NULL)
    g_string_append_printf (out, "](#%s)", segment->dest);
  else if (segment->uri != NULL)
    {
      g_string_append (out, "](<");
      append_address (out, segment->uri);
      g_string_append (out, ">)");
    }
  append_escaped (out, end, (gsize) (text + length - end), line_end);
}

static void
append_words (GString *out, AssayReportWords *words, const char *line_end)
{
  g_autoptr (GArray) segments = assay_report_spans_flatten (words->spans, (guint) words->text->len);

  for (guint i = 0; i < segments->len; i++)
    {
      const AssayReportSegment *segment = &g_array_index (segments, AssayReportSegment, i);

      for (guint k = 0; k < words->spans->len; k++)
        {
          const AssayReportSpan *span = &g_array_index (words->spans, AssayReportSpan, k);

          if (span->name != NULL && span->start == segment->start)
            g_string_append_printf (out, "<a id=\"%s\"></a>", span->name);
        }
      append_segment (out, words, segment, line_end);
    }
}

static void
append_id (GString *out, const char *id)
{
  if (id != NULL)
    g_string_append_printf (out, "<a id=\"%s\"></a>", id);
}

static const char *
get_lead (AssayReportStyle style)
{
  switch (style)
    {
    case ASSAY_STYLE_TITLE:
      return "# ";
    case ASSAY_STYLE_H1:
      return "## ";
    case ASSAY_STYLE_H2:
    case ASSAY_STYLE_ARTICLE_HEADING:
      return "### ";
    case ASSAY_STYLE_H3:
      return "#### ";
    case ASSAY_STYLE_QUOTE:
    case ASSAY_STYLE_NOTICE:
      return "> ";
    case ASSAY_STYLE_LIST:
      return "- ";
    case ASSAY_STYLE_MASTHEAD:
    case ASSAY_STYLE_KICKER:
    case ASSAY_STYLE_BYLINE:
    case ASSAY_STYLE_BODY:
    case ASSAY_STYLE_SMALL:
    case ASSAY_STYLE_ARTICLE:
    case ASSAY_STYLE_ARTICLE_CAPTION:
    case ASSAY_STYLE_CELL:
    case ASSAY_STYLE_CELL_HEAD:
    case ASSAY_STYLE_BADGE:
    case ASSAY_STYLE_RUNNING:
    case ASSAY_N_STYLES:
    default:
      return "";
    }
}

static void
append_paragraph (GString *out, AssayReportItem *item)
{
  const char *lead = get_lead (item->style);
  gboolean is_heading = *lead == '#';

  g_string_append (out, lead);
  append_id (out, item->dest);
  append_words (out, item->words, is_heading ? " " : *lead == '>' ? "\\\n> " : "\\\n");
  if (item->page_of != NULL && item->style == ASSAY_STYLE_H2)
    g_string_append_printf (out, " [%s](#%s)", _ ("in the text"), item->page_of);
  g_string_append (out, "\n\n");
}

static void
append_table (GString *out, AssayReportItem *item)
{
  for (guint i = 0; i < item->rows->len; i++)
    {
      GPtrArray *row = item->rows->pdata[i];

      g_string_append (out, "- ");
      if (i == 0)
        append_id (out, item->dest);
      for (guint k = 0; k < row->len; k++)
        {
          AssayReportWords *cell = row->pdata[k];
          gboolean names = item->head == NULL && k == 0;

          if (cell->text->len == 0)
            continue;
          if (k > 0 && item->head != NULL)
            g_string_append (out, "\\\n  ");
          if (item->head != NULL && ((AssayReportWords *) item->head->pdata[k])->text->len > 0)
            {
              g_string_append (out, "*");
              append_words (out, item->head->pdata[k], " ");
              g_string_append (out, ":* ");
            }
          append_words (out, cell, "\\\n  ");
          if (names)
            g_string_append (out, _ (": "));
        }
      g_string_append (out, "\n");
    }
  g_string_append (out, "\n");
}

static void
append_bars (GString *out, AssayReportItem *item)
{
  for (guint i = 0; i < item->bars->len; i++)
    {
      const AssayReportBar *bar = &g_array_index (item->bars, AssayReportBar, i);

      g_string_append (out, "- ");
      append_escaped (out, bar->symbol, strlen (bar->symbol), " ");
      g_string_append_c (out, ' ');
      append_escaped (out, bar->label, strlen (bar->label), " ");
      g_string_append_printf (out, ": %u\n", bar->count);
    }
  g_string_append_c (out, '\n');
}

GBytes *
assay_exchange_write_markdown (AssayExchangeScope *scope, GError **error)
{
  const char *title;
  GPtrArray *items;
  GString *out;

  if (!assay_exchange_make_items (scope, &title, error))
    return NULL;
  if (scope->places_only)
    return g_bytes_new (NULL, 0);

  out = g_string_new (NULL);
  items = assay_report_content_get_items (scope->context->content);
  for (guint i = 0; i < items->len; i++)
    {
      AssayReportItem *item = items->pdata[i];

      if (item->type == ASSAY_ITEM_PARAGRAPH
          || (item->type == ASSAY_ITEM_MASTHEAD && item->words->text->len > 0))
        append_paragraph (out, item);
      else if (item->type == ASSAY_ITEM_TABLE)
        append_table (out, item);
      else if (item->type == ASSAY_ITEM_BARS || item->type == ASSAY_ITEM_STRIP)
        append_bars (out, item);
    }

  return g_string_free_to_bytes (out);
}
