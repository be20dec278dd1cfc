/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-flow-private.h"

#define COLUMN_GAP 9.
#define PLAIN_PADDING 1.5
#define BAR_PITCH 17.
#define BAR_SYMBOL 15.
#define BAR_LABEL 132.
#define BAR_GAP 12.
#define BAR_MOST 210.

static double
get_padding (AssayReportItem *item)
{
  return item->plain ? PLAIN_PADDING : ASSAY_FLOW_CELL_PADDING;
}

static double
get_cell_width (AssayReportFlow *flow, AssayReportItem *item, guint column)
{
  return assay_report_flow_get_width (flow) * item->widths[column]
         - (column + 1 < item->n_columns ? COLUMN_GAP : 0);
}

GPtrArray *
assay_report_flow_set_row (AssayReportFlow *flow,
                           AssayReportItem *item,
                           GPtrArray *row,
                           AssayReportStyle style)
{
  GPtrArray *sets = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_report_set_free);

  for (guint i = 0; i < item->n_columns; i++)
    g_ptr_array_add (sets, assay_report_setter_set (flow->setter, g_ptr_array_index (row, i), style,
                                                    get_cell_width (flow, item, i)));

  return sets;
}

double
assay_report_row_get_height (GPtrArray *sets)
{
  double height = 0;

  for (guint i = 0; i < sets->len; i++)
    height = MAX (height, ((AssayReportSet *) g_ptr_array_index (sets, i))->height);

  return height;
}

static const char *
get_lang (AssayReportFlow *flow, GPtrArray *sets, guint i)
{
  return assay_report_flow_get_lang (flow, ((AssayReportSet *) g_ptr_array_index (sets, i))->words);
}

/* Whether the words of a row of facts can stand in one element. */
static gboolean
is_leaf (AssayReportFlow *flow, GPtrArray *sets)
{
  for (guint i = 0; i < sets->len; i++)
    if (((AssayReportSet *) g_ptr_array_index (sets, i))->has_links
        || get_lang (flow, sets, i) != NULL)
      return FALSE;

  return TRUE;
}

/* What a row and one of its cells are in the document's structure: a head that comes again on the
 * next page is decoration. A row of facts is a paragraph. */
static const char *
get_row_tag (AssayReportItem *item, const char *cell)
{
  if (cell == NULL)
    return NULL;

  return item->plain ? "P" : "TR";
}

/* How many lines of a cell from @first on end within @room, at least one; and no last line alone
 * is left for the next page. */
static guint
count_lines (AssayReportSet *set, guint first, double room)
{
  const AssayReportLineBox *lines = &g_array_index (set->lines, AssayReportLineBox, 0);
  guint n = 0;

  while (first + n < set->lines->len
         && (n == 0 || lines[first + n].bottom - lines[first].top <= room + 0.01))
    n++;

  return n > 2 && first + n + 1 == set->lines->len ? n - 1 : n;
}

/* Draws the lines of one cell from @from on that end within @room; gives the height taken. */
static double
draw_cell (AssayReportFlow *flow, AssayReportSet *set, double x, guint *from, double room)
{
  const AssayReportLineBox *lines = &g_array_index (set->lines, AssayReportLineBox, 0);
  guint first = *from;
  guint end = first + count_lines (set, first, room);

  for (; *from < end; (*from)++)
    assay_report_flow_draw_line (flow, set, *from, x, flow->y - lines[first].top);

  return end > first ? lines[end - 1].bottom - lines[first].top : 0;
}

/* Draws the lines of each cell from @from on that end within @room, and puts the number of the
 * first line that did not into @from. At least one line of each is drawn. Gives the height taken.
 * What has no links needs no element of its own for its words, of which a long report has many. */
