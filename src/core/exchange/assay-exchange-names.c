/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-names.h"

#include <string.h>

/* "van der Berg" → "van der", "Berg": words in small letters before the last. */
static void
split_family (const char *words, AssayNameParts *parts)
{
  const char *at = words;

  for (const char *next = strchr (at, ' ');
       next != NULL && g_unichar_islower (g_utf8_get_char (at)); next = strchr (at, ' '))
    at = next + 1;
  parts->particle = g_strndup (words, (gsize) (at - words));
  g_strstrip (parts->particle);
  parts->family = g_strdup (at);
}

/* The byte where the family name, particles included, begins. */
static const char *
find_family (const char *words)
{
  const char *last = strrchr (words, ' ');
  const char *family = last != NULL ? last + 1 : words;

  for (const char *at = words; at < family; at++)
    if (at > words && at[-1] == ' ' && g_unichar_islower (g_utf8_get_char (at)))
      return at;

  return family;
}

static gboolean
is_suffix (const char *words)
{
  static const char *const suffixes[] = { "Jr", "Sr", "II", "III", "IV", "V", NULL };
  g_autofree char *word = g_strndup (words, strcspn (words, ".,"));

  return g_strv_contains (suffixes, word);
}

AssayNameParts
assay_name_parts_read (const char *name)
{
  AssayNameParts parts = { NULL, NULL, NULL };
  g_auto (GStrv) words = g_strsplit_set (name, " \t\r\n", -1);
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *comma;
  const char *family;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (plain, "%s%s", plain->len > 0 ? " " : "", words[i]);

  comma = strstr (plain->str, ", ");
  if (comma != NULL)
    {
      g_autofree char *before = g_strndup (plain->str, (gsize) (comma - plain->str));

      const char *last = strrchr (comma + 1, ',');

      split_family (before, &parts);
      if (last != NULL && last[1] == ' ' && !is_suffix (last + 2) && is_suffix (comma + 2))
        { /* "Smith, Jr., John" */
          g_autofree char *suffix = g_strndup (comma + 2, (gsize) (last - comma) - 2);
          char *full = g_strdup_printf ("%s %s", parts.family, suffix);

          g_free (parts.family);
          parts.family = full;
          parts.given = g_strdup (last + 2);
        }
      else
        parts.given = g_strdup (comma + 2);
      return parts;
    }

  family = find_family (plain->str);
  parts.given = g_strndup (plain->str, (gsize) (family - plain->str));
  g_strstrip (parts.given);
  split_family (family, &parts);

  return parts;
}

void
assay_name_parts_clear (AssayNameParts *self)
{
  g_clear_pointer (&self->given, g_free);
  g_clear_pointer (&self->particle, g_free);
  g_clear_pointer (&self->family, g_free);
}

char *
assay_name_join (const char *given, const char *particle, const char *family)
{
  const char *const parts[] = { given, particle, family };
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", parts[i]);

  return g_string_free (name, FALSE);
}
