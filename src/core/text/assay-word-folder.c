/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-text"
#include "config.h"

#include "assay-word-folder.h"

#include "assay-chars.h"
#include "assay-icu.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

/* Longer "words" are noise (a key, a hash, a broken page): only their beginning is searched. */
#define LONGEST_WORD 64 /* UTF-16 code units */

/* Casefolding and decomposing may each make a unit into several: 18 is Unicode's most for NFKD. */
#define LONGEST_FOLD (LONGEST_WORD * 18)

struct _AssayWordFolder
{
  UBreakIterator *breaks;
  const UNormalizer2 *fold;      /* ICU's */
  const UNormalizer2 *decompose; /* ICU's */
};

AssayWordFolder *
assay_word_folder_new (void)
{
  g_autoptr (UBreakIterator) breaks = assay_icu_open_breaks (UBRK_WORD, NULL, FALSE);
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance (&status);
  const UNormalizer2 *decompose = unorm2_getNFDInstance (&status);
  AssayWordFolder *self;

  if (!breaks || U_FAILURE (status))
    return NULL;

  self = g_new (AssayWordFolder, 1);
  self->breaks = g_steal_pointer (&breaks);
  self->fold = fold;
  self->decompose = decompose;
  return self;
}

void
assay_word_folder_free (AssayWordFolder *self)
{
  ubrk_close (self->breaks);
  g_free (self);
}

/* Whether readers of the script leave its marks out, or set them, as they like. */
static gboolean
marks_are_optional (UChar32 base)
{
  static const UScriptCode scripts[]
      = { USCRIPT_LATIN, USCRIPT_GREEK, USCRIPT_CYRILLIC, USCRIPT_HEBREW, USCRIPT_ARABIC };
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript (base, &status);

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (script == scripts[i])
      return TRUE;
  return FALSE;
}

static gboolean
is_left_out (UChar32 c, UChar32 base)
{
  int8_t type = u_charType (c);

  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK)
    return marks_are_optional (base);
  /* "3,000", "3.000", "3’000": the break rules keep digits together over these. */
  if (u_isdigit (base))
    return c == ',' || c == '.' || c == '\'' || c == 0x2019 || c == 0x066C;
  return c == 0x0640; /* Arabic tatweel */
}

/* Into the same buffer: what is left is never more than what was there. */
static int32_t
leave_out (UChar *units, int32_t n_units)
{
  UChar32 base = 0;
  int32_t n_left = 0;

  for (int32_t i = 0; i < n_units;)
    {
      UChar32 c;

      U16_NEXT (units, i, n_units, c);
      if (is_left_out (c, base))
        continue;
      if (u_charType (c) != U_NON_SPACING_MARK)
        base = c;
      if (assay_char_is_apostrophe ((gunichar) c))
        c = '\'';
      U16_APPEND_UNSAFE (units, n_left, c);
    }
  return n_left;
}

static gboolean
append_ascii (const char *word, gsize n_bytes, GString *folded)
{
  gsize start = folded->len;

  for (gsize i = 0; i < n_bytes; i++)
    {
      if (!g_ascii_isalnum (word[i]) && word[i] != '\'')
        {
          g_string_truncate (folded, start);
          return FALSE;
        }
      g_string_append_c (folded, g_ascii_tolower (word[i]));
    }
  return TRUE;
}

static void
append_folded (AssayWordFolder *self, const char *word, gsize n_bytes, GString *folded)
{
  UChar units[LONGEST_WORD], cased[LONGEST_FOLD], bare[LONGEST_FOLD];
  char bytes[LONGEST_FOLD * 3];
  int32_t n_units, n_cased, n_bare, n;
  UErrorCode status = U_ZERO_ERROR;

  n_bytes = MIN (n_bytes, LONGEST_WORD);
  if (append_ascii (word, n_bytes, folded))
    return;
  u_strFromUTF8WithSub (units, LONGEST_WORD, &n_units, word, (int32_t) n_bytes, 0xFFFD, NULL,
                        &status);
  n_cased = unorm2_normalize (self->fold, units, n_units, cased, LONGEST_FOLD, &status);
  n_bare = unorm2_normalize (self->decompose, cased, n_cased, bare, LONGEST_FOLD, &status);
  if (U_FAILURE (status))
    return;
  u_strToUTF8WithSub (bytes, sizeof bytes, &n, bare, leave_out (bare, n_bare), 0xFFFD, NULL,
                      &status);
  if (U_SUCCESS (status))
    g_string_append_len (folded, bytes, n);
}

typedef void (*WordFunc) (const char *start, gsize n_bytes, gpointer user_data);

static void
for_each_word (
    AssayWordFolder *self, const char *utf8, gsize n_bytes, WordFunc func, gpointer user_data)
{
  UText utext = UTEXT_INITIALIZER;
  int32_t from = 0;

  if (!assay_icu_set_bytes (self->breaks, &utext, utf8, n_bytes))
    return;
  for (int32_t to = ubrk_next (self->breaks); to != UBRK_DONE; to = ubrk_next (self->breaks))
    {
      for (const char *p = utf8 + from; p < utf8 + to; p = g_utf8_next_char (p))
        if (assay_char_is_word (g_utf8_get_char (p)))
          {
            func (utf8 + from, (gsize) (to - from), user_data);
            break;
          }
      from = to;
    }
  utext_close (&utext);
}

typedef struct
{
  AssayWordFolder *folder;
  AssayText *text;
  GArray *words;
  GString *folded;
  GStringChunk *pool;
} Finding;

static void
add_word (const char *start, gsize n_bytes, gpointer user_data)
{
  Finding *finding = user_data;
  gsize at = (gsize) (start - assay_text_get_utf8 (finding->text));
  AssayFoldedWord word
      = { { assay_text_cp_of (finding->text, at), assay_text_cp_of (finding->text, at + n_bytes) },
          NULL };

  g_string_truncate (finding->folded, 0);
  append_folded (finding->folder, start, n_bytes, finding->folded);
  word.word = g_string_chunk_insert_const (finding->pool, finding->folded->str);
  g_array_append_val (finding->words, word);
}

GArray *
assay_word_folder_find (AssayWordFolder *self, AssayText *text, GStringChunk *pool)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  Finding finding
      = { self, text, g_array_new (FALSE, FALSE, sizeof (AssayFoldedWord)), folded, pool };

  for_each_word (self, assay_text_get_utf8 (text), assay_text_get_n_bytes (text), add_word,
                 &finding);
  return finding.words;
}

static void
join_word (const char *start, gsize n_bytes, gpointer user_data)
{
  Finding *finding = user_data;
  gsize before = finding->folded->len;

  append_folded (finding->folder, start, n_bytes, finding->folded);
  if (finding->folded->len > before)
    g_string_append_c (finding->folded, ' ');
}

void
assay_word_folder_append (AssayWordFolder *self, const char *utf8, gsize n_bytes, GString *joined)
{
  Finding finding = { .folder = self, .folded = joined };

  for_each_word (self, utf8, n_bytes, join_word, &finding);
}
