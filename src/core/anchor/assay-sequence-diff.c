/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-sequence-diff.h"

#include <string.h>

/* Rows of so many tokens are looked for, the longest first: the longer, the surer. */
static const guint row_lengths[] = { 8, 4, 2 };

/* Most changes that are looked for between two certain places. Time and memory are its square. */
#define MAX_CHANGES 1500

typedef struct
{
  const AssayToken *a;
  const AssayToken *b;
  guint *matches;
} Diff;

/* A part of both: [a0, a1) and [b0, b1). */
typedef struct
{
  guint a0, a1, b0, b1;
} Part;

static void
take_common_ends (Diff *diff, Part *part)
{
  while (part->a0 < part->a1 && part->b0 < part->b1
         && diff->a[part->a0].hash == diff->b[part->b0].hash)
    diff->matches[part->a0++] = part->b0++;
  while (part->a0 < part->a1 && part->b0 < part->b1
         && diff->a[part->a1 - 1].hash == diff->b[part->b1 - 1].hash)
    diff->matches[--part->a1] = --part->b1;
}

/* --- Myers --- */

/* Follows the furthest paths back, from the end of both to their beginning. */
static void
trace_back (Diff *diff, const Part *part, GPtrArray *rows, int d)
{
  int x = (int) (part->a1 - part->a0);
  int y = (int) (part->b1 - part->b0);

  for (; d >= 0; d--)
    {
      const int *row = g_ptr_array_index (rows, d);
      int k = x - y;
      int before_k = k == -d || (k != d && row[k - 1 + d] < row[k + 1 + d]) ? k + 1 : k - 1;
      int before_x = d > 0 ? row[before_k + d] : 0;
      int before_y = d > 0 ? before_x - before_k : 0;

      while (x > before_x && y > before_y)
        {
          x--;
          y--;
          diff->matches[part->a0 + (guint) x] = part->b0 + (guint) y;
        }
      x = before_x;
      y = before_y;
    }
}

/* row d holds the furthest x of round d - 1 on diagonals -d … d. */
static void
match_fewest_changes (Diff *diff, const Part *part)
{
  int n = (int) (part->a1 - part->a0);
  int m = (int) (part->b1 - part->b0);
  int limit = MIN (n + m, MAX_CHANGES);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autofree int *furthest = g_new0 (int, 2 * (gsize) limit + 3);
  int *v = furthest + limit + 1;

  for (int d = 0; d <= limit; d++)
    {
      g_ptr_array_add (rows, g_memdup2 (v - d, (2 * (gsize) d + 1) * sizeof *v));
      for (int k = -d; k <= d; k += 2)
        {
          int x = k == -d || (k != d && v[k - 1] < v[k + 1]) ? v[k + 1] : v[k - 1] + 1;
          int y = x - k;

          if (d == 0)
            x = y = 0;
          while (x < n && y < m
                 && diff->a[part->a0 + (guint) x].hash == diff->b[part->b0 + (guint) y].hash)
            {
              x++;
              y++;
            }
          v[k] = x;
          if (x >= n && y >= m)
            {
              trace_back (diff, part, rows, d);
              return;
            }
        }
    }
}

/* --- rows that are unique in both --- */

/* Of the rows of a part with more tokens than that one in eight is looked at, in both the same
 * ones: what lies between two of them is found from either end. */
#define MANY_TOKENS 512
#define SAMPLED 7
#define SAMPLED_ONE_IN 8

#define ROW_BASE G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)

typedef struct
{
  guint64 hash;
  guint a; /* place + 1, G_MAXUINT for several, 0 for none */
  guint b;
} Seen;

typedef struct
{
  guint a;
  guint b;
} Pair;

/* Every row of so many tokens in turn: its hash follows from the one before it. */
typedef struct
{
  const AssayToken *tokens;
  guint length;
  guint at;
  guint end;
  guint64 sum;
  guint64 oldest; /* what the oldest token of the row was multiplied by */
} Rows;

static void
start_rows (Rows *rows, const AssayToken *tokens, guint length, guint at, guint end)
{
  *rows = (Rows){ tokens, length, at, end, 0, 1 };
  for (guint i = 0; i < length; i++)
    {
      rows->sum = rows->sum * ROW_BASE + tokens[at + i].hash;
      rows->oldest *= i > 0 ? ROW_BASE : 1;
    }
}

/* The hash of the row at rows->at; FALSE behind the last. */
static inline gboolean
next_row (Rows *rows, guint64 *ret_hash)
{
  guint64 hash = rows->sum;

  if (rows->at + rows->length > rows->end)
    return FALSE;
  hash ^= hash >> 32;
  hash *= ROW_BASE;
  *ret_hash = (hash ^ (hash >> 29)) | 1;
  rows->sum -= rows->tokens[rows->at].hash * rows->oldest;
  if (rows->at + rows->length < rows->end)
    rows->sum = rows->sum * ROW_BASE + rows->tokens[rows->at + rows->length].hash;
  rows->at++;
  return TRUE;
}

