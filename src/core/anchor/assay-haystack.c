/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-haystack.h"

#include "assay-myers.h"

#include <string.h>

#define MAX_CONTEXT 64

/* Two unrelated strings of one language still agree in about three letters of ten. */
#define CHANCE 0.35

/* More of a place than this stood in the old text already: it is that place's, not the quote's. */
#define MAX_TAKEN 0.5

void
assay_haystack_init (AssayHaystack *haystack,
                     AssayText *text,
                     const AssayAlignment *alignment,
                     const char *language)
{
  memset (haystack, 0, sizeof *haystack);
  haystack->text = text;
  haystack->alignment = alignment;
  haystack->language = language;
  haystack->variants = assay_variants_get (language);
}

void
assay_haystack_prepare (AssayHaystack *haystack)
{
  if (haystack->is_ready)
    return;
  assay_fold_init (&haystack->fold, assay_text_get_utf8 (haystack->text),
                   assay_text_get_n_bytes (haystack->text));
  assay_grams_init (&haystack->grams, &haystack->fold);
  haystack->is_ready = TRUE;
}

void
assay_haystack_clear (AssayHaystack *haystack)
{
  assay_grams_clear (&haystack->grams);
  assay_fold_clear (&haystack->fold);
  haystack->is_ready = FALSE;
}

AssayRange
assay_haystack_range (const AssayHaystack *haystack, guint start, guint end)
{
  const AssayFold *fold = &haystack->fold;
  AssayRange range = { 0, 0 };

  if (start >= end || end > fold->n)
    return range;
  range.start = fold->origin[start];
  /* What the fold left out behind the last character, marks of direction, stays out. */
  range.end = fold->origin[end - 1] + 1;
  return assay_text_trim (haystack->text, range);
}

gboolean
assay_haystack_is_taken (const AssayHaystack *haystack,
                         const AssayNeedle *needle,
                         guint start,
                         guint end)
{
  return haystack->alignment != NULL && needle->was.start < needle->was.end
         && assay_alignment_taken (haystack->alignment, assay_haystack_range (haystack, start, end),
                                   needle->was)
                > MAX_TAKEN;
}

AssayRange
assay_selector_find_place (const AssaySelector *selector, AssayText *old_text)
{
  AssayRange was = { selector->start, selector->end };
  gsize n_exact = strlen (selector->exact);
  gsize at;

  if (old_text == NULL || was.start >= was.end || was.end > assay_text_get_length (old_text))
    return (AssayRange){ 0, 0 };
  at = assay_text_byte_of (old_text, was.start);
  return assay_text_byte_of (old_text, was.end) - at == n_exact
                 && memcmp (assay_text_get_utf8 (old_text) + at, selector->exact, n_exact) == 0
             ? was
             : (AssayRange){ 0, 0 };
}

static char *
dup_context (const char *utf8, gboolean before)
{
  glong length = g_utf8_strlen (utf8, -1);

  if (length <= MAX_CONTEXT)
    return g_strdup (utf8);
  if (before)
    return g_strdup (g_utf8_offset_to_pointer (utf8, length - MAX_CONTEXT));
  return g_utf8_substring (utf8, 0, MAX_CONTEXT);
}

/* A selector of ours has as much context as there was; a foreign one may have stopped anywhere. */
static void
note_what_is_known (AssayNeedle *needle)
{
  const AssaySelector *selector = needle->selector;
  guint before = (guint) g_utf8_strlen (needle->before, -1);
  guint after = (guint) g_utf8_strlen (needle->after, -1);

  needle->has_place = selector->end > selector->start;
  /* One empty context beside one that is not: the text began or ended there. */
  needle->has_before = needle->has_after = before > 0 || after > 0;
  needle->ends_before = needle->has_place && selector->start <= before;
  needle->ends_after = needle->has_place && before == MIN (selector->start, ASSAY_SELECTOR_CONTEXT)
                       && after < ASSAY_SELECTOR_CONTEXT;
}

