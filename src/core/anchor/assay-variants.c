/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-variants.h"

#include "assay-chars.h"
#include "assay-variants-data.h"

#include <string.h>

static gboolean
is_of (const char *file, const char *language)
{
  gsize n = strlen (file);

  return g_ascii_strncasecmp (file, language, n) == 0
         && (language[n] == '\0' || language[n] == '-' || language[n] == '_');
}

const AssayVariants *
assay_variants_get (const char *language)
{
  const AssayVariants *nearest = NULL;

  for (const AssayVariants *file = assay_variants_all; language && file->language; file++)
    if (is_of (file->language, language)
        && (nearest == NULL || strlen (file->language) > strlen (nearest->language)))
      nearest = file;
  return nearest;
}

static guint
get_length (const gunichar *chars)
{
  guint n = 0;

  while (chars[n] != 0)
    n++;
  return n;
}

static gboolean
holds_char (const gunichar *chars, gunichar c)
{
  for (; *chars != 0; chars++)
    if (*chars == c)
      return TRUE;
  return FALSE;
}

static void
drop_and_count (const AssayVariants *self, GArray *chars)
{
  guint n = 0;

  for (guint i = 0; i < chars->len; i++)
    {
      gunichar c = g_array_index (chars, gunichar, i);

      if (holds_char (self->drops, c))
        continue;
      if (self->zero != 0 && c >= self->zero && c < self->zero + 10)
        c = '0' + (c - self->zero);
      g_array_index (chars, gunichar, n++) = c;
    }
  g_array_set_size (chars, n);
}

static gboolean
stands_at (const GArray *chars, guint at, const gunichar *words)
{
  for (; *words != 0; words++, at++)
    if (at >= chars->len || g_array_index (chars, gunichar, at) != *words)
      return FALSE;
  return TRUE;
}

static const AssaySpelling *
find_swap (const AssayVariants *self, const GArray *chars, guint at)
{
  for (const AssaySpelling *swap = self->swaps; swap->spelling != NULL; swap++)
    if (stands_at (chars, at, swap->spelling) && !stands_at (chars, at, swap->first))
      return swap;
  return NULL;
}

static void
swap_all (const AssayVariants *self, GArray *chars)
{
  g_autoptr (GArray) swapped = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), chars->len);

  for (guint i = 0; i < chars->len;)
    {
      const AssaySpelling *swap = find_swap (self, chars, i);

      if (swap == NULL)
        {
          g_array_append_val (swapped, g_array_index (chars, gunichar, i++));
          continue;
        }
      g_array_append_vals (swapped, swap->first, get_length (swap->first));
      i += get_length (swap->spelling);
    }
  g_array_set_size (chars, 0);
  g_array_append_vals (chars, swapped->data, swapped->len);
}

static gboolean
is_digit_at (const GArray *chars, guint i)
{
  return i < chars->len && g_unichar_isdigit (g_array_index (chars, gunichar, i));
}

static guint
count_digits (const GArray *chars, guint i)
{
  guint n = 0;

  while (is_digit_at (chars, i + n))
    n++;
  return n;
}

static gboolean
is_group_mark (const AssayVariants *self, gunichar c)
{
  return (c == ' ' && self->has_spaces) || holds_char (self->groups, c);
}

/* The end of a number of well-formed groups, one and the same mark between them, that begins at
 * @start; @start where there is none. "1.234" and "1,234" are two numbers wherever a mark does not
 * group: only the marks of the language do. */
static guint
find_grouped (const AssayVariants *self, const GArray *chars, guint start)
{
  guint n_first = count_digits (chars, start);
  guint end = start + n_first;
  gunichar mark = end < chars->len ? g_array_index (chars, gunichar, end) : 0;
  gboolean threes = n_first <= 3;
  gboolean lakhs = self->has_lakhs && n_first <= 2;
  guint n_last = 0;

  if (!is_group_mark (self, mark))
    return start;
  while (end < chars->len && g_array_index (chars, gunichar, end) == mark
         && is_digit_at (chars, end + 1))
    {
      lakhs = lakhs && (n_last == 0 || n_last == 2);
      n_last = count_digits (chars, end + 1);
      threes = threes && n_last == 3;
      end += 1 + n_last;
    }
  return n_last == 3 && (threes || lakhs) ? end : start;
}

