/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-alignment.h"

/* Inserted words that tear a quote apart, beside twice its own number. */
#define STRAY_GAP 12

/* A line of so many characters that is unique in both texts is the same line. */
#define TELLING_LINE 30

/* Less than one in so many of the letters that stayed: a stray. */
#define MIN_STAYING 4

/* What is being put together: the tokens of both texts, and who is whose partner. */
typedef struct
{
  AssayAlignment *alignment;
  GArray *matches; /* of guint, by old token */
  GArray *inverse;
} Building;

static void
add_pair (Building *building, const AssayToken *old_line, const AssayToken *new_line)
{
  guint old_index = building->alignment->old_tokens->len;
  guint new_index = building->alignment->new_tokens->len;

  g_array_append_val (building->alignment->old_tokens, *old_line);
  g_array_append_val (building->alignment->new_tokens, *new_line);
  g_array_append_val (building->matches, new_index);
  g_array_append_val (building->inverse, old_index);
}

/* Words in [old_from, old_to) and [new_from, new_to), code points, and their difference. */
static void
add_words (Building *building, guint old_from, guint old_to, guint new_from, guint new_to)
{
  AssayAlignment *alignment = building->alignment;
  guint old_first = alignment->old_tokens->len;
  guint new_first = alignment->new_tokens->len;
  guint n_old;
  guint n_new;

  if (old_from < old_to)
    assay_tokens_append (alignment->old_tokens, alignment->old_text, old_from, old_to);
  if (new_from < new_to)
    assay_tokens_append (alignment->new_tokens, alignment->new_text, new_from, new_to);
  n_old = alignment->old_tokens->len - old_first;
  n_new = alignment->new_tokens->len - new_first;
  g_array_set_size (building->matches, old_first + n_old);
  g_array_set_size (building->inverse, new_first + n_new);
  assay_sequence_diff ((const AssayToken *) (gpointer) alignment->old_tokens->data + old_first,
                       n_old,
                       (const AssayToken *) (gpointer) alignment->new_tokens->data + new_first,
                       n_new, &g_array_index (building->matches, guint, old_first),
                       &g_array_index (building->inverse, guint, new_first));
  for (guint i = old_first; i < old_first + n_old; i++)
    if (g_array_index (building->matches, guint, i) != ASSAY_UNMATCHED)
      g_array_index (building->matches, guint, i) += new_first;
  for (guint i = new_first; i < new_first + n_new; i++)
    if (g_array_index (building->inverse, guint, i) != ASSAY_UNMATCHED)
      g_array_index (building->inverse, guint, i) += old_first;
}

/* Lines that stayed as they are, letter for letter, are taken whole, but for those beside others:
 * a change may better be put into them. Most of a text is never looked at more closely. */
static gboolean
is_quiet (const guint *matches, guint n_old, guint n_new, guint i)
{
  if (matches[i] == ASSAY_UNMATCHED)
    return FALSE;
  if (i == 0 ? matches[i] != 0
             : matches[i - 1] == ASSAY_UNMATCHED || matches[i - 1] + 1 != matches[i])
    return FALSE;
  return i + 1 == n_old ? matches[i] + 1 == n_new
                        : matches[i + 1] != ASSAY_UNMATCHED && matches[i + 1] == matches[i] + 1;
}

static void
build (Building *building, const GArray *old_lines, const GArray *new_lines, const guint *matches)
{
  guint old_from = 0;
  guint new_from = 0;

  for (guint i = 0; i < old_lines->len; i++)
    {
      const AssayToken *old_line = &g_array_index (old_lines, AssayToken, i);
      const AssayToken *new_line;

      if (!is_quiet (matches, old_lines->len, new_lines->len, i))
        continue;
      new_line = &g_array_index (new_lines, AssayToken, matches[i]);
      if (old_from < old_line->start || new_from < new_line->start)
        add_words (building, old_from, old_line->start, new_from, new_line->start);
      add_pair (building, old_line, new_line);
      old_from = old_line->end;
      new_from = new_line->end;
    }
  add_words (building, old_from, assay_text_get_length (building->alignment->old_text), new_from,
             assay_text_get_length (building->alignment->new_text));
}

