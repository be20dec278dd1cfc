/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-flow-private.h"

#include "assay-chars.h"

#define MOST_NOTE_LETTERS 40
#define BADGE_HEIGHT 11.5
#define BADGE_PADDING 3.5

/* A row of badges; ones of the same line stand side by side while there is room. */
static gboolean
place_note (AssayReportFlow *flow, const AssayReportNote *note, double *x)
{
  AssayReportInk ink = (AssayReportInk) (ASSAY_INK_LOOK + (int) note->look);
  g_autofree char *text = g_strconcat (note->label, " ", note->symbol, NULL);
  g_autoptr (AssayReportSet) set = assay_report_flow_set_text (flow, text, ASSAY_STYLE_BADGE,
                                                               ASSAY_FACE_PLAIN, ink, note->dest);
  double width = set->width + 2 * BADGE_PADDING;
  cairo_rectangle_t badge;

  if (*x > 0 && *x + width > ASSAY_FLOW_MARGIN_COLUMN)
    {
      *x = 0;
      flow->note_y += BADGE_HEIGHT + 3;
    }
  if (flow->note_y + BADGE_HEIGHT > assay_report_flow_get_bottom (flow))
    return FALSE;

  badge = (cairo_rectangle_t){ flow->note_x + *x, flow->note_y, width, BADGE_HEIGHT };
  assay_report_pages_add_look (flow->pages, badge, note->look, TRUE);
  assay_report_flow_draw_set (flow, set, badge.x + BADGE_PADDING, badge.y + 0.8);
  *x += width + 4;

  return TRUE;
}

/* In one line beside the badge, as much as fits: the claim's heading has it whole. */
static void
draw_note_words (AssayReportFlow *flow, const char *words, double x)
{
  for (guint length = MOST_NOTE_LETTERS; length > 0; length--)
    {
      g_autofree char *text = assay_ellipsize (words, length);
      g_autoptr (AssayReportSet) set = assay_report_flow_set_text (
          flow, text, ASSAY_STYLE_RUNNING, ASSAY_FACE_PLAIN, ASSAY_INK_MUTED, NULL);

      if (x + set->width > ASSAY_FLOW_MARGIN_COLUMN)
        continue;
      assay_report_flow_draw_set (flow, set, flow->note_x + x, flow->note_y + 0.8);
      break;
    }
}

void
assay_report_flow_place_late_notes (AssayReportFlow *flow)
{
  double x = 0;
  gboolean any = !g_queue_is_empty (flow->late_notes);

  while (!g_queue_is_empty (flow->late_notes)
         && place_note (flow, g_queue_peek_head (flow->late_notes), &x))
    g_queue_pop_head (flow->late_notes);
  if (any)
    flow->note_y += BADGE_HEIGHT + 3;
}

/* Those of @item whose places are in [@start, @end), from @y down. */
static void
place_notes (AssayReportFlow *flow, AssayReportItem *item, guint start, guint end, double y)
{
  const AssayReportNote *last = NULL;
  guint n = 0;
  double x = 0;

  flow->note_x = item->from_right
                     ? flow->sheet->left
                     : flow->sheet->width - flow->sheet->right - ASSAY_FLOW_MARGIN_COLUMN;

  for (guint i = 0; item->notes != NULL && i < item->notes->len; i++)
    {
      const AssayReportNote *note = &g_array_index (item->notes, AssayReportNote, i);

      if (note->at < start || note->at >= end)
        continue;
      if (n++ == 0)
        flow->note_y = MAX (flow->note_y, y);
      last = note;
      if (!g_queue_is_empty (flow->late_notes) || !place_note (flow, note, &x))
        g_queue_push_tail (flow->late_notes, (gpointer) note);
    }

  if (n == 1 && g_queue_is_empty (flow->late_notes) && last->words != NULL)
    draw_note_words (flow, last->words, x);
  if (n > 0)
    flow->note_y += BADGE_HEIGHT + 3;
}

static gboolean
has_notes (AssayReportItem *item, guint start, guint end)
{
  for (guint i = 0; item->notes != NULL && i < item->notes->len; i++)
    {
      const AssayReportNote *note = &g_array_index (item->notes, AssayReportNote, i);

      if (note->at >= start && note->at < end)
        return TRUE;
    }

  return FALSE;
}

static guint
get_end (AssayReportSet *set, guint line)
{
  if (line + 1 >= set->lines->len)
    return G_MAXUINT;

  return g_array_index (set->lines, AssayReportLineBox, line + 1).start;
}

void
assay_report_flow_place_notes (
    AssayReportFlow *flow, AssayReportBox *box, guint first, guint end, double base)
{
  const AssayReportLineBox *lines = &g_array_index (box->set->lines, AssayReportLineBox, 0);

  if (first == end || !has_notes (box->item, lines[first].start, get_end (box->set, end - 1)))
    return;

  assay_report_pages_begin_tag (flow->pages, "Reference", NULL, NULL);
  for (guint i = first; i < end; i++)
    place_notes (flow, box->item, lines[i].start, get_end (box->set, i), base + lines[i].top + 2);
  assay_report_pages_end_tag (flow->pages, "Reference");
}
