/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-text"
#include "config.h"

#include "assay-attribution.h"

#include "assay-chars.h"
#include "assay-words.h"

#include <string.h>

/* A name is no longer than this: else it is no name. */
#define MAX_WORDS 10

/* The words of a sentence, as strings and as ranges. */
typedef struct
{
  AssayText *text;
  GArray *ranges;
  GPtrArray *words;
} Sentence;

static const char *const verbs[]
    = { "said",      "says",      "stated",     "states",     "claimed",    "claims",
        "reported",  "reports",   "announced",  "announces",  "confirmed",  "confirms",
        "argued",    "argues",    "warned",     "warns",      "wrote",      "writes",
        "added",     "adds",      "noted",      "notes",      "denied",     "denies",
        "insisted",  "insists",   "indicated",  "indicates",  "estimated",  "estimates",
        "alleged",   "alleges",   "believes",   "believed",   "told",       "declared",
        "suggested", "suggests",  "emphasized", "emphasizes", "emphasised", "acknowledged",
        "explained", "explains",  "testified",  "maintains",  "maintained", "consider",
        "condemned", "described", "asserted",   "asserts" };

/* Words between a speaker and the verb. */
static const char *const between[]
    = { "has", "have", "had", "also", "later", "then", "now", "again" };

/* Speakers that name nobody. */
static const char *const nobody[]
    = { "it",      "he",       "she",     "they",      "we",         "i",      "you",
        "who",     "which",    "that",    "this",      "these",      "those",  "one",
        "reports", "report",   "there",   "what",      "some",       "others", "many",
        "all",     "evidence", "figures", "statement", "development" };

/* Speakers that are not names. */
static const char *const offices[]
    = { "analysts",     "officials",  "experts",     "ministry",     "government",    "police",
        "president",    "spokesman",  "spokeswoman", "spokesperson", "minister",      "military",
        "intelligence", "army",       "court",       "prosecutors",  "investigators", "researchers",
        "scientists",   "economists", "diplomats",   "authorities",  "agency",        "witnesses",
        "residents",    "doctors",    "lawyers",     "campaigners",  "critics",       "observers" };

/* "the statement of X", "a report by X". */
static const char *const carriers[]
    = { "statement", "statements", "report",  "reports",   "press",      "release",
        "sources",   "data",       "figures", "estimates", "information" };

static const char *const small[]
    = { "the", "a", "an", "its", "his", "her", "their", "official", "latest", "new", "in", "from" };

static const char *const stops[]
    = { "that", "who", "which",  "whose", "published", "released", "cited",
        "seen", "on",  "during", "as",    "while",     "is",       "was",
        "were", "are", "had",    "have",  "has",       "and",      "but" };

static gboolean
is_among (const char *word, const char *const *list, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (g_ascii_strcasecmp (word, list[i]) == 0)
      return TRUE;
  return FALSE;
}

#define IS_AMONG(word, list) is_among ((word), (list), G_N_ELEMENTS (list))

static const char *
get_word (const Sentence *sentence, guint i)
{
  return g_ptr_array_index (sentence->words, i);
}

static AssayRange
get_range (const Sentence *sentence, guint i)
{
  return g_array_index (sentence->ranges, AssayRange, i);
}

static gboolean
is_capital (const Sentence *sentence, guint i)
{
  return g_unichar_isupper (g_utf8_get_char (get_word (sentence, i)));
}

/* Whether a comma, dash, bracket or the like stands between words @i and @i + 1; quotation marks
 * do not part, the stop of an initial does not either. */