void
assay_needle_init (AssayNeedle *needle,
                   const AssaySelector *selector,
                   const AssayHaystack *haystack)
{
  needle->selector = selector;
  needle->was = assay_selector_find_place (
      selector, haystack->alignment != NULL ? haystack->alignment->old_text : NULL);
  needle->before = dup_context (selector->prefix, TRUE);
  needle->after = dup_context (selector->suffix, FALSE);
  assay_fold_init (&needle->quote, selector->exact, strlen (selector->exact));
  assay_fold_trim (&needle->quote);
  assay_fold_init (&needle->prefix, needle->before, strlen (needle->before));
  assay_fold_init (&needle->suffix, needle->after, strlen (needle->after));
  note_what_is_known (needle);
  needle->expected_cp = selector->start;
}

void
assay_needle_prepare (AssayNeedle *needle, const AssayHaystack *haystack)
{
  needle->expected = assay_fold_index (&haystack->fold, needle->expected_cp);
}

void
assay_needle_clear (AssayNeedle *needle)
{
  g_clear_pointer (&needle->before, g_free);
  g_clear_pointer (&needle->after, g_free);
  assay_fold_clear (&needle->quote);
  assay_fold_clear (&needle->prefix);
  assay_fold_clear (&needle->suffix);
}

static double
rate (guint errors, guint n)
{
  double likeness = 1.0 - (double) errors / n;

  return likeness <= CHANCE ? 0.0 : (likeness - CHANCE) / (1.0 - CHANCE);
}

/* How well @context stands next to @edge, with insertions and deletions allowed. */
static double
compare_context (const AssayFold *fold, guint edge, const AssayFold *context, gboolean before)
{
  g_autoptr (AssayMyers) myers = NULL;
  guint window = context->n + context->n / 4;
  guint best = context->n;
  guint same = 0;

  if (context->n == 0)
    return (before ? edge == 0 : edge == fold->n) ? 1.0 : 0.0;
  while (same < context->n && (before ? same < edge : edge + same < fold->n)
         && (before ? fold->chars[edge - 1 - same] == context->chars[context->n - 1 - same]
                    : fold->chars[edge + same] == context->chars[same]))
    same++;
  if (same == context->n)
    return 1.0;
  myers = assay_myers_new (context->chars, context->n, before);
  assay_myers_start (myers, TRUE);
  for (guint i = 0; i < window && (before ? i < edge : edge + i < fold->n); i++)
    {
      guint errors = assay_myers_feed (myers, fold->chars[before ? edge - 1 - i : edge + i]);

      best = MIN (best, errors);
    }
  /* What agrees next to the quote counts, even when the rest was rewritten. */
  return MAX (rate (best, context->n), (double) same / context->n);
}

double
assay_candidate_context (const AssayCandidate *candidate, const AssayNeedle *needle)
{
  double better = MAX (candidate->before, candidate->after);
  double worse = MIN (candidate->before, candidate->after);

  if (!needle->has_before && !needle->has_after)
    return 0.0;
  return 0.6 * better + 0.4 * worse;
}

void
assay_candidate_measure (AssayCandidate *candidate,
                         const AssayHaystack *haystack,
                         const AssayNeedle *needle)
{
  const AssayFold *fold = &haystack->fold;
  double distance;

  candidate->before = candidate->after = 0.0;
  candidate->nearness = 1.0;
  if (needle->has_before)
    candidate->before = compare_context (fold, candidate->start, &needle->prefix, TRUE);
  if (needle->has_after)
    candidate->after = compare_context (fold, candidate->end, &needle->suffix, FALSE);
  if (needle->has_place)
    {
      distance = candidate->start > needle->expected ? candidate->start - needle->expected
                                                     : needle->expected - candidate->start;
      /* Half of it is gone 500 characters away: a paragraph or two. */
      candidate->nearness = 500.0 / (500.0 + distance);
    }
  candidate->rank = 0.55 * candidate->likeness + 0.35 * assay_candidate_context (candidate, needle)
                    + 0.10 * candidate->nearness;
}
