/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-text"
#include "config.h"

#include "assay-snippet.h"

#include "assay-chars.h"

#include <string.h>

void
assay_snippet_free (AssaySnippet *self)
{
  g_free (self->words);
  g_array_unref (self->marks);
  g_free (self);
}

static gboolean
is_found (const char *word, GPtrArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    if (g_str_has_prefix (word, g_ptr_array_index (terms, i)))
      return TRUE;
  return FALSE;
}

/* The window of @length code points that begins a third of it before @first, at a word. */
static AssayRange
choose_window (AssayText *text, GArray *words, guint first, guint length)
{
  guint n = assay_text_get_length (text);
  AssayRange window = { first > length / 3 ? first - length / 3 : 0, 0 };

  if (n <= length)
    return (AssayRange){ 0, n };
  if (window.start + length > n)
    window.start = n - length;
  window.end = window.start + length;
  for (guint i = 0; i < words->len && window.start > 0; i++)
    {
      AssayRange word = g_array_index (words, AssayFoldedWord, i).range;

      if (word.start >= window.start && word.start <= first)
        {
          window.start = word.start;
          break;
        }
    }
  for (guint i = words->len; i-- > 0 && window.end < n;)
    {
      AssayRange word = g_array_index (words, AssayFoldedWord, i).range;

      if (word.end <= window.end && word.start >= first)
        {
          window.end = word.end;
          break;
        }
    }
  return window;
}

/* One line of it: code points stay where they are, so that the marks fit. */
static char *
dup_line (AssayText *text, AssayRange window)
{
  GString *line = g_string_new (window.start > 0 ? "…" : "");

  for (guint i = window.start; i < window.end; i++)
    {
      gunichar c = assay_text_get_char (text, i);

      g_string_append_unichar (line, assay_char_is_space (c) || g_unichar_iscntrl (c) ? ' ' : c);
    }
  g_strchomp (line->str);
  line->len = strlen (line->str);
  if (window.end < assay_text_get_length (text))
    g_string_append (line, "…");
  return g_string_free (line, FALSE);
}

AssaySnippet *
assay_snippet_new (AssayWordFolder *folder, AssayText *text, GPtrArray *terms, guint length)
{
  g_autoptr (GStringChunk) pool = g_string_chunk_new (1024);
  g_autoptr (GArray) words = assay_word_folder_find (folder, text, pool);
  AssaySnippet *self = g_new0 (AssaySnippet, 1);
  AssayRange window;
  guint lead;

  self->marks = g_array_new (FALSE, FALSE, sizeof (AssayRange));
  for (guint i = 0; i < words->len; i++)
    {
      AssayFoldedWord *word = &g_array_index (words, AssayFoldedWord, i);

      if (is_found (word->word, terms))
        g_array_append_val (self->marks, word->range);
    }
  self->start = self->marks->len > 0 ? g_array_index (self->marks, AssayRange, 0).start : 0;
  window = choose_window (text, words, self->start, length);
  lead = window.start > 0 ? 1 : 0;
  for (guint i = self->marks->len; i-- > 0;)
    {
      AssayRange *mark = &g_array_index (self->marks, AssayRange, i);

      if (!assay_range_contains (window, *mark))
        g_array_remove_index (self->marks, i);
      else
        *mark = (AssayRange){ mark->start - window.start + lead, mark->end - window.start + lead };
    }
  self->words = dup_line (text, window);
  return self;
}