static double
draw_cells (AssayReportFlow *flow,
            AssayReportItem *item,
            GPtrArray *sets,
            const char *tag,
            guint *from,
            double room)
{
  double x = flow->sheet->left;
  double taken = 0;
  gboolean row_is_leaf = tag == NULL || (item->plain && is_leaf (flow, sets));
  const char *row_tag = get_row_tag (item, tag);
  gboolean has_cells = tag != NULL && !item->plain;

  if (row_tag != NULL)
    assay_report_pages_begin_tag (flow->pages, row_tag, NULL, NULL);
  for (guint i = 0; i < sets->len; i++)
    {
      AssayReportSet *set = g_ptr_array_index (sets, i);
      double height;

      flow->in_leaf = row_is_leaf || (has_cells && !set->has_links);
      if (has_cells)
        assay_report_pages_begin_tag (flow->pages, tag,
                                      flow->in_leaf ? get_lang (flow, sets, i) : NULL, NULL);
      height = draw_cell (flow, set, x, &from[i], room);
      taken = MAX (taken, height);
      if (has_cells)
        assay_report_pages_end_tag (flow->pages, tag);
      x += assay_report_flow_get_width (flow) * item->widths[i];
    }
  flow->in_leaf = FALSE;
  if (row_tag != NULL)
    assay_report_pages_end_tag (flow->pages, row_tag);

  return taken;
}

static void
draw_hairline (AssayReportFlow *flow, double width)
{
  assay_report_pages_add_line (flow->pages, flow->sheet->left,
                               flow->sheet->width - flow->sheet->right, flow->y, width,
                               ASSAY_LINE_SOLID, assay_report_ink_get_colour (ASSAY_INK_RULE));
}

static void
place_head (AssayReportFlow *flow, AssayReportItem *item, GPtrArray *head, const char *tag)
{
  guint from[ASSAY_REPORT_MAX_COLUMNS] = { 0 };

  if (head == NULL)
    return;

  flow->y += ASSAY_FLOW_CELL_PADDING - 2;
  flow->y += draw_cells (flow, item, head, tag, from, G_MAXDOUBLE) + ASSAY_FLOW_CELL_PADDING - 1;
  draw_hairline (flow, 0.8);
  flow->y += 1;
}

/* The head again, since the glyphs of the first were given away. */
static void
repeat_head (AssayReportFlow *flow, AssayReportItem *item)
{
  g_autoptr (GPtrArray) head = NULL;

  assay_report_flow_break (flow);
  if (item->head == NULL)
    return;

  head = assay_report_flow_set_row (flow, item, item->head, ASSAY_STYLE_CELL_HEAD);
  place_head (flow, item, head, NULL);
}

static gboolean
has_lines_left (GPtrArray *sets, const guint *from)
{
  for (guint i = 0; i < sets->len; i++)
    if (from[i] < ((AssayReportSet *) g_ptr_array_index (sets, i))->lines->len)
      return TRUE;

  return FALSE;
}

/* Space that a head takes again at the top of a page, generously. */
#define HEAD_ROOM 30.

/* @below: height of the row that must not stand alone on the next page, 0 where there is none. */
static void
place_row (AssayReportFlow *flow, AssayReportItem *item, GPtrArray *sets, double below)
{
  guint from[ASSAY_REPORT_MAX_COLUMNS] = { 0 };
  double padding = get_padding (item);
  double height = assay_report_row_get_height (sets) + 2 * padding;
  double bottom = assay_report_flow_get_bottom (flow);
  gboolean may_cut = height > assay_report_flow_get_height (flow) - HEAD_ROOM
                     || (item->plain && height > 60 && bottom - flow->y > 40);

  if (flow->y + height + below > bottom + 0.01 && !may_cut)
    repeat_head (flow, item);

  flow->y += padding;
  flow->y += draw_cells (flow, item, sets, "TD", from, bottom - padding - flow->y);
  while (has_lines_left (sets, from))
    {
      repeat_head (flow, item);
      flow->y += padding;
      flow->y += draw_cells (flow, item, sets, "TD", from, bottom - padding - flow->y);
    }
  flow->y += padding;
  if (!item->plain)
    draw_hairline (flow, 0.4);
}

