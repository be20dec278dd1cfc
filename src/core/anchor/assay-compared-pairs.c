/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-comparison-private.h"

#include "assay-sequence-diff.h"

/* Sentences that are not equal but belong together. */

/* Of 10 letters of the longer one so many are the same: one sentence, changed. */
#define SHARE_OF_LONGER 4

/* Of 10 letters of the shorter one: it is a part of the other, which was parted or joined. */
#define SHARE_OF_SHORTER 8
#define MIN_PART 12

/* Words in a row that are looked for elsewhere; so many letters are worth it; and of 10 rows so
 * many have to be there. */
#define SHINGLE 3
#define MIN_DISTANT 30
#define SHARE_OF_SHINGLES 4

/* A stretch between sentences that stayed: its tokens, and for each the unit it is of. */
typedef struct
{
  const AssayComparedSide *side;
  GArray *tokens; /* of AssayToken */
  GArray *units;  /* of guint */
  guint *weights; /* by unit of the side */
} Stretch;

/* Letters that unit @old_unit and unit @new_unit share. */
typedef struct
{
  guint old_unit;
  guint new_unit;
  guint weight;
} Link;

static void
stretch_init (Stretch *stretch, const AssayComparedSide *side)
{
  stretch->side = side;
  stretch->tokens = g_array_new (FALSE, FALSE, sizeof (AssayToken));
  stretch->units = g_array_new (FALSE, FALSE, sizeof (guint));
  stretch->weights = g_new0 (guint, side->units->len + 1);
}

static void
stretch_clear (Stretch *stretch)
{
  g_array_unref (stretch->tokens);
  g_array_unref (stretch->units);
  g_free (stretch->weights);
}

/* Takes the words of the unpaired units of [from, to). */
static void
stretch_fill (Stretch *stretch, guint from, guint to)
{
  g_array_set_size (stretch->tokens, 0);
  g_array_set_size (stretch->units, 0);
  for (guint i = from; i < to; i++)
    {
      const AssayToken *unit = assay_compared_side_get (stretch->side, i);
      guint first = stretch->tokens->len;

      if (stretch->side->how[i] != ASSAY_PAIR_NONE)
        continue;
      assay_tokens_append (stretch->tokens, stretch->side->text, unit->start, unit->end);
      for (guint k = first; k < stretch->tokens->len; k++)
        {
          stretch->weights[i] += g_array_index (stretch->tokens, AssayToken, k).weight;
          g_array_append_val (stretch->units, i);
        }
    }
}

static GArray *
find_links (const Stretch *old_stretch, const Stretch *new_stretch)
{
  guint n_old = old_stretch->tokens->len;
  guint n_new = new_stretch->tokens->len;
  g_autofree guint *matches = g_new (guint, n_old + 1);
  g_autofree guint *inverse = g_new (guint, n_new + 1);
  const AssayToken *tokens = (const AssayToken *) (gpointer) old_stretch->tokens->data;
  GArray *links = g_array_new (FALSE, FALSE, sizeof (Link));

  assay_sequence_diff (tokens, n_old, (const AssayToken *) (gpointer) new_stretch->tokens->data,
                       n_new, matches, inverse);
  for (guint i = 0; i < n_old; i++)
    if (matches[i] != ASSAY_UNMATCHED)
      {
        Link link = { g_array_index (old_stretch->units, guint, i),
                      g_array_index (new_stretch->units, guint, matches[i]), tokens[i].weight };
        Link *last = links->len > 0 ? &g_array_index (links, Link, links->len - 1) : NULL;

        if (last != NULL && last->old_unit == link.old_unit && last->new_unit == link.new_unit)
          last->weight += link.weight;
        else
          g_array_append_val (links, link);
      }
  return links;
}

