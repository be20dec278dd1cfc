/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-text"
#include "config.h"

#include "assay-text.h"

#include "assay-chars.h"

#include <string.h>

/* A text and its sparse index. Every STRIDE code points the index keeps the byte offset, and, when
 * there are characters beyond the BMP, the UTF-16 offset; every BYTE_STRIDE bytes it keeps the code
 * point. ASCII text needs none of it. Nothing changes after construction. */
#define STRIDE 64
#define BYTE_STRIDE 128

struct _AssayText
{
  gatomicrefcount refs;
  char *utf8;
  guint n_bytes;
  guint length;
  guint utf16_length;
  guint *byte_at;  /* [cp / STRIDE], NULL when all is ASCII */
  guint *cp_at;    /* [byte / BYTE_STRIDE], NULL when all is ASCII */
  guint *utf16_at; /* [cp / STRIDE], NULL when all is in the BMP */
};

G_DEFINE_BOXED_TYPE (AssayText, assay_text, assay_text_ref, assay_text_unref)
G_DEFINE_QUARK (assay_text_error, assay_text_error)

static inline gboolean
is_lead (char byte)
{
  return ((guchar) byte & 0xC0) != 0x80;
}

static inline gboolean
is_astral_lead (char byte)
{
  return (guchar) byte >= 0xF0;
}

static void
count (AssayText *text)
{
  guint n_astral = 0;

  for (guint i = 0; i < text->n_bytes; i++)
    {
      text->length += is_lead (text->utf8[i]);
      n_astral += is_astral_lead (text->utf8[i]);
    }
  text->utf16_length = text->length + n_astral;
}

static void
build_index (AssayText *text)
{
  guint cp = 0;
  guint utf16 = 0;

  text->byte_at = g_new (guint, text->length / STRIDE + 1);
  text->cp_at = g_new (guint, text->n_bytes / BYTE_STRIDE + 1);
  if (text->utf16_length != text->length)
    text->utf16_at = g_new (guint, text->length / STRIDE + 1);

  for (guint i = 0; i <= text->n_bytes; i++)
    {
      gboolean lead = is_lead (text->utf8[i]); /* the final NUL is one, too */

      if (lead && cp % STRIDE == 0)
        {
          text->byte_at[cp / STRIDE] = i;
          if (text->utf16_at)
            text->utf16_at[cp / STRIDE] = utf16;
        }
      /* Inside a character its own number is kept: one less than of those begun so far. */
      if (i % BYTE_STRIDE == 0)
        text->cp_at[i / BYTE_STRIDE] = lead ? cp : cp - 1;
      cp += lead;
      utf16 += lead + is_astral_lead (text->utf8[i]);
    }
}

static AssayText *
build (const char *utf8, gsize n_bytes)
{
  AssayText *text = g_new0 (AssayText, 1);

  g_atomic_ref_count_init (&text->refs);
  text->utf8 = g_malloc (n_bytes + 1);
  if (n_bytes > 0)
    memcpy (text->utf8, utf8, n_bytes);
  text->utf8[n_bytes] = '\0';
  text->n_bytes = (guint) n_bytes;
  count (text);
  if (text->length != text->n_bytes)
    build_index (text);
  return text;
}

AssayText *
assay_text_new (const char *utf8, gssize len)
{
  gsize n_bytes;

  g_return_val_if_fail (utf8 != NULL || len == 0, NULL);

  n_bytes = len < 0 ? strlen (utf8) : (gsize) len;
  g_return_val_if_fail (n_bytes <= ASSAY_TEXT_MAX_BYTES, NULL);
  g_return_val_if_fail (n_bytes == 0 || g_utf8_validate_len (utf8, n_bytes, NULL), NULL);

  return build (utf8, n_bytes);
}

