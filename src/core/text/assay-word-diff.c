/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-text"
#include "config.h"

#include "assay-word-diff.h"

#include "assay-chars.h"
#include "assay-icu.h"

#include <string.h>

/* Bounds of the search: its memory grows with the square of the first, some megabytes. */
#define MAX_EDITS 1000
#define MAX_TOKENS 200000

typedef struct
{
  guint start; /* code point */
  guint id;    /* the same for the same word */
} Token;

/* Both texts in tokens; token n of each is a sentinel at its end. */
typedef struct
{
  GHashTable *ids;
  GArray *a;
  GArray *b;
  GArray *changes;
} Diff;

#define TOKEN(array, i) (&g_array_index ((array), Token, (i)))

static guint
get_id (Diff *diff, const char *start, gsize n)
{
  gboolean space = assay_char_is_space (g_utf8_get_char (start));
  char *word = space ? g_strdup (" ") : g_strndup (start, n);
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (diff->ids, word));

  if (id == 0)
    {
      id = g_hash_table_size (diff->ids) + 1;
      g_hash_table_insert (diff->ids, word, GUINT_TO_POINTER (id));
    }
  else
    g_free (word);
  return id;
}

static GArray *
tokenize (Diff *diff, AssayText *text)
{
  g_autoptr (UBreakIterator) breaks = assay_icu_open_breaks (UBRK_WORD, NULL, FALSE);
  UText utext = UTEXT_INITIALIZER;
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  const char *utf8 = assay_text_get_utf8 (text);
  Token token = { 0, 0 };
  int32_t from = 0;

  if (breaks && assay_icu_set_bytes (breaks, &utext, utf8, assay_text_get_n_bytes (text)))
    for (int32_t to = ubrk_next (breaks); to != UBRK_DONE; to = ubrk_next (breaks))
      {
        guint id = get_id (diff, utf8 + from, (gsize) (to - from));
        gboolean in_space = tokens->len > 0 && id == TOKEN (tokens, tokens->len - 1)->id
                            && assay_char_is_space (g_utf8_get_char (utf8 + from));

        token.id = id;
        if (!in_space)
          g_array_append_val (tokens, token);
        token.start += (guint) g_utf8_strlen (utf8 + from, to - from);
        from = to;
      }
  utext_close (&utext);
  token.start = assay_text_get_length (text);
  token.id = 0;
  g_array_append_val (tokens, token);
  return tokens;
}

/* Adds tokens [a, a_end) of the old and [b, b_end) of the new text. */
static void
add_change (Diff *diff, AssayWordOp op, guint a, guint a_end, guint b, guint b_end)
{
  AssayWordChange change = { op,
                             { TOKEN (diff->a, a)->start, TOKEN (diff->a, a_end)->start },
                             { TOKEN (diff->b, b)->start, TOKEN (diff->b, b_end)->start } };
  AssayWordChange *last = diff->changes->len > 0 ? &g_array_index (diff->changes, AssayWordChange,
                                                                   diff->changes->len - 1)
                                                 : NULL;

  if (a == a_end && b == b_end)
    return;
  if (last && last->op == op)
    {
      last->old_range.end = change.old_range.end;
      last->new_range.end = change.new_range.end;
    }
  else
    g_array_append_val (diff->changes, change);
}

static void
add_replacement (Diff *diff, guint a, guint a_end, guint b, guint b_end)
{
  add_change (diff, ASSAY_WORD_DELETE, a, a_end, b, b);
  add_change (diff, ASSAY_WORD_INSERT, a_end, a_end, b, b_end);
}

/* Walks the saved rounds backwards; @kept gets, for each token of the old text, the token of the
 * new one it is kept as + 1. */
static void
trace_back (GPtrArray *rounds, guint *kept, int x, int y, guint a, guint b)
{
  for (int d = (int) rounds->len - 1; d >= 0; d--)
    {
      const int *v = (const int *) g_ptr_array_index (rounds, d) + d + 1;
      int k = x - y;
      int from = k == -d || (k != d && v[k - 1] < v[k + 1]) ? k + 1 : k - 1;
      int from_x = d > 0 ? v[from] : 0;
      int from_y = d > 0 ? from_x - from : 0;

      while (x > from_x && y > from_y)
        {
          x--;
          y--;
          kept[a + (guint) x] = b + (guint) y + 1;
        }
      x = from_x;
      y = from_y;
    }
}

