/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-candidates.h"

#include "assay-chars.h"

/* So many places are gathered, and so many of them measured: bounds against one-letter quotes. */
#define MAX_PLACES 20000
#define MAX_MEASURED 64

typedef struct
{
  guint place;
  guint agreement; /* characters of context that agree next to the quote */
  guint distance;
} Place;

static gboolean
is_word_at (const AssayFold *fold, guint i)
{
  return i < fold->n && assay_char_is_word (fold->chars[i]);
}

/* "30" is not found in "300", nor "cafe" in "café", unless the quote was cut so from the start. */
static gboolean
stands_apart (const AssayHaystack *haystack, const AssayNeedle *needle, guint start, guint end)
{
  const AssayFold *fold = &haystack->fold;
  const AssayFold *quote = &needle->quote;
  gboolean cut_before = needle->prefix.n > 0 && is_word_at (&needle->prefix, needle->prefix.n - 1);
  gboolean cut_after = is_word_at (&needle->suffix, 0);

  if (start > 0 && !cut_before && is_word_at (quote, 0) && is_word_at (fold, start - 1))
    return FALSE;
  if (!cut_after && is_word_at (quote, quote->n - 1) && is_word_at (fold, end))
    return FALSE;
  return end >= fold->n || !g_unichar_ismark (fold->chars[end]) || cut_after;
}

static guint
count_agreement (const AssayHaystack *haystack, const AssayNeedle *needle, guint start, guint end)
{
  const AssayFold *fold = &haystack->fold;
  guint before = 0;
  guint after = 0;

  while (before < needle->prefix.n && before < start
         && fold->chars[start - 1 - before] == needle->prefix.chars[needle->prefix.n - 1 - before])
    before++;
  while (after < needle->suffix.n && end + after < fold->n
         && fold->chars[end + after] == needle->suffix.chars[after])
    after++;
  return before + after;
}

static int
compare_places (const void *a, const void *b)
{
  const Place *x = a;
  const Place *y = b;

  if (x->agreement != y->agreement)
    return x->agreement > y->agreement ? -1 : 1;
  return (x->distance > y->distance) - (x->distance < y->distance);
}

/* The places that stand apart, the most promising first. */
static GArray *
gather_places (const AssayHaystack *haystack, const AssayNeedle *needle)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  assay_grams_find (&haystack->grams, needle->quote.chars, needle->quote.n, MAX_PLACES, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint start = g_array_index (found, guint, i);
      guint end = start + needle->quote.n;
      Place place = { start, 0, 0 };

      if (!stands_apart (haystack, needle, start, end)
          || assay_haystack_is_taken (haystack, needle, start, end))
        continue;
      place.agreement = count_agreement (haystack, needle, start, end);
      place.distance = MAX (start, needle->expected) - MIN (start, needle->expected);
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}

gboolean
assay_candidates_equal (const AssayHaystack *haystack,
                        const AssayNeedle *needle,
                        AssayCandidate *ret_best,
                        guint *ret_count)
{
  g_autoptr (GArray) places = gather_places (haystack, needle);

  *ret_count = places->len;
  for (guint i = 0; i < MIN (places->len, MAX_MEASURED); i++)
    {
      Place place = g_array_index (places, Place, i);
      AssayCandidate candidate = { place.place, place.place + needle->quote.n, 1.0 };

      assay_candidate_measure (&candidate, haystack, needle);
      if (i == 0 || candidate.rank > ret_best->rank)
        *ret_best = candidate;
    }
  return places->len > 0;
}
