/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-alignment.h"

#include "assay-fold.h"

#include <string.h>

/* Inserted words that tear a quote apart, beside twice its own number. */
#define STRAY_GAP 12

/* Less than one in so many of the letters that stayed: a stray. */
#define MIN_STAYING 4

static const AssayToken *
get_old (const AssayAlignment *alignment, guint i)
{
  return &g_array_index (alignment->old_tokens, AssayToken, i);
}

static const AssayToken *
get_new (const AssayAlignment *alignment, guint i)
{
  return &g_array_index (alignment->new_tokens, AssayToken, i);
}

static gboolean
is_word (const AssayToken *token)
{
  return token->weight > 0;
}

static gboolean
has_words (const AssayAlignment *alignment, guint first, guint last)
{
  for (guint i = first; i < last; i++)
    if (is_word (get_new (alignment, i)))
      return TRUE;
  return FALSE;
}

static gboolean
is_matched_word (const AssayAlignment *alignment, guint i)
{
  return alignment->matches[i] != ASSAY_UNMATCHED && is_word (get_old (alignment, i));
}

/* Of a line, or a part of one, only what lies in @range. */
static guint
weigh (const AssayToken *token, AssayRange range)
{
  guint start = MAX (token->start, range.start);
  guint end = MIN (token->end, range.end);

  if (!token->is_line)
    return token->weight;
  return end > start ? end - start : 0;
}

static guint
weigh_matched (const AssayAlignment *alignment, AssayRange range, guint first, guint last)
{
  guint weight = 0;

  for (guint i = first; i < last; i++)
    if (alignment->matches[i] != ASSAY_UNMATCHED)
      weight += weigh (get_old (alignment, i), range);
  return weight;
}

/* Of what was put in the stead of words at an edge only the sentence next to the quote belongs to
 * it: without the marks at its outer end. @next is the old partner of @end. */
static guint
cut_before (const AssayAlignment *alignment, guint start, guint end, guint next)
{
  if (get_new (alignment, end)->rank == 3
      || (get_new (alignment, end)->rank == 2 && get_old (alignment, next)->rank >= 2))
    return end;
  for (guint i = end - 1; i > start; i--)
    if (get_new (alignment, i)->rank >= 2)
      return i;
  while (start < end && !is_word (get_new (alignment, start)))
    start++;
  return start;
}

static guint
cut_behind (const AssayAlignment *alignment, guint start, guint end)
{
  for (guint i = start + 1; i < end; i++)
    if (get_new (alignment, i)->rank >= 2 && has_words (alignment, start, i))
      end = i;
  while (end > start && !is_word (get_new (alignment, end - 1)))
    end--;
  return end;
}

/* Where [first, last) of the old tokens begins among the new ones: at the partner of the first; if
 * it has none, at what was put in its stead, be it that of words before it, too. */
static guint
follow_first (const AssayAlignment *alignment, guint first, guint last)
{
  const guint *matches = alignment->matches;
  guint before = first;
  guint after = first;
  guint start;
  guint end;

  while (after < last && !is_matched_word (alignment, after))
    after++;
  if (after == first)
    return matches[first];
  while (before > 0 && matches[before - 1] == ASSAY_UNMATCHED)
    before--;
  start = before > 0 ? matches[before - 1] + 1 : 0;
  if (after == last)
    return start;
  end = matches[after];
  return has_words (alignment, start, end) ? cut_before (alignment, start, end, after) : end;
}

static guint
follow_last (const AssayAlignment *alignment, guint first, guint last)
{
  const guint *matches = alignment->matches;
  guint n_old = alignment->old_tokens->len;
  guint before = last;
  guint after = last;
  guint start;
  guint end;

  while (before > first && !is_matched_word (alignment, before - 1))
    before--;
  if (before == last)
    return matches[last - 1] + 1;
  while (after < n_old && matches[after] == ASSAY_UNMATCHED)
    after++;
  end = after < n_old ? matches[after] : alignment->new_tokens->len;
  if (before == first)
    return end;
  start = matches[before - 1] + 1;
  return has_words (alignment, start, end) ? cut_behind (alignment, start, end) : start;
}

