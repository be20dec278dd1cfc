/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-fold.h"

#include "assay-chars.h"

#include <string.h>

/* What one character may become: canonical decompositions are shorter. */
#define MAX_EXPANSION 18

typedef struct
{
  AssayFold *fold;
  guint room;
  guint marks_from; /* where the marks after the last base character begin */
} Folder;

/* Ligatures, shapes of Arabic letters, and the full and half widths of East Asia: the same letters
 * in other shapes (Unicode Standard Annex 15: compatibility mappings <compat>, <initial>, <wide>
 * and so on of these blocks). Digits set high or low are not among them: 10² is not 102. */
static gboolean
is_shape (gunichar c)
{
  return (c >= 0xFB00 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC)
         || (c >= 0xFF01 && c <= 0xFFEE) || c == 0x132 || c == 0x133;
}

/* Overrides (U+202D, U+202E) are not among them: they show 123 as 321. */
static gboolean
is_ignored (gunichar c)
{
  return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF
         || c == 0x61C || (c >= 0x202A && c <= 0x202C) || (c >= 0x2066 && c <= 0x2069)
         || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

static gunichar
fold_mark (gunichar c)
{
  if (assay_char_is_apostrophe (c) || c == 0x201A || c == 0x2039 || c == 0x203A || c == 0x275B
      || c == 0x275C)
    return '\'';
  if (assay_char_is_quote (c))
    return '"';
  return assay_char_is_dash (c) ? '-' : c;
}

static void
grow (Folder *folder)
{
  AssayFold *fold = folder->fold;

  if (fold->n + MAX_EXPANSION < folder->room)
    return;
  folder->room = MAX (64, folder->room + folder->room / 2 + MAX_EXPANSION);
  fold->chars = g_renew (gunichar, fold->chars, folder->room);
  fold->origin = g_renew (guint, fold->origin, folder->room);
}

static void
push (Folder *folder, gunichar c, guint cp)
{
  folder->fold->chars[folder->fold->n] = c;
  folder->fold->origin[folder->fold->n] = cp;
  folder->fold->n++;
}

/* Puts the marks gathered since the last base character into canonical order. Their origins stay in
 * text order: to a mark belongs its letter's place, near enough. */
static void
order_marks (Folder *folder)
{
  guint n = folder->fold->n - folder->marks_from;

  if (n > 1)
    g_unicode_canonical_ordering (folder->fold->chars + folder->marks_from, n);
  folder->marks_from = folder->fold->n;
}

static void
push_decomposed (Folder *folder, gunichar c, guint cp)
{
  gunichar parts[MAX_EXPANSION];
  gboolean shape = is_shape (c);
  gsize n = g_unichar_fully_decompose (c, shape, parts, MAX_EXPANSION);

  for (gsize i = 0; i < MIN (n, MAX_EXPANSION); i++)
    {
      if (shape)
        parts[i] = fold_mark (parts[i]);
      /* A run of marks is ordered in pieces, so that a million marks on a letter cost no more. */
      if (g_unichar_combining_class (parts[i]) == 0 || folder->fold->n - folder->marks_from > 30)
        order_marks (folder);
      push (folder, parts[i], cp);
      if (g_unichar_combining_class (parts[i]) == 0)
        folder->marks_from = folder->fold->n;
    }
}

static void
push_folded (Folder *folder, gunichar c, guint cp)
{
  AssayFold *fold = folder->fold;

  if (assay_char_is_space (c))
    {
      order_marks (folder);
      if (fold->n == 0 || fold->chars[fold->n - 1] != ' ')
        push (folder, ' ', cp);
    }
  else if (c == 0x2026)
    for (guint i = 0; i < 3; i++)
      push_decomposed (folder, '.', cp);
  else if (c == '-' && fold->n > 0 && fold->chars[fold->n - 1] == '-')
    return;
  else
    push_decomposed (folder, fold_mark (c), cp);
}

void
assay_fold_init (AssayFold *fold, const char *utf8, gsize n_bytes)
{
  Folder folder = { fold, 0, 0 };
  const char *end = utf8 + n_bytes;
  guint cp = 0;

  memset (fold, 0, sizeof *fold);
  /* Mostly one for one: a little more room than bytes are there saves growing. */
  folder.room = (guint) MIN (n_bytes + 2 * MAX_EXPANSION, G_MAXUINT / 2);
  fold->chars = g_new (gunichar, folder.room);
  fold->origin = g_new (guint, folder.room);
  for (const char *p = utf8; p < end; p = g_utf8_next_char (p), cp++)
    {
      gunichar c = g_utf8_get_char (p);

      grow (&folder);
      if (c < 0x80 && g_ascii_isalnum ((char) c))
        {
          order_marks (&folder);
          push (&folder, c, cp);
          folder.marks_from = fold->n;
        }
      else if (!is_ignored (c))
        push_folded (&folder, c, cp);
    }
  order_marks (&folder);
}

void
assay_fold_clear (AssayFold *fold)
{
  g_clear_pointer (&fold->chars, g_free);
  g_clear_pointer (&fold->origin, g_free);
  fold->n = 0;
}

void
assay_fold_trim (AssayFold *fold)
{
  if (fold->n > 0 && fold->chars[fold->n - 1] == ' ')
    fold->n--;
  if (fold->n > 0 && fold->chars[0] == ' ')
    {
      fold->n--;
      memmove (fold->chars, fold->chars + 1, fold->n * sizeof *fold->chars);
      memmove (fold->origin, fold->origin + 1, fold->n * sizeof *fold->origin);
    }
}

guint
assay_fold_index (const AssayFold *fold, guint cp)
{
  guint low = 0;
  guint high = fold->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (fold->origin[middle] < cp)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