/* The height of a last row that is to keep company: a small one, which alone on a page is lost. */
static double
get_small (AssayReportItem *item, GPtrArray *sets)
{
  double height = assay_report_row_get_height (sets) + 2 * get_padding (item);

  return height < 40 ? height : 0;
}

/* So many rows are set at once, to know the height of small tables; more only when it is their
 * turn. */
#define ROWS_AHEAD 14

/* Of a page: what is to stay together, and is no higher, does. */
#define MOST_TOGETHER 0.42

void
assay_report_flow_measure_table (AssayReportFlow *flow, AssayReportBox *box)
{
  AssayReportItem *item = box->item;
  guint n_rows = MIN (item->rows->len, ROWS_AHEAD);
  double head = 0;
  double height = 0;
  double start = 0;

  box->before = 4;
  box->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  if (item->head != NULL)
    {
      box->head = assay_report_flow_set_row (flow, item, item->head, ASSAY_STYLE_CELL_HEAD);
      head = assay_report_row_get_height (box->head) + 2 * ASSAY_FLOW_CELL_PADDING;
    }
  for (guint i = 0; i < n_rows; i++)
    {
      GPtrArray *sets = assay_report_flow_set_row (flow, item, g_ptr_array_index (item->rows, i),
                                                   ASSAY_STYLE_CELL);
      double row = assay_report_row_get_height (sets) + 2 * get_padding (item);

      g_ptr_array_add (box->rows, sets);
      height += row;
      /* facts are small, and may be cut: two of them */
      if (item->plain && i < 2)
        start += MIN (row, 40);
      else if (!item->plain && i == 0)
        start = row;
    }

  box->least = head + start;
  if (item->together && n_rows == item->rows->len
      && head + height <= MOST_TOGETHER * assay_report_flow_get_height (flow))
    box->least = head + height;
}

static GPtrArray *
take_row (AssayReportFlow *flow, AssayReportBox *box, guint i)
{
  if (i < box->rows->len)
    return g_ptr_array_ref (g_ptr_array_index (box->rows, i));

  return assay_report_flow_set_row (flow, box->item, g_ptr_array_index (box->item->rows, i),
                                    ASSAY_STYLE_CELL);
}

void
assay_report_flow_place_table (AssayReportFlow *flow, AssayReportBox *box)
{
  AssayReportItem *item = box->item;
  g_autoptr (GPtrArray) next = item->rows->len > 0 ? take_row (flow, box, 0) : NULL;

  if (!item->plain)
    assay_report_pages_begin_tag (flow->pages, "Table", NULL, NULL);
  place_head (flow, item, box->head, "TH");
  for (guint i = 0; i < item->rows->len; i++)
    {
      g_autoptr (GPtrArray) sets = g_steal_pointer (&next);

      if (i + 1 < item->rows->len)
        next = take_row (flow, box, i + 1);
      place_row (flow, item, sets, i > 0 && i + 2 == item->rows->len ? get_small (item, next) : 0);
    }
  if (!item->plain)
    assay_report_pages_end_tag (flow->pages, "Table");
  flow->y += 8;
}

/* Draws @text in one line and gives its width. */
static double
draw_text (AssayReportFlow *flow,
           const char *text,
           AssayReportFace face,
           AssayReportInk ink,
           double x,
           double y)
{
  g_autoptr (AssayReportSet) set
      = assay_report_flow_set_text (flow, text, ASSAY_STYLE_CELL, face, ink, NULL);

  assay_report_flow_draw_set (flow, set, x, y);

  return set->width;
}

static AssayReportInk
get_ink (const AssayReportBar *bar)
{
  return (AssayReportInk) (ASSAY_INK_LOOK + (int) bar->look);
}

