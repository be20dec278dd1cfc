/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-text"
#include "config.h"

#include "assay-sentence-rules.h"

#include "assay-abbreviations.h"
#include "assay-chars.h"

#include <string.h>

/* No abbreviation is longer; what is longer is not looked at to its end. */
#define MAX_TOKEN 24

static gunichar
char_before (const char *start, const char *p)
{
  return p > start ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;
}

static gboolean
is_closer (gunichar c)
{
  return assay_char_is_quote (c) || c == ')' || c == ']' || c == '}';
}

static gboolean
is_opener (gunichar c)
{
  return assay_char_is_quote (c) || c == '(' || c == '[' || c == '{';
}

static const char *
skip_spaces (const char *p, const char *end)
{
  while (p < end && assay_char_is_space (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static const char *
skip_openers (const char *p, const char *end)
{
  while (p < end && is_opener (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static const char *
back_over_spaces (const char *start, const char *p)
{
  while (p > start && assay_char_is_space (char_before (start, p)))
    p = g_utf8_prev_char (p);
  return p;
}

static const char *
back_over_closers (const char *start, const char *p)
{
  while (p > start && is_closer (char_before (start, p)))
    p = g_utf8_prev_char (p);
  return p;
}

static gsize
ascii_word_length (const char *p, const char *end)
{
  const char *q = p;

  while (q < end && g_ascii_isalpha (*q))
    q++;
  return (gsize) (q - p);
}

/* The run of letters, digits, degree signs and inner full stops that ends at @stop. */
static const char *
token_before (const char *start, const char *stop)
{
  const char *p = stop;

  while (p > start && stop - p < MAX_TOKEN)
    {
      gunichar c = char_before (start, p);

      if (!assay_char_is_word (c) && c != '.' && c != 0xB0 && c != 0x2116)
        break;
      p = g_utf8_prev_char (p);
    }
  return p;
}

/* Whether [start, end) is "1.", "12)", "a.", "(iv)", "1.)" or a bullet, and nothing else. */
static gboolean
is_list_mark (const char *start, const char *end)
{
  const char *p = skip_spaces (start, end);
  const char *q = back_over_spaces (start, end);
  guint n_inner = 0;

  if (q - p < 1 || q - p > 10)
    return FALSE;
  if (g_utf8_get_char (p) == 0x2022 || g_utf8_get_char (p) == 0x2043)
    p = skip_spaces (g_utf8_next_char (p), q);
  if (p == q)
    return TRUE;
  p += *p == '(';
  if (q - p < 2)
    return FALSE;
  if (g_ascii_isdigit (*p))
    for (; p < q && g_ascii_isdigit (*p); p++)
      n_inner++;
  else if (strchr ("ivxIVX", *p))
    for (; p < q && strchr ("ivxIVX", *p); p++)
      n_inner++;
  else if (g_ascii_isalpha (*p))
    n_inner = 1, p++;
  if (n_inner == 0 || n_inner > 4 || p == q || (*p != '.' && *p != ')'))
    return FALSE;
  p++;
  p += p < q && *p == ')';
  return p == q;
}

/* "[1]", "[23]", "[a]" at @p: its end, else NULL. */
static const char *
skip_note_mark (const char *p, const char *end)
{
  const char *q = p + 1;

  if (p >= end || *p != '[')
    return NULL;
  while (q < end && q - p < 5 && g_ascii_isalnum (*q))
    q++;
  return q > p + 1 && q < end && *q == ']' ? q + 1 : NULL;
}

const char *
assay_sentence_rules_move (const char *line, const char *end, const char *at)
{
  const char *p = at > line && at[-1] == '[' ? at - 1 : at;
  const char *next = skip_note_mark (p, end);

  if (!next)
    return at;
  for (; next; next = skip_note_mark (p, end))
    p = next;
  return skip_spaces (p, end);
}

/* Rules 3 and 4: the full stop before @stop_end ends an omission. */
static gboolean
ends_omission (const char *start, const char *stop_end, const char *at)
{
  const char *p = stop_end;
  guint n_stops = 0;
  gboolean spaced = FALSE;

  if (stop_end < at && *stop_end == ']')
    return TRUE;
  while (n_stops < 5 && char_before (start, p) == '.')
    {
      const char *before = back_over_spaces (start, --p);

      n_stops++;
      if (char_before (start, before) == '.' && before < p)
        spaced = TRUE;
      else if (before < p && n_stops < 3)
        return FALSE;
      if (char_before (start, before) == '.')
        p = before;
    }
  return spaced && n_stops == 3;
}

/* Rule 10. @token is the letter before the full stop. */
static gboolean
joins_after_initial (const char *start, const char *token, gboolean starter)
{
  const char *p = back_over_spaces (start, token);
  const char *word = token_before (start, p);
  gboolean after_name = word < p && g_unichar_isupper (g_utf8_get_char (word));

  if (starter)
    return FALSE;
  return *token != 'I' || after_name;
}

/* Behind the letter at @p and what may be set apart from it in another normal form: its accents,
 * the mark on a kana. */
static const char *
skip_letter (const char *p, const char *end)
{
  for (p = g_utf8_next_char (p); p < end; p = g_utf8_next_char (p))
    {
      int class = g_unichar_combining_class (g_utf8_get_char (p));

      if (class < 200 && class != 8)
        break;
    }
  return p;
}

/* Rules 7 to 10, at a full stop that ends at @stop_end; @next is the first letter behind it. */
static gboolean
joins_in_english (const char *start, const char *stop_end, const char *next, const char *end)
{
  const char *stop = stop_end - 1;
  const char *token = token_before (start, stop);
  gsize len = (gsize) (stop - token);
  gsize next_len = ascii_word_length (next, end);
  gboolean starter = assay_abbreviation_is_starter (next, next_len);

  if (assay_abbreviation_classify (token, len) == ASSAY_ABBREVIATION_NONE)
    {
      const char *glued = g_strrstr_len (token, (gssize) len, ".");

      token = glued ? glued + 1 : token;
      len = (gsize) (stop - token);
    }
  if (len == 0)
    return FALSE;
  switch (assay_abbreviation_classify (token, len))
    {
    case ASSAY_ABBREVIATION_NEVER_ENDS:
      return TRUE;
    case ASSAY_ABBREVIATION_BEFORE_NUMBER:
      if (next < end && g_unichar_isdigit (g_utf8_get_char (next)))
        return TRUE;
      break;
    case ASSAY_ABBREVIATION_MAY_END:
      return !starter && next_len > 0;
    case ASSAY_ABBREVIATION_NONE:
    default:
      break;
    }
  if (skip_letter (token, stop) == stop && g_unichar_isupper (g_utf8_get_char (token)))
    return joins_after_initial (start, token, starter);
  return FALSE;
}

/* Rule 12. */
static gboolean
follows_single_letter (const char *start, const char *stop)
{
  const char *token = token_before (start, stop);

  return token < stop && skip_letter (token, stop) == stop
         && g_unichar_isalpha (g_utf8_get_char (token));
}

static gboolean
has_word_char (const char *p, const char *end)
{
  for (; p < end; p = g_utf8_next_char (p))
    if (assay_char_is_word (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

gboolean
assay_sentence_rules_join (const char *start, const char *end, const char *at, gboolean english)
{
  const char *before = back_over_spaces (start, at);
  const char *stop_end = back_over_closers (start, before);
  const char *after = skip_spaces (at, end);
  const char *next = skip_openers (after, end);

  if (is_list_mark (start, at))
    return TRUE;
  if (next == end || !has_word_char (after, end))
    return TRUE;
  if (g_unichar_islower (g_utf8_get_char (next)) && skip_note_mark (after, end) == NULL
      && !is_list_mark (after, after + MIN (end - after, 3)))
    return TRUE;
  if (char_before (start, stop_end) != '.')
    return FALSE;
  if (ends_omission (start, stop_end, at))
    return TRUE;
  return english ? joins_in_english (start, stop_end, next, end)
                 : follows_single_letter (start, stop_end - 1);
}

const char *
assay_sentence_rules_part (const char *start, const char *end)
{
  const char *p = start;

  while ((p = memchr (p, '.', (gsize) (end - p))) != NULL)
    {
      const char *next = ++p;
      const char *token = token_before (start, p - 1);
      gsize len = ascii_word_length (next, end);

      if (p - 1 - token < 3 || !g_ascii_islower (p[-2]) || !g_ascii_islower (p[-3]))
        continue;
      if (memchr (token, '.', (gsize) (p - 1 - token)) != NULL || next + len >= end)
        continue;
      if (assay_abbreviation_is_starter (next, len) && next[len] == ' ')
        return next;
      if (len >= 2 && next[len] == '.' && g_ascii_isupper (*next)
          && assay_abbreviation_classify (next, len) == ASSAY_ABBREVIATION_NEVER_ENDS)
        return next;
    }
  return NULL;
}
