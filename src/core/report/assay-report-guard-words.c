/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-guard-words.h"

void
assay_guard_words_free (AssayGuardWords *self)
{
  g_ptr_array_unref (self->folded);
  g_byte_array_unref (self->capital);
  g_free (self);
}

static gboolean
stands_alone (gunichar c)
{
  static const GUnicodeScript scripts[]
      = { G_UNICODE_SCRIPT_HAN,    G_UNICODE_SCRIPT_HIRAGANA, G_UNICODE_SCRIPT_KATAKANA,
          G_UNICODE_SCRIPT_THAI,   G_UNICODE_SCRIPT_LAO,      G_UNICODE_SCRIPT_KHMER,
          G_UNICODE_SCRIPT_MYANMAR };
  GUnicodeScript script = c < 0x0E00 ? G_UNICODE_SCRIPT_LATIN : g_unichar_get_script (c);

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (script == scripts[i])
      return TRUE;

  return FALSE;
}

/* What nobody sees: format characters, control characters that do not end a line, fillers, and the
 * stroke that lengthens Arabic letters. */
static gboolean
is_invisible (gunichar c)
{
  GUnicodeType type;

  if (c >= 0x20 && c < 0x7F)
    return FALSE;

  type = g_unichar_type (c);

  return type == G_UNICODE_FORMAT || type == G_UNICODE_SURROGATE || g_unichar_ismark (c)
         || g_unichar_iszerowidth (c) || c == 0xAD || c == 0x0640 || c == 0x115F || c == 0x1160
         || c == 0x17B4 || c == 0x17B5 || c == 0x3164 || c == 0xFFA0
         || (type == G_UNICODE_CONTROL && !g_unichar_isspace (c) && c != 0x85 && c != '\v');
}

/* Letters with a stroke, and two in one, have no accent to be taken off. */
static void
append_plain (GString *word, gunichar c)
{
  static const struct
  {
    gunichar letter;
    const char *plain;
  } folds[]
      = { { 0xD8, "O" },  { 0xF8, "o" },  { 0x141, "L" },  { 0x142, "l" },  { 0x110, "D" },
          { 0x111, "d" }, { 0xD0, "D" },  { 0xF0, "d" },   { 0xDE, "Th" },  { 0xFE, "th" },
          { 0xC6, "Ae" }, { 0xE6, "ae" }, { 0x152, "Oe" }, { 0x153, "oe" }, { 0x131, "i" },
          { 0x126, "H" }, { 0x127, "h" }, { 0x166, "T" },  { 0x167, "t" },  { 0x1E9E, "SS" } };

  for (guint i = 0; c > 0x7F && i < G_N_ELEMENTS (folds); i++)
    if (folds[i].letter == c)
      {
        g_string_append (word, folds[i].plain);
        return;
      }
  g_string_append_unichar (word, c);
}

gboolean
assay_guard_word_stands_alone (const char *word)
{
  return stands_alone (g_utf8_get_char (word));
}

static void
end_word (AssayGuardWords *self, GString *word)
{
  guint8 capital;

  if (word->len == 0)
    return;

  capital = !g_unichar_islower (g_utf8_get_char (word->str));
  g_byte_array_append (self->capital, &capital, 1);
  g_ptr_array_add (self->folded, g_utf8_casefold (word->str, (gssize) word->len));
  g_string_truncate (word, 0);
}

AssayGuardWords *
assay_guard_words_new (const char *text)
{
  AssayGuardWords *self = g_new0 (AssayGuardWords, 1);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) word = g_string_new (NULL);

  self->folded = g_ptr_array_new_with_free_func (g_free);
  self->capital = g_byte_array_new ();

  for (const char *p = normal != NULL ? normal : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_invisible (c))
        continue;
      if (stands_alone (c))
        {
          end_word (self, word);
          g_string_append_unichar (word, c);
          end_word (self, word);
        }
      else if (g_unichar_isalnum (c))
        append_plain (word, c);
      else
        end_word (self, word);
    }
  end_word (self, word);

  return self;
}

char *
assay_guard_words_join (const AssayGuardWords *self)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < self->folded->len; i++)
    g_string_append_printf (joined, "%s ", (const char *) g_ptr_array_index (self->folded, i));

  return g_string_free (joined, FALSE);
}

guint
assay_guard_words_count_letters (const AssayGuardWords *self)
{
  guint n = 0;

  for (guint i = 0; i < self->folded->len; i++)
    n += (guint) g_utf8_strlen (g_ptr_array_index (self->folded, i), -1);

  return n;
}
