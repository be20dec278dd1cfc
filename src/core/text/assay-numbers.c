/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-text"
#include "config.h"

#include "assay-numbers.h"

#include "assay-chars.h"
#include "assay-number-words.h"

#include <math.h>
#include <string.h>

/* More digits are no figure of a claim but a telephone or an account. */
#define MAX_DIGITS 15

/* One run over [start, end) of UTF-8. */
typedef struct
{
  AssayText *text;
  const char *start;
  const char *end;
  gboolean comma_decimal;
  GArray *numbers;
} Scanner;

/* What was read of one number, and where it ends. */
typedef struct
{
  const char *start;
  const char *end;
  double value;
  double scale;      /* what "thousand" made of it */
  gboolean is_plain; /* digits only */
  guint n_digits;
} Reading;

static const char *const codes[] = { "exactly", "about", "over", "under", "between" };

const char *
assay_bound_to_code (AssayBound bound)
{
  return codes[CLAMP ((int) bound, 0, (int) ASSAY_BOUND_BETWEEN)];
}

/* Languages that write 1.234,5. */
static gboolean
uses_comma (const char *tag)
{
  static const char *const languages[]
      = { "bg", "ca", "cs", "da", "de", "el", "es", "et", "fi", "fr", "hr",
          "hu", "id", "is", "it", "lt", "lv", "mk", "nb", "nl", "nn", "no",
          "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi" };

  for (gsize i = 0; tag && i < G_N_ELEMENTS (languages); i++)
    if (g_ascii_strncasecmp (tag, languages[i], 2) == 0 && !g_ascii_isalpha (tag[2]))
      return TRUE;
  return FALSE;
}

static guint
count_digits (const char *p, const char *end)
{
  guint n = 0;

  while (p + n < end && g_ascii_isdigit (p[n]))
    n++;
  return n;
}

/* The length of a separator of groups at @p, 0 for none. */
static gsize
group_separator (const Scanner *scanner, const char *p)
{
  static const char *const spaces[] = { "\u00A0", "\u202F", "\u2009", "'", "’" };

  if (p < scanner->end && *p == (scanner->comma_decimal ? '.' : ','))
    return 1;
  for (gsize i = 0; i < G_N_ELEMENTS (spaces); i++)
    if ((gsize) (scanner->end - p) > strlen (spaces[i]) && g_str_has_prefix (p, spaces[i]))
      return strlen (spaces[i]);
  return 0;
}

static gboolean
read_digits (const Scanner *scanner, const char *p, Reading *reading)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  guint n = count_digits (p, scanner->end);
  gsize gap;

  reading->start = p;
  reading->scale = 1;
  g_string_append_len (digits, p, n);
  p += n;
  reading->is_plain = TRUE;
  while (n <= 3 && (gap = group_separator (scanner, p)) > 0
         && count_digits (p + gap, scanner->end) == 3)
    {
      g_string_append_len (digits, p + gap, 3);
      p += gap + 3;
      reading->is_plain = FALSE;
    }
  if (p < scanner->end && *p == (scanner->comma_decimal ? ',' : '.')
      && count_digits (p + 1, scanner->end) > 0)
    {
      n = count_digits (p + 1, scanner->end);
      g_string_append_c (digits, '.');
      g_string_append_len (digits, p + 1, n);
      p += 1 + n;
      reading->is_plain = FALSE;
    }
  reading->end = p;
  reading->n_digits = (guint) digits->len;
  reading->value = g_ascii_strtod (digits->str, NULL);
  return digits->len > 0 && digits->len <= MAX_DIGITS;
}

static const char *
skip_space (const Scanner *scanner, const char *p)
{
  if (p < scanner->end && *p == ' ')
    return p + 1;
  return scanner->end - p > 2 && g_str_has_prefix (p, "\u00A0") ? p + 2 : p;
}

static gsize
word_length (const Scanner *scanner, const char *p)
{
  gsize n = 0;

  while (p + n < scanner->end && g_ascii_isalpha (p[n]))
    n++;
  return n;
}

static void
read_scale (const Scanner *scanner, Reading *reading)
{
  for (guint i = 0; i < 2; i++)
    {
      const char *word = skip_space (scanner, reading->end);
      gsize n = word_length (scanner, word);
      double scale = assay_number_words_scale (word, n);

      /* "5 m" is five metres; "5m" and "5 million" are not. */
      if (scale == 0 || (n <= 2 && word != reading->end))
        return;
      reading->value *= scale;
      reading->end = word + n;
      reading->scale *= scale;
      reading->is_plain = FALSE;
    }
}

