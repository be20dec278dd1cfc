/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-byline.h"

#include "assay-oneline.h"

#include <string.h>

#define MAX_BYLINE 120
#define MAX_NAMES 90

/* "By" as newspapers write it; each must be followed by a capital letter. */
static const char *const bys[] = { "by ", "von ",    "par ",   "por ", "di ",     "door ", "av ",
                                   "af ", "autor: ", "text: ", "od ",  "автор: ", "від ",  NULL };

static const char *
skip_by (const char *line)
{
  g_autofree char *lower = g_utf8_strdown (line, -1);

  for (guint i = 0; bys[i] != NULL; i++)
    if (g_str_has_prefix (lower, bys[i]))
      return line + strlen (bys[i]);
  return NULL;
}

/* A comma is part of a list of names unless a number follows it somewhere. */
static gsize
names_length (const char *names)
{
  static const char *const ends[] = { " | ", " · ", " • ", " — ", " – ", " - ", " » ", "·", NULL };
  const char *comma = strchr (names, ',');
  gsize len = strlen (names);

  for (guint i = 0; ends[i] != NULL; i++)
    {
      const char *end = strstr (names, ends[i]);

      if (end != NULL)
        len = MIN (len, (gsize) (end - names));
    }
  for (; comma != NULL; comma = strchr (comma + 1, ','))
    {
      const char *next = strchr (comma + 1, ',');
      gsize n = next != NULL ? (gsize) (next - comma) : strlen (comma);

      for (gsize i = 0; i < n; i++)
        if (g_ascii_isdigit (comma[i]))
          return MIN (len, (gsize) (comma - names));
    }
  return len;
}

char *
assay_byline_clean (const char *words, gboolean needs_by)
{
  g_autofree char *line = NULL;
  g_autofree char *names = NULL;
  const char *from;

  if (strlen (words) > MAX_BYLINE * 4)
    return NULL;
  line = assay_oneline (words, -1, MAX_BYLINE);
  from = skip_by (line);
  if (from == NULL && needs_by)
    return NULL;
  from = from != NULL ? from : line;
  names = g_strndup (from, names_length (from));
  g_strstrip (names);
  if (*names == '\0' || g_utf8_strlen (names, -1) > MAX_NAMES || strstr (names, "://") != NULL
      || !g_unichar_isalpha (g_utf8_get_char (names))
      || g_unichar_islower (g_utf8_get_char (names)))
    return NULL;
  for (const char *at = names; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      return NULL;
  return g_steal_pointer (&names);
}
