/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-surroundings.h"

#include "assay-chars.h"
#include "assay-sentences.h"

#include <string.h>

/* So much of the quote itself goes with its context, to see where sentences end. */
#define OVERLAP 80

/* More is read on the side of the text: words may have come in between. */
#define REACH (ASSAY_SELECTOR_CONTEXT * 3)

/* The part of the quote's sentence on one side of it. */
typedef struct
{
  GPtrArray *words; /* folded, the nearest to the quote first */
  gboolean is_cut;  /* the sentence goes on, further than is known */
} Side;

static gboolean
counts (gunichar c)
{
  return assay_char_is_quote (c) || c == '?' || c == '%'
         || g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL;
}

/* Takes one word, mark or character that does not count from @p; @ret_word is NULL for the last. */
static guint
take_word (const AssayFold *fold, guint at, char **ret_word)
{
  guint i = at;

  *ret_word = NULL;
  while (i < fold->n
         && (assay_char_is_word (fold->chars[i])
             || (fold->chars[i] == '\'' && i > at && i + 1 < fold->n
                 && assay_char_is_word (fold->chars[i + 1]))))
    i++;
  if (i == at && !counts (fold->chars[i]))
    return at + 1;
  i = MAX (i, at + 1);
  *ret_word = g_ucs4_to_utf8 (fold->chars + at, i - at, NULL, NULL, NULL);
  return i;
}

static void
split_words (Side *side, const char *utf8, gboolean before)
{
  AssayFold fold;
  guint i = 0;

  assay_fold_init (&fold, utf8, strlen (utf8));
  while (i < fold.n)
    {
      char *word;

      i = take_word (&fold, i, &word);
      if (word)
        g_ptr_array_insert (side->words, before ? 0 : -1, word);
    }
  assay_fold_clear (&fold);
}

/* Reads the side of the quote at @edge of @window, which is @reaches_end when nothing lies beyond.
 */
static void
read_side (Side *side, AssayText *window, guint edge, gboolean before, gboolean reaches_end)
{
  g_autoptr (GArray) units = assay_sentences_find (window, NULL, NULL, 0);
  guint length = assay_text_get_length (window);
  const AssayRange *unit = assay_ranges_at (units, before ? edge : edge - 1);
  AssayRange whole = assay_text_trim (window, (AssayRange){ 0, length });
  g_autofree char *part = NULL;

  side->words = g_ptr_array_new_with_free_func (g_free);
  side->is_cut = FALSE;
  if (!unit)
    return;
  if (before)
    {
      part = assay_text_dup_slice (window, unit->start, edge);
      side->is_cut = unit->start == whole.start && !reaches_end;
    }
  else
    {
      part = assay_text_dup_slice (window, edge, unit->end);
      side->is_cut = unit->end == whole.end && !reaches_end;
    }
  split_words (side, part, before);
  /* The word at the cut may be half a word. */
  if (side->is_cut && side->words->len > 0)
    g_ptr_array_remove_index (side->words, side->words->len - 1);
}

static gboolean
agree (const Side *then, const Side *now)
{
  guint common = MIN (then->words->len, now->words->len);

  for (guint i = 0; i < common; i++)
    if (strcmp (g_ptr_array_index (then->words, i), g_ptr_array_index (now->words, i)) != 0)
      return FALSE;
  if (then->words->len > common && !now->is_cut)
    return FALSE;
  return now->words->len <= common || then->is_cut;
}

static gboolean
holds_before (const AssayHaystack *haystack, const AssayNeedle *needle, AssayRange range)
{
  const AssaySelector *selector = needle->selector;
  guint from = range.start - MIN (range.start, REACH);
  g_autofree char *now_utf8
      = assay_text_dup_slice (haystack->text, from, MIN (range.end, range.start + OVERLAP));
  g_autoptr (AssayText) exact = assay_text_new (selector->exact, -1);
  g_autofree char *head = assay_text_dup_slice (exact, 0, OVERLAP);
  g_autofree char *then_utf8 = g_strconcat (needle->before, head, NULL);
  g_autoptr (AssayText) now = assay_text_new (now_utf8, -1);
  g_autoptr (AssayText) then = assay_text_new (then_utf8, -1);
  guint edge = (guint) g_utf8_strlen (needle->before, -1);
  Side then_side;
  Side now_side;
  gboolean same;

  read_side (&then_side, then, edge, TRUE, needle->ends_before);
  read_side (&now_side, now, range.start - from, TRUE, from == 0);
  same = agree (&then_side, &now_side);
  g_ptr_array_unref (then_side.words);
  g_ptr_array_unref (now_side.words);
  return same;
}

static gboolean
holds_after (const AssayHaystack *haystack, const AssayNeedle *needle, AssayRange range)
{
  const AssaySelector *selector = needle->selector;
  guint length = assay_text_get_length (haystack->text);
  guint from = range.end - MIN (range.end - range.start, OVERLAP);
  guint to = MIN (length, range.end + REACH);
  g_autofree char *now_utf8 = assay_text_dup_slice (haystack->text, from, to);
  g_autoptr (AssayText) exact = assay_text_new (selector->exact, -1);
  guint exact_length = assay_text_get_length (exact);
  guint tail_length = MIN (exact_length, OVERLAP);
  g_autofree char *tail = assay_text_dup_slice (exact, exact_length - tail_length, exact_length);
  g_autofree char *then_utf8 = g_strconcat (tail, needle->after, NULL);
  g_autoptr (AssayText) now = assay_text_new (now_utf8, -1);
  g_autoptr (AssayText) then = assay_text_new (then_utf8, -1);
  Side then_side;
  Side now_side;
  gboolean same;

  read_side (&then_side, then, tail_length, FALSE, needle->ends_after);
  read_side (&now_side, now, range.end - from, FALSE, to == length);
  same = agree (&then_side, &now_side);
  g_ptr_array_unref (then_side.words);
  g_ptr_array_unref (now_side.words);
  return same;
}

gboolean
assay_surroundings_hold (const AssayHaystack *haystack, const AssayNeedle *needle, AssayRange range)
{
  if (needle->has_before && !holds_before (haystack, needle, range))
    return FALSE;
  return !needle->has_after || holds_after (haystack, needle, range);
}
