/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-comparison-private.h"

#include "assay-chars.h"
#include "assay-fold.h"
#include "assay-sentences.h"
#include "assay-sequence-diff.h"

/* A sentence without an end is cut where a person would pause: what shows it is made for less. */
#define MAX_UNIT 1500

/* So many letters are said again elsewhere by chance no more. */
#define MIN_MOVED 20

#define FNV_BASIS G_GUINT64_CONSTANT (14695981039346656037)
#define FNV_PRIME G_GUINT64_CONSTANT (1099511628211)

static gboolean
begins_line (AssayText *text, guint at)
{
  while (at > 0)
    {
      gunichar c = assay_text_get_char (text, --at);

      if (c == '\n')
        return TRUE;
      if (!assay_char_is_space (c))
        return FALSE;
    }
  return TRUE;
}

static void
add_unit (AssayComparedSide *side, guint start, guint end, gboolean starts_line)
{
  AssayToken unit = { .start = start, .end = end, .rank = starts_line ? 3 : 2 };

  g_array_append_val (side->units, unit);
}

/* Adds [start, end), in pieces where it is long. */
static void
add_sentence (AssayComparedSide *side, guint start, guint end)
{
  gboolean starts_line = begins_line (side->text, start);

  while (end - start > MAX_UNIT)
    {
      guint at = start + MAX_UNIT;

      while (at > start + MAX_UNIT / 2
             && !assay_char_is_space (assay_text_get_char (side->text, at - 1)))
        at--;
      if (at == start + MAX_UNIT / 2)
        at = start + MAX_UNIT;
      add_unit (side, start, at, starts_line);
      starts_line = FALSE;
      start = at;
    }
  add_unit (side, start, end, starts_line);
}

/* Each with the white space behind it, so that nothing is left between them. */
static void
cut (AssayComparedSide *side, const char *language)
{
  g_autoptr (GArray) sentences = assay_sentences_find (side->text, language, NULL, 0);
  guint length = assay_text_get_length (side->text);

  for (guint i = 0; i < sentences->len; i++)
    {
      guint start = i > 0 ? g_array_index (sentences, AssayRange, i).start : 0;
      guint end
          = i + 1 < sentences->len ? g_array_index (sentences, AssayRange, i + 1).start : length;

      add_sentence (side, start, end);
    }
  if (sentences->len == 0 && length > 0)
    add_sentence (side, 0, length);
}

/* Folded characters [from, to) of a sentence, without a space at its ends. */
static void
measure_words (AssayToken *unit, const AssayFold *fold, guint from, guint to)
{
  guint weight = 0;

  while (from < to && fold->chars[from] == ' ')
    from++;
  while (to > from && fold->chars[to - 1] == ' ')
    to--;
  unit->hash = FNV_BASIS;
  for (guint i = from; i < to; i++)
    {
      unit->hash = (unit->hash ^ fold->chars[i]) * FNV_PRIME;
      weight += assay_char_is_word (fold->chars[i]);
    }
  unit->hash ^= unit->hash >> 29;
  unit->weight = (guint16) MIN (weight, G_MAXUINT16);
}

static guint64
hash_form (AssayText *text, AssayRange range)
{
  AssayRange words = assay_text_trim (text, range);
  gsize end = assay_text_byte_of (text, words.end);
  const char *utf8 = assay_text_get_utf8 (text);
  guint64 hash = FNV_BASIS;

  for (gsize i = assay_text_byte_of (text, words.start); i < end; i++)
    hash = (hash ^ (guchar) utf8[i]) * FNV_PRIME;
  return hash;
}

static void
measure (AssayComparedSide *side)
{
  AssayFold fold;
  guint from = 0;

  assay_fold_init (&fold, assay_text_get_utf8 (side->text), assay_text_get_n_bytes (side->text));
  for (guint i = 0; i < side->units->len; i++)
    {
      AssayToken *unit = &g_array_index (side->units, AssayToken, i);
      guint to = assay_fold_index (&fold, unit->end);

      measure_words (unit, &fold, from, to);
      side->forms[i] = hash_form (side->text, (AssayRange){ unit->start, unit->end });
      from = to;
    }
  assay_fold_clear (&fold);
}

void
assay_compared_side_init (AssayComparedSide *side, AssayText *text, const char *language)
{
  guint n;

  side->text = assay_text_ref (text);
  side->units = g_array_new (FALSE, FALSE, sizeof (AssayToken));
  cut (side, language);
  n = side->units->len;
  side->forms = g_new0 (guint64, n + 1);
  side->how = g_new0 (guint8, n + 1);
  side->partner = g_new (guint, n + 1);
  side->group = g_new0 (guint, n + 1);
  for (guint i = 0; i <= n; i++)
    side->partner[i] = ASSAY_UNMATCHED;
  measure (side);
}

