/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-phrases-gettext.h"
#include "assay-report-flow-private.h"
#include "assay-report-logo.h"

#define BAR_PITCH 17.
#define STRIP_HEIGHT 40.
#define NOTICE_PADDING 8.
#define CHAPTER_GAP 34.
#define CHAPTER_ROOM 0.45 /* of a page: what a chapter that begins on it needs to have left */
#define LOGO_HEIGHT 34.
#define LOGO_WIDTH 170.
#define LOGO_GAP 10.

double
assay_report_flow_get_bottom (AssayReportFlow *flow)
{
  return flow->sheet->height - flow->sheet->bottom;
}

double
assay_report_flow_get_height (AssayReportFlow *flow)
{
  return assay_report_flow_get_bottom (flow) - flow->sheet->top;
}

double
assay_report_flow_get_width (AssayReportFlow *flow)
{
  return flow->sheet->width - flow->sheet->left - flow->sheet->right;
}

void
assay_report_flow_break (AssayReportFlow *flow)
{
  assay_report_pages_begin_page (flow->pages);
  flow->is_open = TRUE;
  flow->y = flow->sheet->top;
  flow->note_y = flow->sheet->top;
  assay_report_flow_place_late_notes (flow);
}

AssayReportSet *
assay_report_flow_set_text (AssayReportFlow *flow,
                            const char *text,
                            AssayReportStyle style,
                            AssayReportFace face,
                            AssayReportInk ink,
                            const char *dest)
{
  AssayReportWords *words = assay_report_words_new (flow->scratch);
  AssayReportSpan span = assay_report_span (0, 0);

  assay_report_words_add (words, text);
  span.end = (guint) words->text->len;
  span.face = face;
  span.ink = ink;
  span.dest = dest;
  assay_report_words_add_span (words, span);
  g_ptr_array_add (flow->scratch_words, words);

  return assay_report_setter_set (flow->setter, words, style, -1);
}

static double
get_paragraph_width (AssayReportFlow *flow, AssayReportItem *item)
{
  const AssayReportStyleInfo *info = assay_report_style_get_info (item->style);
  double width = assay_report_flow_get_width (flow) - info->indent;

  if (info->in_column)
    width -= ASSAY_FLOW_MARGIN_COLUMN + ASSAY_FLOW_MARGIN_GAP;
  if (item->page_of != NULL)
    width -= 60;
  if (item->style == ASSAY_STYLE_NOTICE)
    width -= 2 * NOTICE_PADDING + 4;

  return width;
}

static void
measure_paragraph (AssayReportFlow *flow, AssayReportBox *box)
{
  const AssayReportStyleInfo *info = assay_report_style_get_info (box->item->style);
  guint n_lines;
  guint wanted;

  box->set = assay_report_setter_set (flow->setter, box->item->words, box->item->style,
                                      get_paragraph_width (flow, box->item));
  n_lines = box->set->lines->len;
  wanted = n_lines <= 3 || (info->keep_next && n_lines <= 8) ? n_lines : 2;
  box->least = g_array_index (box->set->lines, AssayReportLineBox, wanted - 1).bottom;
  box->before = box->item->is_part ? 0 : info->before;

  if (box->item->style == ASSAY_STYLE_NOTICE)
    box->least = box->set->height + 2 * NOTICE_PADDING;
}

/* How large the logo of a masthead is drawn; 0 by 0 where there is none. */
static void
fit_logo (AssayReportItem *item, double *ret_width, double *ret_height)
{
  double scale;

  *ret_width = *ret_height = 0;
  if (item->logo == NULL || !assay_report_logo_get_size (item->logo, ret_width, ret_height))
    return;

  scale = MIN (LOGO_HEIGHT / *ret_height, LOGO_WIDTH / *ret_width);
  *ret_width *= scale;
  *ret_height *= scale;
}

static void
measure_masthead (AssayReportFlow *flow, AssayReportBox *box)
{
  double width;
  double height;

  fit_logo (box->item, &width, &height);
  box->set = assay_report_setter_set (flow->setter, box->item->words, box->item->style,
                                      assay_report_flow_get_width (flow)
                                          - (width > 0 ? width + LOGO_GAP : 0));
  box->least = MAX (height, box->set->height);
}

/* The desk's name stands beside its logo, which then needs no words of its own. */
static void
place_logo (AssayReportFlow *flow, AssayReportBox *box, double width, double height)
{
  cairo_rectangle_t rect
      = { flow->sheet->left, flow->y + (box->least - height) / 2, width, height };
  gboolean is_alone = box->item->words->text->len == 0;

  if (is_alone)
    assay_report_pages_begin_tag (flow->pages, "Figure", NULL,
                                  assay_report_content_intern (flow->scratch, _ ("Logo")));
  assay_report_pages_add_logo (flow->pages, rect, box->item->logo);
  if (is_alone)
    assay_report_pages_end_tag (flow->pages, "Figure");
}

