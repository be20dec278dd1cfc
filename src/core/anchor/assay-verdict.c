/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-verdict.h"

#include "assay-candidates.h"
#include "assay-chars.h"
#include "assay-surroundings.h"
#include "assay-wording.h"

#include <string.h>

/* Context that speaks for a place on its own. */
#define GOOD_CONTEXT 0.5

/* So much of the words, by their letters, must be left where the difference of the texts leads; the
 * less where all around them is as it was. */
#define LEAST_SHARE 0.5
#define LEAST_SHARE_FLANKED 0.3

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

static gboolean
ends_sentence (const AssayFold *prefix)
{
  guint n = prefix->n;

  while (n > 0 && (prefix->chars[n - 1] == ' ' || assay_char_is_quote (prefix->chars[n - 1])))
    n--;
  return n == 0 || strchr (".!?:", (int) MIN (prefix->chars[n - 1], 127)) != NULL;
}

/* Between the same words on both sides: a bracketed phrase in a sentence that goes on around it is
 * taken whatever it became, a whole sentence only when something of it is left. */
static gboolean
is_bracketed (const AssayNeedle *needle, const AssayCandidate *bracket)
{
  if (MIN (bracket->before, bracket->after) < 0.5
      || assay_candidate_context (bracket, needle) < 0.7)
    return FALSE;
  if (bracket->likeness >= 0.4)
    return TRUE;
  return MIN (bracket->before, bracket->after) >= 1.0 && needle->quote.n <= 40
         && bracket->end - bracket->start <= 2 * needle->quote.n + 16
         && !ends_sentence (&needle->prefix);
}

static guint
count_lines (const char *utf8)
{
  guint n = 0;

  for (const char *p = strchr (utf8, '\n'); p; p = strchr (p + 1, '\n'))
    n++;
  return n;
}

/* All known context on both sides, and no more blocks between than the quote had: what was put into
 * the quote is a part of it now, however much it is. */
static gboolean
is_certain (const AssayHaystack *haystack, const AssayNeedle *needle, const AssayCandidate *bracket)
{
  AssayRange range = assay_haystack_range (haystack, bracket->start, bracket->end);
  g_autofree char *words = assay_text_dup_slice (haystack->text, range.start, range.end);

  return bracket->before >= 1.0 && bracket->after >= 1.0
         && count_lines (words) <= count_lines (needle->selector->exact);
}

/* Changed words want context to speak for them, and more of it the further they are from where they
 * are expected: a near copy elsewhere is another sentence. */
static gboolean
is_similar (const AssayNeedle *needle, const AssayCandidate *candidate)
{
  double context = assay_candidate_context (candidate, needle);

  if (needle->quote.n < 8)
    return candidate->likeness >= 0.6 && context >= 0.8;
  return candidate->likeness >= 0.4
         && candidate->likeness + 0.5 * context >= 0.9 + 0.05 * (1.0 - candidate->nearness);
}

/* Equal words with nothing around them that speaks for the place. */
static gboolean
is_telling (const AssayNeedle *needle, const AssayCandidate *equal, guint n_equal)
{
  if (needle->quote.n >= (n_equal == 1 ? TELLING_LENGTH_ONCE : TELLING_LENGTH))
    return TRUE;
  if (!needle->has_before)
    return n_equal == 1 || (needle->has_place && equal->start == needle->expected);
  return assay_candidate_context (equal, needle) >= 0.3;
}

static gboolean
is_fold_equal (const AssayFold *a, const AssayFold *b)
{
  return a->n == b->n && memcmp (a->chars, b->chars, a->n * sizeof *a->chars) == 0;
}

static gboolean
has_same_words (const AssayHaystack *haystack, const AssayNeedle *needle, AssayRange range)
{
  g_autofree char *words = assay_text_dup_slice (haystack->text, range.start, range.end);
  AssayFold fold;
  gboolean same;

  if (strcmp (words, needle->selector->exact) == 0)
    return TRUE;
  assay_fold_init (&fold, words, strlen (words));
  assay_fold_trim (&fold);
  same = is_fold_equal (&fold, &needle->quote);
  assay_fold_clear (&fold);
  return same || assay_wording_equal (words, needle->selector->exact, haystack->variants);
}

gboolean
assay_verdict_holds (const AssayHaystack *haystack, const AssayNeedle *needle, AssayRange range)
{
  return has_same_words (haystack, needle, range)
         && assay_surroundings_hold (haystack, needle, range);
}

/* Found by likeness or by what stands around it: the same words all the same, if nothing but their
 * spelling is another. */
