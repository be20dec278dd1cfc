/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-candidates.h"

#include "assay-chars.h"
#include "assay-myers.h"

/* Context that is found again whole brackets the quote, whatever became of it. */
#define KEY_LENGTH 16
#define MIN_KEY 6
#define MAX_PLACES 64

/* Where @context's end next to the quote stands in the text: edges of the quote. */
static GArray *
find_edges (const AssayHaystack *haystack, const AssayFold *context, gboolean before)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = MIN (context->n, KEY_LENGTH);
  const gunichar *key = before ? context->chars + context->n - n : context->chars;

  if (n < MIN_KEY)
    return edges;
  assay_grams_find (&haystack->grams, key, n, MAX_PLACES, edges);
  for (guint i = 0; before && i < edges->len; i++)
    g_array_index (edges, guint, i) += n;
  return edges;
}

static void
trim_spaces (const AssayFold *fold, guint *start, guint *end)
{
  while (*start < *end && fold->chars[*start] == ' ')
    (*start)++;
  while (*start < *end && fold->chars[*end - 1] == ' ')
    (*end)--;
}

static void
consider (const AssayHaystack *haystack,
          const AssayNeedle *needle,
          AssayMyers *myers,
          guint start,
          guint end,
          AssayCandidate *best,
          gboolean *found)
{
  AssayCandidate candidate = { start, end };
  guint longer;
  guint errors;

  trim_spaces (&haystack->fold, &candidate.start, &candidate.end);
  if (candidate.start == candidate.end)
    return;
  longer = MAX (needle->quote.n, candidate.end - candidate.start);
  errors = assay_myers_distance (myers, haystack->fold.chars + candidate.start,
                                 candidate.end - candidate.start);
  candidate.likeness = 1.0 - (double) MIN (errors, longer) / longer;
  assay_candidate_measure (&candidate, haystack, needle);
  if (!*found || candidate.rank > best->rank)
    *best = candidate;
  *found = TRUE;
}

gboolean
assay_candidates_bracket (const AssayHaystack *haystack,
                          const AssayNeedle *needle,
                          AssayCandidate *ret_best)
{
  g_autoptr (GArray) starts = find_edges (haystack, &needle->prefix, TRUE);
  g_autoptr (GArray) ends = find_edges (haystack, &needle->suffix, FALSE);
  g_autoptr (AssayMyers) myers = NULL;
  guint furthest = 3 * needle->quote.n + 64;
  gboolean found = FALSE;

  if (starts->len == 0 || ends->len == 0 || needle->quote.n > ASSAY_NEEDLE_MAX_APPROXIMATE)
    return FALSE;
  myers = assay_myers_new (needle->quote.chars, needle->quote.n, FALSE);
  for (guint i = 0; i < starts->len; i++)
    for (guint k = 0; k < ends->len; k++)
      {
        guint start = g_array_index (starts, guint, i);
        guint end = g_array_index (ends, guint, k);

        if (end <= start || end - start > furthest)
          continue;
        consider (haystack, needle, myers, start, end, ret_best, &found);
        break; /* the nearest suffix behind this prefix */
      }
  return found;
}