static void
place_masthead (AssayReportFlow *flow, AssayReportBox *box)
{
  double x = flow->sheet->left;
  double width;
  double height;

  fit_logo (box->item, &width, &height);
  if (width > 0)
    {
      place_logo (flow, box, width, height);
      x += width + LOGO_GAP;
    }
  if (box->item->words->text->len > 0)
    {
      assay_report_pages_begin_tag (flow->pages, "P", NULL, NULL);
      assay_report_flow_draw_set (flow, box->set, x, flow->y + (box->least - box->set->height) / 2);
      assay_report_pages_end_tag (flow->pages, "P");
    }
  flow->y += box->least + assay_report_style_get_info (box->item->style)->after;
}

AssayReportBox *
assay_report_box_new (AssayReportFlow *flow, AssayReportItem *item)
{
  AssayReportBox *box = g_new0 (AssayReportBox, 1);

  box->item = item;
  switch (item->type)
    {
    case ASSAY_ITEM_PARAGRAPH:
      measure_paragraph (flow, box);
      break;
    case ASSAY_ITEM_MASTHEAD:
      measure_masthead (flow, box);
      break;
    case ASSAY_ITEM_TABLE:
      assay_report_flow_measure_table (flow, box);
      break;
    case ASSAY_ITEM_BARS:
      box->before = 4;
      box->least = item->bars != NULL ? item->bars->len * BAR_PITCH : 0;
      break;
    case ASSAY_ITEM_STRIP:
      box->before = 4;
      box->least = STRIP_HEIGHT;
      break;
    case ASSAY_ITEM_RULE:
    case ASSAY_ITEM_NEW_CHAPTER:
    case ASSAY_ITEM_NEW_PAGE:
    default:
      break;
    }

  return box;
}

void
assay_report_box_free (AssayReportBox *self)
{
  g_clear_pointer (&self->set, assay_report_set_free);
  g_clear_pointer (&self->head, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

static gboolean
keeps_next (AssayReportItem *item)
{
  if (item->type == ASSAY_ITEM_RULE)
    return TRUE;

  return item->type == ASSAY_ITEM_PARAGRAPH
         && (item->keep_next || assay_report_style_get_info (item->style)->keep_next);
}

static gboolean
begins_part (AssayReportItem *item)
{
  return item->type == ASSAY_ITEM_NEW_PAGE || item->type == ASSAY_ITEM_NEW_CHAPTER;
}

/* Items and the boxes that have been made of the next of them. */
typedef struct
{
  AssayReportFlow *flow;
  GPtrArray *items;
  GQueue *ahead; /* of AssayReportBox, of the items from `next` on */
  guint next;
} Reader;

static AssayReportBox *
peek_box (Reader *reader, guint distance)
{
  while (g_queue_get_length (reader->ahead) <= distance)
    {
      guint at = reader->next + g_queue_get_length (reader->ahead);

      if (at >= reader->items->len)
        return NULL;
      g_queue_push_tail (reader->ahead, assay_report_box_new (
                                            reader->flow, g_ptr_array_index (reader->items, at)));
    }

  return g_queue_peek_nth (reader->ahead, distance);
}

/* What has to fit on the page with the next item: itself and what it must not be parted from. */
static double
get_needed (Reader *reader)
{
  double needed = 0;

  for (guint i = 0;; i++)
    {
      AssayReportBox *box = peek_box (reader, i);

      if (box == NULL || begins_part (box->item))
        return needed;
      needed += (i > 0 ? box->before : 0) + box->least;
      if (!keeps_next (box->item) || needed > assay_report_flow_get_height (reader->flow))
        return needed;
      if (box->item->type == ASSAY_ITEM_PARAGRAPH)
        needed += assay_report_style_get_info (box->item->style)->after;
    }
}

const char *
assay_report_flow_get_lang (AssayReportFlow *flow, AssayReportWords *words)
{
  if (words->lang == NULL || *words->lang == '\0' || g_str_equal (words->lang, flow->lang))
    return NULL;

  return words->lang;
}

static void
place_rule (AssayReportFlow *flow)
{
  assay_report_pages_add_line (flow->pages, flow->sheet->left,
                               flow->sheet->width - flow->sheet->right, flow->y, 0.5,
                               ASSAY_LINE_SOLID, assay_report_ink_get_colour (ASSAY_INK_RULE));
  flow->y += 9;
}

/* What bars show, in words. Borrowed from the content. */
static const char *
name_bars (AssayReportFlow *flow, GArray *bars)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; bars != NULL && i < bars->len; i++)
    {
      const AssayReportBar *bar = &g_array_index (bars, AssayReportBar, i);

      g_string_append_printf (words, "%s%s: %u", i > 0 ? ", " : "", bar->label, bar->count);
    }

  return assay_report_content_intern (flow->scratch, words->str);
}

static void
place_figure (AssayReportFlow *flow, AssayReportBox *box)
{
  assay_report_pages_begin_tag (flow->pages, "Figure", NULL, name_bars (flow, box->item->bars));
  if (box->item->type == ASSAY_ITEM_BARS)
    assay_report_flow_place_bars (flow, box);
  else
    assay_report_flow_place_strip (flow, box);
  assay_report_pages_end_tag (flow->pages, "Figure");
}