static Seen *
see (Seen *table, guint mask, guint64 hash)
{
  guint slot = (guint) (hash >> 8) & mask;

  while (table[slot].hash != 0 && table[slot].hash != hash)
    slot = (slot + 1) & mask;
  return &table[slot];
}

static void
note (guint *place, guint at)
{
  *place = *place == 0 ? at + 1 : G_MAXUINT;
}

/* The pairs of unique rows of @length, in the order of a. */
static GArray *
find_pairs (Diff *diff, const Part *part, guint length)
{
  guint n = part->a1 - part->a0;
  guint m = part->b1 - part->b0;
  guint64 sampled = length > 1 && n > MANY_TOKENS && m > MANY_TOKENS ? (guint64) SAMPLED << 1 : 0;
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autofree Seen *table = NULL;
  g_autofree guint *slots = NULL; /* of the rows of a */
  guint n_slots = 0;
  guint most = sampled ? 2 * (n / SAMPLED_ONE_IN) : n;
  guint size = 64;
  guint64 hash;
  Rows rows;

  if (n < length || m < length)
    return pairs;
  while (size < 2 * (gsize) most && size < (1u << 30))
    size *= 2;
  table = g_new0 (Seen, size);
  slots = g_new (guint, most);
  start_rows (&rows, diff->a, length, part->a0, part->a1);
  while (next_row (&rows, &hash))
    if ((hash & sampled) == 0 && n_slots < most)
      {
        Seen *seen = see (table, size - 1, hash);

        seen->hash = hash;
        note (&seen->a, rows.at - 1);
        slots[n_slots++] = (guint) (seen - table);
      }
  start_rows (&rows, diff->b, length, part->b0, part->b1);
  while (next_row (&rows, &hash))
    if ((hash & sampled) == 0)
      {
        Seen *seen = see (table, size - 1, hash);

        if (seen->hash != 0)
          note (&seen->b, rows.at - 1);
      }
  for (guint i = 0; i < n_slots; i++)
    {
      const Seen *seen = &table[slots[i]];
      Pair pair = { seen->a - 1, seen->b - 1 };

      if (seen->a != G_MAXUINT && seen->b != 0 && seen->b != G_MAXUINT)
        g_array_append_val (pairs, pair);
    }
  return pairs;
}

/* The longest chain of pairs that rise in both (patience sorting; Fredman 1975), in order. */
static GArray *
find_chain (const GArray *pairs)
{
  GArray *chain = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autofree guint *tails = g_new (guint, pairs->len + 1);
  g_autofree guint *links = g_new (guint, pairs->len + 1);
  guint longest = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      guint b = g_array_index (pairs, Pair, i).b;
      guint high = longest;
      /* Nearly always the next one. */
      guint low
          = longest > 0 && g_array_index (pairs, Pair, tails[longest - 1]).b < b ? longest : 0;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (g_array_index (pairs, Pair, tails[middle]).b < b)
            low = middle + 1;
          else
            high = middle;
        }
      links[i] = low > 0 ? tails[low - 1] + 1 : 0;
      tails[low] = i;
      longest = MAX (longest, low + 1);
    }
  g_array_set_size (chain, longest);
  for (guint link = longest > 0 ? tails[longest - 1] + 1 : 0, i = longest; link > 0;
       link = links[link - 1])
    g_array_index (chain, Pair, --i) = g_array_index (pairs, Pair, link - 1);
  return chain;
}

static void match_part (Diff *diff, Part part, guint level);

static void
match_around (Diff *diff, const Part *part, const GArray *chain, guint length, guint level)
{
  Part rest = *part;

  for (guint i = 0; i < chain->len; i++)
    {
      Pair pair = g_array_index (chain, Pair, i);

      /* Rows overlap; what the one before took is taken. */
      if (pair.a + length <= rest.a0 || pair.b + length <= rest.b0 || pair.a < rest.a0
          || pair.b < rest.b0)
        continue;
      match_part (diff, (Part){ rest.a0, pair.a, rest.b0, pair.b }, level);
      rest.a0 = pair.a;
      rest.b0 = pair.b;
      while (rest.a0 < part->a1 && rest.b0 < part->b1
             && diff->a[rest.a0].hash == diff->b[rest.b0].hash)
        diff->matches[rest.a0++] = rest.b0++;
    }
  match_part (diff, rest, level);
}

static void
match_part (Diff *diff, Part part, guint level)
{
  take_common_ends (diff, &part);
  for (; level < G_N_ELEMENTS (row_lengths); level++)
    {
      guint length = row_lengths[level];
      g_autoptr (GArray) pairs = NULL;
      g_autoptr (GArray) chain = NULL;

      if (part.a0 == part.a1 || part.b0 == part.b1)
        return;
      pairs = find_pairs (diff, &part, length);
      chain = find_chain (pairs);
      if (chain->len == 0)
        continue;
      match_around (diff, &part, chain, length, level + 1);
      return;
    }
  if (part.a0 < part.a1 && part.b0 < part.b1)
    match_fewest_changes (diff, &part);
}

