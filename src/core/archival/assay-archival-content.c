/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-archival"

#include "config.h"

#include "assay-archival.h"

#include <string.h>

/* Reads the operators of a page (PDF 32000-1, 7.8.2) as far as it takes to see what is painted
 * outside marked content. A path is begun, perhaps clipped, and painted under one mark; a show of
 * glyphs has its own, which may stand within a text object. */

typedef struct
{
  const char *at; /* the next byte */
  const char *end;
  const char *copied;   /* what is before it is in the output */
  const char *operands; /* the first operand that no operator has taken yet, or NULL */
  gint64 depth;         /* of marked content */
  gboolean in_path;     /* of which the mark is open */
  GString *out;
} Marking;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gboolean
is_delimiter (char c)
{
  return c != '\0' && strchr ("()<>[]{}/%", c) != NULL;
}

static gboolean
is_one_of (const char *word, gsize length, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) == length && memcmp (word, words[i], length) == 0)
      return TRUE;

  return FALSE;
}

static void
copy_to (Marking *marking, const char *to)
{
  g_string_append_len (marking->out, marking->copied, to - marking->copied);
  marking->copied = to;
}

static void
open_mark (Marking *marking, const char *before)
{
  copy_to (marking, before);
  g_string_append (marking->out, "/Artifact BMC\n");
}

static void
close_mark (Marking *marking)
{
  copy_to (marking, marking->at);
  g_string_append (marking->out, "\nEMC");
}

/* A string in parentheses, which may hold others. FALSE where it does not end. */
static gboolean
skip_string (Marking *marking)
{
  guint depth = 0;

  for (; marking->at < marking->end; marking->at++)
    {
      if (*marking->at == '\\')
        marking->at++;
      else if (*marking->at == '(')
        depth++;
      else if (*marking->at == ')' && --depth == 0)
        {
          marking->at++;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
skip_to (Marking *marking, char wanted)
{
  const char *found = memchr (marking->at, wanted, (gsize) (marking->end - marking->at));

  if (found == NULL)
    return FALSE;

  marking->at = found + 1;

  return TRUE;
}

static void
skip_word (Marking *marking)
{
  while (marking->at < marking->end && !is_space (*marking->at) && !is_delimiter (*marking->at))
    marking->at++;
}

/* The bytes of a picture that stands among the operators, up to the EI that ends it. */
static gboolean
skip_picture (Marking *marking)
{
  for (; marking->end - marking->at >= 3; marking->at++)
    if (is_space (marking->at[0]) && marking->at[1] == 'E' && marking->at[2] == 'I'
        && (marking->end - marking->at == 3 || is_space (marking->at[3])))
      {
        marking->at += 3;
        return TRUE;
      }

  return FALSE;
}

/* Anything that is not an operator. FALSE where it does not end. */
static gboolean
skip_operand (Marking *marking)
{
  char c = *marking->at;
  gboolean is_dict
      = (c == '<' || c == '>') && marking->end - marking->at > 1 && marking->at[1] == c;

  if (c == '%')
    {
      if (!skip_to (marking, '\n'))
        marking->at = marking->end;
      return TRUE;
    }

  if (marking->operands == NULL)
    marking->operands = marking->at;
  if (c == '(')
    return skip_string (marking);
  if (c == '<' && !is_dict)
    return skip_to (marking, '>');

  marking->at += is_dict ? 2 : 1;
  if (!is_delimiter (c) || c == '/')
    skip_word (marking);

  return TRUE;
}

static gboolean
begins_operator (char c)
{
  return g_ascii_isalpha (c) || c == '\'' || c == '"';
}

static gboolean
is_constant (const char *word, gsize length)
{
  static const char *const words[] = { "true", "false", "null", NULL };

  return is_one_of (word, length, words);
}

/* What @word, an operator that ends before the next byte, does to the marks. */
static gboolean
take_operator (Marking *marking, const char *word)
{
  static const char *const begin[] = { "BMC", "BDC", NULL };
  static const char *const path[] = { "m", "re", NULL };
  static const char *const paint[] = { "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "n", NULL };
  static const char *const show[] = { "Tj", "TJ", "'", "\"", "Do", "sh", NULL };
  gsize length = (gsize) (marking->at - word);
  const char *from = marking->operands != NULL ? marking->operands : word;
  gboolean is_picture = length == 2 && memcmp (word, "BI", 2) == 0;

  marking->operands = NULL;
  if (is_one_of (word, length, begin))
    marking->depth++;
  else if (length == 3 && memcmp (word, "EMC", 3) == 0)
    marking->depth--;
  else if (marking->depth == 0 && !marking->in_path && is_one_of (word, length, path))
    {
      open_mark (marking, from);
      marking->in_path = TRUE;
    }
  else if (marking->in_path && is_one_of (word, length, paint))
    {
      close_mark (marking);
      marking->in_path = FALSE;
    }
  else if (is_picture || (marking->depth == 0 && is_one_of (word, length, show)))
    {
      if (marking->depth == 0)
        open_mark (marking, from);
      if (is_picture && !skip_picture (marking))
        return FALSE;
      if (marking->depth == 0)
        close_mark (marking);
    }

  return marking->depth >= 0;
}

GString *
assay_archival_mark_artifacts (const char *content, gsize size)
{
  Marking marking = { content, content + size, content, NULL, 0, FALSE, NULL };
  gboolean is_sound = TRUE;

  marking.out = g_string_sized_new (size + size / 8 + 64);
  while (is_sound && marking.at < marking.end)
    {
      const char *word = marking.at;

      if (is_space (*word))
        marking.at++;
      else if (begins_operator (*word))
        {
          marking.at++;
          skip_word (&marking);
          if (!is_constant (word, (gsize) (marking.at - word)))
            is_sound = take_operator (&marking, word);
          else if (marking.operands == NULL)
            marking.operands = word;
        }
      else
        is_sound = skip_operand (&marking);
    }
  if (!is_sound || marking.depth != 0 || marking.in_path)
    {
      g_string_free (marking.out, TRUE);
      return NULL;
    }
  copy_to (&marking, marking.end);

  return marking.out;
}
