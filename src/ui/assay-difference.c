/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-difference.h"

#include "assay-insight.h"

/* Seen on light and dark ground alike. */
#define GONE "<span strikethrough='true' background='#e01b24' background_alpha='22%%'>%s</span>"
#define CAME "<span underline='single' background='#2ec27e' background_alpha='30%%'>%s</span>"

void
assay_difference_append (GString *markup, AssayWordOp op, const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  if (*escaped == '\0')
    return;
  if (op == ASSAY_WORD_DELETE)
    g_string_append_printf (markup, GONE, escaped);
  else if (op == ASSAY_WORD_INSERT)
    g_string_append_printf (markup, CAME, escaped);
  else
    g_string_append (markup, escaped);
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

      gboolean is_old = change->op == ASSAY_WORD_DELETE;
      AssayRange range = is_old ? change->old_range : change->new_range;
      g_autofree char *words
          = assay_text_dup_slice (is_old ? old_text : new_text, range.start, range.end);

      assay_difference_append (markup, change->op, words);
    }

  return g_string_free (markup, FALSE);
}
