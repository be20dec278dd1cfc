/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-tokens.h"

#include "assay-chars.h"
#include "assay-fold.h"

#include <string.h>

#define FNV_BASIS G_GUINT64_CONSTANT (14695981039346656037)
#define FNV_PRIME G_GUINT64_CONSTANT (1099511628211)

/* Most that one token weighs. */
#define MOST_WEIGHT 40

/* One pass over a text. ASCII words, nearly all of many texts, are hashed where they stand; runs of
 * words with other letters are folded first. */
typedef struct
{
  GArray *tokens; /* longer than what is in it, until all is done */
  guint n_tokens;
  const char *end;
  const char *p; /* where the next token is looked for; @cp is its place */
  guint cp;
  gunichar before;  /* the last character of the token before */
  gboolean newline; /* between it and the next one */
  gboolean space;
} Tokenizer;

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
  if (assay_char_stands_alone (fold->chars[i]))
    {
      while (end < fold->n && g_unichar_ismark (fold->chars[end]))
        end++;
      return end;
    }
  while (end < fold->n
         && ((assay_char_is_word (fold->chars[end]) && !assay_char_stands_alone (fold->chars[end]))
             || joins (fold, end, fold->n)))
    end++;
  return end;
}

static guint64
hash_chars (const gunichar *chars, guint n)
{
  guint64 hash = FNV_BASIS;

  for (guint i = 0; i < n; i++)
    hash = (hash
            ^ (chars[i] < 0x80 ? (gunichar) g_ascii_tolower ((char) chars[i])
                               : g_unichar_tolower (chars[i])))
           * FNV_PRIME;
  return hash ^ (hash >> 29);
}

static inline guint8
get_rank (const Tokenizer *self, gunichar first)
{
  gunichar before = self->before;

  if (self->newline)
    return 3;
  if (before == 0x3002 || before == 0xFF01 || before == 0xFF1F)
    return 2;
  if ((before == '.' || before == '!' || before == '?' || before == 0x0964 || before == 0x061F
       || before == 0x06D4)
      && self->space && !g_unichar_islower (first))
    return 2;
  if (before < 0x80)
    return g_ascii_isalnum ((char) before) ? 0 : 1;
  return assay_char_is_word (before) ? 0 : 1;
}

static inline void
add_token (Tokenizer *self, guint64 hash, guint start, guint end, guint weight, gunichar first)
{
  AssayToken token = { .hash = hash,
                       .start = start,
                       .end = end,
                       .weight = (guint16) MIN (weight, MOST_WEIGHT),
                       .rank = get_rank (self, first) };

  if (self->n_tokens == self->tokens->len)
    g_array_set_size (self->tokens, self->n_tokens + 256);
  g_array_index (self->tokens, AssayToken, self->n_tokens++) = token;
  self->newline = self->space = FALSE;
}

static void
note_space (Tokenizer *self, gunichar c)
{
  self->space = TRUE;
  self->newline = self->newline || c == '\n';
}

/* Moves on to code point @cp, noting the space on the way. */
static void
walk_to (Tokenizer *self, guint cp)
{
  for (; self->cp < cp && self->p < self->end; self->cp++)
    {
      gunichar c = g_utf8_get_char (self->p);

      if (assay_char_is_space (c))
        note_space (self, c);
      self->p = g_utf8_next_char (self->p);
    }
}

static void
skip_to (Tokenizer *self, guint cp)
{
  for (; self->cp < cp && self->p < self->end; self->cp++)
    self->p = g_utf8_next_char (self->p);
}

static void
take_folded (Tokenizer *self, const char *stop)
{
  guint base = self->cp;
  AssayFold fold;

  assay_fold_init (&fold, self->p, (gsize) (stop - self->p));
  for (guint i = 0; i < fold.n;)
    {
      guint last = end_of_word (&fold, i);

      if (fold.chars[i] == ' ')
        {
          i++;
          continue;
        }
      walk_to (self, base + fold.origin[i]);
      add_token (self, hash_chars (fold.chars + i, last - i), self->cp,
                 base + fold.origin[last - 1] + 1,
                 assay_char_is_word (fold.chars[i]) ? last - i : 0, g_utf8_get_char (self->p));
      skip_to (self, base + fold.origin[last - 1] + 1);
      self->before = fold.chars[last - 1];
      i = last;
    }
  while (self->p < stop)
    walk_to (self, self->cp + 1);
  assay_fold_clear (&fold);
}

static gboolean
is_ascii_space (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The end of the word and mark characters at @p; @ret_ascii: none is beyond ASCII. */
static const char *
find_chunk_end (const char *p, const char *end, gboolean *ret_ascii)
{
  guchar all = 0;

  for (; p < end && !is_ascii_space (*p); p++)
    all |= (guchar) *p;
  *ret_ascii = all < 0x80;
  return p;
}

static const char *
find_ascii_word_end (const char *p, const char *stop)
{
  const char *start = p;

  for (; p < stop; p++)
    {
      gboolean inside = p > start && p + 1 < stop;

      if (g_ascii_isalnum (*p))
        continue;
      if (inside && (*p == '\'' || *p == '`') && g_ascii_isalpha (p[1]))
        continue;
      if (inside && (*p == '.' || *p == ',') && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[-1]))
        continue;
      break;
    }
  return p;
}

/* As the fold would have it; a call for each letter of a text is dear. */
static inline guchar
lower_ascii (char c)
{
  if (c >= 'A' && c <= 'Z')
    return (guchar) c | 0x20;
  return c == '`' ? '\'' : (guchar) c;
}

static void
take_ascii (Tokenizer *self, const char *stop)
{
  while (self->p < stop)
    {
      const char *word_end = find_ascii_word_end (self->p, stop);
      const char *token_end = MAX (word_end, self->p + 1);
      guint n = (guint) (token_end - self->p);
      guint64 hash = FNV_BASIS;

      for (const char *p = self->p; p < token_end; p++)
        hash = (hash ^ lower_ascii (*p)) * FNV_PRIME;
      /* The fold takes two hyphens for one dash. */
      while (token_end[-1] == '-' && token_end < stop && *token_end == '-')
        token_end++;
      add_token (self, hash ^ (hash >> 29), self->cp, self->cp + n, word_end > self->p ? n : 0,
                 (guchar) *self->p);
      self->before = (guchar) (self->p + n)[-1];
      self->cp += (guint) (token_end - self->p);
      self->p = token_end;
    }
}

void
assay_tokens_append (GArray *tokens, AssayText *text, guint start, guint end)
{
  const char *utf8 = assay_text_get_utf8 (text);
  Tokenizer self = { .tokens = tokens, .n_tokens = tokens->len, .cp = start };

  self.p = utf8 + assay_text_byte_of (text, start);
  self.end = utf8 + assay_text_byte_of (text, end);
  self.newline = self.p == utf8 || self.p[-1] == '\n';
  while (self.p < self.end)
    {
      gboolean ascii;
      const char *stop;

      if (is_ascii_space (*self.p))
        {
          note_space (&self, (guchar) *self.p++);
          self.cp++;
          continue;
        }
      stop = find_chunk_end (self.p, self.end, &ascii);
      if (ascii)
        {
          take_ascii (&self, stop);
          continue;
        }
      /* As many as there are in a row: each fold costs. */
      for (const char *next = stop; !ascii && next < self.end;)
        {
          while (next < self.end && is_ascii_space (*next))
            next++;
          next = find_chunk_end (next, self.end, &ascii);
          stop = ascii ? stop : next;
        }
      take_folded (&self, stop);
    }
  g_array_set_size (tokens, self.n_tokens);
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
