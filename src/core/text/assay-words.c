/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-text"
#include "config.h"

#include "assay-words.h"

#include "assay-chars.h"
#include "assay-icu.h"

static gboolean
has_word_char (const char *start, const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (assay_char_is_word (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

GArray *
assay_words_find (AssayText *text, AssayRange range, const char *tag)
{
  g_autoptr (UBreakIterator) breaks = assay_icu_open_breaks (UBRK_WORD, tag, FALSE);
  UText utext = UTEXT_INITIALIZER;
  GArray *words;
  gsize first;
  const char *base;
  guint cp;
  int32_t from = 0;

  g_return_val_if_fail (text != NULL, NULL);

  words = g_array_new (FALSE, FALSE, sizeof (AssayRange));
  first = assay_text_byte_of (text, range.start);
  base = assay_text_get_utf8 (text) + first;
  cp = assay_text_cp_of (text, first);
  if (!breaks || range.end <= range.start
      || !assay_icu_set_bytes (breaks, &utext, base, assay_text_byte_of (text, range.end) - first))
    {
      utext_close (&utext);
      return words;
    }
  for (int32_t to = ubrk_next (breaks); to != UBRK_DONE; to = ubrk_next (breaks))
    {
      guint length = (guint) g_utf8_strlen (base + from, to - from);

      if (has_word_char (base + from, base + to))
        {
          AssayRange word = { cp, cp + length };

          g_array_append_val (words, word);
        }
      cp += length;
      from = to;
    }
  utext_close (&utext);
  return words;
}
