/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-html-sheet.h"
#include "assay-exchange-report.h"
#include "assay-report-sections.h"
#include "assay-report-segments.h"
#include "assay-phrases-gettext.h"

#include <string.h>

/* The report as one HTML file without scripts: sections with headings, highlights that link to
 * their claims and back, tables with scopes. */

typedef struct
{
  GString *out;
  GHashTable *ids;      /* places that are there already: an id may stand but once */
  const char *list_end; /* what closes the list that is open, or NULL */
  gboolean in_section;
} Page;

static void
append_escaped (GString *out, const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p++)
    switch (*p)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      case '\n':
        g_string_append (out, "<br>");
        break;
      default:
        g_string_append_c (out, *p);
        break;
      }
}

static void
append_text (GString *out, const char *text)
{
  append_escaped (out, text, strlen (text));
}

static void
append_attribute (GString *out, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;

  g_string_append_printf (out, " %s=\"", name);
  append_escaped (out, value, strlen (value));
  g_string_append_c (out, '"');
}

static void
append_id (Page *page, const char *id)
{
  if (id != NULL && g_hash_table_add (page->ids, (gpointer) id))
    append_attribute (page->out, "id", id);
}

static void
append_classes (GString *out, const AssayReportSegment *segment)
{
  static const struct
  {
    AssayReportFace face;
    const char *name;
  } faces[] = { { ASSAY_FACE_BOLD, "b" },      { ASSAY_FACE_ITALIC, "i" },
                { ASSAY_FACE_SERIF, "serif" }, { ASSAY_FACE_MONO, "mono" },
                { ASSAY_FACE_SMALL, "small" }, { ASSAY_FACE_RAISED, "raised" } };
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (faces); i++)
    if ((segment->face & faces[i].face) != 0)
      g_string_append_printf (names, " %s", faces[i].name);
  if (segment->ink == ASSAY_INK_MUTED)
    g_string_append (names, " muted");
  if (segment->ink >= ASSAY_INK_LOOK)
    g_string_append_printf (names, " ink%d", (int) segment->ink - ASSAY_INK_LOOK);
  if (segment->ground != ASSAY_LOOK_NONE)
    g_string_append_printf (names, " look%d", (int) segment->ground);
  for (guint i = 0; i < ASSAY_REPORT_MAX_LANES; i++)
    if (segment->lanes[i] != ASSAY_LOOK_NONE)
      {
        g_string_append_printf (names, " line%d", (int) segment->lanes[i]);
        break;
      }
  if (names->len > 0)
    append_attribute (out, "class", names->str + 1);
}

static void
append_names (Page *page, AssayReportWords *words, const AssayReportSegment *segment)
{
  for (guint i = 0; i < words->spans->len; i++)
    {
      const AssayReportSpan *span = &g_array_index (words->spans, AssayReportSpan, i);

      if (span->name == NULL || span->start != segment->start
          || g_hash_table_contains (page->ids, span->name))
        continue;
      g_string_append (page->out, "<span");
      append_id (page, span->name);
      g_string_append (page->out, "></span>");
    }
}

static void
append_words (Page *page, AssayReportWords *words)
{
  g_autoptr (GArray) segments = assay_report_spans_flatten (words->spans, (guint) words->text->len);

  for (guint i = 0; i < segments->len; i++)
    {
      const AssayReportSegment *segment = &g_array_index (segments, AssayReportSegment, i);
      gboolean is_link = segment->dest != NULL || segment->uri != NULL;
      gsize before;

      append_names (page, words, segment);
      before = page->out->len;
      g_string_append (page->out, is_link ? "<a" : "<span");
      if (segment->dest != NULL)
        g_string_append_printf (page->out, " href=\"#%s\"", segment->dest);
      else
        append_attribute (page->out, "href", segment->uri);
      append_classes (page->out, segment);
      if (!is_link && page->out->len == before + strlen ("<span"))
        g_string_truncate (page->out, before);
      else
        g_string_append_c (page->out, '>');
      before = page->out->len > before;
      assay_exchange_begin_change (page->out, segment);
      append_escaped (page->out, words->text->str + segment->start, segment->end - segment->start);
      assay_exchange_end_change (page->out, segment);
      if (before)
        g_string_append (page->out, is_link ? "</a>" : "</span>");
    }
}

static void
close_list (Page *page)
{
  if (page->list_end != NULL)
    g_string_append (page->out, page->list_end);
  page->list_end = NULL;
}

static void
close_section (Page *page)
{
  close_list (page);
  if (page->in_section)
    g_string_append (page->out, "</section>\n");
  page->in_section = FALSE;
}

