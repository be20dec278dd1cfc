/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-flow-private.h"

#define NOTICE_PADDING 8.
#define LANE_PITCH 2.5

/* Of the size of the type: through the middle of small letters. */
#define STRIKE_HEIGHT 0.27

/* The runs [first, *end) of a line that follow each other in the same segment or link. */
typedef struct
{
  double left;
  double right;
} Extent;

static Extent
get_extent (AssayReportSet *set, guint first, guint end)
{
  Extent extent = { G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = first; i < end; i++)
    {
      const AssayReportRun *run = &g_array_index (set->runs, AssayReportRun, i);

      extent.left = MIN (extent.left, run->x);
      extent.right = MAX (extent.right, run->x + run->width);
    }

  return extent;
}

static const AssayReportSegment *
get_segment (AssayReportSet *set, guint run)
{
  guint segment = g_array_index (set->runs, AssayReportRun, run).segment;

  return &g_array_index (set->segments, AssayReportSegment, segment);
}

/* The ground below one run and the lines under it. */
static void
draw_looks (AssayReportFlow *flow,
            const AssayReportSegment *segment,
            const AssayReportRun *run,
            const AssayReportLineBox *line,
            double x,
            double y)
{
  double left = x + run->x;
  double baseline = y + line->baseline;

  if (segment->ground != ASSAY_LOOK_NONE)
    assay_report_pages_add_fill (
        flow->pages,
        (cairo_rectangle_t){ left, y + line->top + 1, run->width, line->bottom - line->top - 2 },
        assay_report_look_get_info (segment->ground)->ground);

  for (guint lane = 0; lane < ASSAY_REPORT_MAX_LANES; lane++)
    if (segment->lanes[lane] != ASSAY_LOOK_NONE)
      {
        const AssayReportLookInfo *info = assay_report_look_get_info (segment->lanes[lane]);

        assay_report_pages_add_line (flow->pages, left, left + run->width,
                                     baseline + 2.4 + lane * LANE_PITCH, 0.7, info->pattern,
                                     info->line);
      }
}

/* Lines of the words' own colour, through them or below. */
static void
draw_lines (AssayReportFlow *flow,
            const AssayReportSet *set,
            const AssayReportSegment *segment,
            const AssayReportRun *run,
            double x,
            double baseline)
{
  const AssayReportStyleInfo *style = assay_report_style_get_info (set->style);
  AssayReportColour colour
      = assay_report_ink_get_colour (segment->ink != ASSAY_INK_INHERIT ? segment->ink : style->ink);
  double left = x + run->x;

  if ((segment->face & ASSAY_FACE_STRUCK) != 0)
    assay_report_pages_add_line (flow->pages, left, left + run->width,
                                 baseline - STRIKE_HEIGHT * style->size, 0.7, ASSAY_LINE_SOLID,
                                 colour);
  if ((segment->face & ASSAY_FACE_UNDERLINED) != 0)
    assay_report_pages_add_line (flow->pages, left, left + run->width, baseline + 1.6, 0.7,
                                 ASSAY_LINE_SOLID, colour);
}

static gboolean
same_link (const AssayReportSegment *a, const AssayReportSegment *b)
{
  return g_strcmp0 (a->dest, b->dest) == 0 && g_strcmp0 (a->uri, b->uri) == 0;
}

/* The runs of the line, those of one link together. */
static void
draw_runs (
    AssayReportFlow *flow, AssayReportSet *set, const AssayReportLineBox *line, double x, double y)
{
  AssayReportInk ink = assay_report_style_get_info (set->style)->ink;
  guint end = line->first_run + line->n_runs;

  for (guint i = line->first_run; i < end;)
    {
      const AssayReportSegment *link = get_segment (set, i);
      guint next = i + 1;
      Extent extent;

      while (next < end && same_link (link, get_segment (set, next)))
        next++;
      extent = get_extent (set, i, next);
      if (!flow->in_leaf)
        assay_report_pages_begin_runs (
            flow->pages,
            (cairo_rectangle_t){ x + extent.left, y + line->top, extent.right - extent.left,
                                 line->bottom - line->top },
            link->dest, link->uri, assay_report_flow_get_lang (flow, set->words));
      for (; i < next; i++)
        {
          const AssayReportSegment *segment = get_segment (set, i);

          assay_report_pages_add_run (
              flow->pages, set, &g_array_index (set->runs, AssayReportRun, i), x,
              y + line->baseline, segment->ink != ASSAY_INK_INHERIT ? segment->ink : ink);
        }
      if (!flow->in_leaf)
        assay_report_pages_end_runs (flow->pages);
    }
}

