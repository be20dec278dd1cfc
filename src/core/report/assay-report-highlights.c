/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-highlights.h"

typedef struct
{
  AssayReportContext *context;
  AssayReportChapter *chapter;
  GArray *highlights; /* of AssayReportHighlight */
} Gathering;

static int
compare_highlights (gconstpointer a, gconstpointer b)
{
  const AssayReportHighlight *one = a;
  const AssayReportHighlight *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  if (one->end != other->end)
    return one->end > other->end ? -1 : 1;
  if (one->one == NULL || other->one == NULL)
    return (one->one == NULL) - (other->one == NULL);

  return assay_claim_compare (one->one->claim, other->one->claim);
}

/* White space at the edges is in no paragraph: without it, each highlight begins and ends in one.
 */
static void
add_highlight (Gathering *gathering, AssayReportHighlight highlight)
{
  AssayRange range = assay_text_trim (gathering->chapter->shown->text,
                                      (AssayRange){ highlight.start, highlight.end });

  highlight.start = range.start;
  highlight.end = range.end;
  if (highlight.start < highlight.end)
    g_array_append_val (gathering->highlights, highlight);
}

static void
gather_marks (Gathering *gathering)
{
  AssayReportContext *context = gathering->context;
  guint length = assay_text_get_length (gathering->chapter->shown->text);
  gint64 revision = assay_record_get_id (gathering->chapter->shown->revision);
  GPtrArray *marks = assay_report_rows_by (
      context->rows, ASSAY_MARK_ARTICLE, assay_record_get_id (gathering->chapter->shown->article));

  for (guint i = 0; i < marks->len; i++)
    {
      AssayRecord *mark = g_ptr_array_index (marks, i);
      const char *kind = assay_record_get_text (mark, ASSAY_MARK_KIND);
      AssayRecord *anchor = assay_report_rows_find_anchor (context->rows, ASSAY_ANCHOR_MARK,
                                                           assay_record_get_id (mark), revision);
      AssayReportHighlight highlight = { .look = ASSAY_LOOK_OPINION };

      if (g_str_equal (kind, "wording"))
        highlight.look = ASSAY_LOOK_WORDING;
      else if (!g_str_equal (kind, "opinion"))
        continue;
      if (anchor == NULL
          || g_str_equal (assay_record_get_text (anchor, ASSAY_ANCHOR_STATE), "lost"))
        continue;

      highlight.start
          = (guint) CLAMP (assay_record_get_int (anchor, ASSAY_ANCHOR_START), 0, length);
      highlight.end = (guint) CLAMP (assay_record_get_int (anchor, ASSAY_ANCHOR_END), 0, length);
      highlight.end = MAX (highlight.start, highlight.end);
      add_highlight (gathering, highlight);
    }
}

/* Overlapping highlights have their lines on different lanes, so that each can be seen. */
static void
share_lanes (GArray *highlights)
{
  guint ends[3] = { 0 };

  for (guint i = 0; i < highlights->len; i++)
    {
      AssayReportHighlight *highlight = &g_array_index (highlights, AssayReportHighlight, i);
      guint lane = 0;

      while (lane < G_N_ELEMENTS (ends) && ends[lane] > highlight->start)
        lane++;
      highlight->lane = lane;
      if (lane < G_N_ELEMENTS (ends))
        ends[lane] = highlight->end;
    }
}

GArray *
assay_report_highlights_new (AssayReportContext *context, AssayReportChapter *chapter)
{
  GArray *highlights = g_array_new (FALSE, FALSE, sizeof (AssayReportHighlight));
  Gathering gathering = { context, chapter, highlights };

  for (guint i = 0; i < chapter->cases->len; i++)
    {
      AssayReportCase *one = &g_array_index (chapter->cases, AssayReportCase, i);
      AssayReportHighlight highlight = { one->start, one->end, 0, one->look, one };

      if (one->highlight != NULL)
        add_highlight (&gathering, highlight);
    }
  gather_marks (&gathering);
  g_array_sort (highlights, compare_highlights);
  share_lanes (highlights);

  return highlights;
}