/* The element of a paragraph. */
static const char *
get_tag (AssayReportStyle style)
{
  switch (style)
    {
    case ASSAY_STYLE_TITLE:
      return "h1";
    case ASSAY_STYLE_H1:
      return "h2";
    case ASSAY_STYLE_H2:
    case ASSAY_STYLE_ARTICLE_HEADING:
      return "h3";
    case ASSAY_STYLE_H3:
      return "h4";
    case ASSAY_STYLE_QUOTE:
      return "blockquote";
    case ASSAY_STYLE_LIST:
      return "li";
    case ASSAY_STYLE_MASTHEAD:
    case ASSAY_STYLE_KICKER:
    case ASSAY_STYLE_BYLINE:
    case ASSAY_STYLE_BODY:
    case ASSAY_STYLE_SMALL:
    case ASSAY_STYLE_NOTICE:
    case ASSAY_STYLE_ARTICLE:
    case ASSAY_STYLE_ARTICLE_CAPTION:
    case ASSAY_STYLE_CELL:
    case ASSAY_STYLE_CELL_HEAD:
    case ASSAY_STYLE_BADGE:
    case ASSAY_STYLE_RUNNING:
    case ASSAY_N_STYLES:
    default:
      return "p";
    }
}

static const char *
get_class (AssayReportStyle style)
{
  static const char *const names[ASSAY_N_STYLES] = {
    [ASSAY_STYLE_MASTHEAD] = "masthead",       [ASSAY_STYLE_KICKER] = "kicker",
    [ASSAY_STYLE_BYLINE] = "byline",           [ASSAY_STYLE_SMALL] = "fine",
    [ASSAY_STYLE_NOTICE] = "notice",           [ASSAY_STYLE_ARTICLE] = "article",
    [ASSAY_STYLE_ARTICLE_HEADING] = "article", [ASSAY_STYLE_ARTICLE_CAPTION] = "caption",
  };

  return names[style];
}

static void
append_paragraph (Page *page, AssayReportItem *item)
{
  const char *tag = get_tag (item->style);
  const char *class = get_class (item->style);
  g_autofree char *look = item->look != ASSAY_LOOK_NONE
                              ? g_strdup_printf ("%s%sbar%d", class != NULL ? class : "",
                                                 class != NULL ? " " : "", (int) item->look)
                              : g_strdup (class);

  if (item->style == ASSAY_STYLE_LIST && page->list_end == NULL)
    {
      g_string_append (page->out, "<ul>\n");
      page->list_end = "</ul>\n";
    }
  else if (item->style != ASSAY_STYLE_LIST)
    close_list (page);

  g_string_append_printf (page->out, "<%s", tag);
  append_id (page, item->dest);
  append_attribute (page->out, "class", look);
  append_attribute (page->out, "lang", item->words->lang);
  if (item->words->lang != NULL)
    append_attribute (page->out, "dir", "auto");
  g_string_append_c (page->out, '>');
  append_words (page, item->words);
  if (item->page_of != NULL && item->style == ASSAY_STYLE_H2)
    {
      g_string_append_printf (page->out, " <a class=\"up\" href=\"#%s\">", item->page_of);
      append_text (page->out, _ ("in the text"));
      g_string_append (page->out, "</a>");
    }
  g_string_append_printf (page->out, "</%s>\n", tag);
}

static void
append_cell (Page *page, const char *tag, const char *scope, AssayReportWords *words)
{
  g_string_append_printf (page->out, "<%s", tag);
  append_attribute (page->out, "scope", scope);
  append_attribute (page->out, "lang", words->lang);
  if (words->lang != NULL)
    append_attribute (page->out, "dir", "auto");
  g_string_append_c (page->out, '>');
  append_words (page, words);
  g_string_append_printf (page->out, "</%s>", tag);
}

static void
append_table (Page *page, AssayReportItem *item)
{
  gboolean is_facts = item->head == NULL;

  close_list (page);
  if (item->rows->len == 0)
    return;

  g_string_append (page->out, "<div class=\"wide\"><table");
  append_id (page, item->dest);
  append_attribute (page->out, "class", is_facts ? "facts" : NULL);
  g_string_append (page->out, ">\n");
  if (!is_facts)
    {
      g_string_append (page->out, "<thead><tr>");
      for (guint i = 0; i < item->head->len; i++)
        append_cell (page, "th", "col", item->head->pdata[i]);
      g_string_append (page->out, "</tr></thead>\n");
    }
  g_string_append (page->out, "<tbody>\n");
  for (guint i = 0; i < item->rows->len; i++)
    {
      GPtrArray *row = item->rows->pdata[i];

      g_string_append (page->out, "<tr>");
      for (guint k = 0; k < row->len; k++)
        append_cell (page, is_facts && k == 0 ? "th" : "td", is_facts && k == 0 ? "row" : NULL,
                     row->pdata[k]);
      g_string_append (page->out, "</tr>\n");
    }
  g_string_append (page->out, "</tbody></table></div>\n");
}