/* Whether the digits at @i are no more of the number before them: a fraction, a version, a time. */
static gboolean
begins_number (const GArray *chars, guint i)
{
  gunichar before = i > 0 ? g_array_index (chars, gunichar, i - 1) : ' ';

  return i < 2 || before > 127 || strchr (".,:/'", (int) before) == NULL
         || !is_digit_at (chars, i - 2);
}

/* 3,000 and 3 000 as 3000. */
static void
ungroup (const AssayVariants *self, GArray *chars)
{
  guint n = 0;

  for (guint i = 0; i < chars->len;)
    {
      guint end = i;

      if (is_digit_at (chars, i) && begins_number (chars, i))
        end = find_grouped (self, chars, i);
      if (end == i)
        end = MAX (i + count_digits (chars, i), i + 1);
      for (gboolean grouped = is_digit_at (chars, i); i < end; i++)
        if (!grouped || is_digit_at (chars, i))
          g_array_index (chars, gunichar, n++) = g_array_index (chars, gunichar, i);
    }
  g_array_set_size (chars, n);
}

static guint
end_of_word (const GArray *chars, guint i)
{
  while (i < chars->len && assay_char_is_word (g_array_index (chars, gunichar, i)))
    i++;
  return i;
}

/* As strcmp() does, of [@start, @end) and @word. */
static int
compare (const GArray *chars, guint start, guint end, const gunichar *word)
{
  for (; start < end; start++, word++)
    if (g_array_index (chars, gunichar, start) != *word)
      return g_array_index (chars, gunichar, start) < *word ? -1 : 1;
  return *word != 0 ? -1 : 0;
}

static const AssaySpelling *
look_up (const AssayVariants *self, const GArray *chars, guint start, guint end)
{
  guint low = 0;
  guint high = self->n_words;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = compare (chars, start, end, self->words[middle].spelling);

      if (order == 0)
        return &self->words[middle];
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

/* The spelling that stands for the word at @start, or for it and the one behind it ("per cent"). */
static const AssaySpelling *
find_word (const AssayVariants *self, const GArray *chars, guint start, guint *ret_end)
{
  guint end = end_of_word (chars, start);
  gunichar mark = end < chars->len ? g_array_index (chars, gunichar, end) : 0;

  if (mark == ' ' || mark == '-')
    {
      const AssaySpelling *both;

      *ret_end = end_of_word (chars, end + 1);
      both = *ret_end > end + 1 ? look_up (self, chars, start, *ret_end) : NULL;
      if (both != NULL)
        return both;
    }
  *ret_end = end;
  return look_up (self, chars, start, end);
}

static void
rewrite_words (const AssayVariants *self, GArray *chars)
{
  g_autoptr (GArray) written = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), chars->len);

  for (guint i = 0; i < chars->len;)
    {
      const AssaySpelling *word;
      guint end;

      if (!assay_char_is_word (g_array_index (chars, gunichar, i)))
        {
          g_array_append_val (written, g_array_index (chars, gunichar, i++));
          continue;
        }
      word = find_word (self, chars, i, &end);
      if (word != NULL)
        g_array_append_vals (written, word->first, get_length (word->first));
      else
        g_array_append_vals (written, &g_array_index (chars, gunichar, i), end - i);
      i = end;
    }
  g_array_set_size (chars, 0);
  g_array_append_vals (chars, written->data, written->len);
}

void
assay_variants_apply (const AssayVariants *variants, GArray *chars)
{
  g_return_if_fail (variants != NULL);
  g_return_if_fail (chars != NULL);

  drop_and_count (variants, chars);
  if (variants->swaps->spelling != NULL)
    swap_all (variants, chars);
  ungroup (variants, chars);
  if (variants->n_words > 0)
    rewrite_words (variants, chars);
}