static void
place_judged (const AssayHaystack *haystack,
              const AssayNeedle *needle,
              const AssayCandidate *candidate,
              AssayPlacement *ret_placement)
{
  AssayRange range = assay_haystack_range (haystack, candidate->start, candidate->end);
  gboolean stands_there = candidate->before >= 1.0 || candidate->after >= 1.0
                          || (needle->has_place && range.start == needle->selector->start);
  AssayAnchorState state = ASSAY_ANCHOR_STATE_CHANGED;

  if (assay_verdict_holds (haystack, needle, range))
    state = stands_there ? ASSAY_ANCHOR_STATE_EXACT : ASSAY_ANCHOR_STATE_MOVED;
  place (haystack, needle, candidate, state, ret_placement);
}

/* The same words: but in a sentence that says something else of them they are only similar. */
static gboolean
place_equal (const AssayHaystack *haystack,
             const AssayNeedle *needle,
             const AssayCandidate *candidate,
             guint n_equal,
             AssayPlacement *ret_placement)
{
  AssayRange range = assay_haystack_range (haystack, candidate->start, candidate->end);
  gboolean same_before = needle->has_before && candidate->before >= 1.0;
  gboolean same_after = needle->has_after && candidate->after >= 1.0;
  gboolean is_known = same_before && same_after && needle->was.start >= needle->was.end;
  AssayAnchorState state = ASSAY_ANCHOR_STATE_MOVED;

  if (!is_known && !assay_surroundings_hold (haystack, needle, range))
    {
      if (n_equal > 1 && !is_similar (needle, candidate))
        return FALSE;
      state = ASSAY_ANCHOR_STATE_CHANGED;
    }
  else if (same_before || same_after
           || (needle->has_place && range.start == needle->selector->start))
    state = ASSAY_ANCHOR_STATE_EXACT;
  place (haystack, needle, candidate, state, ret_placement);
  return TRUE;
}

/* No equal words with good context: the best of what was bracketed, what is alike, and what is
 * equal but stands elsewhere. */
static void
place_best (const AssayHaystack *haystack,
            const AssayNeedle *needle,
            const AssayCandidate *equal,
            guint n_equal,
            AssayPlacement *ret_placement)
{
  AssayCandidate bracket;
  AssayCandidate similar;
  gboolean has_bracket = assay_candidates_bracket (haystack, needle, &bracket)
                         && is_bracketed (needle, &bracket)
                         && !assay_haystack_is_taken (haystack, needle, bracket.start, bracket.end);
  gboolean has_similar;

  if (equal && !has_bracket && place_equal (haystack, needle, equal, n_equal, ret_placement))
    return;
  if (has_bracket && is_certain (haystack, needle, &bracket))
    {
      place_judged (haystack, needle, &bracket, ret_placement);
      return;
    }
  has_similar = !equal && assay_candidates_similar (haystack, needle, &similar)
                && !assay_haystack_is_taken (haystack, needle, similar.start, similar.end)
                && is_similar (needle, &similar);
  if (has_similar && (!has_bracket || similar.rank > bracket.rank))
    place_judged (haystack, needle, &similar, ret_placement);
  else if (has_bracket)
    place_judged (haystack, needle, &bracket, ret_placement);
}

/* Where the difference of the two texts leads, when enough of the words went there. */
static gboolean
place_aligned (const AssayHaystack *haystack,
               const AssayNeedle *needle,
               AssayPlacement *ret_placement)
{
  AssayAligned aligned;
  AssayAnchorState state = ASSAY_ANCHOR_STATE_CHANGED;

  if (haystack->alignment == NULL || needle->was.start >= needle->was.end)
    return FALSE;
  aligned = assay_alignment_follow (haystack->alignment, needle->was);
  if (aligned.range.start >= aligned.range.end
      || aligned.share < (aligned.is_flanked ? LEAST_SHARE_FLANKED : LEAST_SHARE))
    return FALSE;
  if (assay_verdict_holds (haystack, needle, aligned.range))
    state = ASSAY_ANCHOR_STATE_EXACT;
  *ret_placement = (AssayPlacement){ state, aligned.range.start, aligned.range.end, aligned.share };
  return TRUE;
}

void
assay_verdict_find (AssayHaystack *haystack, AssayNeedle *needle, AssayPlacement *ret_placement)
{
  AssayCandidate equal;
  guint n_equal = 0;
  gboolean has_equal;

  *ret_placement = (AssayPlacement){ ASSAY_ANCHOR_STATE_LOST, 0, 0, 0.0 };
  if (needle->quote.n == 0 || place_aligned (haystack, needle, ret_placement))
    return;
  assay_haystack_prepare (haystack);
  assay_needle_prepare (needle, haystack);
  has_equal = assay_candidates_equal (haystack, needle, &equal, &n_equal);
  if (has_equal && assay_candidate_context (&equal, needle) >= GOOD_CONTEXT
      && place_equal (haystack, needle, &equal, n_equal, ret_placement))
    return;
  has_equal = has_equal && is_telling (needle, &equal, n_equal);
  place_best (haystack, needle, has_equal ? &equal : NULL, n_equal, ret_placement);
}
