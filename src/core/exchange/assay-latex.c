/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-read-sources.h"

#include <string.h>

/* What LaTeX writes in ASCII, as characters. */

static const struct
{
  char command;
  const char *mark; /* combining, behind its letter */
} accents[] = {
  { '"', "\u0308" }, { '\'', "\u0301" }, { '`', "\u0300" }, { '^', "\u0302" }, { '~', "\u0303" },
  { '=', "\u0304" }, { '.', "\u0307" },  { 'u', "\u0306" }, { 'v', "\u030c" }, { 'H', "\u030b" },
  { 'c', "\u0327" }, { 'k', "\u0328" },  { 'r', "\u030a" }, { 'd', "\u0323" }, { 'b', "\u0331" },
};

static const struct
{
  const char *command;
  const char *words;
} signs[] = {
  { "ss", "ß" },
  { "ae", "æ" },
  { "AE", "Æ" },
  { "oe", "œ" },
  { "OE", "Œ" },
  { "aa", "å" },
  { "AA", "Å" },
  { "o", "ø" },
  { "O", "Ø" },
  { "l", "ł" },
  { "L", "Ł" },
  { "i", "i" },
  { "j", "j" },
  { "dh", "ð" },
  { "th", "þ" },
  { "ldots", "…" },
  { "dots", "…" },
  { "textendash", "–" },
  { "textemdash", "—" },
  { "textbackslash", "\\" },
  { "textasciitilde", "~" },
  { "textasciicircum", "^" },
  { "textquoteright", "’" },
  { "textquoteleft", "‘" },
  { "textquotedblleft", "“" },
  { "textquotedblright", "”" },
  { "glqq", "„" },
  { "grqq", "“" },
  { "glq", "‚" },
  { "grq", "‘" },
  { "flqq", "«" },
  { "frqq", "»" },
  { "guillemotleft", "«" },
  { "guillemotright", "»" },
  { "textdegree", "°" },
  { "texteuro", "€" },
  { "euro", "€" },
  { "pounds", "£" },
  { "S", "§" },
  { "P", "¶" },
  { "copyright", "©" },
};

static const char *
find_sign (const char *name, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strlen (signs[i].command) == length && strncmp (signs[i].command, name, length) == 0)
      return signs[i].words;

  return NULL;
}

static const char *
find_accent (char command)
{
  for (guint i = 0; i < G_N_ELEMENTS (accents); i++)
    if (accents[i].command == command)
      return accents[i].mark;

  return NULL;
}

/* Adds the letter that an accent stands on, however it is wrapped: "e", "{e}", "\i", "{\i}", " e".
 * Gives where it ends. */
static const char *
append_letter (GString *out, const char *at)
{
  gunichar c;

  while (*at == ' ' || *at == '{')
    at++;
  if (*at == '\\' && (at[1] == 'i' || at[1] == 'j') && !g_ascii_isalpha (at[2]))
    at++;
  if (*at == '\0' || *at == '}' || *at == '\\')
    return at;

  c = g_utf8_get_char (at);
  g_string_append_unichar (out, c);

  return g_utf8_next_char (at);
}

/* A command whose name is letters; its end. The space behind it belongs to it. */
static const char *
append_word_command (GString *out, const char *at)
{
  gsize length = 0;
  const char *sign;
  const char *mark;

  while (g_ascii_isalpha (at[length]))
    length++;
  mark = length == 1 ? find_accent (*at) : NULL;
  sign = find_sign (at, length);
  if (mark != NULL && at[1] != '\0' && strchr (" {\\", at[1]) != NULL)
    {
      at = append_letter (out, at + 1);
      g_string_append (out, mark);
      return at;
    }

  if (sign != NULL)
    g_string_append (out, sign);
  at += length;
  while (*at == ' ')
    at++;
  if (sign != NULL && at[0] == '{' && at[1] == '}')
    at += 2;

  return at;
}

/* What stands behind a backslash; its end. */
static const char *
append_command (GString *out, const char *at)
{
  const char *mark = find_accent (*at);

  if (g_ascii_isalpha (*at))
    return append_word_command (out, at);
  if (*at == '\0')
    return at;
  if (mark != NULL)
    {
      at = append_letter (out, at + 1);
      g_string_append (out, mark);
      return at;
    }
  if (*at == '\\' || *at == ' ' || *at == ',' || *at == '\n')
    g_string_append_c (out, ' ');
  else if (*at != '-' && *at != '/')
    g_string_append_unichar (out, g_utf8_get_char (at));

  return g_utf8_next_char (at);
}

/* Ligatures of LaTeX's fonts; how many bytes they take, 0 for none. */
static gsize
append_ligature (GString *out, const char *at)
{
  static const struct
  {
    const char *written;
    const char *meant;
  } ligatures[] = { { "---", "—" }, { "--", "–" }, { "``", "“" }, { "''", "”" }, { "~", " " } };

  for (guint i = 0; i < G_N_ELEMENTS (ligatures); i++)
    if (g_str_has_prefix (at, ligatures[i].written))
      {
        g_string_append (out, ligatures[i].meant);
        return strlen (ligatures[i].written);
      }

  return 0;
}

char *
assay_latex_dup_plain (const char *latex)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *composed = NULL;
  g_auto (GStrv) words = NULL;
  const char *at = latex;

  while (*at != '\0')
    {
      gsize length;

      if (*at == '\\')
        at = append_command (out, at + 1);
      else if (*at == '{' || *at == '}' || *at == '$')
        at++;
      else if ((length = append_ligature (out, at)) > 0)
        at += length;
      else
        {
          g_string_append_unichar (out, g_utf8_get_char (at));
          at = g_utf8_next_char (at);
        }
    }

  composed = g_utf8_normalize (out->str, -1, G_NORMALIZE_NFC);
  words = g_strsplit_set (composed, " \t\r\n", -1);
  g_string_truncate (out, 0);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words[i]);

  return g_string_free (g_steal_pointer (&out), FALSE);
}
