/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-variants.h"

#include "assay-chars.h"
#include "assay-fold.h"
#include "assay-variants-data.h"

#include <string.h>

/* Longer runs of letters are no words of any list. */
#define LONGEST_WORD 48

typedef struct
{
  AssayFold from;
  AssayFold to;
} Swap;

struct _AssayVariants
{
  GHashTable *words;   /* UTF-8 of a folded spelling → of the one that stands for it */
  GArray *swaps;       /* of Swap: wherever they stand, in this order */
  GArray *drops;       /* of gunichar: say nothing */
  GArray *groups;      /* of gunichar: stand between thousands */
  gunichar zero;       /* of the language's own digits, or 0 */
  gboolean has_lakhs;  /* thousands, and above them hundreds: 12,34,567 */
  gboolean has_spaces; /* a space may stand between thousands */
};

static char *
dup_folded (const char *word)
{
  AssayFold fold;
  char *folded;

  assay_fold_init (&fold, word, strlen (word));
  folded = g_ucs4_to_utf8 (fold.chars, fold.n, NULL, NULL, NULL);
  assay_fold_clear (&fold);
  return folded;
}

static void
clear_swap (gpointer data)
{
  Swap *swap = data;

  assay_fold_clear (&swap->from);
  assay_fold_clear (&swap->to);
}

/* A "_" in a word of the data is a space. */
static char *
dup_word (const char *stem, const char *ending)
{
  char *word = g_strconcat (stem, ending, NULL);

  return g_strdelimit (word, "_", ' ');
}

static void
add_spellings (AssayVariants *self, char **words, guint n, const char *ending)
{
  g_autofree char *first = dup_word (words[0], ending);

  for (guint i = 1; i < n; i++)
    {
      g_autofree char *word = dup_word (words[i], ending);

      g_hash_table_replace (self->words, dup_folded (word), dup_folded (first));
    }
}

/* colour color +s +ed: each spelling as it is, and with each ending. */
static void
add_words (AssayVariants *self, char **words)
{
  guint n = 0;

  while (words[n] != NULL && *words[n] != '+')
    n++;
  if (n == 0)
    return;
  add_spellings (self, words, n, "");
  for (guint i = n; words[i] != NULL; i++)
    add_spellings (self, words, n, words[i] + 1);
}

/* swap œ oe: the second, and those behind it, are written as the first. */
static void
add_swaps (AssayVariants *self, char **words)
{
  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    {
      Swap swap;

      assay_fold_init (&swap.from, words[i], strlen (words[i]));
      assay_fold_init (&swap.to, words[0], strlen (words[0]));
      g_array_append_val (self->swaps, swap);
    }
}

static void
add_chars (GArray *chars, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      gunichar c = g_str_has_prefix (words[i], "U+")
                       ? (gunichar) g_ascii_strtoull (words[i] + 2, NULL, 16)
                       : g_utf8_get_char (words[i]);

      g_array_append_val (chars, c);
    }
}

static void
add_group (AssayVariants *self, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], "space"))
      self->has_spaces = TRUE;
    else if (g_str_equal (words[i], "lakh"))
      self->has_lakhs = TRUE;
    else
      add_chars (self->groups, (char *[]){ words[i], NULL });
}