/* "two million", "twelve": number words alone count only before a scale, or from ten on. */
static gboolean
read_word (const Scanner *scanner, const char *p, Reading *reading)
{
  gsize n = word_length (scanner, p);

  reading->start = p;
  reading->end = p + n;
  reading->value = assay_number_words_value (p, n);
  reading->scale = 1;
  reading->is_plain = FALSE;
  reading->n_digits = 0;
  if (reading->value == 0)
    return FALSE;
  if (reading->end < scanner->end && *reading->end == '-')
    {
      gsize unit = word_length (scanner, reading->end + 1);
      double ones = assay_number_words_value (reading->end + 1, unit);

      if (reading->value < 20 || ones == 0 || ones >= 10)
        return FALSE;
      reading->value += ones;
      reading->end += 1 + unit;
    }
  read_scale (scanner, reading);
  return TRUE;
}

static gboolean
read_percent (const Scanner *scanner, Reading *reading)
{
  static const char *const signs[] = { "%", "percent", "per cent" };
  const char *p = skip_space (scanner, reading->end);

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      gsize n = strlen (signs[i]);

      if ((gsize) (scanner->end - p) >= n && g_ascii_strncasecmp (p, signs[i], n) == 0
          && (i == 0 || p + n == scanner->end || !g_ascii_isalpha (p[n])))
        {
          reading->end = p + n;
          return TRUE;
        }
    }
  return FALSE;
}

/* Part of a name, a date, a time, an ordinal: G7, T-72, 2024-12-01, 5:30, 5th. */
static gboolean
belongs_to_more (const Scanner *scanner, const Reading *reading)
{
  const char *before = reading->start > scanner->start ? reading->start - 1 : "";
  const char *after = reading->end < scanner->end ? reading->end : "";
  gunichar previous = *before ? g_utf8_get_char (g_utf8_prev_char (reading->start)) : 0;

  if (assay_char_is_word (previous) || (*before && strchr (".,:/#_@", *before)))
    return TRUE;
  if (assay_char_is_dash (previous) && reading->start - scanner->start > 1
      && assay_char_is_word (
          g_utf8_get_char (g_utf8_prev_char (g_utf8_prev_char (reading->start)))))
    return TRUE;
  if (assay_char_is_word (g_utf8_get_char (after)))
    return TRUE;
  return (*after == ':' || *after == '/' || *after == '.' || *after == ',')
         && g_ascii_isdigit (after[1]);
}

static const char *
word_before (const Scanner *scanner, const char *p, const char **ret_end)
{
  while (p > scanner->start && (p[-1] == ' ' || p[-1] == ','))
    p--;
  *ret_end = p;
  while (p > scanner->start && g_ascii_isalnum (p[-1]))
    p--;
  return p;
}

static gboolean
is_of_years (const char *word, gsize n)
{
  static const char *const words[] = { "in",   "since", "by",  "until", "during", "of",
                                       "late", "early", "mid", "year",  "before", "after" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == n && g_ascii_strncasecmp (words[i], word, n) == 0)
      return TRUE;
  return FALSE;
}

/* Years and days of a month. */
static gboolean
is_date (const Scanner *scanner, const Reading *reading)
{
  const char *next = skip_space (scanner, reading->end);
  gsize n_next = word_length (scanner, next);
  const char *end;
  const char *word = word_before (scanner, reading->start, &end);
  gsize n_word = (gsize) (end - word);
  gboolean by_month = assay_number_words_is_month (word, n_word);

  if (!reading->is_plain)
    return FALSE;
  if (reading->n_digits <= 2)
    return by_month || assay_number_words_is_month (next, n_next);
  if (reading->n_digits != 4 || reading->value < 1500 || reading->value > 2100)
    return FALSE;
  /* "in 2024", "December 5, 2024", "(2024)"; but "2000 soldiers". */
  return by_month || is_of_years (word, n_word) || n_next == 0 || !g_ascii_islower (*next);
}