static gboolean
is_parted (const Sentence *sentence, guint i)
{
  AssayRange gap = { get_range (sentence, i).end, get_range (sentence, i + 1).start };

  for (guint cp = gap.start; cp < gap.end; cp++)
    {
      gunichar c = assay_text_get_char (sentence->text, cp);

      if (!assay_char_is_space (c) && !assay_char_is_quote (c) && c != '.' && c != '-' && c != '&')
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_quote_before (const Sentence *sentence, guint i)
{
  guint from = i > 0 ? get_range (sentence, i - 1).end : get_range (sentence, 0).start;

  for (guint cp = from; cp < get_range (sentence, i).start; cp++)
    if (assay_char_is_quote (assay_text_get_char (sentence->text, cp)))
      return TRUE;
  return FALSE;
}

/* Words [first, last) as a name: nothing when they name nobody. */
static gboolean
give (const Sentence *sentence, guint first, guint last, AssayRange *ret_name)
{
  while (first < last && IS_AMONG (get_word (sentence, first), small))
    first++;
  if (first >= last || last - first > MAX_WORDS)
    return FALSE;
  if (last - first == 1 && IS_AMONG (get_word (sentence, first), nobody))
    return FALSE;
  ret_name->start = get_range (sentence, first).start;
  ret_name->end = get_range (sentence, last - 1).end;
  return TRUE;
}

/* "According to [the statement of] X, …" */
static gboolean
find_according_to (const Sentence *sentence, AssayRange *ret_name)
{
  for (guint i = 0; i + 2 < sentence->words->len; i++)
    {
      guint first = i + 2;
      guint last;

      if (g_ascii_strcasecmp (get_word (sentence, i), "according") != 0
          || g_ascii_strcasecmp (get_word (sentence, i + 1), "to") != 0)
        continue;
      while (first < sentence->words->len && IS_AMONG (get_word (sentence, first), small))
        first++;
      for (guint k = first; k + 1 < MIN (sentence->words->len, first + 3); k++)
        if (IS_AMONG (get_word (sentence, k), carriers)
            && (strcmp (get_word (sentence, k + 1), "of") == 0
                || strcmp (get_word (sentence, k + 1), "by") == 0
                || strcmp (get_word (sentence, k + 1), "from") == 0))
          first = k + 2;
      for (last = first; last < sentence->words->len && last - first <= MAX_WORDS; last++)
        {
          if (IS_AMONG (get_word (sentence, last), stops))
            break;
          if (last + 1 < sentence->words->len && is_parted (sentence, last))
            {
              last++;
              break;
            }
        }
      return give (sentence, first, last, ret_name);
    }
  return FALSE;
}

/* Whether words [first, last) name somebody: an office, or a capital that does not only begin the
 * sentence. */
static gboolean
names_somebody (const Sentence *sentence, guint first, guint last)
{
  if (last - first == 1 && is_capital (sentence, first))
    return TRUE;
  for (guint i = first; i < last; i++)
    if ((i > 0 && is_capital (sentence, i)) || IS_AMONG (get_word (sentence, i), offices))
      return TRUE;
  return FALSE;
}

/* "X [has also] said": back from the verb to the last comma or the begin. */
static gboolean
find_subject (const Sentence *sentence, guint verb, AssayRange *ret_name)
{
  guint last = verb;
  guint first;

  while (last > 0 && !is_parted (sentence, last - 1)
         && (IS_AMONG (get_word (sentence, last - 1), between)
             || g_str_has_suffix (get_word (sentence, last - 1), "ly")))
    last--;
  if (last == 0 || is_parted (sentence, last - 1))
    return FALSE;
  for (first = last - 1; first > 0 && last - first <= MAX_WORDS + 1; first--)
    if (is_parted (sentence, first - 1) || has_quote_before (sentence, first)
        || IS_AMONG (get_word (sentence, first - 1), stops))
      break;
  return names_somebody (sentence, first, last) && give (sentence, first, last, ret_name);
}

/* "“…,” said X, a clerk": the capitalised words behind the verb. */
static gboolean
find_inverted (const Sentence *sentence, guint verb, AssayRange *ret_name)
{
  guint last;

  if (verb == 0 || !has_quote_before (sentence, verb) || !is_parted (sentence, verb - 1))
    return FALSE;
  for (last = verb + 1; last < sentence->words->len && last - verb <= MAX_WORDS; last++)
    {
      if (is_parted (sentence, last - 1))
        break;
      if (!is_capital (sentence, last) && !IS_AMONG (get_word (sentence, last), small))
        break;
    }
  return give (sentence, verb + 1, last, ret_name);
}

static gboolean
find_speech (const Sentence *sentence, AssayRange *ret_name)
{
  for (guint i = 1; i < sentence->words->len; i++)
    {
      if (!IS_AMONG (get_word (sentence, i), verbs))
        continue;
      /* "its reports", "the claims": a noun. */
      if (IS_AMONG (get_word (sentence, i - 1), small))
        continue;
      if (find_inverted (sentence, i, ret_name) || find_subject (sentence, i, ret_name))
        return TRUE;
    }
  return FALSE;
}

gboolean
assay_attribution_find (AssayText *text, AssayRange range, AssayRange *ret_name)
{
  g_autoptr (GArray) ranges = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  Sentence sentence;

  g_return_val_if_fail (text != NULL && ret_name != NULL, FALSE);

  *ret_name = (AssayRange){ 0, 0 };
  ranges = assay_words_find (text, range, "en");
  for (guint i = 0; i < ranges->len; i++)
    {
      AssayRange word = g_array_index (ranges, AssayRange, i);

      g_ptr_array_add (words, assay_text_dup_slice (text, word.start, word.end));
    }
  sentence = (Sentence){ text, ranges, words };
  return find_according_to (&sentence, ret_name) || find_speech (&sentence, ret_name);
}
