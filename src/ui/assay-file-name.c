/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-file-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Bytes; file systems take 255, the ending and the program that writes want some. */
#define LONGEST 180

/* Marks of direction, and what is not seen; not the joiners that Persian and Indic words need. */
static gboolean
turns_or_hides (gunichar c)
{
  return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F)
         || c == 0xFEFF || c == 0x00AD || c == 0x061C || c == 0x200B;
}

/* Parts of a title become parts of a name; a question mark at its end is no loss. */
static void
append (GString *name, gunichar c)
{
  if (c < 0x80 && strchr ("/\\:|", (int) c) != NULL)
    g_string_append_c (name, '-');
  else if (g_unichar_isspace (c))
    g_string_append_c (name, ' ');
  else if (!(c < 0x80 && strchr ("?*\"<>", (int) c) != NULL) && !g_unichar_iscntrl (c)
           && !turns_or_hides (c))
    g_string_append_unichar (name, c);
}

char *
assay_file_name_suggest (const char *title, const char *suffix)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) name = g_string_new (NULL);
  const char *start;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (suffix != NULL, NULL);

  valid = g_utf8_make_valid (title, -1);
  for (const char *p = valid; *p != '\0' && name->len < LONGEST; p = g_utf8_next_char (p))
    append (name, g_utf8_get_char (p));
  while (name->len > 0 && strchr (" .-", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
  start = name->str + strspn (name->str, " .-");

  return g_strconcat (*start != '\0' ? start : _ ("Untitled"), suffix, NULL);
}