/* Bars and strips alike are a table of counts; how long each bar is, is for the eyes alone. */
static void
append_bars (Page *page, AssayReportItem *item)
{
  guint most = 1;

  close_list (page);
  for (guint i = 0; i < item->bars->len; i++)
    most = MAX (most, g_array_index (item->bars, AssayReportBar, i).count);
  g_string_append (page->out, "<table class=\"bars\"><tbody>\n");
  for (guint i = 0; i < item->bars->len; i++)
    {
      const AssayReportBar *bar = &g_array_index (item->bars, AssayReportBar, i);

      g_string_append_printf (page->out,
                              "<tr><th scope=\"row\"><span class=\"ink%d\" aria-hidden=\"true\">",
                              (int) bar->look);
      append_text (page->out, bar->symbol);
      g_string_append (page->out, "</span> ");
      append_text (page->out, bar->label);
      g_string_append_printf (page->out,
                              "</th><td>%u</td><td aria-hidden=\"true\"><span class=\"bar fill%d\" "
                              "style=\"width:%u%%\"></span></td></tr>\n",
                              bar->count, (int) bar->look,
                              MAX (1, (guint) ((guint64) bar->count * 100 / most)));
    }
  g_string_append (page->out, "</tbody></table>\n");
}

/* The desk's name stands beside its logo and is what the picture says. */
static void
append_masthead (Page *page, AssayReportItem *item)
{
  const char *desk = item->words->text->str;

  close_list (page);
  g_string_append (page->out, "<p class=\"masthead\">");
  if (item->logo != NULL)
    {
      gsize size;
      const guchar *data = g_bytes_get_data (item->logo, &size);
      g_autofree char *base64 = g_base64_encode (data, size);

      g_string_append_printf (page->out, "<img src=\"data:%s;base64,%s\"",
                              assay_report_logo_get_mime (item->logo), base64);
      append_attribute (page->out, "alt", *desk != '\0' ? desk : _ ("Logo"));
      g_string_append (page->out, "> ");
    }
  append_words (page, item->words);
  g_string_append (page->out, "</p>\n");
}

static void
append_item (Page *page, AssayReportItem *item)
{
  switch (item->type)
    {
    case ASSAY_ITEM_NEW_CHAPTER:
    case ASSAY_ITEM_NEW_PAGE:
      close_section (page);
      g_string_append (page->out, "<section>\n");
      page->in_section = TRUE;
      break;
    case ASSAY_ITEM_PARAGRAPH:
      append_paragraph (page, item);
      break;
    case ASSAY_ITEM_MASTHEAD:
      append_masthead (page, item);
      break;
    case ASSAY_ITEM_TABLE:
      append_table (page, item);
      break;
    case ASSAY_ITEM_BARS:
    case ASSAY_ITEM_STRIP:
      append_bars (page, item);
      break;
    case ASSAY_ITEM_RULE:
    default:
      break;
    }
}

static void
append_head (GString *out, AssayExchangeScope *scope, const char *title)
{
  gboolean shy = scope->context->input->preset != ASSAY_REPORT_READER;

  g_string_append (out, "<!DOCTYPE html>\n<html");
  append_attribute (out, "lang", assay_report_get_language ());
  g_string_append (out, ">\n<head>\n<meta charset=\"utf-8\">\n");
  g_string_append (out,
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                   "style-src 'unsafe-inline'; img-src data:\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"generator\" content=\"Assay\">\n"
                   "<meta name=\"referrer\" content=\"no-referrer\">\n");
  if (shy)
    g_string_append (out, "<meta name=\"robots\" content=\"noindex\">\n");
  g_string_append (out, "<title>");
  append_text (out, title);
  g_string_append (out, "</title>\n<style>\n");
  assay_exchange_append_sheet (out);
  g_string_append (out, "</style>\n</head>\n<body>\n");
}

GBytes *
assay_exchange_write_html (AssayExchangeScope *scope, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  Page page = { .ids = ids };
  const char *title;
  GPtrArray *items;

  if (!assay_exchange_make_items (scope, &title, error))
    return NULL;
  if (scope->places_only)
    return g_bytes_new (NULL, 0);

  page.out = g_string_new (NULL);
  append_head (page.out, scope, title);
  g_string_append (page.out, "<main>\n");
  items = assay_report_content_get_items (scope->context->content);
  for (guint i = 0; i < items->len; i++)
    append_item (&page, items->pdata[i]);
  close_section (&page);
  g_string_append (page.out, "</main>\n</body>\n</html>\n");

  return g_string_free_to_bytes (page.out);
}