void
assay_alignment_init (AssayAlignment *alignment, AssayText *old_text, AssayText *new_text)
{
  Building building = { alignment, g_array_new (FALSE, FALSE, sizeof (guint)),
                        g_array_new (FALSE, FALSE, sizeof (guint)) };
  g_autoptr (GArray) old_lines = g_array_new (FALSE, FALSE, sizeof (AssayToken));
  g_autoptr (GArray) new_lines = g_array_new (FALSE, FALSE, sizeof (AssayToken));
  g_autofree guint *matches = NULL;

  alignment->old_text = old_text;
  alignment->new_text = new_text;
  alignment->old_tokens = g_array_new (FALSE, FALSE, sizeof (AssayToken));
  alignment->new_tokens = g_array_new (FALSE, FALSE, sizeof (AssayToken));
  assay_tokens_append_lines (old_lines, old_text);
  assay_tokens_append_lines (new_lines, new_text);
  matches = g_new (guint, old_lines->len + 1);
  assay_sequence_diff_unique ((const AssayToken *) (gpointer) old_lines->data, old_lines->len,
                              (const AssayToken *) (gpointer) new_lines->data, new_lines->len,
                              TELLING_LINE, matches);
  build (&building, old_lines, new_lines, matches);
  alignment->matches = (guint *) (gpointer) g_array_free (building.matches, FALSE);
  alignment->inverse = (guint *) (gpointer) g_array_free (building.inverse, FALSE);
}

void
assay_alignment_clear (AssayAlignment *alignment)
{
  g_clear_pointer (&alignment->old_tokens, g_array_unref);
  g_clear_pointer (&alignment->new_tokens, g_array_unref);
  g_clear_pointer (&alignment->matches, g_free);
  g_clear_pointer (&alignment->inverse, g_free);
}

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

static guint
weigh_matched (const AssayAlignment *alignment, guint first, guint last)
{
  guint weight = 0;

  for (guint i = first; i < last; i++)
    if (alignment->matches[i] != ASSAY_UNMATCHED)
      weight += get_old (alignment, i)->weight;
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
drop_strays (const AssayAlignment *alignment, guint *ret_first, guint *ret_last)
{
  const guint *matches = alignment->matches;
  guint reach = 2 * (*ret_last - *ret_first) + STRAY_GAP;
  guint all = weigh_matched (alignment, *ret_first, *ret_last);
  guint before = G_MAXUINT;

  for (guint i = *ret_first; i < *ret_last; i++)
    {
      if (!is_matched_word (alignment, i))
        continue;
      if (before != G_MAXUINT && matches[i] - matches[before] > reach)
        {
          if (weigh_matched (alignment, *ret_first, i) * MIN_STAYING < all)
            *ret_first = i;
          else if (weigh_matched (alignment, i, *ret_last) * MIN_STAYING < all)
            {
              *ret_last = before + 1;
              return;
            }
        }
      before = i;
    }
}

/* Marks at the edges of a quote say little of where it went: its words are followed, then as many
 * marks are taken as stand right at them. */
static void
follow_tokens (
    const AssayAlignment *alignment, guint first, guint last, guint *ret_first, guint *ret_last)
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

  drop_strays (alignment, &core_first, &core_last);
  *ret_first = follow_first (alignment, core_first, core_last);
  *ret_last = follow_last (alignment, core_first, core_last);
  for (guint n = core_first - first; n > 0 && *ret_first > 0 && *ret_first < *ret_last; n--)
    {
      const AssayToken *mark = get_new (alignment, *ret_first - 1);

      if (is_word (mark) || mark->end != get_new (alignment, *ret_first)->start)
        break;
      (*ret_first)--;
    }
  for (guint n = last - core_last;
       n > 0 && *ret_last < alignment->new_tokens->len && *ret_first < *ret_last; n--)
    {
      const AssayToken *mark = get_new (alignment, *ret_last);

      if (is_word (mark) || mark->start != get_new (alignment, *ret_last - 1)->end)
        break;
      (*ret_last)++;
    }
}

static double
get_share (const AssayAlignment *alignment, guint first, guint last)
{
  guint all = 0;

  for (guint i = first; i < last; i++)
    all += get_old (alignment, i)->weight;
  return all > 0 ? (double) weigh_matched (alignment, first, last) / all : 0.0;
}

/* Where in new @line code point @cp of the old one is: they are the same letter for letter. */
static guint
shift (const AssayToken *old_line, const AssayToken *new_line, guint cp)
{
  return new_line->start + (CLAMP (cp, old_line->start, old_line->end) - old_line->start);
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

  follow_tokens (alignment, first, last, &new_first, &new_last);
  aligned.share = get_share (alignment, first, last);
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