static gboolean
is_strong (const Link *link, guint old_weight, guint new_weight, gboolean are_alone)
{
  guint longer = MAX (old_weight, new_weight);
  guint shorter = MIN (old_weight, new_weight);

  if (link->weight == 0)
    return FALSE;
  if (link->weight * 10 >= longer * (are_alone ? SHARE_OF_LONGER / 2 : SHARE_OF_LONGER))
    return TRUE;
  return shorter >= MIN_PART && link->weight * 10 >= shorter * SHARE_OF_SHORTER;
}

/* A sentence may share words with two neighbours, of which it was made or that it was parted into:
 * all of them are one group, as long as nothing else stands between them. */
static gboolean
joins_group (const AssayComparedSide *old_side,
             const AssayComparedSide *new_side,
             const Link *link,
             guint last_old,
             guint last_new)
{
  if (last_old == ASSAY_UNMATCHED)
    return FALSE;
  return (link->old_unit == last_old && link->new_unit == last_new + 1
          && new_side->how[last_new] == ASSAY_PAIR_CHANGED)
         || (link->new_unit == last_new && link->old_unit == last_old + 1
             && old_side->how[last_old] == ASSAY_PAIR_CHANGED);
}

static void
take (AssayComparedSide *side, guint unit, guint partner, guint group)
{
  side->how[unit] = ASSAY_PAIR_CHANGED;
  side->partner[unit] = partner;
  side->group[unit] = group;
}

/* Of links that cross out each other the earlier stands; strong ones are few beside each other. */
static void
take_links (AssayComparedSide *old_side,
            AssayComparedSide *new_side,
            const GArray *links,
            const guint *old_weights,
            const guint *new_weights,
            gboolean are_alone,
            guint *group)
{
  guint last_old = ASSAY_UNMATCHED;
  guint last_new = ASSAY_UNMATCHED;

  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = &g_array_index (links, Link, i);
      gboolean is_new = old_side->how[link->old_unit] == ASSAY_PAIR_NONE
                        && new_side->how[link->new_unit] == ASSAY_PAIR_NONE;

      if (!is_strong (link, old_weights[link->old_unit], new_weights[link->new_unit], are_alone))
        continue;
      if (!is_new && !joins_group (old_side, new_side, link, last_old, last_new))
        continue;
      if (is_new)
        {
          (*group)++;
          take (old_side, link->old_unit, link->new_unit, *group);
          take (new_side, link->new_unit, link->old_unit, *group);
        }
      else if (link->old_unit == last_old)
        take (new_side, link->new_unit, link->old_unit, *group);
      else
        take (old_side, link->old_unit, link->new_unit, *group);
      last_old = link->old_unit;
      last_new = link->new_unit;
    }
}

void
assay_compared_sides_pair_changed (AssayComparedSide *old_side,
                                   AssayComparedSide *new_side,
                                   const guint *matches)
{
  guint n_old = old_side->units->len;
  guint n_new = new_side->units->len;
  Stretch old_stretch;
  Stretch new_stretch;
  guint old_from = 0;
  guint new_from = 0;
  guint group = 0;

  stretch_init (&old_stretch, old_side);
  stretch_init (&new_stretch, new_side);
  for (guint i = 0; i <= n_old; i++)
    {
      guint new_to = i < n_old ? matches[i] : n_new;

      if (new_to == ASSAY_UNMATCHED)
        continue;
      if (old_from < i && new_from < new_to)
        {
          g_autoptr (GArray) links = NULL;

          stretch_fill (&old_stretch, old_from, i);
          stretch_fill (&new_stretch, new_from, new_to);
          links = find_links (&old_stretch, &new_stretch);
          take_links (old_side, new_side, links, old_stretch.weights, new_stretch.weights,
                      i - old_from == 1 && new_to - new_from == 1, &group);
        }
      old_from = i + 1;
      new_from = new_to + 1;
    }
  stretch_clear (&old_stretch);
  stretch_clear (&new_stretch);
}

/* --- what moved and changed --- */