/* The second number of "10–12", "10 to 12", "between 10 and 12". */
static gboolean
read_second (const Scanner *scanner, const Reading *first, AssayBound bound, Reading *second)
{
  const char *p = skip_space (scanner, first->end);

  if (p < scanner->end && assay_char_is_dash (g_utf8_get_char (p)))
    p = skip_space (scanner, g_utf8_next_char (p));
  else if (scanner->end - p > 3 && g_ascii_strncasecmp (p, "to ", 3) == 0)
    p += 3;
  else if (bound == ASSAY_BOUND_BETWEEN && scanner->end - p > 4
           && g_ascii_strncasecmp (p, "and ", 4) == 0)
    p += 4;
  else
    return FALSE;
  if (p >= scanner->end)
    return FALSE;
  p += *p == '$';
  if (!(g_ascii_isdigit (*p) ? read_digits (scanner, p, second) : read_word (scanner, p, second)))
    return FALSE;
  if (g_ascii_isdigit (*p))
    read_scale (scanner, second);
  return !assay_char_is_word (g_utf8_get_char (second->end < scanner->end ? second->end : ""));
}

static void
set_limits (AssayNumber *number, double second)
{
  number->lower = number->upper = number->value;
  if (number->bound == ASSAY_BOUND_BETWEEN)
    number->upper = second;
  else if (number->bound == ASSAY_BOUND_OVER)
    number->upper = NAN;
  else if (number->bound == ASSAY_BOUND_UNDER)
    number->lower = NAN;
}

/* "3,000 or more", "3,000+". */
static gboolean
read_open_end (const Scanner *scanner, const char *p)
{
  return (p < scanner->end && *p == '+')
         || (scanner->end - p >= 8 && g_ascii_strncasecmp (p, " or more", 8) == 0);
}

static void
add_number (Scanner *scanner, Reading *first)
{
  const char *base = assay_text_get_utf8 (scanner->text);
  AssayNumber number = { { 0, 0 }, first->value };
  Reading second = { NULL };
  Reading *last = first;

  number.bound = assay_number_words_bound (scanner->start, first->start);
  number.is_percent = read_percent (scanner, first);
  if (read_second (scanner, first, number.bound, &second))
    {
      /* The thousands of "10–12 thousand" belong to both. */
      if (first->scale == 1)
        number.value *= second.scale;
      if (number.value < second.value)
        {
          number.is_percent = read_percent (scanner, &second) || number.is_percent;
          number.bound = ASSAY_BOUND_BETWEEN;
          last = &second;
        }
    }
  if (number.bound == ASSAY_BOUND_BETWEEN && last == first)
    number.bound = ASSAY_BOUND_EXACTLY;
  if (number.bound == ASSAY_BOUND_EXACTLY && read_open_end (scanner, first->end))
    number.bound = ASSAY_BOUND_OVER;
  if (last == first)
    number.value = first->value;
  set_limits (&number, second.value);
  number.range.start = assay_text_cp_of (scanner->text, (gsize) (first->start - base));
  number.range.end = assay_text_cp_of (scanner->text, (gsize) (last->end - base));
  g_array_append_val (scanner->numbers, number);
  first->end = last->end;
}

static const char *
skip_word (const Scanner *scanner, const char *p)
{
  while (p < scanner->end && assay_char_is_word (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

GArray *
assay_numbers_find (AssayText *text, AssayRange range, const char *tag)
{
  Scanner scanner;
  const char *p;

  g_return_val_if_fail (text != NULL, NULL);

  scanner.text = text;
  scanner.start = p = assay_text_get_utf8 (text) + assay_text_byte_of (text, range.start);
  scanner.end
      = assay_text_get_utf8 (text) + assay_text_byte_of (text, MAX (range.start, range.end));
  scanner.comma_decimal = uses_comma (tag);
  scanner.numbers = g_array_new (FALSE, FALSE, sizeof (AssayNumber));

  while (p < scanner.end)
    {
      Reading reading;
      gboolean digits = g_ascii_isdigit (*p);
      gboolean is_number
          = digits ? read_digits (&scanner, p, &reading) : read_word (&scanner, p, &reading);

      if (digits && is_number)
        read_scale (&scanner, &reading);
      if (is_number && !belongs_to_more (&scanner, &reading) && !is_date (&scanner, &reading))
        {
          add_number (&scanner, &reading);
          p = reading.end;
          continue;
        }
      if (digits && reading.end > p)
        p = reading.end;
      else
        p = assay_char_is_word (g_utf8_get_char (p)) ? skip_word (&scanner, p)
                                                     : g_utf8_next_char (p);
    }
  return scanner.numbers;
}
