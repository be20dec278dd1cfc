/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-anchor.h"

#include "assay-words.h"

#include <string.h>

/* Quotes up to this length are written out; of longer ones the first and the last words. */
#define MAX_WHOLE 100
#define N_EDGE_WORDS 6

/* Words of context on each side. */
#define N_CONTEXT_WORDS 4

/* Encodes [@start, @end): the draft reserves "&", "-" and ",", all else follows RFC 3986. */
static void
append_part (GString *fragment, AssayText *text, guint start, guint end)
{
  g_autofree char *part = assay_text_dup_slice (text, start, end);
  g_auto (GStrv) words = g_strsplit_set (part, " \t\n", -1);
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  for (guint i = 0; words[i]; i++)
    if (*words[i] != '\0')
      g_string_append_printf (plain, "%s%s", plain->len > 0 ? " " : "", words[i]);
  escaped = g_uri_escape_string (plain->str, NULL, FALSE);
  for (const char *p = escaped; *p; p++)
    if (*p == '-')
      g_string_append (fragment, "%2D");
    else
      g_string_append_c (fragment, *p);
}

/* The words of @context in the line that touches the quote. A word cut in two at the far end is
 * left out, as is all when a word is cut in two at the quote. */
static void
append_context (GString *fragment, const char *context, gboolean before)
{
  g_autoptr (AssayText) text = NULL;
  g_autoptr (GArray) words = NULL;
  const char *feed = before ? strrchr (context, '\n') : strchr (context, '\n');
  guint first = 0;
  guint last;

  if (before)
    text = assay_text_new (feed ? feed + 1 : context, -1);
  else
    text = assay_text_new (context, feed ? feed - context : -1);
  words = assay_words_find (text, (AssayRange){ 0, G_MAXUINT }, NULL);
  last = words->len;
  if (before && !feed && last > 0)
    first++;
  if (!before && !feed && last > 0)
    last--;
  if (last <= first)
    return;
  if (before)
    first = MAX (first, last - MIN (last, N_CONTEXT_WORDS));
  else
    last = MIN (last, first + N_CONTEXT_WORDS);
  if (!before)
    g_string_append (fragment, ",-");
  append_part (fragment, text, before ? g_array_index (words, AssayRange, first).start : 0,
               before ? assay_text_get_length (text)
                      : g_array_index (words, AssayRange, last - 1).end);
  if (before)
    g_string_append (fragment, "-,");
}

static void
append_quote (GString *fragment, AssayText *text, GArray *words)
{
  const char *utf8 = assay_text_get_utf8 (text);
  guint length = assay_text_get_length (text);
  const char *first_feed = strchr (utf8, '\n');
  const char *last_feed = strrchr (utf8, '\n');
  guint n = MIN (N_EDGE_WORDS, words->len / 2);
  guint head;
  guint tail;

  if ((length <= MAX_WHOLE && !first_feed) || n == 0)
    {
      append_part (fragment, text, 0, length);
      return;
    }
  /* Each part must lie within one block: it ends at the first line, or begins at the last. */
  head = g_array_index (words, AssayRange, n - 1).end;
  tail = g_array_index (words, AssayRange, words->len - n).start;
  if (first_feed)
    {
      head = MIN (head, assay_text_cp_of (text, (gsize) (first_feed - utf8)));
      tail = MAX (tail, assay_text_cp_of (text, (gsize) (last_feed - utf8)) + 1);
    }
  append_part (fragment, text, 0, head);
  g_string_append_c (fragment, ',');
  append_part (fragment, text, tail, length);
}

char *
assay_anchor_text_fragment (const AssaySelector *selector)
{
  g_autoptr (AssayText) whole = NULL;
  g_autoptr (AssayText) text = NULL;
  g_autoptr (GArray) words = NULL;
  g_autoptr (GString) fragment = NULL;
  g_autofree char *trimmed = NULL;
  AssayRange range;

  g_return_val_if_fail (selector != NULL, NULL);

  whole = assay_text_new (selector->exact, -1);
  range = assay_text_trim (whole, (AssayRange){ 0, G_MAXUINT });
  trimmed = assay_text_dup_slice (whole, range.start, range.end);
  text = assay_text_new (trimmed, -1);
  words = assay_words_find (text, (AssayRange){ 0, G_MAXUINT }, NULL);
  if (words->len == 0)
    return NULL;
  fragment = g_string_new ("#:~:text=");
  append_context (fragment, selector->prefix, TRUE);
  append_quote (fragment, text, words);
  append_context (fragment, selector->suffix, FALSE);
  return g_string_free (g_steal_pointer (&fragment), FALSE);
}
