/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-candidates.h"

#include "assay-chars.h"
#include "assay-myers.h"
#include "assay-seeds.h"

#include <string.h>

#define MAX_WINDOWS 6
#define MAX_HITS 8

/* In longer quotes a change leaves grams enough; shorter ones are looked for everywhere, in texts
 * up to so many characters: some hundredths of a second. */
#define MAX_UNSEEDED 40
#define MAX_STEPS 8000000

/* A rank with which no search of the whole text is needed any more. */
#define GOOD_RANK 0.75

#define KEY_LENGTH 12
#define MIN_KEY 6

typedef struct
{
  guint end;
  guint errors;
} Hit;

typedef struct
{
  const AssayHaystack *haystack;
  const AssayNeedle *needle;
  AssayMyers *forward;
  AssayMyers *backward;
  guint max_errors;
  GArray *hits;
  AssayCandidate *best;
  gboolean found;
} Search;

/* Keeps the best hit of each neighbourhood, and of those the best MAX_HITS. */
static void
add_hit (Search *search, guint end, guint errors)
{
  GArray *hits = search->hits;
  Hit hit = { end, errors };
  Hit *last = hits->len > 0 ? &g_array_index (hits, Hit, hits->len - 1) : NULL;
  guint worst = 0;

  if (last && end >= last->end && end - last->end < search->needle->quote.n / 2 + 1)
    {
      if (errors < last->errors)
        *last = hit;
      return;
    }
  g_array_append_val (hits, hit);
  if (hits->len <= MAX_HITS)
    return;
  for (guint i = 1; i < hits->len; i++)
    if (g_array_index (hits, Hit, i).errors > g_array_index (hits, Hit, worst).errors)
      worst = i;
  g_array_remove_index (hits, worst);
}

static void
scan (Search *search, AssayRange window)
{
  const gunichar *chars = search->haystack->fold.chars;

  assay_myers_start (search->forward, FALSE);
  for (guint i = window.start; i < window.end; i++)
    {
      guint errors = assay_myers_feed (search->forward, chars[i]);

      if (errors <= search->max_errors)
        add_hit (search, i + 1, errors);
    }
}

/* Where the match that ends at @hit begins: the length nearest to the quote's among the best. */
static guint
find_start (Search *search, const Hit *hit)
{
  guint n = search->needle->quote.n;
  guint reach = MIN (hit->end, n + search->max_errors);
  guint best = G_MAXUINT;
  guint start = hit->end;

  assay_myers_start (search->backward, TRUE);
  for (guint i = 1; i <= reach; i++)
    {
      guint errors
          = assay_myers_feed (search->backward, search->haystack->fold.chars[hit->end - i]);

      if (errors < best || (errors == best && i <= n))
        {
          best = errors;
          start = hit->end - i;
        }
    }
  return start;
}

/* The edge nearest to @edge at which the end of the context next to the quote stands whole. */
static guint
draw_to_context (Search *search, const AssayFold *context, guint edge, gboolean before)
{
  const AssayFold *fold = &search->haystack->fold;
  guint n = MIN (context->n, KEY_LENGTH);
  const gunichar *key = before ? context->chars + context->n - n : context->chars;
  guint reach = search->needle->quote.n / 2 + 8;

  if (n < MIN_KEY)
    return edge;
  for (guint d = 0; d <= reach; d++)
    for (int side = 0; side < (d > 0 ? 2 : 1); side++)
      {
        gint64 at = (gint64) edge + (side ? -(gint64) d : (gint64) d);
        gint64 from = before ? at - n : at;

        if (from < 0 || from + n > fold->n)
          continue;
        if (memcmp (fold->chars + from, key, n * sizeof *key) == 0)
          return (guint) at;
      }
  return edge;
}

static gboolean
is_inside_word (const AssayFold *fold, guint i)
{
  return i > 0 && i < fold->n && assay_char_is_word (fold->chars[i - 1])
         && assay_char_is_word (fold->chars[i]);
}

/* The nearest place to @edge that is not inside of a word; a word is bounded. */
static guint
snap_to_word (const AssayFold *fold, guint edge)
{
  for (guint d = 0; d < 32; d++)
    {
      if (edge >= d && !is_inside_word (fold, edge - d))
        return edge - d;
      if (edge + d <= fold->n && !is_inside_word (fold, edge + d))
        return edge + d;
    }
  return edge;
}

static void
trim_edges (const AssayFold *fold, guint *start, guint *end)
{
  while (*start < *end && fold->chars[*start] == ' ')
    (*start)++;
  while (*start < *end && fold->chars[*end - 1] == ' ')
    (*end)--;
}

static void
consider_hit (Search *search, const Hit *hit)
{
  const AssayFold *fold = &search->haystack->fold;
  const AssayNeedle *needle = search->needle;
  AssayCandidate candidate = { find_start (search, hit), hit->end };
  guint start = draw_to_context (search, &needle->prefix, candidate.start, TRUE);
  guint end = draw_to_context (search, &needle->suffix, candidate.end, FALSE);
  guint longer;
  guint errors;

  if (start < candidate.end)
    candidate.start = start;
  if (end > candidate.start)
    candidate.end = end;
  candidate.start = snap_to_word (fold, candidate.start);
  candidate.end = snap_to_word (fold, candidate.end);
  if (candidate.start >= candidate.end)
    return;
  trim_edges (fold, &candidate.start, &candidate.end);
  if (candidate.start >= candidate.end)
    return;
  longer = MAX (needle->quote.n, candidate.end - candidate.start);
  errors = assay_myers_distance (search->forward, fold->chars + candidate.start,
                                 candidate.end - candidate.start);
  candidate.likeness = 1.0 - (double) MIN (errors, longer) / longer;
  assay_candidate_measure (&candidate, search->haystack, needle);
  if (!search->found || candidate.rank > search->best->rank)
    *search->best = candidate;
  search->found = TRUE;
}

static void
consider_hits (Search *search)
{
  for (guint i = 0; i < search->hits->len; i++)
    consider_hit (search, &g_array_index (search->hits, Hit, i));
  g_array_set_size (search->hits, 0);
}

gboolean
assay_candidates_similar (const AssayHaystack *haystack,
                          const AssayNeedle *needle,
                          AssayCandidate *ret_best)
{
  g_autoptr (AssayMyers) forward = NULL;
  g_autoptr (AssayMyers) backward = NULL;
  g_autoptr (GArray) windows = NULL;
  g_autoptr (GArray) hits = NULL;
  Search search = { haystack, needle };
  guint n = needle->quote.n;

  if (n > ASSAY_NEEDLE_MAX_APPROXIMATE || haystack->fold.n == 0)
    return FALSE;
  search.forward = forward = assay_myers_new (needle->quote.chars, n, FALSE);
  search.backward = backward = assay_myers_new (needle->quote.chars, n, TRUE);
  search.hits = hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  search.max_errors = n / 2;
  search.best = ret_best;

  windows = assay_seeds_find (haystack, needle, MAX_WINDOWS);
  for (guint i = 0; i < windows->len; i++)
    {
      scan (&search, g_array_index (windows, AssayRange, i));
      consider_hits (&search);
    }
  if (search.found && ret_best->rank >= GOOD_RANK)
    return TRUE;
  if (n <= MAX_UNSEEDED && haystack->fold.n <= MAX_STEPS)
    {
      scan (&search, (AssayRange){ 0, haystack->fold.n });
      consider_hits (&search);
    }
  return search.found;
}