static void
add_line (AssayVariants *self, const char *line)
{
  g_autofree char *stripped = g_strstrip (g_strndup (line, strcspn (line, "#")));
  g_auto (GStrv) words = g_strsplit_set (stripped, " \t", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      words[n++] = words[i];
    else
      g_free (words[i]);
  words[n] = NULL;
  if (n < 2)
    return;
  if (g_str_equal (words[0], "swap"))
    add_swaps (self, words + 1);
  else if (g_str_equal (words[0], "drop"))
    add_chars (self->drops, words + 1);
  else if (g_str_equal (words[0], "group"))
    add_group (self, words + 1);
  else if (g_str_equal (words[0], "digits"))
    self->zero = g_utf8_get_char (words[1]);
  else
    add_words (self, words);
}

static gboolean
is_of (const char *file, const char *language)
{
  gsize n = strlen (file);

  return g_ascii_strncasecmp (file, language, n) == 0
         && (language[n] == '\0' || language[n] == '-' || language[n] == '_');
}

AssayVariants *
assay_variants_new (const char *language)
{
  g_autoptr (AssayVariants) self = g_new0 (AssayVariants, 1);
  gboolean found = FALSE;

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->swaps = g_array_new (FALSE, FALSE, sizeof (Swap));
  g_array_set_clear_func (self->swaps, clear_swap);
  self->drops = g_array_new (FALSE, FALSE, sizeof (gunichar));
  self->groups = g_array_new (FALSE, FALSE, sizeof (gunichar));
  for (const AssayVariantsFile *file = assay_variants_files; file->language != NULL; file++)
    {
      g_auto (GStrv) lines = NULL;

      if (language == NULL || !is_of (file->language, language))
        continue;
      found = TRUE;
      lines = g_strsplit (file->lines, "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        add_line (self, lines[i]);
    }
  return found ? g_steal_pointer (&self) : NULL;
}

void
assay_variants_free (AssayVariants *variants)
{
  if (variants == NULL)
    return;
  g_hash_table_unref (variants->words);
  g_array_unref (variants->swaps);
  g_array_unref (variants->drops);
  g_array_unref (variants->groups);
  g_free (variants);
}

static gboolean
holds_char (const GArray *chars, gunichar c)
{
  for (guint i = 0; i < chars->len; i++)
    if (g_array_index (chars, gunichar, i) == c)
      return TRUE;
  return FALSE;
}

static void
drop_and_count (const AssayVariants *self, GArray *chars)
{
  guint n = 0;

  for (guint i = 0; i < chars->len; i++)
    {
      gunichar c = g_array_index (chars, gunichar, i);

      if (holds_char (self->drops, c))
        continue;
      if (self->zero != 0 && c >= self->zero && c < self->zero + 10)
        c = '0' + (c - self->zero);
      g_array_index (chars, gunichar, n++) = c;
    }
  g_array_set_size (chars, n);
}

static gboolean
stands_at (const GArray *chars, guint at, const AssayFold *words)
{
  return words->n > 0 && words->n <= chars->len - at
         && memcmp (&g_array_index (chars, gunichar, at), words->chars,
                    words->n * sizeof (gunichar))
                == 0;
}

static void
swap_all (const AssayVariants *self, GArray *chars)
{
  g_autoptr (GArray) swapped = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), chars->len);

  for (guint i = 0; i < chars->len;)
    {
      const Swap *found = NULL;

      for (guint k = 0; k < self->swaps->len && found == NULL; k++)
        if (stands_at (chars, i, &g_array_index (self->swaps, Swap, k).from)
            && !stands_at (chars, i, &g_array_index (self->swaps, Swap, k).to))
          found = &g_array_index (self->swaps, Swap, k);
      if (found != NULL)
        {
          g_array_append_vals (swapped, found->to.chars, found->to.n);
          i += found->from.n;
        }
      else
        g_array_append_val (swapped, g_array_index (chars, gunichar, i++));
    }
  g_array_set_size (chars, 0);
  g_array_append_vals (chars, swapped->data, swapped->len);
}

static gboolean
is_digit_at (const GArray *chars, guint i)
{
  return i < chars->len && g_unichar_isdigit (g_array_index (chars, gunichar, i));
}

static guint
count_digits (const GArray *chars, guint i)
{
  guint n = 0;

  while (is_digit_at (chars, i + n))
    n++;
  return n;
}

static gboolean
is_group_mark (const AssayVariants *self, gunichar c)
{
  return (c == ' ' && self->has_spaces) || holds_char (self->groups, c);
}

/* The end of a number of well-formed groups, one and the same mark between them, that begins at
 * @start; @start where there is none. "1.234" and "1,234" are two numbers wherever a mark does not
 * group: only the marks of the language do. */