static double
measure_label (AssayReportFlow *flow, const AssayReportBar *bar)
{
  g_autoptr (AssayReportSet) set = assay_report_flow_set_text (
      flow, bar->label, ASSAY_STYLE_CELL, ASSAY_FACE_PLAIN, ASSAY_INK_TEXT, NULL);

  return BAR_SYMBOL + set->width + BAR_GAP;
}

static void
place_bar (AssayReportFlow *flow, const AssayReportBar *bar, double label, guint most)
{
  double x = flow->sheet->left;
  double width = MAX (BAR_MOST * bar->count / MAX (most, 1), 1);
  g_autofree char *count = g_strdup_printf ("%u", bar->count);

  draw_text (flow, bar->symbol, ASSAY_FACE_BOLD, get_ink (bar), x, flow->y);
  draw_text (flow, bar->label, ASSAY_FACE_PLAIN, ASSAY_INK_TEXT, x + BAR_SYMBOL, flow->y);
  assay_report_pages_add_look (flow->pages, (cairo_rectangle_t){ x + label, flow->y + 2, width, 9 },
                               bar->look, FALSE);
  draw_text (flow, count, ASSAY_FACE_BOLD, ASSAY_INK_TEXT, x + label + width + 6, flow->y);
  flow->y += BAR_PITCH;
}

void
assay_report_flow_place_bars (AssayReportFlow *flow, AssayReportBox *box)
{
  GArray *bars = box->item->bars;
  double label = BAR_LABEL;
  guint most = 0;

  for (guint i = 0; bars != NULL && i < bars->len; i++)
    {
      const AssayReportBar *bar = &g_array_index (bars, AssayReportBar, i);

      most = MAX (most, bar->count);
      label = MAX (label, measure_label (flow, bar));
    }
  for (guint i = 0; bars != NULL && i < bars->len; i++)
    place_bar (flow, &g_array_index (bars, AssayReportBar, i), label, most);
  flow->y += 6;
}

/* What the parts of a strip mean, in as many lines as it takes. */
static void
place_legend (AssayReportFlow *flow, GArray *bars)
{
  double left = flow->sheet->left;
  double right = flow->sheet->width - flow->sheet->right;
  double x = left;

  for (guint i = 0; i < bars->len; i++)
    {
      const AssayReportBar *bar = &g_array_index (bars, AssayReportBar, i);
      g_autofree char *text = g_strdup_printf ("%u %s", bar->count, bar->label);
      g_autoptr (AssayReportSet) set = assay_report_flow_set_text (
          flow, text, ASSAY_STYLE_CELL, ASSAY_FACE_PLAIN, ASSAY_INK_TEXT, NULL);

      if (x > left && x + 13 + set->width > right)
        {
          x = left;
          flow->y += 13;
        }
      assay_report_pages_add_look (flow->pages, (cairo_rectangle_t){ x, flow->y + 2, 9, 8 },
                                   bar->look, FALSE);
      assay_report_flow_draw_set (flow, set, x + 13, flow->y);
      x += 13 + set->width + 14;
    }
  flow->y += 18;
}

void
assay_report_flow_place_strip (AssayReportFlow *flow, AssayReportBox *box)
{
  GArray *bars = box->item->bars;
  double whole = assay_report_flow_get_width (flow);
  double x = flow->sheet->left;
  guint sum = 0;

  for (guint i = 0; bars != NULL && i < bars->len; i++)
    sum += g_array_index (bars, AssayReportBar, i).count;
  if (sum == 0)
    return;

  for (guint i = 0; i < bars->len; i++)
    {
      const AssayReportBar *bar = &g_array_index (bars, AssayReportBar, i);
      double width = whole * bar->count / sum;

      assay_report_pages_add_look (flow->pages, (cairo_rectangle_t){ x, flow->y, width, 11 },
                                   bar->look, FALSE);
      x += width;
    }
  flow->y += 17;
  place_legend (flow, bars);
}
