/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-model"

#include "config.h"

#include "assay-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (assay_value_error, assay_value_error)

#define LONGEST 64

/* @n digits at @at; gives -1 where there are others, -2 where some are "X": not known. */
static int
read_part (const char *at, guint n)
{
  int number = 0;
  gboolean unknown = FALSE;

  for (guint i = 0; i < n; i++)
    {
      /* What is known comes first: 20XX, never 2XX5. */
      if (at[i] == 'X')
        unknown = TRUE;
      else if (!g_ascii_isdigit (at[i]) || unknown)
        return -1;
      else
        number = number * 10 + (at[i] - '0');
    }

  return unknown ? -2 : number;
}

static gboolean
is_day_of (int year, int month, int day)
{
  if (day < 0)
    return day == -2;
  if (month == -2)
    return FALSE;

  /* Of a year not wholly known, any that has a 29th of February will do. */
  return day > 0 && day <= 31
         && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month,
                              year > 0 ? (GDateYear) year : 2000);
}

/* One date, @length bytes of @text, without a qualifier. */
static gboolean
is_plain_date (const char *text, gsize length)
{
  int year;
  int month;

  if (length != 4 && length != 7 && length != 10)
    return FALSE;

  year = read_part (text, 4);
  if (year == -1 || year == 0 || text[0] == 'X')
    return FALSE;
  if (length == 4)
    return TRUE;

  /* A month or a day is known or it is not: no half of it. */
  month = text[4] == '-' && (text[5] == 'X') == (text[6] == 'X') ? read_part (text + 5, 2) : -1;
  if (length == 7)
    return month == -2 || (month >= 1 && month <= 12) || (month >= 21 && month <= 24);

  return (month == -2 || (month >= 1 && month <= 12)) && text[7] == '-'
         && (text[8] == 'X') == (text[9] == 'X')
         && is_day_of (year, month, read_part (text + 8, 2));
}

static gboolean
is_date (const char *text, gsize length)
{
  if (length > 0 && strchr ("?~%", text[length - 1]) != NULL)
    length--;

  return is_plain_date (text, length);
}

/* As far as both say: 2021 is not before 2021-04, nor after it. */
static gboolean
is_in_order (const char *from, gsize from_length, const char *to, gsize to_length)
{
  for (gsize i = 0; i < MIN (from_length, to_length) && i < strlen ("2025-04-28"); i++)
    {
      if (strchr ("X?~%", from[i]) != NULL || strchr ("X?~%", to[i]) != NULL)
        return TRUE;
      if (from[i] != to[i])
        return from[i] < to[i];
    }

  return TRUE;
}

gboolean
assay_date_is_edtf (const char *text)
{
  const char *slash;
  const char *end;
  gsize from;
  gsize to;
  gboolean open_from;
  gboolean open_to;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strnlen (text, LONGEST) == LONGEST)
    return FALSE;

  slash = strchr (text, '/');
  if (slash == NULL)
    return is_date (text, strlen (text));

  end = slash + 1;
  from = (gsize) (slash - text);
  to = strlen (end);
  open_from = from == 2 && strncmp (text, "..", 2) == 0;
  open_to = strcmp (end, "..") == 0;
  if (open_from || open_to)
    return open_from != open_to && (open_from || is_date (text, from))
           && (open_to || is_date (end, to));

  return is_date (text, from) && is_date (end, to) && is_in_order (text, from, end, to);
}

gboolean
assay_time_is_moment (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return strnlen (text, LONGEST) < LONGEST
         && g_regex_match_simple ("^.{10}T([01][0-9]|2[0-3]):[0-5][0-9]"
                                  "(:([0-5][0-9]|60)(\\.[0-9]{1,9})?)?"
                                  "(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$",
                                  text, G_REGEX_DOLLAR_ENDONLY, 0)
         && strchr (text, 'X') == NULL && is_plain_date (text, strlen ("2025-04-28"));
}

gboolean
assay_value_check (AssayField field, const char *text, GError **error)
{
  if (text == NULL || *text == '\0')
    return TRUE;

  switch ((int) field)
    {
    case ASSAY_ARTICLE_PUBLISHED:
    case ASSAY_REVISION_PUBLISHED:
    case ASSAY_SOURCE_PUBLISHED:
    case ASSAY_FIGURE_TIME:
      if (assay_date_is_edtf (text))
        return TRUE;
      g_set_error (error, ASSAY_VALUE_ERROR, ASSAY_VALUE_ERROR_DATE,
                   _ ("'%s' is no date: write 2025, 2025-04 or 2025-04-28, with ~ behind it for "
                      "about and ? for uncertain, or 2021/2025 for a period"),
                   text);
      return FALSE;

    case ASSAY_CLAIM_CREATED_AT:
    case ASSAY_MARK_CREATED_AT:
    case ASSAY_FINDING_FOUND_AT:
    case ASSAY_LOG_HAPPENED_AT:
    case ASSAY_LOG_DEADLINE:
    case ASSAY_LOG_ANSWERED_AT:
      if (assay_time_is_moment (text) || assay_date_is_edtf (text))
        return TRUE;
      g_set_error (error, ASSAY_VALUE_ERROR, ASSAY_VALUE_ERROR_DATE,
                   _ ("'%s' is no time: write 2026-11-23T09:10+02:00, with the time zone, or a "
                      "date: 2026-11-23, 2026-11, 2026"),
                   text);
      return FALSE;

    default:
      return TRUE;
    }
}

gboolean
assay_value_check_bounds (double lower, double upper, GError **error)
{
  if (lower <= upper)
    return TRUE;

  g_set_error (error, ASSAY_VALUE_ERROR, ASSAY_VALUE_ERROR_ORDER,
               _ ("the lower bound, %g, is above the upper bound, %g"), lower, upper);

  return FALSE;
}
