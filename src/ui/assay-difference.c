/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-difference.h"

#include "assay-insight.h"
#include "assay-word-diff.h"

/* Seen on light and dark ground alike. */
#define GONE "<span strikethrough='true' background='#e01b24' background_alpha='22%'>%s</span>"
#define CAME "<span underline='single' background='#2ec27e' background_alpha='30%'>%s</span>"

static void
append (GString *markup, const char *format, AssayText *text, AssayRange range)
{
  g_autofree char *words = assay_text_dup_slice (text, range.start, range.end);
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  if (format == NULL)
    g_string_append (markup, escaped);
  else if (*escaped != '\0')
    {
      g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

      g_string_append (markup, parts[0]);
      g_string_append (markup, escaped);
      g_string_append (markup, parts[1]);
    }
}

char *
assay_difference_dup_markup (const char *before, const char *after)
{
  g_autofree char *plain_before = assay_insight_dup_plain (before);
  g_autofree char *plain_after = assay_insight_dup_plain (after);
  g_autoptr (AssayText) old_text = assay_text_new (plain_before, -1);
  g_autoptr (AssayText) new_text = assay_text_new (plain_after, -1);
  g_autoptr (GArray) changes = assay_word_diff (old_text, new_text);
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const AssayWordChange *change = &g_array_index (changes, AssayWordChange, i);

      if (change->op == ASSAY_WORD_KEEP)
        append (markup, NULL, new_text, change->new_range);
      else if (change->op == ASSAY_WORD_DELETE)
        append (markup, GONE, old_text, change->old_range);
      else
        append (markup, CAME, new_text, change->new_range);
    }

  return g_string_free (markup, FALSE);
}