/* Places that begin on the line. */
static void
add_dests (
    AssayReportFlow *flow, AssayReportSet *set, const AssayReportLineBox *line, double x, double y)
{
  GArray *spans = set->words->spans;

  for (guint i = 0; i < spans->len; i++)
    {
      const AssayReportSpan *span = &g_array_index (spans, AssayReportSpan, i);

      if (span->name != NULL && span->start >= line->start && span->start < MAX (line->end, 1))
        assay_report_pages_add_dest (flow->pages, span->name, x, MAX (y + line->top - 20, 0));
    }
}

void
assay_report_flow_draw_line (
    AssayReportFlow *flow, AssayReportSet *set, guint line, double x, double y)
{
  const AssayReportLineBox *box = &g_array_index (set->lines, AssayReportLineBox, line);

  for (guint i = box->first_run; i < box->first_run + box->n_runs; i++)
    {
      const AssayReportRun *run = &g_array_index (set->runs, AssayReportRun, i);

      draw_looks (flow, get_segment (set, i), run, box, x, y);
      draw_lines (flow, set, get_segment (set, i), run, x, y + box->baseline);
    }
  draw_runs (flow, set, box, x, y);
  add_dests (flow, set, box, x, y);
}

void
assay_report_flow_draw_set (AssayReportFlow *flow, AssayReportSet *set, double x, double y)
{
  for (guint i = 0; i < set->lines->len; i++)
    assay_report_flow_draw_line (flow, set, i, x, y);
}

static void
draw_text (AssayReportFlow *flow,
           const char *text,
           AssayReportStyle style,
           AssayReportInk ink,
           double x,
           double y)
{
  g_autoptr (AssayReportSet) set
      = assay_report_flow_set_text (flow, text, style, ASSAY_FACE_PLAIN, ink, NULL);

  assay_report_flow_draw_set (flow, set, x, y);
}

static void
place_notice (AssayReportFlow *flow, AssayReportBox *box)
{
  const AssayReportStyleInfo *info = assay_report_style_get_info (box->item->style);
  AssayReportLook look
      = box->item->look != ASSAY_LOOK_NONE ? box->item->look : ASSAY_LOOK_UNDECIDED;
  cairo_rectangle_t frame = { flow->sheet->left, flow->y, assay_report_flow_get_width (flow),
                              box->set->height + 2 * NOTICE_PADDING };

  assay_report_pages_add_look (flow->pages, frame, look, TRUE);
  assay_report_pages_add_fill (flow->pages,
                               (cairo_rectangle_t){ frame.x, frame.y, 3, frame.height },
                               assay_report_look_get_info (look)->line);
  assay_report_flow_draw_set (flow, box->set, frame.x + NOTICE_PADDING + 4,
                              frame.y + NOTICE_PADDING);
  flow->y += frame.height + info->after;
}

/* What stands beside one line of a paragraph. */
static void
draw_beside (AssayReportFlow *flow, AssayReportBox *box, guint line, double base)
{
  AssayReportItem *item = box->item;
  const AssayReportLineBox *lines = &g_array_index (box->set->lines, AssayReportLineBox, 0);
  double bar
      = box->set->from_right ? flow->sheet->width - flow->sheet->right - 2.5 : flow->sheet->left;

  if (item->style == ASSAY_STYLE_QUOTE && item->look != ASSAY_LOOK_NONE)
    assay_report_pages_add_fill (flow->pages,
                                 (cairo_rectangle_t){ bar, base + lines[line].top, 2.5,
                                                      lines[line].bottom - lines[line].top },
                                 assay_report_look_get_info (item->look)->line);
  if (line == 0 && item->page_of != NULL)
    assay_report_pages_add_page_of (flow->pages, item->page_of,
                                    flow->sheet->width - flow->sheet->right,
                                    base + lines[0].baseline);
}

/* Begins the element that holds the words of a paragraph. Where nothing in it is a link, and none
 * can come in from the margin, it holds them itself: a long report has many. */
static void
begin_words (AssayReportFlow *flow, AssayReportBox *box, const char *tag)
{
  AssayReportItem *item = box->item;

  flow->in_leaf = !box->set->has_links && item->notes == NULL && item->page_of == NULL
                  && g_queue_is_empty (flow->late_notes);
  assay_report_pages_begin_tag (
      flow->pages, tag, flow->in_leaf ? assay_report_flow_get_lang (flow, item->words) : NULL,
      NULL);
}

static void
end_words (AssayReportFlow *flow, const char *tag)
{
  assay_report_pages_end_tag (flow->pages, tag);
  flow->in_leaf = FALSE;
}

