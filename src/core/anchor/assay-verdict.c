/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-verdict.h"

#include "assay-candidates.h"
#include "assay-chars.h"
#include "assay-surroundings.h"

#include <string.h>

/* Context that speaks for a place on its own. */
#define GOOD_CONTEXT 0.5

/* Shorter quotes are found everywhere: without context they say nothing. */
#define TELLING_LENGTH 16
#define TELLING_LENGTH_ONCE 10

gboolean
assay_verdict_at (AssayText *text, const AssaySelector *selector, gint64 cp)
{
  const char *utf8 = assay_text_get_utf8 (text);
  gsize n_bytes = assay_text_get_n_bytes (text);
  gsize n_exact = strlen (selector->exact);
  gsize n_prefix = strlen (selector->prefix);
  gsize n_suffix = strlen (selector->suffix);
  gsize at;

  if (cp < 0 || cp > assay_text_get_length (text) || n_exact == 0 || n_prefix + n_suffix == 0)
    return FALSE;
  at = assay_text_byte_of (text, (guint) cp);
  if (n_prefix > at || n_exact > n_bytes - at || n_suffix > n_bytes - at - n_exact)
    return FALSE;
  if ((n_prefix == 0 && at > 0) || (n_suffix == 0 && at + n_exact < n_bytes))
    return FALSE;
  return memcmp (utf8 + at, selector->exact, n_exact) == 0
         && memcmp (utf8 + at - n_prefix, selector->prefix, n_prefix) == 0
         && memcmp (utf8 + at + n_exact, selector->suffix, n_suffix) == 0;
}

static void
place (const AssayHaystack *haystack,
       const AssayNeedle *needle,
       const AssayCandidate *candidate,
       AssayAnchorState state,
       AssayPlacement *ret_placement)
{
  AssayRange range = assay_haystack_range (haystack, candidate->start, candidate->end);

  ret_placement->state = state;
  ret_placement->start = range.start;
  ret_placement->end = range.end;
  if (state == ASSAY_ANCHOR_STATE_EXACT || !needle->has_before)
    ret_placement->score = candidate->likeness;
  else
    ret_placement->score
        = 0.6 * candidate->likeness + 0.4 * assay_candidate_context (candidate, needle);
}

static void
place_equal (const AssayHaystack *haystack,
             const AssayNeedle *needle,
             const AssayCandidate *candidate,
             AssayPlacement *ret_placement)
{
  AssayRange range = assay_haystack_range (haystack, candidate->start, candidate->end);
  gboolean same_before = needle->has_before && candidate->before >= 1.0;
  gboolean same_after = needle->has_after && candidate->after >= 1.0;
  AssayAnchorState state = ASSAY_ANCHOR_STATE_MOVED;

  if (!(same_before && same_after) && !assay_surroundings_hold (haystack, needle, range))
    state = ASSAY_ANCHOR_STATE_CHANGED;
  else if (same_before || same_after
           || (needle->has_place && range.start == needle->selector->start))
    state = ASSAY_ANCHOR_STATE_EXACT;
  place (haystack, needle, candidate, state, ret_placement);
}

static gboolean
ends_sentence (const AssayFold *prefix)
{
  guint n = prefix->n;

  while (n > 0 && (prefix->chars[n - 1] == ' ' || assay_char_is_quote (prefix->chars[n - 1])))
    n--;
  return n == 0 || strchr (".!?:", (int) MIN (prefix->chars[n - 1], 127)) != NULL;
}

/* Equal words with nothing around them that speaks for the place. */
static gboolean
is_telling (const AssayNeedle *needle, const AssayCandidate *equal, guint n_equal)
{
  if (assay_candidate_context (equal, needle) >= GOOD_CONTEXT)
    return TRUE;
  if (needle->quote.n >= (n_equal == 1 ? TELLING_LENGTH_ONCE : TELLING_LENGTH))
    return TRUE;
  if (!needle->has_before)
    return n_equal == 1 || (needle->has_place && equal->start == needle->expected);
  return assay_candidate_context (equal, needle) >= 0.3;
}

/* Between the same words on both sides: a bracketed phrase in a sentence that goes on around it is
 * taken whatever it became, a whole sentence only when something of it is left. */
static gboolean
is_bracketed (const AssayNeedle *needle, const AssayCandidate *bracket)
{
  if (bracket->before < 1.0 || bracket->after < 1.0)
    return FALSE;
  if (bracket->likeness >= 0.4)
    return TRUE;
  return needle->quote.n <= 40 && bracket->end - bracket->start <= 2 * needle->quote.n + 16
         && !ends_sentence (&needle->prefix);
}

/* How much context a change of the quote's own words must be made up for. */
static gboolean
is_similar (const AssayNeedle *needle, const AssayCandidate *candidate)
{
  double context = assay_candidate_context (candidate, needle);

  if (needle->quote.n < 8)
    return candidate->likeness >= 0.6 && context >= 0.8;
  return candidate->likeness + 0.5 * context >= 0.9 && candidate->likeness >= 0.4;
}

void
assay_verdict_find (const AssayHaystack *haystack,
                    const AssayNeedle *needle,
                    AssayPlacement *ret_placement)
{
  AssayCandidate equal;
  AssayCandidate bracket;
  AssayCandidate similar;
  guint n_equal = 0;
  gboolean has_equal;
  gboolean has_bracket;

  *ret_placement = (AssayPlacement){ ASSAY_ANCHOR_STATE_LOST, 0, 0, 0.0 };
  if (needle->quote.n == 0)
    return;
  has_equal = assay_candidates_equal (haystack, needle, &equal, &n_equal);
  if (has_equal && assay_candidate_context (&equal, needle) >= GOOD_CONTEXT)
    {
      place_equal (haystack, needle, &equal, ret_placement);
      return;
    }
  has_bracket
      = assay_candidates_bracket (haystack, needle, &bracket) && is_bracketed (needle, &bracket);
  if (has_equal && !has_bracket && is_telling (needle, &equal, n_equal))
    {
      place_equal (haystack, needle, &equal, ret_placement);
      return;
    }
  if (!has_bracket && !has_equal && assay_candidates_similar (haystack, needle, &similar)
      && is_similar (needle, &similar))
    {
      place (haystack, needle, &similar, ASSAY_ANCHOR_STATE_CHANGED, ret_placement);
      return;
    }
  if (has_bracket)
    place (haystack, needle, &bracket, ASSAY_ANCHOR_STATE_CHANGED, ret_placement);
}
