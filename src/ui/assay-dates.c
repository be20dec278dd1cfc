/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-dates.h"
#include "assay-phrases.h"
#include "assay-value.h"

#include <glib/gi18n-lib.h>

/* "2025", "2025-04", "2025-04-28": how many parts, 0 for anything else. */
static int
scan_date (const char *text, int *ret_year, int *ret_month, int *ret_day)
{
  static const char *const shapes[]
      = { "^[0-9]{4}$", "^[0-9]{4}-[0-9]{2}$", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };

  for (int i = 0; i < 3; i++)
    if (g_regex_match_simple (shapes[i], text, G_REGEX_DOLLAR_ENDONLY, 0))
      {
        *ret_year = atoi (text);
        *ret_month = i > 0 ? atoi (text + 5) : 1;
        *ret_day = i > 1 ? atoi (text + 8) : 1;
        return i + 1;
      }

  return 0;
}

char *
assay_date_dup_words (const char *edtf)
{
  int year, month, day;
  int n_parts;
  g_autoptr (GDateTime) date = NULL;

  g_return_val_if_fail (edtf != NULL, NULL);

  n_parts = scan_date (edtf, &year, &month, &day);
  if (n_parts > 1)
    date = g_date_time_new_utc (year, month, day, 0, 0, 0);
  if (date == NULL)
    return assay_phrases_dup_date (edtf);

  /* Translators: a month of a year, then a day; strftime */
  return g_date_time_format (date, n_parts == 2 ? _ ("%B %Y") : _ ("%-d %B %Y"));
}

gboolean
assay_date_is_valid (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return *text == '\0' || assay_date_is_edtf (text);
}

char *
assay_language_dup_name (const char *tag)
{
  static const struct
  {
    const char *tag;
    const char *name;
  } names[] = {
    { "ar", N_ ("Arabic") },    { "zh", N_ ("Chinese") },   { "cs", N_ ("Czech") },
    { "da", N_ ("Danish") },    { "nl", N_ ("Dutch") },     { "en", N_ ("English") },
    { "fi", N_ ("Finnish") },   { "fr", N_ ("French") },    { "de", N_ ("German") },
    { "el", N_ ("Greek") },     { "he", N_ ("Hebrew") },    { "hi", N_ ("Hindi") },
    { "hu", N_ ("Hungarian") }, { "it", N_ ("Italian") },   { "ja", N_ ("Japanese") },
    { "ko", N_ ("Korean") },    { "nb", N_ ("Norwegian") }, { "no", N_ ("Norwegian") },
    { "fa", N_ ("Persian") },   { "pl", N_ ("Polish") },    { "pt", N_ ("Portuguese") },
    { "ro", N_ ("Romanian") },  { "ru", N_ ("Russian") },   { "sr", N_ ("Serbian") },
    { "es", N_ ("Spanish") },   { "sv", N_ ("Swedish") },   { "th", N_ ("Thai") },
    { "tr", N_ ("Turkish") },   { "uk", N_ ("Ukrainian") }, { "vi", N_ ("Vietnamese") },
  };
  g_autofree char *primary = NULL;

  g_return_val_if_fail (tag != NULL, NULL);

  primary = g_ascii_strdown (tag, strcspn (tag, "-_"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].tag, primary))
      return g_strdup (_ (names[i].name));

  return g_strdup (tag);
}
