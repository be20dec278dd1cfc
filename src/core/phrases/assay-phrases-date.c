/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-phrases"

#include "config.h"

#include "assay-phrases-gettext.h"
#include "assay-phrases-private.h"

#include <string.h>

/* Dates as EDTF has them, for people: days in figures, months in words. */

/* Whether the @length bytes at @text have this form: d is a digit, anything else itself. */
static gboolean
has_form (const char *text, gsize length, const char *form)
{
  if (length != strlen (form))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (form[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;

  return TRUE;
}

/* The name of a month from 1 to 12, or of a season from 21 to 24; NULL for other numbers. */
static const char *
name_month (guint number)
{
  static const char *const months[]
      = { NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),
          NC_ ("month", "April"),   NC_ ("month", "May"),      NC_ ("month", "June"),
          NC_ ("month", "July"),    NC_ ("month", "August"),   NC_ ("month", "September"),
          NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December") };
  static const char *const seasons[] = { NC_ ("month", "spring"), NC_ ("month", "summer"),
                                         NC_ ("month", "autumn"), NC_ ("month", "winter") };

  if (number >= 1 && number <= G_N_ELEMENTS (months))
    return assay_phrases_get_in ("month", months[number - 1]);
  if (number >= 21 && number < 21 + G_N_ELEMENTS (seasons))
    return assay_phrases_get_in ("month", seasons[number - 21]);

  return NULL;
}

/* The day "YYYY-MM-DD" at @date. */
static char *
dup_day (const char *date)
{
  GString *words = g_string_new (NULL);

  for (const char *p = assay_phrases_get_forms ()->day; *p != '\0'; p++)
    if (*p == 'y')
      g_string_append_len (words, date, 4);
    else if (*p == 'm')
      g_string_append_len (words, date + 5, 2);
    else if (*p == 'd')
      g_string_append_len (words, date + 8, 2);
    else
      g_string_append_c (words, *p);

  return g_string_free (words, FALSE);
}

/* The month "YYYY-MM" at @date; NULL where there is no such month. */
static char *
dup_month (const char *date)
{
  const char *month = name_month ((guint) g_ascii_strtoull (date + 5, NULL, 10));

  if (month == NULL)
    return NULL;

  /* Translators: the name of a month, and a year: "February 2026" */
  return g_strdup_printf (C_ ("month and year", "%s %.4s"), month, date);
}

/* A date without a qualifier; NULL for what is none. What is not known of it is not told. */
static char *
dup_plain (const char *date, gsize length)
{
  if (has_form (date, length, "dddd-dd-dd"))
    return dup_day (date);
  if (has_form (date, length, "dddd-dd") || has_form (date, length, "dddd-dd-XX"))
    return dup_month (date);
  if (has_form (date, length, "dddd") || has_form (date, length, "dddd-XX")
      || has_form (date, length, "dddd-XX-XX"))
    return g_strndup (date, 4);
  if (has_form (date, length, "dddX"))
    return g_strdup_printf ("%.3s0–%.3s9", date, date);
  if (has_form (date, length, "ddXX"))
    return g_strdup_printf ("%.2s00–%.2s99", date, date);

  return NULL;
}

static char *
dup_one (const char *date, gsize length)
{
  char qualifier = length > 0 && strchr ("~?%", date[length - 1]) != NULL ? date[length - 1] : ' ';
  char *words = dup_plain (date, qualifier != ' ' ? length - 1 : length);

  if (words != NULL && (qualifier == '~' || qualifier == '%'))
    {
      g_autofree char *plain = words;

      /* Translators: a date that is near the real one */
      words = g_strdup_printf (C_ ("date", "about %s"), plain);
    }
  if (words != NULL && (qualifier == '?' || qualifier == '%'))
    {
      g_autofree char *plain = words;

      /* Translators: a date that may be another one */
      words = g_strdup_printf (C_ ("date", "perhaps %s"), plain);
    }

  return words;
}

/* "2021/2025", "2021-03/..", "../2025"; @slash is where it is parted. */
static char *
dup_interval (const char *date, const char *slash)
{
  gsize length = (gsize) (slash - date);
  gboolean open_from = has_form (date, length, "..");
  gboolean open_to = g_str_equal (slash + 1, "..");
  g_autofree char *from = open_from ? NULL : dup_one (date, length);
  g_autofree char *to = open_to ? NULL : dup_one (slash + 1, strlen (slash + 1));

  if (from != NULL && to != NULL)
    return g_strdup_printf (
        has_form (date, length, "dddd") && strlen (slash + 1) == 4 ? "%s–%s" : "%s – %s", from, to);
  if (from != NULL && open_to)
    return g_strdup_printf (C_ ("date", "since %s"), from);
  if (to != NULL && open_from)
    return g_strdup_printf (C_ ("date", "until %s"), to);

  return NULL;
}

/* "2026-11-23T07:25:00Z" and other zones. */
static char *
dup_moment (const char *time)
{
  const char *zone;
  g_autofree char *day = NULL;

  if (strlen (time) < strlen ("2026-11-23T07:25:00")
      || !has_form (time, strlen ("2026-11-23T07:25:00"), "dddd-dd-ddTdd:dd:dd"))
    return NULL;

  day = dup_day (time);
  zone = time + strlen ("2026-11-23T07:25:00");

  return g_strdup_printf ("%s %.5s %s", day, time + strlen ("2026-11-23T"),
                          g_str_equal (zone, "Z") ? "UTC" : zone);
}

char *
assay_phrases_dup_date (const char *date)
{
  const char *slash = strchr (date, '/');
  char *words = slash != NULL ? dup_interval (date, slash) : dup_one (date, strlen (date));

  if (words == NULL)
    words = dup_moment (date);

  return words != NULL ? words : g_strdup (date);
}
