/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-wording.h"

#include "assay-chars.h"
#include "assay-fold.h"

#include <string.h>

/* A quotation that is longer is not looked for: so long is the way from one mark to its partner. */
#define LONGEST_QUOTATION 400

#define AT(chars, i) g_array_index ((chars), gunichar, (i))

/* Before these a space is a matter of type, as in French, and behind those. */
static const char closing[] = ",.;:!?%)]}\xE2\x80\xB0\xC2\xB0\xD8\x8C\xD8\x9B\xD8\x9F\xE0\xA5\xA4";
static const char opening[] = "([{\xC2\xBF\xC2\xA1\xC2\xA7\xE2\x84\x96";

static gboolean
is_one_of (const char *list, gunichar c)
{
  return c != 0 && g_utf8_strchr (list, -1, c) != NULL;
}

static gboolean
is_cjk (gunichar c)
{
  return (c >= 0x2E80 && c <= 0x30FF) || (c >= 0x31C0 && c <= 0x9FFF)
         || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/* --- before the fold, which forgets the shape of quotation marks and the ends of lines --- */

static const char *
skip_spaces (const char *p)
{
  while (*p != '\0' && assay_char_is_space (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static gboolean
ends_open (const GString *string)
{
  const char *last
      = string->len > 0 ? g_utf8_find_prev_char (string->str, string->str + string->len) : NULL;

  return last == NULL || assay_char_is_space (g_utf8_get_char (last))
         || is_one_of (opening, g_utf8_get_char (last));
}

static void
drop_last_spaces (GString *string)
{
  const char *last;

  while (string->len > 0
         && (last = g_utf8_find_prev_char (string->str, string->str + string->len)) != NULL
         && assay_char_is_space (g_utf8_get_char (last)))
    g_string_truncate (string, (gsize) (last - string->str));
}

/* « mot »: the space on the inner side of each. With space on one side alone the mark may as well
 * be the other one of the pair, as in German. */
static gboolean
take_guillemet (GString *string, const char **p)
{
  gunichar c = g_utf8_get_char (*p);
  const char *next = g_utf8_next_char (*p);
  const char *behind = skip_spaces (next);

  if ((c == 0xAB || c == 0x2039) && behind > next && ends_open (string))
    next = behind;
  else if ((c == 0xBB || c == 0x203A) && string->len > 0 && ends_open (string)
           && (behind > next || *next == '\0' || is_one_of (closing, g_utf8_get_char (next))))
    drop_last_spaces (string);
  else
    return FALSE;
  g_string_append_unichar (string, c);
  *p = next;
  return TRUE;
}

static gboolean
is_letter_before (const GString *string)
{
  const char *last
      = string->len > 0 ? g_utf8_find_prev_char (string->str, string->str + string->len) : NULL;

  return last != NULL
         && (g_unichar_isalpha (g_utf8_get_char (last))
             || g_unichar_ismark (g_utf8_get_char (last)));
}

/* sol-⏎diers */
static gboolean
take_line_end (GString *string, const char **p, gboolean joins)
{
  gunichar c = g_utf8_get_char (*p);
  const char *next = g_utf8_next_char (*p);
  const char *behind = next;
  gboolean ends = FALSE;

  if (c != '-' && c != 0x2010)
    return FALSE;
  for (; *behind != '\0' && assay_char_is_space (g_utf8_get_char (behind));
       behind = g_utf8_next_char (behind))
    ends = ends || *behind == '\n';
  if (!ends || !is_letter_before (string) || !g_unichar_islower (g_utf8_get_char (behind)))
    return FALSE;
  if (!joins)
    g_string_append_c (string, '-');
  *p = behind;
  return TRUE;
}

/* 10，200人: a comma of full width between digits of half width parts clauses, not thousands. */
static gboolean
take_wide_comma (GString *string, const char **p)
{
  if (g_utf8_get_char (*p) != 0xFF0C || string->len == 0
      || !g_ascii_isdigit (string->str[string->len - 1]) || !g_ascii_isdigit ((*p)[3]))
    return FALSE;
  g_string_append (string, ", ");
  *p += 3;
  return TRUE;
}

static char *
prepare (const char *utf8, gboolean joins)
{
  GString *string = g_string_sized_new (strlen (utf8) + 1);

  for (const char *p = utf8; *p != '\0';)
    {
      const char *next = g_utf8_next_char (p);

      if (take_guillemet (string, &p) || take_line_end (string, &p, joins)
          || take_wide_comma (string, &p))
        continue;
      g_string_append_len (string, p, next - p);
      p = next;
    }
  return g_string_free (string, FALSE);
}

/* --- behind it --- */

static gboolean
is_digit (gunichar c)
{
  return g_unichar_isdigit (c);
}

/* Whether the space between @before and @after is a matter of type. @next stands behind @after. */
static gboolean
is_loose (gunichar before, gunichar after, gunichar next)
{
  if (is_cjk (before) || is_cjk (after))
    return TRUE;
  if (is_one_of (closing, after))
    return !is_digit (next) || !is_digit (before);
  return is_one_of (opening, before);
}

/* " - " between what is not space: the dash without them. */
static gboolean
is_spaced_dash (const GArray *chars, guint i)
{
  return i > 0 && i + 3 < chars->len && AT (chars, i) == ' ' && AT (chars, i + 1) == '-'
         && AT (chars, i + 2) == ' ';
}

static void
settle_spaces (GArray *chars)
{
  guint n = 0;

  for (guint i = 0; i < chars->len; i++)
    {
      gunichar c = AT (chars, i);

      if (is_spaced_dash (chars, i))
        {
          AT (chars, n++) = '-';
          i += 2;
          continue;
        }
      if (c == ' '
          && (n == 0 || i + 1 == chars->len || AT (chars, i + 1) == ' '
              || is_loose (AT (chars, n - 1), AT (chars, i + 1),
                           i + 2 < chars->len ? AT (chars, i + 2) : 0)))
        continue;
      AT (chars, n++) = c;
    }
  g_array_set_size (chars, n);
}

static gboolean
is_word_at (const GArray *chars, guint i)
{
  return i < chars->len && assay_char_is_word (AT (chars, i));
}

/* The single mark that closes what the one at @i opens; @i where it opens nothing. */
static guint
find_closing_mark (const GArray *chars, guint i)
{
  if ((i > 0 && is_word_at (chars, i - 1)) || !is_word_at (chars, i + 1))
    return i;
  for (guint k = i + 2; k < MIN (chars->len, i + LONGEST_QUOTATION); k++)
    if (AT (chars, k) == '\'' && !is_word_at (chars, k + 1) && AT (chars, k - 1) != ' ')
      return k;
  return i;
}

/* ‘so’ as “so”: the shape of quotation marks. An apostrophe stays what it is. */
static void
double_marks (GArray *chars)
{
  for (guint i = 0; i < chars->len; i++)
    {
      guint closing_mark = AT (chars, i) == '\'' ? find_closing_mark (chars, i) : i;

      if (closing_mark > i)
        AT (chars, i) = AT (chars, closing_mark) = '"';
    }
}

GArray *
assay_wording_new (const char *utf8, const AssayVariants *variants, gboolean joins)
{
  g_autofree char *prepared = prepare (utf8, joins);
  GArray *chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  AssayFold fold;

  assay_fold_init (&fold, prepared, strlen (prepared));
  assay_fold_trim (&fold);
  g_array_append_vals (chars, fold.chars, fold.n);
  assay_fold_clear (&fold);
  settle_spaces (chars);
  double_marks (chars);
  if (variants != NULL)
    assay_variants_apply (variants, chars);
  return chars;
}

static gboolean
is_equal (const char *a, const char *b, const AssayVariants *variants, gboolean joins)
{
  g_autoptr (GArray) x = assay_wording_new (a, variants, joins);
  g_autoptr (GArray) y = assay_wording_new (b, variants, joins);

  return x->len == y->len
         && (x->len == 0 || memcmp (x->data, y->data, x->len * sizeof (gunichar)) == 0);
}

gboolean
assay_wording_equal (const char *a, const char *b, const AssayVariants *variants)
{
  if (strcmp (a, b) == 0 || is_equal (a, b, variants, FALSE))
    return TRUE;
  return (strchr (a, '\n') != NULL || strchr (b, '\n') != NULL) && is_equal (a, b, variants, TRUE);
}

static gboolean
counts (gunichar c)
{
  return assay_char_is_quote (c) || c == '?' || c == 0x61F || c == '%'
         || g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL;
}

/* The end of what begins at @i: a word, an apostrophe in it or before it, or one character. */
static guint
end_of_word (const GArray *chars, guint i)
{
  guint end = i;

  while (end < chars->len
         && (assay_char_is_word (AT (chars, end))
             || (AT (chars, end) == '\'' && end > i && end + 1 < chars->len
                 && assay_char_is_word (AT (chars, end + 1)))))
    {
      if (end > i && assay_char_stands_alone (AT (chars, end)))
        break;
      end++;
      if (assay_char_stands_alone (AT (chars, end - 1)))
        {
          while (end < chars->len && g_unichar_ismark (AT (chars, end)))
            end++;
          break;
        }
    }
  return end;
}

GPtrArray *
assay_wording_split (const char *utf8, const AssayVariants *variants)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) chars = assay_wording_new (utf8, variants, TRUE);

  for (guint i = 0; i < chars->len;)
    {
      guint end = end_of_word (chars, i);

      if (end > i || counts (AT (chars, i)))
        g_ptr_array_add (words,
                         g_ucs4_to_utf8 (&AT (chars, i), MAX (end, i + 1) - i, NULL, NULL, NULL));
      i = MAX (end, i + 1);
    }
  return words;
}