/* The hashes of all rows of SHINGLE words of a unit, in its order. */
static GArray *
dup_shingles (const AssayComparedSide *side, guint unit)
{
  const AssayToken *at = assay_compared_side_get (side, unit);
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (AssayToken));
  GArray *shingles = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 last[SHINGLE] = { 0 };
  guint n = 0;

  assay_tokens_append (tokens, side->text, at->start, at->end);
  for (guint i = 0; i < tokens->len; i++)
    {
      const AssayToken *token = &g_array_index (tokens, AssayToken, i);
      guint64 hash = 0;

      if (token->weight == 0)
        continue;
      last[n++ % SHINGLE] = token->hash;
      for (guint k = 0; n >= SHINGLE && k < SHINGLE; k++)
        hash = (hash ^ last[(n + k) % SHINGLE]) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
      if (n >= SHINGLE)
        g_array_append_val (shingles, hash);
    }
  return shingles;
}

static gboolean
may_be_distant (const AssayComparedSide *side, guint i)
{
  return side->how[i] == ASSAY_PAIR_NONE
         && assay_compared_side_get (side, i)->weight >= MIN_DISTANT;
}

/* Which old unit each row of words is of; ASSAY_UNMATCHED for those of several. @ret_counts gets
 * how many rows each has. */
static GHashTable *
index_shingles (const AssayComparedSide *side, guint *counts)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < side->units->len; i++)
    {
      g_autoptr (GArray) shingles = may_be_distant (side, i) ? dup_shingles (side, i) : NULL;

      counts[i] = shingles != NULL ? shingles->len : 0;
      for (guint k = 0; k < counts[i]; k++)
        {
          const guint64 *hash = &g_array_index (shingles, guint64, k);
          gpointer unit;

          if (!g_hash_table_lookup_extended (index, hash, NULL, &unit))
            g_hash_table_insert (index, g_memdup2 (hash, sizeof *hash), GUINT_TO_POINTER (i));
          else if (GPOINTER_TO_UINT (unit) != i)
            g_hash_table_insert (index, g_memdup2 (hash, sizeof *hash),
                                 GUINT_TO_POINTER (ASSAY_UNMATCHED));
        }
    }
  return index;
}

/* The old unit that most of @shingles are of, and how many. */
static guint
find_best (GHashTable *index, const GArray *shingles, guint *votes, guint *ret_votes)
{
  guint best = ASSAY_UNMATCHED;

  *ret_votes = 0;
  for (guint pass = 0; pass < 2; pass++)
    for (guint k = 0; k < shingles->len; k++)
      {
        gpointer found;
        guint unit;

        if (!g_hash_table_lookup_extended (index, &g_array_index (shingles, guint64, k), NULL,
                                           &found))
          continue;
        unit = GPOINTER_TO_UINT (found);
        if (unit == ASSAY_UNMATCHED)
          continue;
        if (pass == 1)
          votes[unit] = 0;
        else if (++votes[unit] > *ret_votes)
          {
            *ret_votes = votes[unit];
            best = unit;
          }
      }
  return best;
}

void
assay_compared_sides_pair_distant (AssayComparedSide *old_side, AssayComparedSide *new_side)
{
  g_autofree guint *counts = g_new0 (guint, old_side->units->len + 1);
  g_autofree guint *votes = g_new0 (guint, old_side->units->len + 1);
  g_autoptr (GHashTable) index = index_shingles (old_side, counts);

  for (guint j = 0; g_hash_table_size (index) > 0 && j < new_side->units->len; j++)
    {
      g_autoptr (GArray) shingles
          = may_be_distant (new_side, j) ? dup_shingles (new_side, j) : NULL;
      guint n_votes = 0;
      guint best
          = shingles != NULL ? find_best (index, shingles, votes, &n_votes) : ASSAY_UNMATCHED;

      if (best == ASSAY_UNMATCHED || old_side->how[best] != ASSAY_PAIR_NONE
          || n_votes * 10 < MAX (counts[best], shingles->len) * SHARE_OF_SHINGLES)
        continue;
      old_side->how[best] = new_side->how[j] = ASSAY_PAIR_MOVED;
      old_side->partner[best] = j;
      new_side->partner[j] = best;
    }
}
