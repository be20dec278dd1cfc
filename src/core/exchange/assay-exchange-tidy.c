/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-tidy.h"

#include "assay-value.h"

#include <string.h>

typedef struct
{
  guint year;
  guint month;
  guint day;
  gboolean is_circa;
  gboolean is_unclear; /* two years, or two days */
} Date;

/* The whole name, or its first three letters ("Sept" for its own). */
static guint
read_month (const char *word)
{
  static const char *const months[]
      = { "january", "february", "march",     "april",   "may",      "june",
          "july",    "august",   "september", "october", "november", "december" };

  if (g_ascii_strcasecmp (word, "sept") == 0)
    return 9;
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_ascii_strcasecmp (word, months[i]) == 0
        || (strlen (word) == 3 && g_ascii_strncasecmp (word, months[i], 3) == 0))
      return i + 1;

  return 0;
}

/* Behind the digits of a day: "14th", "1er". */
static gboolean
is_ordinal (const char *end)
{
  static const char *const ordinals[] = { "st", "nd", "rd", "th", "er", NULL };
  g_autofree char *low = g_ascii_strdown (end, -1);

  return g_strv_contains (ordinals, low);
}

static void
read_number (Date *date, const char *word)
{
  gsize n_digits = strspn (word, "0123456789");
  guint64 number = g_ascii_strtoull (word, NULL, 10);
  const char *end = word + n_digits;

  if (n_digits == 4 && *end == '\0')
    {
      date->is_unclear |= date->year != 0;
      date->year = (guint) number;
    }
  else if (n_digits <= 2 && number >= 1 && number <= 31 && (*end == '\0' || is_ordinal (end)))
    {
      date->is_unclear |= date->day != 0;
      date->day = (guint) number;
    }
  else
    date->is_unclear = TRUE;
}

/* What may stand beside a date and changes nothing of it. Any other word may: "before 2019". */
static gboolean
means_nothing (const char *word)
{
  static const char *const words[] = { "", "of", "the", "on", "de", "del", "den", "le", NULL };
  g_autofree char *low = g_ascii_strdown (word, -1);

  return g_strv_contains (words, low);
}

static void
read_word (Date *date, const char *word)
{
  guint month = read_month (word);

  if (g_ascii_isdigit (*word))
    read_number (date, word);
  else if (g_ascii_strcasecmp (word, "c") == 0 || g_ascii_strcasecmp (word, "ca") == 0
           || g_ascii_strcasecmp (word, "circa") == 0)
    date->is_circa = TRUE;
  else if (month > 0)
    {
      date->is_unclear |= date->month != 0;
      date->month = month;
    }
  else
    date->is_unclear |= !means_nothing (word);
}

char *
assay_exchange_tidy_date (const char *words)
{
  Date date = { 0, 0, 0, FALSE, FALSE };
  g_auto (GStrv) parts = NULL;
  g_autofree char *tidy = NULL;
  const char *circa;

  if (words == NULL || *words == '\0')
    return NULL;
  if (assay_value_check (ASSAY_SOURCE_PUBLISHED, words, NULL))
    return g_strdup (words);

  parts = g_strsplit_set (words, " ,.()[]", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    read_word (&date, parts[i]);

  circa = date.is_circa ? "~" : "";
  if (date.year == 0 || date.is_unclear)
    return NULL;
  if (date.month > 0 && date.day > 0)
    tidy = g_strdup_printf ("%04u-%02u-%02u%s", date.year, date.month, date.day, circa);
  else if (date.month > 0)
    tidy = g_strdup_printf ("%04u-%02u%s", date.year, date.month, circa);
  else
    tidy = g_strdup_printf ("%04u%s", date.year, circa);

  return assay_value_check (ASSAY_SOURCE_PUBLISHED, tidy, NULL) ? g_steal_pointer (&tidy) : NULL;
}

const char *
assay_exchange_tidy_language (const char *language)
{
  static const struct
  {
    const char *name;
    const char *tag;
  } names[] = { { "american", "en-US" }, { "arabic", "ar" },          { "australian", "en-AU" },
                { "austrian", "de-AT" }, { "british", "en-GB" },      { "canadian", "en-CA" },
                { "czech", "cs" },       { "danish", "da" },          { "dutch", "nl" },
                { "english", "en" },     { "finnish", "fi" },         { "french", "fr" },
                { "german", "de" },      { "greek", "el" },           { "hungarian", "hu" },
                { "italian", "it" },     { "naustrian", "de-AT" },    { "ngerman", "de" },
                { "norsk", "nb" },       { "nswissgerman", "de-CH" }, { "polish", "pl" },
                { "portuguese", "pt" },  { "romanian", "ro" },        { "russian", "ru" },
                { "spanish", "es" },     { "swedish", "sv" },         { "turkish", "tr" },
                { "ukrainian", "uk" },   { "ukenglish", "en-GB" },    { "usenglish", "en-US" } };

  for (guint i = 0; language != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i].name, language) == 0)
      return names[i].tag;

  return language;
}

/* The length of such a mark at @p, 0 where there is none. */
static gsize
measure_mark (const char *p)
{
  static const char *const marks[]
      = { "<i>",    "</i>",   "<b>",    "</b>",    "<sup>", "</sup>", "<sub>",
          "</sub>", "<span ", "<span>", "</span>", "<sc>",  "</sc>",  NULL };

  for (guint i = 0; marks[i] != NULL; i++)
    if (g_ascii_strncasecmp (p, marks[i], strlen (marks[i])) == 0)
      {
        const char *end = strchr (p, '>');

        return end != NULL ? (gsize) (end - p) + 1 : 0;
      }

  return 0;
}

char *
assay_exchange_tidy_title (const char *title)
{
  GString *plain;

  if (title == NULL)
    return NULL;

  plain = g_string_new (NULL);
  for (const char *p = title; *p != '\0';)
    {
      gsize length = *p == '<' ? measure_mark (p) : 0;

      if (length == 0)
        g_string_append_c (plain, *p);
      p += MAX (length, 1);
    }

  return g_string_free (plain, FALSE);
}

char *
assay_exchange_tidy_address (const char *address)
{
  g_autofree char *plain = g_utf8_validate (address, -1, NULL)
                               ? g_uri_escape_string (address, "%:/?#[]@!$&'()*+,;=", FALSE)
                               : NULL;
  g_autoptr (GUri) uri
      = plain != NULL ? g_uri_parse (plain, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL)
                      : NULL;
  g_autofree char *name = NULL;
  g_autofree char *host = NULL;

  if (uri == NULL)
    return NULL;
  if (g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return g_steal_pointer (&plain);

  name = g_uri_unescape_string (g_uri_get_host (uri), NULL);
  host = name != NULL ? g_hostname_to_ascii (name) : NULL;
  if (host == NULL)
    return NULL;
  if (strstr (plain, host) != NULL)
    return g_steal_pointer (&plain);

  return g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), g_uri_get_userinfo (uri), host,
                     g_uri_get_port (uri), g_uri_get_path (uri), g_uri_get_query (uri),
                     g_uri_get_fragment (uri));
}
