/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-alignment.h"

/* A line of so many characters that is unique in both texts is the same line. */
#define TELLING_LINE 30

/* So many bytes beside a difference are looked at word by word: it may better be put there. */
#define MARGIN 120

/* With the space behind it, in many languages. */
#define LETTERS_OF_TOKEN 5

/* How far a place between two words is looked for. */
#define FURTHEST_CUT 200

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

/* Between two words, or before an ideograph or a kana. */
static gboolean
is_cut (const char *p)
{
  guchar c = (guchar) *p;

  if (p[-1] == ' ' || p[-1] == '\n')
    return c < 0x80;
  return c >= 0xE3 && c <= 0xE9 && !(c == 0xE3 && (guchar) p[1] == 0x82 && (guchar) p[2] >= 0x99);
}

/* How many bytes at the beginning of both are the same, without a margin; 0 for too few. */
static gsize
measure_head (const char *a, gsize n_a, const char *b, gsize n_b)
{
  gsize most = MIN (n_a, n_b);
  gsize n = 0;

  while (n < most && a[n] == b[n])
    n++;
  if (n <= MARGIN)
    return 0;
  n -= MARGIN;
  for (gsize k = 0; k < FURTHEST_CUT && k + 1 < n; k++)
    if (is_cut (a + n - k))
      return n - k;
  return 0;
}

static gsize
measure_tail (const char *a, gsize n_a, const char *b, gsize n_b)
{
  gsize most = MIN (n_a, n_b);
  gsize n = 0;

  while (n < most && a[n_a - 1 - n] == b[n_b - 1 - n])
    n++;
  if (n <= MARGIN)
    return 0;
  n -= MARGIN;
  for (gsize k = 0; k < FURTHEST_CUT && k + 1 < n; k++)
    if (is_cut (a + n_a - n + k))
      return n - k;
  return 0;
}

static void
add_same (Building *building, guint old_from, guint old_to, guint new_from, guint new_to)
{
  AssayToken old_part = { .start = old_from,
                          .end = old_to,
                          .weight = (guint16) MIN (old_to - old_from, G_MAXUINT16),
                          .rank = 3,
                          .is_line = TRUE };
  AssayToken new_part = old_part;

  new_part.start = new_from;
  new_part.end = new_to;
  if (old_from < old_to)
    add_pair (building, &old_part, &new_part);
}

/* [old_from, old_to) and [new_from, new_to) differ; but what is the same at both ends of them is
 * taken whole, too. */
static void
add_different (Building *building, guint old_from, guint old_to, guint new_from, guint new_to)
{
  AssayText *old_text = building->alignment->old_text;
  AssayText *new_text = building->alignment->new_text;
  gsize old_at = assay_text_byte_of (old_text, old_from);
  gsize new_at = assay_text_byte_of (new_text, new_from);
  const char *a = assay_text_get_utf8 (old_text) + old_at;
  const char *b = assay_text_get_utf8 (new_text) + new_at;
  gsize n_a = assay_text_byte_of (old_text, old_to) - old_at;
  gsize n_b = assay_text_byte_of (new_text, new_to) - new_at;
  gsize head = measure_head (a, n_a, b, n_b);
  gsize tail = measure_tail (a + head, n_a - head, b + head, n_b - head);
  guint old_first = assay_text_cp_of (old_text, old_at + head);
  guint old_last = assay_text_cp_of (old_text, old_at + n_a - tail);
  guint new_first = assay_text_cp_of (new_text, new_at + head);
  guint new_last = assay_text_cp_of (new_text, new_at + n_b - tail);

  add_same (building, old_from, old_first, new_from, new_first);
  add_words (building, old_first, old_last, new_first, new_last);
  add_same (building, old_last, old_to, new_last, new_to);
}

/* The place between two words nearest to byte @at of @utf8, looked for in the direction of @step
 * and not beyond @limit; @limit where there is none. */
static gsize
find_cut (const char *utf8, gsize at, gsize limit, int step)
{
  for (guint k = 0; k < FURTHEST_CUT && at != limit; k++, at = step > 0 ? at + 1 : at - 1)
    if (at > 0 && is_cut (utf8 + at))
      return at;
  return limit;
}

