/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-guard-words.h"

/* The words of a text, folded. A value of its own: whoever made it owns it, on any thread. */

/* The word that is being read, in both spellings. */
typedef struct
{
  GString *word;
  GString *spelt;
  gboolean differs; /* @spelt is another word; else it is not kept */
  gunichar last;    /* letter, which an accent may follow */
} Reading;

void
assay_guard_words_free (AssayGuardWords *self)
{
  g_ptr_array_unref (self->folded);
  g_ptr_array_unref (self->spelt);
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

/* @spelt: NULL where it is as @plain. */
static void
append (Reading *reading, const char *plain, const char *spelt)
{
  if (spelt != NULL && !reading->differs)
    {
      g_string_assign (reading->spelt, reading->word->str);
      reading->differs = TRUE;
    }
  if (reading->differs)
    g_string_append (reading->spelt, spelt != NULL ? spelt : plain);
  g_string_append (reading->word, plain);
}

/* Letters with a stroke, and two in one, have no accent to be taken off. */
static void
append_letter (Reading *reading, gunichar c)
{
  static const struct
  {
    gunichar letter;
    const char *plain;
    const char *spelt;
  } folds[] = { { 0xD8, "O", "Oe" }, { 0xF8, "o", "oe" }, { 0x141, "L" }, { 0x142, "l" },
                { 0x110, "D" },      { 0x111, "d" },      { 0xD0, "D" },  { 0xF0, "d" },
                { 0xDE, "Th" },      { 0xFE, "th" },      { 0xC6, "Ae" }, { 0xE6, "ae" },
                { 0x152, "Oe" },     { 0x153, "oe" },     { 0x131, "i" }, { 0x126, "H" },
                { 0x127, "h" },      { 0x166, "T" },      { 0x167, "t" }, { 0x1E9E, "SS" } };

  reading->last = c;
  for (guint i = 0; c > 0x7F && i < G_N_ELEMENTS (folds); i++)
    if (folds[i].letter == c)
      {
        append (reading, folds[i].plain, folds[i].spelt);
        return;
      }
  g_string_append_unichar (reading->word, c);
  if (reading->differs)
    g_string_append_unichar (reading->spelt, c);
}

/* Where there are no umlauts "Müller" is written "Mueller", and "Ångström" "Aangstroem". */
static void
append_accent (Reading *reading, gunichar c)
{
  gunichar last = g_unichar_tolower (reading->last);

  if (c == 0x308 && (last == 'a' || last == 'o' || last == 'u'))
    append (reading, "", "e");
  else if (c == 0x30A && last == 'a')
    append (reading, "", "a");
  else
    return;
  reading->last = 0;
}

gboolean
assay_guard_word_stands_alone (const char *word)
{
  return stands_alone (g_utf8_get_char (word));
}

static void
end_word (AssayGuardWords *self, Reading *reading)
{
  guint8 capital;

  reading->last = 0;
  if (reading->word->len == 0)
    return;

  capital = !g_unichar_islower (g_utf8_get_char (reading->word->str));
  g_byte_array_append (self->capital, &capital, 1);
  g_ptr_array_add (self->folded, g_utf8_casefold (reading->word->str, (gssize) reading->word->len));
  g_ptr_array_add (self->spelt,
                   reading->differs ? g_utf8_casefold (reading->spelt->str, -1) : NULL);
  g_string_truncate (reading->word, 0);
  reading->differs = FALSE;
}

static AssayGuardWords *
words_new (void)
{
  AssayGuardWords *self = g_new0 (AssayGuardWords, 1);

  self->folded = g_ptr_array_new_with_free_func (g_free);
  self->spelt = g_ptr_array_new_with_free_func (g_free);
  self->capital = g_byte_array_new ();

  return self;
}

AssayGuardWords *
assay_guard_words_new (const char *text)
{
  AssayGuardWords *self = words_new ();
  g_autofree char *valid = assay_guard_dup_valid (text);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) word = g_string_new (NULL);
  g_autoptr (GString) spelt = g_string_new (NULL);
  Reading reading = { word, spelt, FALSE, 0 };

  for (const char *p = normal != NULL ? normal : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_invisible (c))
        append_accent (&reading, c);
      else if (stands_alone (c))
        {
          end_word (self, &reading);
          append_letter (&reading, c);
          end_word (self, &reading);
        }
      else if (g_unichar_isalnum (c))
        append_letter (&reading, c);
      else
        end_word (self, &reading);
    }
  end_word (self, &reading);

  return self;
}

AssayGuardWords *
assay_guard_words_new_part (const AssayGuardWords *self, guint at)
{
  AssayGuardWords *part = words_new ();

  g_ptr_array_add (part->folded, g_strdup (g_ptr_array_index (self->folded, at)));
  g_ptr_array_add (part->spelt, g_strdup (g_ptr_array_index (self->spelt, at)));
  g_byte_array_append (part->capital, self->capital->data + at, 1);

  return part;
}

gboolean
assay_guard_words_are_same (const AssayGuardWords *self,
                            guint at,
                            const AssayGuardWords *other,
                            guint other_at)
{
  const char *folded = g_ptr_array_index (self->folded, at);
  const char *spelt = g_ptr_array_index (self->spelt, at);
  const char *other_folded = g_ptr_array_index (other->folded, other_at);
  const char *other_spelt = g_ptr_array_index (other->spelt, other_at);

  return g_str_equal (folded, other_folded)
         || ((spelt != NULL || other_spelt != NULL)
             && g_str_equal (spelt != NULL ? spelt : folded,
                             other_spelt != NULL ? other_spelt : other_folded));
}

char *
assay_guard_dup_valid (const char *text)
{
  static const guint16 high[]
      = { 0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
          0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
          0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178 };
  const char *p;
  GString *valid;

  if (g_utf8_validate (text, -1, &p))
    return g_strdup (text);

  valid = g_string_new_len (text, p - text);
  while (*p != '\0')
    {
      guchar c = (guchar) *p;
      const char *start = p + 1;

      g_string_append_unichar (valid, c >= 0x80 && c < 0xA0 ? high[c - 0x80] : c);
      g_utf8_validate (start, -1, &p);
      g_string_append_len (valid, start, p - start);
    }

  return g_string_free (valid, FALSE);
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
