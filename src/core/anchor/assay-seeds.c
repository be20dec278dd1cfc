/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-seeds.h"

/* Grams that stand in more places say nothing; so many votes are enough to know. */
#define MAX_COUNT 64
#define MAX_VOTES 20000

/* Votes whose diagonals (place in the text less place in the quote) lie close together. */
typedef struct
{
  gint64 low;
  gint64 high;
  guint n_votes;
} Group;

static int
compare_diagonals (const void *a, const void *b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static int
compare_groups (const void *a, const void *b)
{
  const Group *x = a;
  const Group *y = b;

  if (x->n_votes != y->n_votes)
    return x->n_votes > y->n_votes ? -1 : 1;
  return (x->low > y->low) - (x->low < y->low);
}

static GArray *
gather_votes (const AssayHaystack *haystack, const AssayFold *quote)
{
  GArray *votes = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i + ASSAY_GRAM <= quote->n && votes->len < MAX_VOTES; i++)
    {
      guint count;
      guint link = assay_grams_first (&haystack->grams, quote->chars + i, &count);

      if (count > MAX_COUNT)
        continue;
      for (; link; link = haystack->grams.next[link - 1])
        {
          gint64 diagonal = (gint64) (link - 1) - i;

          g_array_append_val (votes, diagonal);
        }
    }
  g_array_sort (votes, compare_diagonals);
  return votes;
}

static GArray *
group_votes (GArray *votes, guint n)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));
  gint64 reach = 32 + n / 4;

  for (guint i = 0; i < votes->len; i++)
    {
      gint64 diagonal = g_array_index (votes, gint64, i);
      Group *last = groups->len > 0 ? &g_array_index (groups, Group, groups->len - 1) : NULL;

      if (last && diagonal - last->high <= reach && diagonal - last->low <= (gint64) n + 64)
        {
          last->high = diagonal;
          last->n_votes++;
        }
      else
        {
          Group group = { diagonal, diagonal, 1 };

          g_array_append_val (groups, group);
        }
    }
  g_array_sort (groups, compare_groups);
  return groups;
}

GArray *
assay_seeds_find (const AssayHaystack *haystack, const AssayNeedle *needle, guint max)
{
  g_autoptr (GArray) votes = gather_votes (haystack, &needle->quote);
  g_autoptr (GArray) groups = group_votes (votes, needle->quote.n);
  GArray *windows = g_array_new (FALSE, FALSE, sizeof (AssayRange));
  gint64 n = needle->quote.n;
  gint64 room = n / 3 + 16;

  for (guint i = 0; i < MIN (groups->len, max); i++)
    {
      Group *group = &g_array_index (groups, Group, i);
      AssayRange window = { (guint) MAX (0, group->low - room),
                            (guint) CLAMP (group->high + n + room, 0, haystack->fold.n) };

      if (window.start < window.end)
        g_array_append_val (windows, window);
    }
  return windows;
}
