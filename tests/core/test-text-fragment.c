/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-anchor.h"

#include <string.h>

/* A link to words leads to these words, in awkward texts as well: what is written is read again as
 * "URL Fragment Text Directives" says (4.5.2, find a range from a text directive), by a reader of
 * its own that shares nothing with the writer. Lines are blocks. (Of lines that are the same from
 * end to end the link leads to the first: what stands around them in the browser's page may not be
 * what stands around them in the canonical text.) */

typedef struct
{
  char *prefix; /* NULL: none; these four folded, with single blanks */
  char *start;
  char *end;
  char *suffix;
} Directive;

static void
directive_clear (Directive *self)
{
  g_free (self->prefix);
  g_free (self->start);
  g_free (self->end);
  g_free (self->suffix);
}

static char *
decode (const char *part)
{
  g_autofree char *plain = g_uri_unescape_string (part, NULL);

  g_assert_nonnull (plain);
  for (const char *p = part; *p != '\0'; p++)
    g_assert_true (g_ascii_isalnum (*p) || strchr ("-._~%", *p) != NULL);
  return g_steal_pointer (&plain);
}

static Directive
parse (const char *fragment)
{
  g_auto (GStrv) parts = NULL;
  Directive directive = { NULL };

  g_assert_true (g_str_has_prefix (fragment, "#:~:text="));
  parts = g_strsplit (fragment + strlen ("#:~:text="), ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize len = strlen (parts[i]);

      if (i == 0 && len > 0 && parts[i][len - 1] == '-')
        {
          parts[i][len - 1] = '\0';
          directive.prefix = decode (parts[i]);
        }
      else if (parts[i][0] == '-' && parts[i + 1] == NULL)
        directive.suffix = decode (parts[i] + 1);
      else if (directive.start == NULL)
        directive.start = decode (parts[i]);
      else
        {
          g_assert_null (directive.end);
          directive.end = decode (parts[i]);
        }
    }
  g_assert_nonnull (directive.start);
  return directive;
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xA0;
}

/* Whether @words stand at code point @at; blanks of any number match, and none of a line's end
 * where
 * @in_block. Gives the code point after them. */
static gboolean
stands (AssayText *text, guint at, const char *words, gboolean in_block, guint *ret_end)
{
  guint length = assay_text_get_length (text);

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_blank (c))
        {
          if (at >= length
              || g_unichar_tolower (assay_text_get_char (text, at)) != g_unichar_tolower (c))
            return FALSE;
          at++;
          continue;
        }
      if (at >= length || !is_blank (assay_text_get_char (text, at)))
        return FALSE;
      while (at < length && is_blank (assay_text_get_char (text, at)))
        if (in_block && assay_text_get_char (text, at) == '\n')
          return FALSE;
        else
          at++;
    }
  *ret_end = at;
  return TRUE;
}

static guint
skip_blanks (AssayText *text, guint at)
{
  while (at < assay_text_get_length (text) && is_blank (assay_text_get_char (text, at)))
    at++;
  return at;
}

static gboolean
find_end (AssayText *text, const Directive *directive, guint from, guint *ret_end)
{
  for (guint at = from; at < assay_text_get_length (text); at++)
    {
      guint after;

      if (stands (text, at, directive->end, TRUE, ret_end)
          && (directive->suffix == NULL
              || stands (text, skip_blanks (text, *ret_end), directive->suffix, TRUE, &after)))
        return TRUE;
    }
  return FALSE;
}

