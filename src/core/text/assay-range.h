/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayRange:
 * @start: first code point
 * @end: code point after the last, never before @start
 *
 * A half-open span [start, end) of a text, counted in Unicode code points. Functions that find
 * several return a #GArray of #AssayRange in text order.
 */
typedef struct
{
  guint start;
  guint end;
} AssayRange;

/** assay_range_get_length: the number of code points in @range. */
static inline guint
assay_range_get_length (AssayRange range)
{
  return range.end - range.start;
}

/** assay_range_overlaps: whether @a and @b share at least one code point. */
static inline gboolean
assay_range_overlaps (AssayRange a, AssayRange b)
{
  return a.start < b.end && b.start < a.end;
}

/** assay_range_contains: whether every code point of @inner lies in @outer. */
static inline gboolean
assay_range_contains (AssayRange outer, AssayRange inner)
{
  return outer.start <= inner.start && inner.end <= outer.end;
}

G_END_DECLS
