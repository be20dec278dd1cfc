/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-text"
#include "config.h"

#include "assay-sentences.h"

#include "assay-icu.h"
#include "assay-sentence-rules.h"

#include <string.h>

/* One search: an iterator that is pointed at line after line. */
typedef struct
{
  AssayText *text;
  UBreakIterator *breaks;
  gboolean english;
  GArray *units;
} Finder;

static gboolean
is_english (const char *tag)
{
  if (!tag || *tag == '\0')
    return TRUE;
  return g_ascii_strncasecmp (tag, "en", 2) == 0 && !g_ascii_isalpha (tag[2]);
}

static void
add_unit (Finder *finder, const char *start, const char *end)
{
  const char *base = assay_text_get_utf8 (finder->text);
  AssayRange unit = { assay_text_cp_of (finder->text, (gsize) (start - base)),
                      assay_text_cp_of (finder->text, (gsize) (end - base)) };

  unit = assay_text_trim (finder->text, unit);
  if (unit.end > unit.start)
    g_array_append_val (finder->units, unit);
}

/* Adds [start, end), parted where two sentences were set without a space. */
static void
add_parted (Finder *finder, const char *start, const char *end)
{
  const char *part;

  while (finder->english && (part = assay_sentence_rules_part (start, end)) != NULL)
    {
      add_unit (finder, start, part);
      start = part;
    }
  add_unit (finder, start, end);
}

static void
find_in_line (Finder *finder, const char *line, const char *end)
{
  UText utext = UTEXT_INITIALIZER;
  const char *start = line;

  if (finder->breaks && assay_icu_set_bytes (finder->breaks, &utext, line, (gsize) (end - line)))
    {
      for (int32_t i = ubrk_next (finder->breaks); i != UBRK_DONE; i = ubrk_next (finder->breaks))
        {
          const char *at = assay_sentence_rules_move (line, end, line + i);

          if (at <= start || at >= end)
            continue;
          if (assay_sentence_rules_join (start, end, at, finder->english))
            continue;
          add_parted (finder, start, at);
          start = at;
        }
    }
  utext_close (&utext);
  add_parted (finder, start, end);
}

static void
find_in_block (Finder *finder, AssayRange block)
{
  const char *base = assay_text_get_utf8 (finder->text);
  const char *line = base + assay_text_byte_of (finder->text, block.start);
  const char *end = base + assay_text_byte_of (finder->text, block.end);

  while (line < end)
    {
      const char *feed = memchr (line, '\n', (gsize) (end - line));

      find_in_line (finder, line, feed ? feed : end);
      if (!feed)
        break;
      line = feed + 1;
    }
}

GArray *
assay_sentences_find (AssayText *text, const char *tag, const AssayRange *blocks, gsize n_blocks)
{
  g_autoptr (UBreakIterator) breaks = NULL;
  Finder finder;
  guint position = 0;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (blocks != NULL || n_blocks == 0, NULL);

  finder.text = text;
  finder.english = is_english (tag);
  finder.breaks = breaks = assay_icu_open_breaks (UBRK_SENTENCE, tag, !finder.english);
  finder.units = g_array_new (FALSE, FALSE, sizeof (AssayRange));

  if (!blocks)
    find_in_block (&finder, (AssayRange){ 0, assay_text_get_length (text) });
  for (gsize i = 0; i < n_blocks; i++)
    {
      AssayRange block
          = { MAX (blocks[i].start, position), MIN (blocks[i].end, assay_text_get_length (text)) };

      if (block.start >= block.end)
        continue;
      find_in_block (&finder, block);
      position = block.end;
    }
  return finder.units;
}

const AssayRange *
assay_ranges_at (GArray *ranges, guint position)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (ranges != NULL, NULL);

  high = ranges->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const AssayRange *range = &g_array_index (ranges, AssayRange, middle);

      if (position < range->start)
        high = middle;
      else if (position >= range->end)
        low = middle + 1;
      else
        return range;
    }
  return NULL;
}