/* The first range that fits, as a browser takes it. */
static gboolean
resolve (AssayText *text, const Directive *directive, guint *ret_start, guint *ret_end)
{
  for (guint at = 0; at < assay_text_get_length (text); at++)
    {
      guint start = at;
      guint after;

      if (directive->prefix != NULL)
        {
          if (!stands (text, at, directive->prefix, TRUE, &start))
            continue;
          start = skip_blanks (text, start);
        }
      if (!stands (text, start, directive->start, TRUE, ret_end))
        continue;
      *ret_start = start;
      if (directive->end != NULL && find_end (text, directive, *ret_end, ret_end))
        return TRUE;
      if (directive->end == NULL
          && (directive->suffix == NULL
              || stands (text, skip_blanks (text, *ret_end), directive->suffix, TRUE, &after)))
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  const char *name;
  const char *text;
  const char *words;
  guint occurrence; /* which of them, from 0 */
} Case;

static const Case cases[] = {
  { "plain", "The quay was repaired. It cost 12 million in all.", "cost 12 million", 0 },
  { "commas", "He paid 3,000, not 4,000, and left, they said, at once.", "3,000, not 4,000, and",
    0 },
  { "hyphens", "A well-known, half-built - and much-loved - quay stood there.",
    "half-built - and much", 0 },
  { "ampersand", "Berg & Sohn paid Q&A 100% of the price = nothing.", "Sohn paid Q&A 100% of", 0 },
  { "percent", "It rose by 12% (100 %25 of it) in all of June.", "12% (100 %25 of it)", 0 },
  { "repeated", "The port said no. The yard said no. The town said no.", "said no", 1 },
  { "repeated-last", "The port said no. The yard said no. The town said no.", "said no", 2 },
  { "paragraphs", "The first line ends with a harbour here.\nThe second one begins with a crane.",
    "a harbour here.\nThe second one", 0 },
  { "long",
    "It is said by many people who were there that the repair of the quay cost much more than "
    "anybody had thought of before it began, and that nobody at all will ever pay for it.",
    "many people who were there that the repair of the quay cost much more than anybody had "
    "thought "
    "of before it began, and that nobody",
    0 },
  { "three-paragraphs", "One two three four five.\nSix seven eight.\nNine ten eleven twelve.",
    "four five.\nSix seven eight.\nNine ten", 0 },
  { "quotes", "“We paid,” he said, ‘and more’ — «encore» — „noch mehr“.", "‘and more’ — «encore»",
    0 },
  { "arabic", "قال المتحدث إن الإصلاح كلف 12 مليونا، وإن أحدا لم يدفع.", "كلف 12 مليونا، وإن", 0 },
  { "hebrew", "הנמל היה סגור תשעה ימים, אמרה הרשות, ו-3,000 מכולות נשארו.", "ו-3,000 מכולות", 0 },
  { "chinese", "港口关闭了九天。修理费用为一千二百万。没有人付款。", "修理费用为一千二百万", 0 },
  { "japanese", "港は九日間閉鎖された。修理には千二百万かかった。誰も払わなかった。",
    "千二百万かかった", 0 },
  { "thai", "ท่าเรือปิดเป็นเวลาเก้าวัน ค่าซ่อมสิบสองล้าน ไม่มีใครจ่าย", "ค่าซ่อมสิบสองล้าน", 0 },
  { "astral", "𝔄 ship came, 𝔅 went, and 😀 was said.", "𝔅 went, and 😀 was", 0 },
  { "combining", "Cafe\xcc\x81 Zürich paid, Café Zürich did not.", "Zürich paid", 0 },
  { "edges", "First words here and the last words there", "First words", 0 },
  { "edges-end", "First words here and the last words there", "words there", 0 },
};

static void
test_a_link_leads_to_its_words (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (AssayText) text = assay_text_new (one->text, -1);
  const char *at = strstr (one->text, one->words);
  g_autoptr (AssaySelector) selector = NULL;
  g_autofree char *fragment = NULL;
  g_autofree char *found = NULL;
  Directive directive;
  guint start, end;
  guint found_start = 0;
  guint found_end = 0;

  for (guint i = 0; i < one->occurrence; i++)
    at = strstr (at + 1, one->words);
  g_assert_nonnull (at);
  start = (guint) g_utf8_pointer_to_offset (one->text, at);
  end = start + (guint) g_utf8_strlen (one->words, -1);
  selector = assay_selector_new_for_range (text, start, end);
  fragment = assay_anchor_text_fragment (selector);
  g_assert_nonnull (fragment);
  g_test_message ("%s", fragment);

  directive = parse (fragment);
  g_assert_true (resolve (text, &directive, &found_start, &found_end));
  found = assay_text_dup_slice (text, found_start, found_end);
  g_assert_cmpstr (found, ==, one->words);
  g_assert_cmpuint (found_start, ==, start);
  directive_clear (&directive);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text-fragment/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_a_link_leads_to_its_words);
    }

  return g_test_run ();
}
