/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-mixed-script.h"

#include "assay-import-private.h"

#include <string.h>

/* Greek letters that can pass for Latin ones. */
static const char alike[] = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοινρυχ";

/* A bit for each script that can be taken for another, 0 for all else. */
static guint
script_of (gunichar c)
{
  if (c < 0x80)
    return 1;
  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_LATIN:
      return 1;
    case G_UNICODE_SCRIPT_CYRILLIC:
      return 2;
    case G_UNICODE_SCRIPT_ARMENIAN:
      return 4;
    case G_UNICODE_SCRIPT_CHEROKEE:
      return 8;
    case G_UNICODE_SCRIPT_GREEK:
      return g_utf8_strchr (alike, -1, c) != NULL ? 16 : 0;
    default:
      return 0;
    }
}

void
assay_import_tell_mixed_scripts (AssayImport *import)
{
  const char *word = NULL;
  guint scripts = 0;

  for (const char *at = import->text;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalpha (c))
        {
          word = word != NULL ? word : at;
          scripts |= script_of (c);
          continue;
        }
      if (word != NULL && (scripts & (scripts - 1)) != 0)
        assay_import_leave_out (import, "mixed-script", word, at - word);
      word = NULL;
      scripts = 0;
      if (c == 0)
        return;
    }
}
