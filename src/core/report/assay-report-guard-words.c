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

      if (g_unichar_ismark (c) || c == 0xAD || g_unichar_iszerowidth (c))
        continue;
      if (stands_alone (c))
        {
          end_word (self, word);
          g_string_append_unichar (word, c);
          end_word (self, word);
        }
      else if (g_unichar_isalnum (c))
        g_string_append_unichar (word, c);
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