/* The label of a list's item stands before what the item says, in the structure as on the page. */
static void
begin_list_body (AssayReportFlow *flow, AssayReportBox *box, double base)
{
  AssayReportItem *item = box->item;

  if (item->bullet != NULL && !item->is_part)
    {
      flow->in_leaf = TRUE;
      assay_report_pages_begin_tag (flow->pages, "Lbl", NULL, NULL);
      draw_text (flow, item->bullet, item->style, ASSAY_INK_MUTED, flow->sheet->left, base);
      assay_report_pages_end_tag (flow->pages, "Lbl");
    }
  begin_words (flow, box, "LBody");
}

static void
place_lines (AssayReportFlow *flow, AssayReportBox *box)
{
  const AssayReportStyleInfo *info = assay_report_style_get_info (box->item->style);
  const AssayReportLineBox *lines = &g_array_index (box->set->lines, AssayReportLineBox, 0);
  guint n_lines = box->set->lines->len;
  double x = flow->sheet->left + info->indent;
  double base = flow->y;
  guint noted = 0; /* lines whose notes are placed */

  if (box->item->style == ASSAY_STYLE_NOTICE)
    {
      place_notice (flow, box);
      return;
    }
  if (box->item->style == ASSAY_STYLE_QUOTE && box->set->from_right)
    x -= info->indent;
  if (info->in_column && box->item->from_right)
    x += ASSAY_FLOW_MARGIN_COLUMN + ASSAY_FLOW_MARGIN_GAP;

  for (guint i = 0; i < n_lines; i++)
    {
      guint last = i + 2 == n_lines && i > 0 ? i + 1 : i; /* the last two stay together */

      if (base + lines[last].bottom > assay_report_flow_get_bottom (flow) + 0.01
          && base + lines[i].top > flow->sheet->top + 0.01)
        {
          assay_report_flow_place_notes (flow, box, noted, i, base);
          noted = i;
          assay_report_flow_break (flow);
          base = flow->y - lines[i].top;
        }
      if (i == 0 && flow->in_list)
        begin_list_body (flow, box, base);
      assay_report_flow_draw_line (flow, box->set, i, x, base);
      draw_beside (flow, box, i, base);
    }
  assay_report_flow_place_notes (flow, box, noted, n_lines, base);

  flow->y = base + box->set->height + info->after;
}

/* The level of a heading, 0 of what is none. No level is passed over on the way down. */
static guint
get_level (AssayReportFlow *flow, AssayReportStyle style)
{
  guint level = 0;

  if (style == ASSAY_STYLE_TITLE || style == ASSAY_STYLE_H1)
    level = 1;
  else if (style == ASSAY_STYLE_H2)
    level = 2;
  else if (style == ASSAY_STYLE_H3 || style == ASSAY_STYLE_ARTICLE_HEADING)
    level = 3;

  return MIN (level, flow->heading + 1);
}

static void
place_in (AssayReportFlow *flow, AssayReportBox *box, const char *tag)
{
  begin_words (flow, box, tag);
  place_lines (flow, box);
  end_words (flow, tag);
}

/* Items that follow each other are one list. */
static void
place_list_item (AssayReportFlow *flow, AssayReportBox *box)
{
  if (!flow->in_list)
    assay_report_pages_begin_tag (flow->pages, "L", NULL, NULL);
  flow->in_list = TRUE;
  assay_report_pages_begin_tag (flow->pages, "LI", NULL, NULL);
  place_lines (flow, box);
  end_words (flow, "LBody");
  assay_report_pages_end_tag (flow->pages, "LI");
}

void
assay_report_flow_end_list (AssayReportFlow *flow)
{
  if (flow->in_list)
    assay_report_pages_end_tag (flow->pages, "L");
  flow->in_list = FALSE;
}

void
assay_report_flow_place_paragraph (AssayReportFlow *flow, AssayReportBox *box)
{
  static const char *const headings[] = { NULL, "H1", "H2", "H3" };
  AssayReportStyle style = box->item->style;
  guint level = get_level (flow, style);

  if (style == ASSAY_STYLE_LIST)
    {
      place_list_item (flow, box);
      return;
    }

  assay_report_flow_end_list (flow);
  if (level > 0)
    {
      flow->heading = level;
      place_in (flow, box, headings[level]);
    }
  else if (style == ASSAY_STYLE_QUOTE)
    {
      assay_report_pages_begin_tag (flow->pages, "BlockQuote", NULL, NULL);
      place_in (flow, box, "P");
      assay_report_pages_end_tag (flow->pages, "BlockQuote");
    }
  else
    place_in (flow, box, "P");
}
