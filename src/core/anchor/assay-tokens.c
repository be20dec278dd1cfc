/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-tokens.h"

#include "assay-chars.h"
#include "assay-fold.h"

#include <string.h>

#define FNV_BASIS G_GUINT64_CONSTANT (14695981039346656037)
#define FNV_PRIME G_GUINT64_CONSTANT (1099511628211)

/* Scripts that are written without spaces: each character counts as a word. */
static gboolean
stands_alone (gunichar c)
{
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F)
         || (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3040 && c <= 0x30FF)
         || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF)
         || (c >= 0x20000 && c <= 0x3FFFF);
}

/* An apostrophe between letters, a comma or a point between digits. */
static gboolean
joins (const AssayFold *fold, guint i, guint end)
{
  gunichar c = fold->chars[i];

  if (i + 1 >= end || i == 0)
    return FALSE;
  if (c == '\'')
    return g_unichar_isalpha (fold->chars[i + 1]);
  return (c == '.' || c == ',') && g_unichar_isdigit (fold->chars[i + 1])
         && g_unichar_isdigit (fold->chars[i - 1]);
}

static guint
end_of_word (const AssayFold *fold, guint i)
{
  guint end = i + 1;

  if (!assay_char_is_word (fold->chars[i]))
    return end;
  if (stands_alone (fold->chars[i]))
    {
      while (end < fold->n && g_unichar_ismark (fold->chars[end]))
        end++;
      return end;
    }
  while (end < fold->n
         && ((assay_char_is_word (fold->chars[end]) && !stands_alone (fold->chars[end]))
             || joins (fold, end, fold->n)))
    end++;
  return end;
}

static guint64
hash_chars (const gunichar *chars, guint n)
{
  guint64 hash = FNV_BASIS;

  for (guint i = 0; i < n; i++)
    hash = (hash ^ g_unichar_tolower (chars[i])) * FNV_PRIME;
  return hash ^ (hash >> 29);
}

static guint8
rank_of (AssayText *text, guint at, gunichar before)
{
  for (guint i = at; i > 0; i--)
    {
      gunichar c = assay_text_get_char (text, i - 1);

      if (c == '\n')
        return 3;
      if (!assay_char_is_space (c))
        break;
      if (i == 1)
        return 3;
    }
  if (at == 0)
    return 3;
  if (before == 0x3002 || before == 0xFF01 || before == 0xFF1F)
    return 2;
  if ((before == '.' || before == '!' || before == '?' || before == 0x0964 || before == 0x061F
       || before == 0x06D4)
      && assay_char_is_space (assay_text_get_char (text, at - 1))
      && !g_unichar_islower (assay_text_get_char (text, at)))
    return 2;
  return assay_char_is_word (before) ? 0 : 1;
}

void
assay_tokens_append (GArray *tokens, AssayText *text, guint start, guint end)
{
  gsize from = assay_text_byte_of (text, start);
  AssayFold fold;
  gunichar before = 0;

  assay_fold_init (&fold, assay_text_get_utf8 (text) + from, assay_text_byte_of (text, end) - from);
  for (guint i = 0; i < fold.n;)
    {
      guint last = end_of_word (&fold, i);
      AssayToken token = { 0 };

      if (fold.chars[i] == ' ')
        {
          i++;
          continue;
        }
      token.hash = hash_chars (fold.chars + i, last - i);
      token.start = start + fold.origin[i];
      token.end = start + fold.origin[last - 1] + 1;
      token.weight = assay_char_is_word (fold.chars[i]) ? (guint16) MIN (last - i, 40) : 0;
      token.rank = rank_of (text, token.start, before);
      g_array_append_val (tokens, token);
      before = fold.chars[last - 1];
      i = last;
    }
  assay_fold_clear (&fold);
}

/* Eight bytes at a time: lines are many, and only compared with their like. */
static guint64
hash_bytes (const char *bytes, gsize n)
{
  guint64 hash = FNV_BASIS ^ n;
  guint64 part;

  for (; n >= sizeof part; bytes += sizeof part, n -= sizeof part)
    {
      memcpy (&part, bytes, sizeof part);
      hash = (hash ^ part) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
      hash ^= hash >> 32;
    }
  for (; n > 0; n--)
    hash = (hash ^ (guchar) *bytes++) * FNV_PRIME;
  return hash ^ (hash >> 29);
}

void
assay_tokens_append_lines (GArray *tokens, AssayText *text)
{
  const char *utf8 = assay_text_get_utf8 (text);
  const char *end = utf8 + assay_text_get_n_bytes (text);

  for (const char *line = utf8; line < end;)
    {
      const char *newline = memchr (line, '\n', (gsize) (end - line));
      const char *stop = newline != NULL ? newline : end;
      AssayToken token = { .rank = 3, .is_line = TRUE };

      if (stop > line)
        {
          token.hash = hash_bytes (line, (gsize) (stop - line));
          token.start = assay_text_cp_of (text, (gsize) (line - utf8));
          token.end = assay_text_cp_of (text, (gsize) (stop - utf8));
          token.weight = (guint16) MIN (token.end - token.start, G_MAXUINT16);
          g_array_append_val (tokens, token);
        }
      line = stop + 1;
    }
}

guint
assay_tokens_find (const GArray *tokens, guint cp)
{
  guint low = 0;
  guint high = tokens->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (tokens, AssayToken, middle).end <= cp)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
