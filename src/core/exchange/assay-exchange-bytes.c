/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-scope.h"

#include "assay-report-guard-words.h"

#include <string.h>

/* The search of captures for what gives a protected source away. */

/* Bytes: a stretch so long without a control character does not come about by chance. */
#define SHORTEST_RUN 128

/* Bytes that are read at once, so that a cancel is heard; and how many of them are read with the
 * next ones again, longer than what is searched for. */
#define PIECE ((gsize) 1 << 20)
#define OVERLAP ((gsize) 1 << 14)

static gboolean
is_control (guchar c)
{
  return c == 0x7f || (c < 0x20 && strchr ("\t\n\f\r", c) == NULL);
}

/* Takes back what came into @plain since @start where that is too short to be more than chance. */
static void
end_run (GString *plain, gsize start)
{
  if (plain->len - start < SHORTEST_RUN)
    g_string_truncate (plain, start);
  else
    g_string_append_c (plain, '\n');
}

static gboolean
has_control (const char *text)
{
  for (; *text != '\0'; text++)
    if (is_control ((guchar) *text))
      return TRUE;

  return FALSE;
}

/* As what they call themselves, or are called, by which nothing is to be opened; NULL where that is
 * not it. Owned. */
static char *
dup_decoded (const guchar *data, gsize size, const char *charset)
{
  g_autofree char *text = NULL;
  gsize length;

  if (size >= 2 && ((data[0] == 0xFF && data[1] == 0xFE) || (data[0] == 0xFE && data[1] == 0xFF)))
    charset = "UTF-16";
  if (charset[strspn (charset, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_:.")] != '\0'
      || *charset == '\0')
    return NULL;

  text = g_convert ((const char *) data, (gssize) size, "UTF-8", charset, NULL, &length, NULL);

  return text != NULL && strlen (text) == length && !has_control (text) ? g_steal_pointer (&text)
                                                                        : NULL;
}

/* What can be read of bytes that are no UTF-8 as a whole: that of it which is, and the rest as
 * windows-1252 without its NULs, which shows the ASCII letters of the encodings before it, and of
 * UTF-16. What is packed, and pictures, have control characters all over: of those only the long
 * stretches between are text, as is a page in the archive that its pictures are in. Owned. */
static char *
dup_stretches (const guchar *data, gsize size, gboolean *ret_is_whole)
{
  g_autoptr (GString) plain = g_string_sized_new (size);
  gboolean is_cut = FALSE;
  gsize start = 0;

  for (gsize i = 0; i < size; i++)
    if (data[i] != '\0' && is_control (data[i]))
      {
        end_run (plain, start);
        start = plain->len;
        is_cut = TRUE;
      }
    else if (data[i] != '\0')
      g_string_append_c (plain, (char) data[i]);
  if (is_cut)
    end_run (plain, start);
  *ret_is_whole = !is_cut && plain->len == size && g_utf8_validate (plain->str, -1, NULL);

  return assay_guard_dup_valid (plain->str);
}

/* The text to be searched; where @charset tells more than the bytes do, in both readings.
 * @ret_is_whole: whether nothing was passed over or guessed at. Owned. */
static char *
dup_searched (GBytes *bytes, const char *charset, gboolean *ret_is_whole)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  g_autofree char *plain = NULL;
  g_autofree char *decoded = dup_decoded (data, size, charset);

  *ret_is_whole = TRUE;
  plain = g_utf8_validate_len ((const char *) data, size, NULL)
              ? g_strndup ((const char *) data, size)
              : dup_stretches (data, size, ret_is_whole);
  if (decoded == NULL)
    return g_steal_pointer (&plain);

  *ret_is_whole = TRUE;

  return g_str_equal (decoded, plain) ? g_steal_pointer (&plain)
                                      : g_strconcat (decoded, "\n", plain, NULL);
}

/* Where the piece that begins at @from ends: between words, if there is such a place. */
static gsize
find_end (const char *text, gsize length, gsize from)
{
  gsize end = MIN (length, from + PIECE);
  gsize at = end;

  if (end == length)
    return end;
  while (at > end - OVERLAP / 2 && !g_ascii_isspace (text[at]))
    at--;

  return g_ascii_isspace (text[at]) ? at
                                    : (gsize) (g_utf8_find_prev_char (text, text + end) - text);
}

gboolean
assay_exchange_check_bytes (AssayExchangeScope *self,
                            GBytes *bytes,
                            const char *charset,
                            const char *place,
                            gboolean *ret_is_whole,
                            GError **error)
{
  g_autofree char *text = NULL;
  gsize length;
  gsize from = 0;

  *ret_is_whole = TRUE;
  if (assay_needles_is_empty (self->needles))
    return TRUE;

  text = dup_searched (bytes, charset, ret_is_whole);
  length = strlen (text);
  if (g_regex_match_simple ("content-transfer-encoding[ \\t]*:\\s*base64", text, G_REGEX_CASELESS,
                            0))
    *ret_is_whole = FALSE;
  while (from < length)
    {
      gsize end = find_end (text, length, from);
      g_autofree char *piece = g_strndup (text + from, end - from);

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
          || !assay_exchange_check_foreign (self, piece, place, error))
        return FALSE;
      from = end == length || end - from <= OVERLAP ? end : end - OVERLAP;
    }

  return TRUE;
}
