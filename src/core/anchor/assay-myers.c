/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-myers.h"

#include <stdlib.h>
#include <string.h>

#define WORD_BITS 64

/* A pattern: for each of its different characters the rows it stands in, a bit a row; and the state
 * of one pass: vertical differences +1 and -1, a bit a row. */
struct _AssayMyers
{
  guint n;
  guint n_words;
  guint n_symbols;    /* symbol 0 is "none of them" */
  guint16 ascii[128]; /* symbol of an ASCII character */
  gunichar *others;   /* the rest, sorted */
  guint16 *other_symbols;
  guint n_others;
  guint64 *rows; /* [symbol * n_words + word] */
  guint64 *plus;
  guint64 *minus;
  guint errors;
  gboolean anchored;
};

static int
compare_chars (const void *a, const void *b)
{
  gunichar x = *(const gunichar *) a;
  gunichar y = *(const gunichar *) b;

  return (x > y) - (x < y);
}

static guint
get_symbol (const AssayMyers *myers, gunichar c)
{
  const gunichar *found;

  if (c < 128)
    return myers->ascii[c];
  if (myers->n_others == 0)
    return 0;
  found = bsearch (&c, myers->others, myers->n_others, sizeof c, compare_chars);
  return found ? myers->other_symbols[found - myers->others] : 0;
}

static void
number_symbols (AssayMyers *myers, const gunichar *pattern)
{
  myers->n_symbols = 1;
  myers->others = g_new (gunichar, myers->n);
  for (guint i = 0; i < myers->n; i++)
    {
      if (pattern[i] >= 128)
        myers->others[myers->n_others++] = pattern[i];
      else if (myers->ascii[pattern[i]] == 0)
        myers->ascii[pattern[i]] = (guint16) myers->n_symbols++;
    }
  if (myers->n_others > 0)
    {
      guint kept = 0;

      qsort (myers->others, myers->n_others, sizeof (gunichar), compare_chars);
      for (guint i = 0; i < myers->n_others; i++)
        if (i == 0 || myers->others[i] != myers->others[kept - 1])
          myers->others[kept++] = myers->others[i];
      myers->n_others = kept;
    }
  myers->other_symbols = g_new (guint16, myers->n_others + 1);
  for (guint i = 0; i < myers->n_others; i++)
    myers->other_symbols[i] = (guint16) MIN (myers->n_symbols++, G_MAXUINT16);
}

AssayMyers *
assay_myers_new (const gunichar *pattern, guint n, gboolean reversed)
{
  AssayMyers *myers;

  g_return_val_if_fail (n > 0 && n < G_MAXUINT16 - 128, NULL);

  myers = g_new0 (AssayMyers, 1);
  myers->n = n;
  myers->n_words = (n + WORD_BITS - 1) / WORD_BITS;
  number_symbols (myers, pattern);
  myers->rows = g_new0 (guint64, (gsize) myers->n_symbols * myers->n_words);
  myers->plus = g_new (guint64, myers->n_words);
  myers->minus = g_new (guint64, myers->n_words);
  for (guint i = 0; i < n; i++)
    {
      guint symbol = get_symbol (myers, pattern[reversed ? n - 1 - i : i]);

      myers->rows[(gsize) symbol * myers->n_words + i / WORD_BITS] |= G_GUINT64_CONSTANT (1)
                                                                      << (i % WORD_BITS);
    }
  assay_myers_start (myers, FALSE);
  return myers;
}

void
assay_myers_free (AssayMyers *myers)
{
  g_free (myers->others);
  g_free (myers->other_symbols);
  g_free (myers->rows);
  g_free (myers->plus);
  g_free (myers->minus);
  g_free (myers);
}

void
assay_myers_start (AssayMyers *myers, gboolean anchored)
{
  memset (myers->plus, 0xFF, myers->n_words * sizeof *myers->plus);
  memset (myers->minus, 0, myers->n_words * sizeof *myers->minus);
  myers->errors = myers->n;
  myers->anchored = anchored;
}

/* One column of one block. @carry is the horizontal difference that comes in at its top row; the
 * one in row @last goes out. */
static inline int
step_block (guint64 *plus, guint64 *minus, guint64 rows, int carry, guint last)
{
  guint64 pv = *plus;
  guint64 mv = *minus;
  guint64 xv = rows | mv;
  guint64 eq = rows | (carry < 0 ? 1 : 0);
  guint64 xh = (((eq & pv) + pv) ^ pv) | eq;
  guint64 ph = mv | ~(xh | pv);
  guint64 mh = pv & xh;
  guint64 bit = G_GUINT64_CONSTANT (1) << last;
  int out = (ph & bit) ? 1 : (mh & bit) ? -1 : 0;

  ph = (ph << 1) | (carry > 0 ? 1 : 0);
  mh = (mh << 1) | (carry < 0 ? 1 : 0);
  *plus = mh | ~(xv | ph);
  *minus = ph & xv;
  return out;
}

guint
assay_myers_feed (AssayMyers *myers, gunichar c)
{
  const guint64 *rows = myers->rows + (gsize) get_symbol (myers, c) * myers->n_words;
  guint last_word = myers->n_words - 1;
  int carry = myers->anchored ? 1 : 0;

  for (guint w = 0; w < last_word; w++)
    carry = step_block (myers->plus + w, myers->minus + w, rows[w], carry, WORD_BITS - 1);
  carry = step_block (myers->plus + last_word, myers->minus + last_word, rows[last_word], carry,
                      (myers->n - 1) % WORD_BITS);
  myers->errors += carry;
  return myers->errors;
}

guint
assay_myers_distance (AssayMyers *myers, const gunichar *chars, guint n)
{
  assay_myers_start (myers, TRUE);
  for (guint i = 0; i < n; i++)
    assay_myers_feed (myers, chars[i]);
  return myers->errors;
}
