/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-text"
#include "config.h"

#include "assay-chars.h"

gboolean
assay_char_is_space (gunichar c)
{
  if (c < 0x80)
    return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0x85 || c == 0x200B || c == 0xFEFF || g_unichar_isspace (c);
}

gboolean
assay_char_is_word (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

gboolean
assay_char_is_quote (gunichar c)
{
  switch (c)
    {
    case '"':
    case '\'':
    case '`':
    case 0x00AB:
    case 0x00B4:
    case 0x00BB:
    case 0x02BC:
    case 0x2039:
    case 0x203A:
    case 0xFF02:
    case 0xFF07:
      return TRUE;
    default:
      return (c >= 0x2018 && c <= 0x201F) || (c >= 0x300C && c <= 0x300F)
             || (c >= 0x301D && c <= 0x301F) || (c >= 0x275B && c <= 0x2760)
             || (c >= 0x2032 && c <= 0x2037);
    }
}

gboolean
assay_char_is_apostrophe (gunichar c)
{
  return c == '\'' || c == '`' || c == 0x00B4 || c == 0x02BC || c == 0x2018 || c == 0x2019
         || c == 0x201B || c == 0x2032 || c == 0xFF07;
}

gboolean
assay_char_is_dash (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2043 || c == 0x2212 || c == 0x2E3A
         || c == 0x2E3B || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

gboolean
assay_char_stands_alone (gunichar c)
{
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F)
         || (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3040 && c <= 0x30FF)
         || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF)
         || (c >= 0x20000 && c <= 0x3FFFF);
}

/* Where to cut @line so that at most @room code points stand before the cut. */
static gsize
find_cut (const char *line, guint room)
{
  const char *cut = g_utf8_offset_to_pointer (line, room);
  const char *p = cut;

  while (p > line && g_unichar_ismark (g_utf8_get_char (p)))
    p = g_utf8_prev_char (p);
  cut = p;
  for (guint n = 0; p > line && n <= room / 3; n++)
    {
      if (*p == ' ')
        {
          cut = p;
          break;
        }
      p = g_utf8_prev_char (p);
    }
  while (cut > line && cut[-1] == ' ')
    cut--;
  return (gsize) (cut - line);
}

char *
assay_ellipsize (const char *utf8, guint max_length)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean gap = FALSE;
  guint length = 0;

  g_return_val_if_fail (utf8 != NULL, NULL);

  for (const char *p = utf8; *p && length <= max_length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (assay_char_is_space (c))
        {
          gap = line->len > 0;
          continue;
        }
      if (gap)
        {
          g_string_append_c (line, ' ');
          length++;
        }
      gap = FALSE;
      g_string_append_unichar (line, c);
      length++;
    }
  if (length > max_length)
    {
      g_string_truncate (line, max_length > 0 ? find_cut (line->str, max_length - 1) : 0);
      if (max_length > 0)
        g_string_append (line, "…");
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}
