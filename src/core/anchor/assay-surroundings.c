/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-surroundings.h"

#include "assay-chars.h"
#include "assay-sentences.h"
#include "assay-wording.h"

#include <string.h>

/* So much of the quote itself goes with its context, to see where sentences end. */
#define OVERLAP 80

/* Sentences are not longer, on either side. */
#define REACH 1000

/* The same in bytes. */
#define FURTHEST (4 * REACH)

/* A word of so many small letters before a full stop is no abbreviation; of other languages than
 * English less is known. */
#define TELLING_WORD 5
#define TELLING_WORD_ELSEWHERE 10

/* What stands on one side of the quote. */
typedef struct
{
  GPtrArray *words; /* the nearest to the quote first */
  guint n_near;     /* of them in its sentence and line */
  guint n_far;      /* in its sentence, if ends of lines are none of sentences */
  gboolean is_cut;  /* the sentence goes on, further than is known */
} Side;

static guint
count_words (const char *utf8, const AssayVariants *variants)
{
  g_autoptr (GPtrArray) words = assay_wording_split (utf8, variants);

  return words->len;
}

static void
reverse (GPtrArray *array)
{
  for (guint i = 0; i + 1 < array->len - i; i++)
    {
      gpointer first = array->pdata[i];

      array->pdata[i] = array->pdata[array->len - 1 - i];
      array->pdata[array->len - 1 - i] = first;
    }
}

/* The part of the quote's sentence in @window that lies on one side of @edge; lines do not end
 * sentences. */
static AssayRange
find_far (const char *window, guint edge, gboolean before, const char *language)
{
  g_autofree char *flat_utf8 = g_strdelimit (g_strdup (window), "\n", ' ');
  g_autoptr (AssayText) flat = assay_text_new (flat_utf8, -1);
  g_autoptr (GArray) units = assay_sentences_find (flat, language, NULL, 0);
  const AssayRange *unit = assay_ranges_at (units, before ? edge : edge - MIN (edge, 1));

  if (unit == NULL)
    return (AssayRange){ edge, edge };
  return before ? (AssayRange){ MIN (unit->start, edge), edge }
                : (AssayRange){ edge, MAX (unit->end, edge) };
}

