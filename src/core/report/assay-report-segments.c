/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-segments.h"

/* Spans overlap, as claims do; what is set and drawn is cut where any of them begins or ends. */

static int
compare_bounds (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  return (one > other) - (one < other);
}

static GArray *
dup_bounds (GArray *spans, guint length)
{
  GArray *bounds = g_array_sized_new (FALSE, FALSE, sizeof (guint), 2 * spans->len + 2);
  guint zero = 0;

  g_array_append_val (bounds, zero);
  g_array_append_val (bounds, length);
  for (guint i = 0; i < spans->len; i++)
    {
      const AssayReportSpan *span = &g_array_index (spans, AssayReportSpan, i);
      guint start = MIN (span->start, length);
      guint end = MIN (span->end, length);

      g_array_append_val (bounds, start);
      g_array_append_val (bounds, end);
    }
  g_array_sort (bounds, compare_bounds);

  return bounds;
}

/* Lays @span over the segment; @shortest is the length of the highlight that gives its ground. */
static void
lay_over (AssayReportSegment *segment, const AssayReportSpan *span, guint *shortest)
{
  guint length = span->end - span->start;

  segment->face |= span->face;
  if (span->ink != ASSAY_INK_INHERIT)
    segment->ink = span->ink;
  if (span->dest != NULL || span->uri != NULL)
    {
      segment->dest = span->dest;
      segment->uri = span->uri;
    }
  if (span->look == ASSAY_LOOK_NONE)
    return;

  if (length < *shortest)
    {
      *shortest = length;
      segment->ground = span->look;
    }
  if (span->lane < ASSAY_REPORT_MAX_LANES)
    segment->lanes[span->lane] = span->look;
}

static int
compare_starts (gconstpointer a, gconstpointer b, gpointer data)
{
  GArray *spans = data;
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;
  guint start = g_array_index (spans, AssayReportSpan, one).start;
  guint start_other = g_array_index (spans, AssayReportSpan, other).start;

  if (start != start_other)
    return start < start_other ? -1 : 1;

  return (one > other) - (one < other);
}

/* Places in @spans by where they start. */
static GArray *
dup_order (GArray *spans)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint), spans->len);

  for (guint i = 0; i < spans->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_starts, spans);

  return order;
}

/* Closes what ends at @at and opens what starts there, keeping @open ascending. */
static void
move_to (GArray *spans, GArray *order, guint *next, GArray *open, guint at)
{
  guint kept = 0;

  for (guint i = 0; i < open->len; i++)
    {
      guint span = g_array_index (open, guint, i);

      if (g_array_index (spans, AssayReportSpan, span).end > at)
        g_array_index (open, guint, kept++) = span;
    }
  g_array_set_size (open, kept);

  for (; *next < order->len; (*next)++)
    {
      guint span = g_array_index (order, guint, *next);
      guint place = open->len;

      if (g_array_index (spans, AssayReportSpan, span).start > at)
        break;
      while (place > 0 && g_array_index (open, guint, place - 1) > span)
        place--;
      g_array_insert_val (open, place, span);
    }
}

GArray *
assay_report_spans_flatten (GArray *spans, guint length)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (AssayReportSegment));
  g_autoptr (GArray) bounds = dup_bounds (spans, length);
  g_autoptr (GArray) order = dup_order (spans);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  guint next = 0;

  for (guint i = 0; i + 1 < bounds->len; i++)
    {
      AssayReportSegment segment
          = { g_array_index (bounds, guint, i), g_array_index (bounds, guint, i + 1),
              .ground = ASSAY_LOOK_NONE,
              .lanes = { ASSAY_LOOK_NONE, ASSAY_LOOK_NONE, ASSAY_LOOK_NONE } };
      guint shortest = G_MAXUINT;

      if (segment.start == segment.end)
        continue;
      move_to (spans, order, &next, open, segment.start);
      for (guint k = 0; k < open->len; k++)
        lay_over (&segment, &g_array_index (spans, AssayReportSpan, g_array_index (open, guint, k)),
                  &shortest);
      g_array_append_val (segments, segment);
    }

  return segments;
}