static guint
find_grouped (const AssayVariants *self, const GArray *chars, guint start)
{
  guint n_first = count_digits (chars, start);
  guint end = start + n_first;
  gunichar mark = end < chars->len ? g_array_index (chars, gunichar, end) : 0;
  gboolean threes = n_first <= 3;
  gboolean lakhs = self->has_lakhs && n_first <= 2;
  guint n_last = 0;

  if (!is_group_mark (self, mark))
    return start;
  while (end < chars->len && g_array_index (chars, gunichar, end) == mark
         && is_digit_at (chars, end + 1))
    {
      lakhs = lakhs && (n_last == 0 || n_last == 2);
      n_last = count_digits (chars, end + 1);
      threes = threes && n_last == 3;
      end += 1 + n_last;
    }
  return n_last == 3 && (threes || lakhs) ? end : start;
}

/* Whether the digits at @i are no more of the number before them: a fraction, a version, a time. */
static gboolean
begins_number (const GArray *chars, guint i)
{
  gunichar before = i > 0 ? g_array_index (chars, gunichar, i - 1) : ' ';

  return i < 2 || before > 127 || strchr (".,:/'", (int) before) == NULL
         || !is_digit_at (chars, i - 2);
}

/* 3,000 and 3 000 as 3000. */
static void
ungroup (const AssayVariants *self, GArray *chars)
{
  guint n = 0;

  for (guint i = 0; i < chars->len;)
    {
      guint end = i;

      if (is_digit_at (chars, i) && begins_number (chars, i))
        end = find_grouped (self, chars, i);
      if (end == i)
        end = MAX (i + count_digits (chars, i), i + 1);
      for (gboolean grouped = is_digit_at (chars, i); i < end; i++)
        if (!grouped || is_digit_at (chars, i))
          g_array_index (chars, gunichar, n++) = g_array_index (chars, gunichar, i);
    }
  g_array_set_size (chars, n);
}

static guint
end_of_word (const GArray *chars, guint i)
{
  while (i < chars->len && assay_char_is_word (g_array_index (chars, gunichar, i)))
    i++;
  return i;
}

static const char *
look_up (const AssayVariants *self, const GArray *chars, guint start, guint end)
{
  g_autofree char *word = NULL;

  if (end - start > LONGEST_WORD)
    return NULL;
  word = g_ucs4_to_utf8 (&g_array_index (chars, gunichar, start), end - start, NULL, NULL, NULL);
  return word != NULL ? g_hash_table_lookup (self->words, word) : NULL;
}

/* The spelling that stands for the word at @start, or for it and the one behind it ("per cent"). */
static const char *
find_word (const AssayVariants *self, const GArray *chars, guint start, guint *ret_end)
{
  guint end = end_of_word (chars, start);
  gunichar mark = end < chars->len ? g_array_index (chars, gunichar, end) : 0;

  if (mark == ' ' || mark == '-')
    {
      const char *both;

      *ret_end = end_of_word (chars, end + 1);
      both = *ret_end > end + 1 ? look_up (self, chars, start, *ret_end) : NULL;
      if (both != NULL)
        return both;
    }
  *ret_end = end;
  return look_up (self, chars, start, end);
}

static void
rewrite_words (const AssayVariants *self, GArray *chars)
{
  g_autoptr (GArray) written = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), chars->len);

  for (guint i = 0; i < chars->len;)
    {
      const char *word;
      guint end;

      if (!assay_char_is_word (g_array_index (chars, gunichar, i)))
        {
          g_array_append_val (written, g_array_index (chars, gunichar, i++));
          continue;
        }
      word = find_word (self, chars, i, &end);
      if (word == NULL)
        g_array_append_vals (written, &g_array_index (chars, gunichar, i), end - i);
      for (; word != NULL && *word != '\0'; word = g_utf8_next_char (word))
        {
          gunichar c = g_utf8_get_char (word);

          g_array_append_val (written, c);
        }
      i = end;
    }
  g_array_set_size (chars, 0);
  g_array_append_vals (chars, written->data, written->len);
}

void
assay_variants_apply (const AssayVariants *variants, GArray *chars)
{
  g_return_if_fail (variants != NULL);
  g_return_if_fail (chars != NULL);

  drop_and_count (variants, chars);
  if (variants->swaps->len > 0)
    swap_all (variants, chars);
  ungroup (variants, chars);
  if (g_hash_table_size (variants->words) > 0)
    rewrite_words (variants, chars);
}