/* --- the place of a change --- */

/* Whether what is missing is all there is between its neighbours: nothing came in its stead. */
static gboolean
is_pure (const guint *matches, guint n, guint start, guint end, guint n_other)
{
  guint before = start > 0 ? matches[start - 1] + 1 : 0;
  guint after = end < n ? matches[end] : n_other;

  return before == after;
}

/* How well a sentence or a line begins at both ends of [@start, @end). */
static guint
rate_borders (const AssayToken *tokens, guint n, guint start, guint end)
{
  return tokens[start].rank + (end < n ? tokens[end].rank : 3u);
}

/* How far back, or forth, the missing [@start, @end) is best put: between the strongest borders. */
static int
find_slide (const AssayToken *tokens, guint n, const guint *matches, guint start, guint end)
{
  guint best_rate = rate_borders (tokens, n, start, end);
  int best = 0;

  for (guint by = 1; by <= start && matches[start - by] != ASSAY_UNMATCHED
                     && tokens[start - by].hash == tokens[end - by].hash;
       by++)
    if (rate_borders (tokens, n, start - by, end - by) > best_rate)
      {
        best_rate = rate_borders (tokens, n, start - by, end - by);
        best = -(int) by;
      }
  for (guint by = 0; end + by < n && matches[end + by] != ASSAY_UNMATCHED
                     && tokens[start + by].hash == tokens[end + by].hash;
       by++)
    if (rate_borders (tokens, n, start + by + 1, end + by + 1) > best_rate)
      {
        best_rate = rate_borders (tokens, n, start + by + 1, end + by + 1);
        best = (int) by + 1;
      }
  return best;
}

/* Moves what is missing from @tokens to where a person would say it was taken out or put in. */
static void
slide (const AssayToken *tokens, guint n, guint *matches, guint n_other)
{
  for (guint i = 0; i < n;)
    {
      guint start = i;
      guint end = i;
      int by;

      while (end < n && matches[end] == ASSAY_UNMATCHED)
        end++;
      i = MAX (end, i + 1);
      if (start == end || !is_pure (matches, n, start, end, n_other))
        continue;
      by = find_slide (tokens, n, matches, start, end);
      for (; by < 0; by++)
        {
          matches[--end] = matches[--start];
          matches[start] = ASSAY_UNMATCHED;
        }
      for (; by > 0; by--)
        {
          matches[start++] = matches[end];
          matches[end++] = ASSAY_UNMATCHED;
        }
      i = MAX (i, end);
    }
}

static void
invert (const guint *matches, guint n, guint *inverse, guint n_inverse)
{
  for (guint i = 0; i < n_inverse; i++)
    inverse[i] = ASSAY_UNMATCHED;
  for (guint i = 0; i < n; i++)
    if (matches[i] != ASSAY_UNMATCHED)
      inverse[matches[i]] = i;
}

void
assay_sequence_diff (
    const AssayToken *a, guint n_a, const AssayToken *b, guint n_b, guint *matches, guint *inverse)
{
  Diff diff = { a, b, matches };

  for (guint i = 0; i < n_a; i++)
    matches[i] = ASSAY_UNMATCHED;
  match_part (&diff, (Part){ 0, n_a, 0, n_b }, 0);
  slide (a, n_a, matches, n_b);
  invert (matches, n_a, inverse, n_b);
  slide (b, n_b, inverse, n_a);
  invert (inverse, n_b, matches, n_a);
}

void
assay_sequence_diff_unique (const AssayToken *a,
                            guint n_a,
                            const AssayToken *b,
                            guint n_b,
                            guint least_weight,
                            guint *matches)
{
  Diff diff = { a, b, matches };
  Part part = { 0, n_a, 0, n_b };
  g_autoptr (GArray) pairs = find_pairs (&diff, &part, 1);
  g_autoptr (GArray) chain = NULL;
  guint kept = 0;

  for (guint i = 0; i < n_a; i++)
    matches[i] = ASSAY_UNMATCHED;
  for (guint i = 0; i < pairs->len; i++)
    if (a[g_array_index (pairs, Pair, i).a].weight >= least_weight)
      g_array_index (pairs, Pair, kept++) = g_array_index (pairs, Pair, i);
  g_array_set_size (pairs, kept);
  chain = find_chain (pairs);
  for (guint i = 0; i < chain->len; i++)
    {
      Pair at = g_array_index (chain, Pair, i);
      Pair next = i + 1 < chain->len ? g_array_index (chain, Pair, i + 1) : (Pair){ n_a, n_b };

      do
        matches[at.a++] = at.b++;
      while (at.a < next.a && at.b < next.b && a[at.a].hash == b[at.b].hash);
    }
}
