/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-text"
#include "config.h"

#include "assay-number-words.h"

#include <string.h>

typedef struct
{
  const char *word;
  double value;
} WordValue;

static const WordValue scales[] = {
  { "hundred", 1e2 },   { "thousand", 1e3 }, { "million", 1e6 }, { "billion", 1e9 },
  { "trillion", 1e12 }, { "k", 1e3 },        { "m", 1e6 },       { "mn", 1e6 },
  { "bn", 1e9 },        { "tn", 1e12 },      { "dozen", 12 },
};

static const WordValue values[] = {
  { "two", 2 },        { "three", 3 },     { "four", 4 },      { "five", 5 },     { "six", 6 },
  { "seven", 7 },      { "eight", 8 },     { "nine", 9 },      { "ten", 10 },     { "eleven", 11 },
  { "twelve", 12 },    { "thirteen", 13 }, { "fourteen", 14 }, { "fifteen", 15 }, { "sixteen", 16 },
  { "seventeen", 17 }, { "eighteen", 18 }, { "nineteen", 19 }, { "twenty", 20 },  { "thirty", 30 },
  { "forty", 40 },     { "fifty", 50 },    { "sixty", 60 },    { "seventy", 70 }, { "eighty", 80 },
  { "ninety", 90 },
};

static const char *const months[] = {
  "January",   "February", "March",    "April",    "May", "June", "July", "August",
  "September", "October",  "November", "December", "Jan", "Feb",  "Mar",  "Apr",
  "Jun",       "Jul",      "Aug",      "Sept",     "Sep", "Oct",  "Nov",  "Dec",
};

/* Longer phrases before the shorter ones they end in. */
static const struct
{
  const char *phrase;
  AssayBound bound;
} bounds[] = {
  { "no more than", ASSAY_BOUND_UNDER },
  { "not more than", ASSAY_BOUND_UNDER },
  { "no fewer than", ASSAY_BOUND_OVER },
  { "no less than", ASSAY_BOUND_OVER },
  { "not less than", ASSAY_BOUND_OVER },
  { "more than", ASSAY_BOUND_OVER },
  { "greater than", ASSAY_BOUND_OVER },
  { "upwards of", ASSAY_BOUND_OVER },
  { "in excess of", ASSAY_BOUND_OVER },
  { "at least", ASSAY_BOUND_OVER },
  { "over", ASSAY_BOUND_OVER },
  { "above", ASSAY_BOUND_OVER },
  { "exceeding", ASSAY_BOUND_OVER },
  { "fewer than", ASSAY_BOUND_UNDER },
  { "less than", ASSAY_BOUND_UNDER },
  { "up to", ASSAY_BOUND_UNDER },
  { "as many as", ASSAY_BOUND_UNDER },
  { "as much as", ASSAY_BOUND_UNDER },
  { "at most", ASSAY_BOUND_UNDER },
  { "under", ASSAY_BOUND_UNDER },
  { "below", ASSAY_BOUND_UNDER },
  { "about", ASSAY_BOUND_ABOUT },
  { "around", ASSAY_BOUND_ABOUT },
  { "some", ASSAY_BOUND_ABOUT },
  { "approximately", ASSAY_BOUND_ABOUT },
  { "roughly", ASSAY_BOUND_ABOUT },
  { "nearly", ASSAY_BOUND_ABOUT },
  { "almost", ASSAY_BOUND_ABOUT },
  { "an estimated", ASSAY_BOUND_ABOUT },
  { "circa", ASSAY_BOUND_ABOUT },
  { "close to", ASSAY_BOUND_ABOUT },
  { "between", ASSAY_BOUND_BETWEEN },
  { "from", ASSAY_BOUND_BETWEEN },
  { "~", ASSAY_BOUND_ABOUT },
  { "≈", ASSAY_BOUND_ABOUT },
  { ">", ASSAY_BOUND_OVER },
  { "<", ASSAY_BOUND_UNDER },
};

static double
look_up (const WordValue *list, gsize n, const char *word, gsize len)
{
  for (gsize i = 0; i < n; i++)
    if (strlen (list[i].word) == len && g_ascii_strncasecmp (list[i].word, word, len) == 0)
      return list[i].value;
  return 0;
}

double
assay_number_words_scale (const char *word, gsize len)
{
  return look_up (scales, G_N_ELEMENTS (scales), word, len);
}

double
assay_number_words_value (const char *word, gsize len)
{
  return look_up (values, G_N_ELEMENTS (values), word, len);
}

gboolean
assay_number_words_is_month (const char *word, gsize len)
{
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    if (strlen (months[i]) == len && strncmp (months[i], word, len) == 0)
      return TRUE;
  return FALSE;
}

AssayBound
assay_number_words_bound (const char *start, const char *end)
{
  while (end > start && strchr (" $\n(", end[-1]))
    end--;
  for (gsize i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      gsize len = strlen (bounds[i].phrase);
      const char *at = end - len;

      if ((gsize) (end - start) < len || g_ascii_strncasecmp (at, bounds[i].phrase, len) != 0)
        continue;
      if (!g_ascii_isalpha (*at) || at == start || !g_ascii_isalpha (at[-1]))
        return bounds[i].bound;
    }
  return ASSAY_BOUND_EXACTLY;
}