static void
place_box (AssayReportFlow *flow, AssayReportBox *box)
{
  AssayReportItem *item = box->item;

  if (item->dest != NULL)
    assay_report_pages_add_dest (flow->pages, item->dest, flow->sheet->left, MAX (flow->y - 8, 0));
  if (item->outline != NULL && item->dest != NULL)
    assay_report_pages_add_outline (flow->pages, item->outline, item->dest, item->level);

  if (item->type != ASSAY_ITEM_PARAGRAPH)
    assay_report_flow_end_list (flow);

  switch (item->type)
    {
    case ASSAY_ITEM_PARAGRAPH:
      assay_report_flow_place_paragraph (flow, box);
      break;
    case ASSAY_ITEM_MASTHEAD:
      place_masthead (flow, box);
      break;
    case ASSAY_ITEM_TABLE:
      assay_report_flow_place_table (flow, box);
      break;
    case ASSAY_ITEM_BARS:
    case ASSAY_ITEM_STRIP:
      place_figure (flow, box);
      break;
    case ASSAY_ITEM_RULE:
      place_rule (flow);
      break;
    case ASSAY_ITEM_NEW_CHAPTER:
    case ASSAY_ITEM_NEW_PAGE:
    default:
      break;
    }
}

/* Ends a part of the report. A short chapter does not leave a page nearly empty; but the front page
 * stands alone.
 */
static void
end_part (AssayReportFlow *flow, AssayReportItemType next)
{
  double y = MAX (flow->y, flow->note_y);
  double room = assay_report_flow_get_bottom (flow) - y - CHAPTER_GAP;
  gboolean in_chapter = flow->in_chapter;

  flow->in_chapter = next == ASSAY_ITEM_NEW_CHAPTER;
  assay_report_flow_end_list (flow);
  if (in_chapter && flow->in_chapter && flow->is_open && g_queue_is_empty (flow->late_notes)
      && room >= CHAPTER_ROOM * assay_report_flow_get_height (flow))
    {
      flow->y = y + CHAPTER_GAP;
      return;
    }

  /* late references need a page of the article to stand on */
  while (!g_queue_is_empty (flow->late_notes))
    assay_report_flow_break (flow);
  flow->is_open = FALSE;
}

static void
pass_box (Reader *reader)
{
  assay_report_box_free (g_queue_pop_head (reader->ahead));
  reader->next++;
}

/* Passes over what is only there if it fits, and what goes with it. */
static void
leave_out (Reader *reader)
{
  for (AssayReportBox *box = peek_box (reader, 0); box != NULL && box->item->if_room;
       box = peek_box (reader, 0))
    pass_box (reader);
}

static void
place_next (Reader *reader)
{
  AssayReportFlow *flow = reader->flow;
  AssayReportBox *box = peek_box (reader, 0);
  gboolean is_first = !flow->is_open || flow->y <= flow->sheet->top + 0.01;
  double needed = get_needed (reader);
  gboolean fits
      = flow->is_open
        && (is_first
            || flow->y + box->before + needed <= assay_report_flow_get_bottom (flow) + 0.01);

  if (box->item->if_room && !fits)
    {
      leave_out (reader);
      return;
    }

  if (begins_part (box->item))
    end_part (flow, box->item->type);
  else
    {
      if (!fits)
        assay_report_flow_break (flow);
      if (fits && !is_first)
        flow->y += box->before;
      place_box (flow, box);
    }
  pass_box (reader);
}

static void
flow_items (Reader *reader,
            void (*progress) (double fraction, gpointer data),
            gpointer data,
            GCancellable *cancellable)
{
  while (reader->next < reader->items->len && !g_cancellable_is_cancelled (cancellable))
    {
      place_next (reader);
      if (progress != NULL && reader->next % 64 == 0)
        progress ((double) reader->next / reader->items->len, data);
    }
  if (!reader->flow->is_open && reader->flow->pages != NULL
      && assay_report_pages_get_n_pages (reader->flow->pages) == 0)
    assay_report_flow_break (reader->flow);
  if (!g_cancellable_is_cancelled (cancellable))
    assay_report_flow_end_list (reader->flow);
}

gboolean
assay_report_flow (AssayReportContent *content,
                   AssayReportPages *pages,
                   AssayReportSetter *setter,
                   const char *lang,
                   void (*progress) (double fraction, gpointer data),
                   gpointer data,
                   GCancellable *cancellable)
{
  AssayReportFlow flow = { .pages = pages, .setter = setter };
  Reader reader = { &flow, assay_report_content_get_items (content), g_queue_new (), 0 };

  flow.lang = lang;
  flow.sheet = assay_report_pages_get_sheet (pages);
  flow.late_notes = g_queue_new ();
  flow.scratch = content;
  flow.scratch_words = assay_report_content_get_scratch (content);

  flow_items (&reader, progress, data, cancellable);

  g_queue_free_full (reader.ahead, (GDestroyNotify) assay_report_box_free);
  g_queue_free (flow.late_notes);

  return !g_cancellable_is_cancelled (cancellable);
}
