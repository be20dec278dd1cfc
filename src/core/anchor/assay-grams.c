/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-grams.h"

#include <string.h>

static inline guint
hash_gram (const gunichar *chars)
{
  guint hash = 2166136261u;

  for (guint i = 0; i < ASSAY_GRAM; i++)
    hash = (hash ^ chars[i]) * 16777619u;
  return hash ^ (hash >> 15);
}

void
assay_grams_init (AssayGrams *grams, const AssayFold *fold)
{
  guint n_places = fold->n >= ASSAY_GRAM ? fold->n - ASSAY_GRAM + 1 : 0;
  guint size = 64;

  while (size < n_places && size < (1u << 24))
    size *= 2;
  grams->fold = fold;
  grams->mask = size - 1;
  grams->head = g_new0 (guint, size);
  grams->count = g_new0 (guint, size);
  grams->next = g_new (guint, n_places);
  /* From the end, so that each chain is in text order. */
  for (guint i = n_places; i-- > 0;)
    {
      guint slot = hash_gram (fold->chars + i) & grams->mask;

      grams->next[i] = grams->head[slot];
      grams->head[slot] = i + 1;
      grams->count[slot]++;
    }
}

void
assay_grams_clear (AssayGrams *grams)
{
  g_clear_pointer (&grams->head, g_free);
  g_clear_pointer (&grams->next, g_free);
  g_clear_pointer (&grams->count, g_free);
}

guint
assay_grams_first (const AssayGrams *grams, const gunichar *chars, guint *ret_count)
{
  guint slot = hash_gram (chars) & grams->mask;

  *ret_count = grams->count[slot];
  return grams->head[slot];
}

static gboolean
stands_at (const AssayFold *fold, guint place, const gunichar *chars, guint n)
{
  return place <= fold->n && n <= fold->n - place
         && memcmp (fold->chars + place, chars, n * sizeof *chars) == 0;
}

static void
find_short (const AssayFold *fold, const gunichar *chars, guint n, guint max, GArray *places)
{
  for (guint i = 0; n <= fold->n && i <= fold->n - n && places->len < max; i++)
    if (fold->chars[i] == chars[0] && stands_at (fold, i, chars, n))
      g_array_append_val (places, i);
}

void
assay_grams_find (
    const AssayGrams *grams, const gunichar *chars, guint n, guint max, GArray *places)
{
  guint rarest = 0;
  guint least = G_MAXUINT;
  guint count;
  guint link;

  if (n == 0)
    return;
  if (n < ASSAY_GRAM)
    {
      find_short (grams->fold, chars, n, max, places);
      return;
    }
  for (guint i = 0; i + ASSAY_GRAM <= MIN (n, 256) && least > 0; i += 3)
    {
      assay_grams_first (grams, chars + i, &count);
      if (count < least)
        {
          least = count;
          rarest = i;
        }
    }
  link = assay_grams_first (grams, chars + rarest, &count);
  for (guint i = 0; link && i < ASSAY_GRAMS_MAX_CHAIN && places->len < max; i++)
    {
      guint place = link - 1;

      if (place >= rarest && stands_at (grams->fold, place - rarest, chars, n))
        {
          place -= rarest;
          g_array_append_val (places, place);
          place += rarest;
        }
      link = grams->next[place];
    }
}