/* The greedy search: round d keeps the furthest x on every diagonal that d - 1 edits reach. */
static gboolean
search (Diff *diff, guint a, guint a_end, guint b, guint b_end, guint *kept)
{
  g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func (g_free);
  int n = (int) (a_end - a);
  int m = (int) (b_end - b);
  g_autofree int *buffer = g_new0 (int, 2 * MAX_EDITS + 5);
  int *v = buffer + MAX_EDITS + 2;

  for (int d = 0; d <= MAX_EDITS && d <= n + m; d++)
    {
      g_ptr_array_add (rounds, g_memdup2 (v - d - 1, (2 * (gsize) d + 3) * sizeof *v));
      for (int k = -d; k <= d; k += 2)
        {
          int x = d == 0 ? 0 : k == -d || (k != d && v[k - 1] < v[k + 1]) ? v[k + 1] : v[k - 1] + 1;
          int y = x - k;

          while (x < n && y < m && x >= 0 && y >= 0
                 && TOKEN (diff->a, a + x)->id == TOKEN (diff->b, b + y)->id)
            {
              x++;
              y++;
            }
          v[k] = x;
          if (x >= n && y >= m)
            {
              trace_back (rounds, kept, n, m, a, b);
              return TRUE;
            }
        }
    }
  return FALSE;
}

/* A single kept space between two changes goes with them. */
static void
drop_lone_spaces (Diff *diff, guint *kept, guint a, guint a_end, guint b_end)
{
  guint space = GPOINTER_TO_UINT (g_hash_table_lookup (diff->ids, " "));

  for (guint i = a; i < a_end; i++)
    {
      guint now = kept[i];

      if (now == 0 || TOKEN (diff->a, i)->id != space || i == a || i + 1 >= a_end || now >= b_end)
        continue;
      if (kept[i - 1] == 0 && kept[i + 1] == 0)
        kept[i] = 0;
    }
}

static void
compare_middle (Diff *diff, guint a, guint a_end, guint b, guint b_end)
{
  g_autofree guint *kept = NULL;

  if (a == a_end || b == b_end || a_end - a > MAX_TOKENS || b_end - b > MAX_TOKENS)
    {
      add_replacement (diff, a, a_end, b, b_end);
      return;
    }
  kept = g_new0 (guint, a_end);
  if (!search (diff, a, a_end, b, b_end, kept))
    {
      add_replacement (diff, a, a_end, b, b_end);
      return;
    }
  drop_lone_spaces (diff, kept, a, a_end, b_end);
  for (guint i = a; i < a_end; i++)
    {
      guint changed = i;

      while (i < a_end && kept[i] == 0)
        i++;
      if (i == a_end)
        {
          a = changed;
          add_replacement (diff, changed, a_end, b, b_end);
          return;
        }
      add_replacement (diff, changed, i, b, kept[i] - 1);
      b = kept[i];
      add_change (diff, ASSAY_WORD_KEEP, i, i + 1, b - 1, b);
    }
  add_replacement (diff, a_end, a_end, b, b_end);
}

GArray *
assay_word_diff (AssayText *old_text, AssayText *new_text)
{
  Diff diff;
  guint n_same = 0;
  guint n_tail = 0;
  guint n;
  guint m;

  g_return_val_if_fail (old_text != NULL && new_text != NULL, NULL);

  diff.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  diff.a = tokenize (&diff, old_text);
  diff.b = tokenize (&diff, new_text);
  diff.changes = g_array_new (FALSE, FALSE, sizeof (AssayWordChange));
  n = diff.a->len - 1;
  m = diff.b->len - 1;

  while (n_same < MIN (n, m) && TOKEN (diff.a, n_same)->id == TOKEN (diff.b, n_same)->id)
    n_same++;
  while (n_tail < MIN (n, m) - n_same
         && TOKEN (diff.a, n - 1 - n_tail)->id == TOKEN (diff.b, m - 1 - n_tail)->id)
    n_tail++;
  add_change (&diff, ASSAY_WORD_KEEP, 0, n_same, 0, n_same);
  compare_middle (&diff, n_same, n - n_tail, n_same, m - n_tail);
  add_change (&diff, ASSAY_WORD_KEEP, n - n_tail, n, m - n_tail, m);

  g_hash_table_unref (diff.ids);
  g_array_unref (diff.a);
  g_array_unref (diff.b);
  return diff.changes;
}
