/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-oneline.h"
#include "assay-import-private.h"

#include <string.h>

typedef enum
{
  KEEP,
  CONTROL,
  BIDI,
  ZERO_WIDTH,
  SOFT_HYPHEN,
} Verdict;

/* Scripts that write words without spaces and mark where a line may break with U+200B. */
static gboolean
breaks_by_zero_width_space (gunichar before)
{
  return (before >= 0x0E00 && before <= 0x0FFF) || (before >= 0x1000 && before <= 0x109F)
         || (before >= 0x1780 && before <= 0x17FF) || (before >= 0x1950 && before <= 0x19FF)
         || (before >= 0x1A20 && before <= 0x1AAF) || (before >= 0xAA60 && before <= 0xAADF);
}

/* Scripts in which U+200C and U+200D change what is read: Arabic and its kin, those of India and
 * South-East Asia, Mongolian; and emoji, which are joined by U+200D. */
static gboolean
joins (gunichar before)
{
  return (before >= 0x0600 && before <= 0x08FF) || (before >= 0x0900 && before <= 0x0DFF)
         || breaks_by_zero_width_space (before) || (before >= 0x1800 && before <= 0x18AF)
         || (before >= 0x1B00 && before <= 0x1CFF) || (before >= 0xA800 && before <= 0xABFF)
         || (before >= 0xFB50 && before <= 0xFDFF) || (before >= 0xFE70 && before <= 0xFEFC)
         || (before >= 0x10A00 && before <= 0x11FFF) || (before >= 0x1E900 && before <= 0x1E95F)
         || before == 0xFE0F || (before >= 0x2190 && before <= 0x2BFF)
         || (before >= 0x1F000 && before <= 0x1FAFF);
}

static gboolean
is_variation (gunichar c)
{
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/* One of them says how the character before it is drawn; a row of them carries words unseen. */
static gboolean
varies (gunichar c, gunichar before)
{
  if (before == 0 || is_variation (before))
    return FALSE;
  return c < 0xE0100 || (before >= 0x3400 && before <= 0x9FFF)
         || (before >= 0xF900 && before <= 0xFAFF) || (before >= 0x20000 && before <= 0x3FFFF);
}

static Verdict
judge (gunichar c, gunichar before)
{
  if (c < 0x20)
    return c == '\t' || c == '\n' || c == '\f' || c == '\r' ? KEEP : CONTROL;
  if (c < 0x7F)
    return KEEP;
  if (c < 0xA0 || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF)
      || (c >= 0xFFF9 && c <= 0xFFFB))
    return CONTROL;
  if (c == 0xAD)
    return SOFT_HYPHEN;
  if (c < 0x180E)
    return KEEP;
  if (c == 0x200C || c == 0x200D)
    return joins (before) ? KEEP : ZERO_WIDTH;
  if (c == 0x200B)
    return breaks_by_zero_width_space (before) ? KEEP : ZERO_WIDTH;
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
    return BIDI;
  if (c == 0x180E || (c >= 0x2060 && c <= 0x2065) || (c >= 0x206A && c <= 0x206F) || c == 0xFEFF)
    return ZERO_WIDTH;
  if (is_variation (c))
    return varies (c, before) ? KEEP : ZERO_WIDTH;
  /* Fillers of Hangul: letters without a shape. */
  if (c == 0x3164 || c == 0xFFA0)
    return ZERO_WIDTH;
  /* Tags are kept behind a flag only: elsewhere they are invisible words. */
  if (c >= 0xE0000 && c <= 0xE007F)
    return before == 0x1F3F4 || (before >= 0xE0020 && before <= 0xE007F) ? KEEP : ZERO_WIDTH;
  return KEEP;
}

static void
tell (AssayCleanState *state, Verdict verdict, gunichar c)
{
  static const char *const keys[]
      = { NULL, "control", "bidi-control", "zero-width", "soft-hyphen" };
  char name[16];

  if (state->import == NULL)
    return;
  g_snprintf (name, sizeof name, "U+%04X", c);
  assay_import_leave_out (state->import, keys[verdict], name, -1);
}

void
assay_clean_text (AssayCleanState *state, const char *text, gssize len, GString *out)
{
  const char *end = text + (len < 0 ? strlen (text) : (gsize) len);
  const char *kept_from = text;
  const char *at = text;

  while (at < end)
    {
      guchar byte = (guchar) *at;
      gunichar c = byte < 0x80 ? byte : g_utf8_get_char_validated (at, end - at);
      gboolean valid = c != (gunichar) -1 && c != (gunichar) -2;
      const char *next = valid ? at + (byte < 0x80 ? 1 : g_utf8_skip[byte]) : at + 1;
      Verdict verdict = valid ? judge (c, state->before) : CONTROL;

      if (verdict != KEEP)
        {
          g_string_append_len (out, kept_from, at - kept_from);
          kept_from = next;
          tell (state, verdict, valid ? c : byte);
        }
      else if (c > 0x20)
        state->before = c;
      at = next;
    }
  g_string_append_len (out, kept_from, at - kept_from);
}

char *
assay_oneline (const char *text, gssize len, guint max_length)
{
  AssayCleanState state = { 0 };
  g_autoptr (GString) clean = g_string_new (NULL);
  GString *line = g_string_new (NULL);
  guint length = 0;
  gboolean gap = FALSE;

  /* What is far behind the limit is not looked at: samples are taken from scripts of any size. */
  if (len < 0)
    len = (gssize) strlen (text);
  assay_clean_text (&state, text, MIN (len, 64 + 16 * (gssize) max_length), clean);
  for (const char *at = clean->str; *at != '\0' && length < max_length; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        {
          gap = line->len > 0;
          continue;
        }
      if (gap && length + 2 > max_length)
        break;
      if (gap)
        g_string_append_c (line, ' ');
      length += gap ? 2 : 1;
      gap = FALSE;
      g_string_append_unichar (line, c);
    }
  return g_string_free (line, FALSE);
}
