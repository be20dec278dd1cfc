/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-scope.h"

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

/* The text to be searched. Bytes that are no UTF-8 are read as Latin-1 without their NULs, which
 * shows the ASCII letters of the encodings before it, and of UTF-16. What is packed, and pictures,
 * have control characters all over: of those only the long stretches between are text, as is a page
 * in the archive that its pictures are in. @ret_is_whole: whether nothing was passed over. Owned.
 */
static char *
dup_searched (GBytes *bytes, gboolean *ret_is_whole)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GString) plain = NULL;
  gsize start = 0;

  *ret_is_whole = TRUE;
  if (g_utf8_validate_len ((const char *) data, size, NULL))
    return g_strndup ((const char *) data, size);

  plain = g_string_sized_new (size);
  for (gsize i = 0; i < size; i++)
    if (data[i] != '\0' && is_control (data[i]))
      {
        end_run (plain, start);
        start = plain->len;
        *ret_is_whole = FALSE;
      }
    else if (data[i] != '\0')
      g_string_append_c (plain, (char) data[i]);
  if (!*ret_is_whole)
    end_run (plain, start);

  return g_convert (plain->str, (gssize) plain->len, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
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

  text = dup_searched (bytes, ret_is_whole);
  length = text != NULL ? strlen (text) : 0;
  if (length > 0 && strstr (text, "Content-Transfer-Encoding: base64") != NULL)
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