/* Of @line, which stayed as it is, what is surely in its place: all of it, but for a margin beside
 * lines that did not, as a change may better be put into it. Empty for short lines. */
static AssayRange
find_sure_part (AssayText *text,
                const AssayToken *line,
                gboolean stayed_before,
                gboolean stayed_behind)
{
  const char *utf8 = assay_text_get_utf8 (text);
  gsize from = assay_text_byte_of (text, line->start);
  gsize to = assay_text_byte_of (text, line->end);
  gsize start = from;
  gsize end = to;

  if (stayed_before && stayed_behind)
    return (AssayRange){ line->start, line->end };
  if (!stayed_before)
    start = to - from > MARGIN ? find_cut (utf8, from + MARGIN, to, 1) : to;
  if (!stayed_behind)
    end = to - from > MARGIN ? find_cut (utf8, to - MARGIN, from, -1) : from;
  if (start >= end)
    return (AssayRange){ line->end, line->end };
  return (AssayRange){ assay_text_cp_of (text, start), assay_text_cp_of (text, end) };
}

static gboolean
follows (const guint *matches, guint n_old, guint n_new, guint i)
{
  if (i == 0)
    return matches[0] == 0;
  if (i == n_old)
    return matches[i - 1] != ASSAY_UNMATCHED && matches[i - 1] + 1 == n_new;
  return matches[i - 1] != ASSAY_UNMATCHED && matches[i - 1] + 1 == matches[i];
}

/* Most of a text is never looked at more closely than line by line. */
static void
build (Building *building, const GArray *old_lines, const GArray *new_lines, const guint *matches)
{
  AssayAlignment *alignment = building->alignment;
  guint old_from = 0;
  guint new_from = 0;
  gboolean is_open = FALSE; /* more than ends of lines lies between old_from and the next line */

  for (guint i = 0; i < old_lines->len; i++)
    {
      const AssayToken *old_line = &g_array_index (old_lines, AssayToken, i);
      gboolean before = follows (matches, old_lines->len, new_lines->len, i);
      gboolean behind = follows (matches, old_lines->len, new_lines->len, i + 1);
      AssayRange part = { 0, 0 };
      guint new_start;

      if (matches[i] != ASSAY_UNMATCHED)
        part = find_sure_part (alignment->old_text, old_line, before, behind);
      is_open = is_open || !before || part.start > old_line->start;
      if (part.start >= part.end)
        {
          is_open = TRUE;
          continue;
        }
      new_start
          = g_array_index (new_lines, AssayToken, matches[i]).start + part.start - old_line->start;
      if (is_open)
        add_different (building, old_from, part.start, new_from, new_start);
      add_same (building, part.start, part.end, new_start, new_start + part.end - part.start);
      old_from = part.end;
      new_from = new_start + part.end - part.start;
      is_open = part.end < old_line->end;
    }
  add_different (building, old_from, assay_text_get_length (alignment->old_text), new_from,
                 assay_text_get_length (alignment->new_text));
}

void
assay_alignment_init (AssayAlignment *alignment, AssayText *old_text, AssayText *new_text)
{
  Building building = { alignment, g_array_sized_new (FALSE, FALSE, sizeof (guint), 1),
                        g_array_sized_new (FALSE, FALSE, sizeof (guint), 1) };
  g_autoptr (GArray) old_lines = g_array_new (FALSE, FALSE, sizeof (AssayToken));
  g_autoptr (GArray) new_lines = g_array_new (FALSE, FALSE, sizeof (AssayToken));
  g_autofree guint *matches = NULL;

  alignment->old_text = old_text;
  alignment->new_text = new_text;
  /* Room for as many words as there may be: what is not written to costs nothing. And always for
   * one: there are addresses in an array without any, too. */
  alignment->old_tokens = g_array_sized_new (
      FALSE, FALSE, sizeof (AssayToken), 1 + assay_text_get_length (old_text) / LETTERS_OF_TOKEN);
  alignment->new_tokens = g_array_sized_new (
      FALSE, FALSE, sizeof (AssayToken), 1 + assay_text_get_length (new_text) / LETTERS_OF_TOKEN);
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