/* A word or two of the quote may have found a partner far from all the others, in words that were
 * put in: that is chance. Narrows [ret_first, ret_last) to the part that stayed together. */
static void
drop_strays (const AssayAlignment *alignment, AssayRange range, guint *ret_first, guint *ret_last)
{
  const guint *matches = alignment->matches;
  guint reach = 2 * (*ret_last - *ret_first) + STRAY_GAP;
  guint all = weigh_matched (alignment, range, *ret_first, *ret_last);
  guint before = G_MAXUINT;

  for (guint i = *ret_first; i < *ret_last; i++)
    {
      if (!is_matched_word (alignment, i))
        continue;
      if (before != G_MAXUINT && matches[i] - matches[before] > reach)
        {
          if (weigh_matched (alignment, range, *ret_first, i) * MIN_STAYING < all)
            *ret_first = i;
          else if (weigh_matched (alignment, range, i, *ret_last) * MIN_STAYING < all)
            {
              *ret_last = before + 1;
              return;
            }
        }
      before = i;
    }
}

/* Marks at the edges of a quote say little of where it went: its words are followed, then as many
 * marks are taken as stand right at them, or are their partners. */
static void
follow_tokens (const AssayAlignment *alignment,
               AssayRange range,
               guint first,
               guint last,
               guint *ret_first,
               guint *ret_last)
{
  guint core_first = first;
  guint core_last = last;

  while (core_first < last && !is_word (get_old (alignment, core_first)))
    core_first++;
  while (core_last > core_first && !is_word (get_old (alignment, core_last - 1)))
    core_last--;
  if (core_first == core_last)
    {
      core_first = first;
      core_last = last;
    }

  drop_strays (alignment, range, &core_first, &core_last);
  *ret_first = follow_first (alignment, core_first, core_last);
  *ret_last = follow_last (alignment, core_first, core_last);
  for (guint i = core_first; i > first && *ret_first > 0 && *ret_first < *ret_last; i--)
    {
      const AssayToken *mark = get_new (alignment, *ret_first - 1);

      if (is_word (mark)
          || (mark->end != get_new (alignment, *ret_first)->start
              && alignment->matches[i - 1] != *ret_first - 1))
        break;
      (*ret_first)--;
    }
  for (guint i = core_last;
       i < last && *ret_last < alignment->new_tokens->len && *ret_first < *ret_last; i++)
    {
      const AssayToken *mark = get_new (alignment, *ret_last);

      if (is_word (mark)
          || (mark->start != get_new (alignment, *ret_last - 1)->end
              && alignment->matches[i] != *ret_last))
        break;
      (*ret_last)++;
    }
}

static double
get_share (const AssayAlignment *alignment, AssayRange range, guint first, guint last)
{
  guint all = 0;

  for (guint i = first; i < last; i++)
    all += weigh (get_old (alignment, i), range);
  return all > 0 ? (double) weigh_matched (alignment, range, first, last) / all : 0.0;
}

/* Where in new @line code point @cp of the old one is: they are the same letter for letter. */
static guint
shift (const AssayToken *old_line, const AssayToken *new_line, guint cp)
{
  return new_line->start + (CLAMP (cp, old_line->start, old_line->end) - old_line->start);
}

/* Where code point @cp, inside of @old_token, is in its partner: the same folded characters stand
 * before it in both. */
static guint
find_inside (const AssayAlignment *alignment,
             const AssayToken *old_token,
             const AssayToken *new_token,
             guint cp)
{
  g_autofree char *old_part
      = assay_text_dup_slice (alignment->old_text, old_token->start, old_token->end);
  g_autofree char *new_part
      = assay_text_dup_slice (alignment->new_text, new_token->start, new_token->end);
  AssayFold old_fold;
  AssayFold new_fold;
  guint k;
  guint found;

  assay_fold_init (&old_fold, old_part, strlen (old_part));
  assay_fold_init (&new_fold, new_part, strlen (new_part));
  k = assay_fold_index (&old_fold, cp - old_token->start);
  found = k < new_fold.n ? new_token->start + new_fold.origin[k] : new_token->end;
  assay_fold_clear (&old_fold);
  assay_fold_clear (&new_fold);
  return found;
}