void
assay_compared_side_clear (AssayComparedSide *side)
{
  g_clear_pointer (&side->text, assay_text_unref);
  g_clear_pointer (&side->units, g_array_unref);
  g_clear_pointer (&side->forms, g_free);
  g_clear_pointer (&side->how, g_free);
  g_clear_pointer (&side->partner, g_free);
  g_clear_pointer (&side->group, g_free);
}

static void
pair (AssayComparedSide *old_side, AssayComparedSide *new_side, guint i, guint j, AssayPairHow how)
{
  old_side->how[i] = new_side->how[j] = (guint8) how;
  old_side->partner[i] = j;
  new_side->partner[j] = i;
}

/* The unpaired units of @side by hash; ASSAY_UNMATCHED for what stands there more than once. */
static GHashTable *
index_free_units (const AssayComparedSide *side)
{
  GHashTable *units = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < side->units->len; i++)
    {
      const AssayToken *unit = assay_compared_side_get (side, i);

      if (side->how[i] == ASSAY_PAIR_NONE && unit->weight >= MIN_MOVED)
        {
          gboolean is_new = !g_hash_table_contains (units, &unit->hash);

          g_hash_table_insert (units, (gpointer) &unit->hash,
                               GUINT_TO_POINTER (is_new ? i : ASSAY_UNMATCHED));
        }
    }
  return units;
}

static gboolean
is_free_and_equal (const AssayComparedSide *old_side,
                   const AssayComparedSide *new_side,
                   guint i,
                   guint j)
{
  return i < old_side->units->len && j < new_side->units->len && old_side->how[i] == ASSAY_PAIR_NONE
         && new_side->how[j] == ASSAY_PAIR_NONE
         && assay_compared_side_get (old_side, i)->hash
                == assay_compared_side_get (new_side, j)->hash;
}

/* What stands once here and once there, and what is equal right beside it. */
static void
pair_moved (AssayComparedSide *old_side, AssayComparedSide *new_side)
{
  g_autoptr (GHashTable) old_units = index_free_units (old_side);
  g_autoptr (GHashTable) new_units = index_free_units (new_side);

  for (guint i = 0; i < old_side->units->len; i++)
    {
      const guint64 *hash = &assay_compared_side_get (old_side, i)->hash;
      gpointer old_unit;
      gpointer new_unit;
      guint j;

      if (old_side->how[i] != ASSAY_PAIR_NONE
          || !g_hash_table_lookup_extended (old_units, hash, NULL, &old_unit)
          || !g_hash_table_lookup_extended (new_units, hash, NULL, &new_unit)
          || GPOINTER_TO_UINT (old_unit) != i || GPOINTER_TO_UINT (new_unit) == ASSAY_UNMATCHED)
        continue;
      j = GPOINTER_TO_UINT (new_unit);
      if (!is_free_and_equal (old_side, new_side, i, j))
        continue;
      pair (old_side, new_side, i, j, ASSAY_PAIR_MOVED);
      for (guint by = 1;
           by <= i && by <= j && is_free_and_equal (old_side, new_side, i - by, j - by); by++)
        pair (old_side, new_side, i - by, j - by, ASSAY_PAIR_MOVED);
      for (guint by = 1; is_free_and_equal (old_side, new_side, i + by, j + by); by++)
        pair (old_side, new_side, i + by, j + by, ASSAY_PAIR_MOVED);
    }
}

void
assay_compared_sides_pair (AssayComparedSide *old_side, AssayComparedSide *new_side)
{
  guint n_old = old_side->units->len;
  guint n_new = new_side->units->len;
  g_autofree guint *matches = g_new (guint, n_old + 1);
  g_autofree guint *inverse = g_new (guint, n_new + 1);

  assay_sequence_diff ((const AssayToken *) (gpointer) old_side->units->data, n_old,
                       (const AssayToken *) (gpointer) new_side->units->data, n_new, matches,
                       inverse);
  for (guint i = 0; i < n_old; i++)
    if (matches[i] != ASSAY_UNMATCHED)
      pair (old_side, new_side, i, matches[i], ASSAY_PAIR_SAME);
  pair_moved (old_side, new_side);
  assay_compared_sides_pair_changed (old_side, new_side, matches);
  assay_compared_sides_pair_distant (old_side, new_side);
}
