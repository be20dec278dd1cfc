/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-date.h"

#include <stdio.h>
#include <string.h>

#define MAX_WORDS 100

static char *
write_date (guint year, guint month, guint day)
{
  if (year < 1000 || year > 2999)
    return NULL;
  if (day > 0 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
  if (month >= 1 && month <= 12)
    return g_strdup_printf ("%04u-%02u", year, month);
  return g_strdup_printf ("%04u", year);
}

/* Reads exactly @n digits, or up to @n when @fewer; gives how many. */
static guint
read_digits (const char *at, guint n, gboolean fewer, guint *ret_number)
{
  guint read = 0;

  *ret_number = 0;
  while (read < n && g_ascii_isdigit (at[read]))
    *ret_number = *ret_number * 10 + (guint) (at[read++] - '0');
  if (g_ascii_isdigit (at[read]) || (!fewer && read < n))
    return 0;
  return read;
}

/* 2025-04-28…, 2025/4/28, 2025-04, 2025 */
static char *
read_year_first (const char *words)
{
  guint year;
  guint month;
  guint day = 0;
  const char *at = words;
  guint n;

  if (read_digits (at, 4, FALSE, &year) == 0)
    return NULL;
  at += 4;
  if (*at == '\0')
    return write_date (year, 0, 0);
  if (strchr ("-/.", *at) == NULL)
    return NULL;
  n = read_digits (at + 1, 2, TRUE, &month);
  if (n == 0 || month > 12)
    return NULL;
  if (at[n + 1] == *at)
    read_digits (at + n + 2, 2, TRUE, &day);
  return write_date (year, month, day);
}

/* 20250428 or 20250428T… */
static char *
read_compact (const char *words)
{
  guint number;

  if (read_digits (words, 8, FALSE, &number) == 0)
    return NULL;
  return write_date (number / 10000, number / 100 % 100, number % 100);
}

/* 28.04.2025, 28/4/2025, 4/28/2025 */
static char *
read_year_last (const char *words)
{
  guint first;
  guint second;
  guint year;
  const char *at = words;
  guint n = read_digits (at, 2, TRUE, &first);
  char mark;

  if (n == 0 || strchr ("./-", at[n]) == NULL || at[n] == '\0')
    return NULL;
  mark = at[n];
  at += n + 1;
  n = read_digits (at, 2, TRUE, &second);
  if (n == 0 || at[n] != mark || read_digits (at + n + 1, 4, FALSE, &year) == 0)
    return NULL;
  if (second > 12)
    return write_date (year, first, second);
  if (first > 12 || mark == '.' || first == second)
    return write_date (year, second, first);
  return write_date (year, 0, 0);
}

static guint
month_of (const char *word)
{
  static const char *const months[]
      = { "january", "february", "march",     "april",   "may",      "june",
          "july",    "august",   "september", "october", "november", "december" };
  gsize len = strlen (word);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (len >= 3 && g_ascii_strncasecmp (word, months[i], len) == 0)
      return i + 1;
  return g_ascii_strcasecmp (word, "sept") == 0 ? 9 : 0;
}

/* Mon, 28 Apr 2025 12:00:00 GMT; April 28, 2025; 28th of April 2025; April 2025 */
static char *
read_words (const char *words)
{
  g_auto (GStrv) pieces = g_strsplit_set (words, " ,.\t", -1);
  guint year = 0;
  guint month = 0;
  guint day = 0;

  for (char **piece = pieces; *piece != NULL; piece++)
    {
      guint number;

      if (month == 0 && month_of (*piece) > 0)
        month = month_of (*piece);
      else if (year == 0 && strlen (*piece) == 4 && read_digits (*piece, 4, FALSE, &number) == 4)
        year = number;
      else if (day == 0 && g_ascii_isdigit (**piece) && strchr (*piece, ':') == NULL
               && sscanf (*piece, "%2u", &number) == 1 && number <= 31)
        day = number;
    }
  return month > 0 ? write_date (year, month, day) : NULL;
}

char *
assay_date_to_edtf (const char *words)
{
  g_autofree char *bare = g_strndup (words, MAX_WORDS);
  char *date;

  g_strstrip (bare);
  date = read_year_first (bare);
  if (date == NULL)
    date = read_compact (bare);
  if (date == NULL)
    date = read_year_last (bare);
  if (date == NULL)
    date = read_words (bare);
  return date;
}