static gboolean
is_blank (const char *utf8)
{
  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    if (!assay_char_is_space (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* Composes @window, so that the rules of sentences see the same letters in every normal form; @edge
 * follows. */
static char *
compose (const char *window, guint *edge)
{
  const char *at = g_utf8_offset_to_pointer (window, *edge);
  g_autofree char *head = g_utf8_normalize (window, at - window, G_NORMALIZE_NFC);
  g_autofree char *tail = g_utf8_normalize (at, -1, G_NORMALIZE_NFC);

  *edge = (guint) g_utf8_strlen (head, -1);
  return g_strconcat (head, tail, NULL);
}

/* Reads what stands before or behind @edge in @raw; @whole when nothing lies beyond. */
static void
read_side (Side *side,
           const AssayHaystack *haystack,
           const char *raw,
           guint edge,
           gboolean before,
           gboolean whole)
{
  const AssayVariants *variants = haystack->variants;
  g_autofree char *window = compose (raw, &edge);
  g_autoptr (AssayText) text = assay_text_new (window, -1);
  guint length = assay_text_get_length (text);
  AssayRange far = find_far (window, edge, before, haystack->language);
  g_autofree char *all = assay_text_dup_slice (text, before ? 0 : edge, before ? edge : length);
  g_autofree char *sentence = assay_text_dup_slice (text, far.start, far.end);
  g_autofree char *beyond
      = assay_text_dup_slice (text, before ? 0 : far.end, before ? far.start : length);
  const char *line_end = before ? strrchr (sentence, '\n') : strchr (sentence, '\n');

  side->words = assay_wording_split (all, variants);
  if (before)
    reverse (side->words);
  side->is_cut = !whole && is_blank (beyond);
  /* The word at the cut may be half a word. */
  if (side->is_cut && side->words->len > 0)
    g_ptr_array_set_size (side->words, (int) side->words->len - 1);
  side->n_far = side->is_cut ? side->words->len : count_words (sentence, variants);
  side->n_near = side->n_far;
  if (line_end != NULL)
    {
      g_autofree char *near
          = before ? g_strdup (line_end + 1) : g_strndup (sentence, (gsize) (line_end - sentence));

      side->n_near = MIN (side->n_far, count_words (near, variants));
    }
  side->n_far = MIN (side->n_far, side->words->len);
  side->n_near = MIN (side->n_near, side->n_far);
}

/* What belongs to the sentence in one of them must stand in both, with no end of a sentence
 * between. Where lines end is layout: if one has an end of a line there, what lies beyond it is
 * looked at. */
static gboolean
agree (const Side *then, const Side *now)
{
  guint n = MAX (then->n_near, now->n_near);

  for (guint i = 0; i < n; i++)
    {
      if (i >= then->n_far)
        return then->is_cut;
      if (i >= now->n_far)
        return now->is_cut;
      if (strcmp (g_ptr_array_index (then->words, i), g_ptr_array_index (now->words, i)) != 0)
        return FALSE;
    }
  return TRUE;
}

static char *
dup_window (
    AssayText *text, AssayRange range, gboolean before, guint *ret_edge, gboolean *ret_whole)
{
  guint length = assay_text_get_length (text);
  guint from = before ? range.start - MIN (range.start, REACH)
                      : range.end - MIN (range.end - range.start, OVERLAP);
  guint to = before ? MIN (range.end, range.start + OVERLAP) : MIN (length, range.end + REACH);

  *ret_edge = (before ? range.start : range.end) - from;
  *ret_whole = before ? from == 0 : to == length;
  return assay_text_dup_slice (text, from, to);
}

/* As far as the selector tells. */
static char *
dup_known (const AssayNeedle *needle, gboolean before, guint *ret_edge, gboolean *ret_whole)
{
  g_autoptr (AssayText) exact = assay_text_new (needle->selector->exact, -1);
  guint length = assay_text_get_length (exact);
  guint overlap = MIN (length, OVERLAP);
  g_autofree char *part
      = assay_text_dup_slice (exact, before ? 0 : length - overlap, before ? overlap : length);

  *ret_edge = before ? (guint) g_utf8_strlen (needle->before, -1) : overlap;
  *ret_whole = before ? needle->ends_before : needle->ends_after;
  return before ? g_strconcat (needle->before, part, NULL)
                : g_strconcat (part, needle->after, NULL);
}

static gboolean
holds_on (const AssayHaystack *haystack,
          const AssayNeedle *needle,
          AssayRange range,
          gboolean before)
{
  gboolean has_old = needle->was.start < needle->was.end;
  g_autofree char *then_window = NULL;
  g_autofree char *now_window = NULL;
  gboolean whole;
  guint edge;
  Side then;
  Side now;
  gboolean same;

  if (has_old)
    then_window = dup_window (haystack->alignment->old_text, needle->was, before, &edge, &whole);
  else
    then_window = dup_known (needle, before, &edge, &whole);
  read_side (&then, haystack, then_window, edge, before, whole);
  now_window = dup_window (haystack->text, range, before, &edge, &whole);
  read_side (&now, haystack, now_window, edge, before, whole);
  same = agree (&then, &now);
  g_ptr_array_unref (then.words);
  g_ptr_array_unref (now.words);
  return same;
}

gboolean
assay_surroundings_hold (const AssayHaystack *haystack, const AssayNeedle *needle, AssayRange range)
{
  if (needle->was.start < needle->was.end)
    {
      if (assay_surroundings_are_untouched (haystack->alignment->old_text, needle->was,
                                            haystack->text, range, haystack->language))
        return TRUE;
      return holds_on (haystack, needle, range, TRUE) && holds_on (haystack, needle, range, FALSE);
    }
  if (needle->has_before && !holds_on (haystack, needle, range, TRUE))
    return FALSE;
  return !needle->has_after || holds_on (haystack, needle, range, FALSE);
}

/* --- without a look at sentences --- */

/* Whether a sentence surely ends with the mark before @p, which lies in [@from, @to): small letters
 * enough before it, a space behind it, and then a capital. */
static gboolean
is_sure_end (const char *from, const char *p, const char *to, guint telling)
{
  guint n = 0;

  if (p + 1 >= to || *p != ' ' || !g_ascii_isupper (p[1]) || p <= from
      || (p[-1] != '.' && p[-1] != '!' && p[-1] != '?'))
    return FALSE;
  for (const char *letter = p - 1; letter > from && g_ascii_islower (letter[-1]); letter--)
    n++;
  return n >= telling;
}

static gboolean
is_sure_before (
    const char *old_from, const char *old_at, const char *from, const char *at, guint telling)
{
  const char *edge = at;

  while (at > from && old_at > old_from && at[-1] == old_at[-1] && at[-1] != '\n')
    {
      if (edge - at == FURTHEST)
        return TRUE;
      at--;
      old_at--;
    }
  if ((at == from || at[-1] == '\n') && (old_at == old_from || old_at[-1] == '\n'))
    return TRUE;
  for (const char *p = edge - 1; p > at; p--)
    if (is_sure_end (at, p, edge + 1, telling))
      return TRUE;
  return FALSE;
}

/* @quote: where the quote begins, which ends at @at. */
static gboolean
is_sure_behind (const char *old_at,
                const char *old_to,
                const char *quote,
                const char *at,
                const char *to,
                guint telling)
{
  const char *edge = at;

  while (at < to && old_at < old_to && *at == *old_at && *at != '\n')
    {
      if (at - edge == FURTHEST)
        return TRUE;
      at++;
      old_at++;
    }
  if ((at == to || *at == '\n') && (old_at == old_to || *old_at == '\n'))
    return TRUE;
  for (const char *p = edge; p < at; p++)
    if (is_sure_end (quote, p, at, telling))
      return TRUE;
  return FALSE;
}

gboolean
assay_surroundings_are_untouched (
    AssayText *old_text, AssayRange was, AssayText *text, AssayRange range, const char *language)
{
  const char *old_utf8 = assay_text_get_utf8 (old_text);
  const char *utf8 = assay_text_get_utf8 (text);
  gboolean is_english = language == NULL || *language == '\0' || g_str_has_prefix (language, "en");
  guint telling = is_english ? TELLING_WORD : TELLING_WORD_ELSEWHERE;

  return is_sure_before (old_utf8, old_utf8 + assay_text_byte_of (old_text, was.start), utf8,
                         utf8 + assay_text_byte_of (text, range.start), telling)
         && is_sure_behind (old_utf8 + assay_text_byte_of (old_text, was.end),
                            old_utf8 + assay_text_get_n_bytes (old_text),
                            utf8 + assay_text_byte_of (text, range.start),
                            utf8 + assay_text_byte_of (text, range.end),
                            utf8 + assay_text_get_n_bytes (text), telling);
}