/* A quote may begin or end inside of a word. */
static void
cut_words (const AssayAlignment *alignment,
           AssayRange range,
           guint first,
           guint last,
           guint new_first,
           guint new_last,
           AssayRange *found)
{
  const AssayToken *head = get_old (alignment, first);
  const AssayToken *tail = get_old (alignment, last - 1);

  if (range.start > head->start && alignment->matches[first] == new_first && !head->is_line)
    found->start = find_inside (alignment, head, get_new (alignment, new_first), range.start);
  if (range.end < tail->end && alignment->matches[last - 1] == new_last - 1 && !tail->is_line)
    found->end = find_inside (alignment, tail, get_new (alignment, new_last - 1), range.end);
}

static gboolean
is_flanked (const AssayAlignment *alignment,
            AssayRange range,
            guint first,
            guint last,
            guint new_first,
            guint new_last)
{
  gboolean before = first == 0 || new_first == 0 || range.start > get_old (alignment, first)->start
                    || alignment->matches[first - 1] == new_first - 1;
  gboolean behind = last == alignment->old_tokens->len || new_last == alignment->new_tokens->len
                    || range.end < get_old (alignment, last - 1)->end
                    || alignment->matches[last] == new_last;

  return before && behind;
}

AssayAligned
assay_alignment_follow (const AssayAlignment *alignment, AssayRange range)
{
  AssayAligned aligned = { 0 };
  guint first = assay_tokens_find (alignment->old_tokens, range.start);
  guint last = first;
  guint new_first;
  guint new_last;

  while (last < alignment->old_tokens->len && get_old (alignment, last)->start < range.end)
    last++;
  if (first == last)
    return aligned;

  follow_tokens (alignment, range, first, last, &new_first, &new_last);
  aligned.share = get_share (alignment, range, first, last);
  if (new_first >= new_last)
    return aligned;

  aligned.range.start = get_new (alignment, new_first)->start;
  aligned.range.end = get_new (alignment, new_last - 1)->end;
  if (get_old (alignment, first)->is_line)
    aligned.range.start
        = shift (get_old (alignment, first), get_new (alignment, new_first), range.start);
  if (get_old (alignment, last - 1)->is_line)
    aligned.range.end
        = shift (get_old (alignment, last - 1), get_new (alignment, new_last - 1), range.end);
  cut_words (alignment, range, first, last, new_first, new_last, &aligned.range);
  aligned.is_flanked = is_flanked (alignment, range, first, last, new_first, new_last);
  return aligned;
}

/* Whether old @token, or the part of the line at new [start, end), lies outside of @except. */
static gboolean
is_outside (const AssayToken *old_token,
            const AssayToken *new_token,
            AssayRange range,
            AssayRange except)
{
  guint start = old_token->start;
  guint end = old_token->end;

  if (old_token->is_line)
    {
      start = shift (new_token, old_token, range.start);
      end = shift (new_token, old_token, range.end);
    }
  return end <= except.start || start >= except.end;
}

double
assay_alignment_taken (const AssayAlignment *alignment, AssayRange range, AssayRange except)
{
  guint all = 0;
  guint taken = 0;

  for (guint i = assay_tokens_find (alignment->new_tokens, range.start);
       i < alignment->new_tokens->len && get_new (alignment, i)->start < range.end; i++)
    {
      const AssayToken *token = get_new (alignment, i);
      guint weight = token->weight;
      guint partner = alignment->inverse[i];

      if (token->is_line)
        weight = MIN (range.end, token->end) - MAX (range.start, token->start);
      all += weight;
      if (partner != ASSAY_UNMATCHED
          && is_outside (get_old (alignment, partner), token, range, except))
        taken += weight;
    }
  return all > 0 ? (double) taken / all : 0.0;
}