AssayText *
assay_text_new_checked (const char *utf8, gssize len, GError **error)
{
  const char *bad = NULL;
  gsize n_bytes;

  g_return_val_if_fail (utf8 != NULL || len == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  n_bytes = len < 0 ? strlen (utf8) : (gsize) len;
  if (n_bytes > ASSAY_TEXT_MAX_BYTES)
    {
      g_set_error (error, ASSAY_TEXT_ERROR, ASSAY_TEXT_ERROR_TOO_LONG,
                   "text is too long: %" G_GSIZE_FORMAT " bytes, at most %" G_GSIZE_FORMAT, n_bytes,
                   ASSAY_TEXT_MAX_BYTES);
      return NULL;
    }
  if (n_bytes > 0 && !g_utf8_validate_len (utf8, n_bytes, &bad))
    {
      gboolean is_nul = *bad == '\0';

      g_set_error (error, ASSAY_TEXT_ERROR,
                   is_nul ? ASSAY_TEXT_ERROR_HAS_NUL : ASSAY_TEXT_ERROR_NOT_UTF8,
                   is_nul ? "NUL character at byte %" G_GSIZE_FORMAT
                          : "not valid UTF-8 at byte %" G_GSIZE_FORMAT,
                   (gsize) (bad - utf8));
      return NULL;
    }
  return build (utf8, n_bytes);
}

AssayText *
assay_text_ref (AssayText *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_atomic_ref_count_inc (&text->refs);
  return text;
}

void
assay_text_unref (AssayText *text)
{
  g_return_if_fail (text != NULL);

  if (!g_atomic_ref_count_dec (&text->refs))
    return;
  g_free (text->utf8);
  g_free (text->byte_at);
  g_free (text->cp_at);
  g_free (text->utf16_at);
  g_free (text);
}

const char *
assay_text_get_utf8 (AssayText *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  return text->utf8;
}

gsize
assay_text_get_n_bytes (AssayText *text)
{
  g_return_val_if_fail (text != NULL, 0);
  return text->n_bytes;
}

guint
assay_text_get_length (AssayText *text)
{
  g_return_val_if_fail (text != NULL, 0);
  return text->length;
}

guint
assay_text_get_utf16_length (AssayText *text)
{
  g_return_val_if_fail (text != NULL, 0);
  return text->utf16_length;
}

gboolean
assay_text_equal (AssayText *a, AssayText *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  return a == b || (a->n_bytes == b->n_bytes && memcmp (a->utf8, b->utf8, a->n_bytes) == 0);
}

gsize
assay_text_byte_of (AssayText *text, guint cp)
{
  guint byte;
  guint rest;

  g_return_val_if_fail (text != NULL, 0);

  if (cp >= text->length)
    return text->n_bytes;
  if (!text->byte_at)
    return cp;
  byte = text->byte_at[cp / STRIDE];
  for (rest = cp % STRIDE; rest > 0; rest--)
    byte += g_utf8_skip[(guchar) text->utf8[byte]];
  return byte;
}

guint
assay_text_cp_of (AssayText *text, gsize byte)
{
  guint cp;

  g_return_val_if_fail (text != NULL, 0);

  if (byte >= text->n_bytes)
    return text->length;
  if (!text->cp_at)
    return (guint) byte;
  cp = text->cp_at[byte / BYTE_STRIDE];
  for (gsize i = byte - byte % BYTE_STRIDE + 1; i <= byte; i++)
    cp += is_lead (text->utf8[i]);
  return cp;
}

guint
assay_text_utf16_of (AssayText *text, guint cp)
{
  gsize byte;
  guint utf16;

  g_return_val_if_fail (text != NULL, 0);

  if (cp >= text->length)
    return text->utf16_length;
  if (!text->utf16_at)
    return cp;
  byte = text->byte_at[cp / STRIDE];
  utf16 = text->utf16_at[cp / STRIDE];
  for (guint rest = cp % STRIDE; rest > 0; rest--)
    {
      utf16 += 1 + is_astral_lead (text->utf8[byte]);
      byte += g_utf8_skip[(guchar) text->utf8[byte]];
    }
  return utf16;
}

guint
assay_text_cp_of_utf16 (AssayText *text, guint unit)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (text != NULL, 0);

  if (unit >= text->utf16_length)
    return text->length;
  if (!text->utf16_at)
    return unit;
  high = text->length;
  /* The last code point whose UTF-16 offset is not behind @unit. */
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (assay_text_utf16_of (text, middle) <= unit)
        low = middle;
      else
        high = middle;
    }
  return low;
}

gunichar
assay_text_get_char (AssayText *text, guint cp)
{
  g_return_val_if_fail (text != NULL, 0);

  if (cp >= text->length)
    return 0;
  return g_utf8_get_char (text->utf8 + assay_text_byte_of (text, cp));
}

char *
assay_text_dup_slice (AssayText *text, guint start, guint end)
{
  gsize first;
  gsize last;

  g_return_val_if_fail (text != NULL, NULL);

  first = assay_text_byte_of (text, start);
  last = assay_text_byte_of (text, MAX (start, end));
  return g_strndup (text->utf8 + first, last - first);
}

AssayRange
assay_text_trim (AssayText *text, AssayRange range)
{
  const char *first;
  const char *last;
  AssayRange trimmed;

  g_return_val_if_fail (text != NULL, range);

  trimmed.start = MIN (range.start, text->length);
  trimmed.end = CLAMP (range.end, trimmed.start, text->length);
  first = text->utf8 + assay_text_byte_of (text, trimmed.start);
  last = text->utf8 + assay_text_byte_of (text, trimmed.end);
  while (first < last && assay_char_is_space (g_utf8_get_char (first)))
    {
      first = g_utf8_next_char (first);
      trimmed.start++;
    }
  if (first == last)
    return (AssayRange){ MIN (range.start, text->length), MIN (range.start, text->length) };
  while (assay_char_is_space (g_utf8_get_char (g_utf8_prev_char (last))))
    {
      last = g_utf8_prev_char (last);
      trimmed.end--;
    }
  return trimmed;
}
