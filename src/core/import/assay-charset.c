/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-charset.h"
#include "assay-import-private.h"
#include "assay-oneline.h"

#include <string.h>
#include <uchardet.h>
#include <unicode/ucnv.h>

#define MAX_DETECT ((gsize) 2 * 1000 * 1000)
/* Fewer sequences may be valid UTF-8 by chance. */
#define SURE_OF_UTF8 4
/* One wrong byte in so many is damage, not a wrong encoding. */
#define DAMAGE 200

/* What is known of the bytes as UTF-8. */
typedef struct
{
  const char *bytes;
  gsize len;
  gboolean valid;
  guint n_sequences;
} Input;

static gsize
count_noise (const char *utf8, gsize len)
{
  const char *end = utf8 + len;
  gsize n = 0;

  for (const char *at = utf8; at + 1 < end; at++)
    if (at[0] == '\xc2' && (guchar) at[1] >= 0x80 && (guchar) at[1] <= 0x9f && at[1] != '\x85')
      n++;
    else if (at[0] == '\xef' && at + 2 < end && at[1] == '\xbf' && at[2] == '\xbd')
      n++;
  return n;
}

static guint
count_sequences (const char *utf8, gsize len)
{
  guint n = 0;

  for (gsize i = 0; i < len; i++)
    n += ((guchar) utf8[i] & 0xC0) == 0xC0;
  return n;
}

static GString *
decode_utf8 (const char *bytes, gsize len)
{
  GString *decoded;
  g_autofree char *mended = NULL;

  if (g_utf8_validate_len (bytes, len, NULL))
    return g_string_new_len (bytes, (gssize) len);
  mended = g_utf8_make_valid (bytes, (gssize) len);
  decoded = g_string_new (mended);
  return decoded;
}

/* NULL when ICU knows no such encoding. */
static GString *
decode_as (const char *name, const char *bytes, gsize len)
{
  UErrorCode status = U_ZERO_ERROR;
  g_autoptr (GString) decoded = NULL;
  g_autofree char *mended = NULL;
  UConverter *converter;
  gsize wanted = len + len / 2 + 16;
  int32_t written;

  if (strcmp (name, "UTF-8") == 0)
    return decode_utf8 (bytes, len);
  converter = ucnv_open (name, &status);
  if (U_FAILURE (status))
    return NULL;
  decoded = g_string_sized_new (wanted);
  for (;;)
    {
      status = U_ZERO_ERROR;
      written = ucnv_toAlgorithmic (UCNV_UTF8, converter, decoded->str, (int32_t) wanted, bytes,
                                    (int32_t) len, &status);
      if (status != U_BUFFER_OVERFLOW_ERROR || (gsize) written <= wanted)
        break;
      wanted = (gsize) written + 1;
      g_string_set_size (decoded, wanted);
    }
  ucnv_close (converter);
  if (U_FAILURE (status))
    return NULL;
  g_string_set_size (decoded, (gsize) written);
  if (g_utf8_validate_len (decoded->str, decoded->len, NULL))
    return g_steal_pointer (&decoded);
  mended = g_utf8_make_valid (decoded->str, (gssize) decoded->len);
  return g_string_new (mended);
}

static GString *
report (AssayImport *import, GString *decoded, const char *used, const char *why)
{
  g_free (import->charset);
  g_free (import->charset_why);
  import->charset = g_strdup (used);
  import->charset_why = g_strdup (why);
  return decoded;
}

static const char *
find_mark (const char *bytes, gsize len, gsize *ret_mark_len)
{
  static const struct
  {
    const char *mark;
    gsize len;
    const char *name;
  } marks[] = {
    { "\xef\xbb\xbf", 3, "UTF-8" },    { "\xff\xfe\0\0", 4, "UTF-32LE" },
    { "\0\0\xfe\xff", 4, "UTF-32BE" }, { "\xff\xfe", 2, "UTF-16LE" },
    { "\xfe\xff", 2, "UTF-16BE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (len >= marks[i].len && memcmp (bytes, marks[i].mark, marks[i].len) == 0)
      {
        *ret_mark_len = marks[i].len;
        return marks[i].name;
      }
  return NULL;
}

const char *
assay_charset_looks_like_utf16 (const void *bytes, gsize len)
{
  const char *data = bytes;
  gsize looked_at = MIN (len, 4096) & ~(gsize) 1;
  gsize zeros[2] = { 0, 0 };
  gsize mark_len;
  const char *mark = find_mark (data, len, &mark_len);

  if (mark != NULL && strcmp (mark, "UTF-8") != 0)
    return g_str_has_suffix (mark, "LE") ? "UTF-16LE" : "UTF-16BE";
  for (gsize i = 0; i < looked_at; i++)
    zeros[i & 1] += data[i] == '\0';
  if (zeros[1] > looked_at / 8 && zeros[0] * 20 < zeros[1])
    return "UTF-16LE";
  if (zeros[0] > looked_at / 8 && zeros[1] * 20 < zeros[0])
    return "UTF-16BE";
  return NULL;
}

/* What is declared, if it can be true. */
static GString *
decode_declared (const Input *input, const char *name)
{
  g_autoptr (GString) decoded = NULL;

  if (strcmp (name, "UTF-8") != 0 && input->valid && input->n_sequences >= SURE_OF_UTF8)
    return NULL;
  decoded = decode_as (name, input->bytes, input->len);
  if (decoded == NULL)
    return NULL;
  if (count_noise (decoded->str, decoded->len) * DAMAGE
      > count_sequences (decoded->str, decoded->len))
    return NULL;
  return g_steal_pointer (&decoded);
}

static GString *
decode_detected (const Input *input, const char **ret_name)
{
  uchardet_t detector = uchardet_new ();
  g_autofree char *label = NULL;
  GString *decoded = NULL;

  if (uchardet_handle_data (detector, input->bytes, MIN (input->len, MAX_DETECT)) == 0)
    {
      uchardet_data_end (detector);
      label = g_strdup (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);
  *ret_name = label != NULL ? assay_charset_find (label) : NULL;
  if (*ret_name != NULL)
    decoded = decode_as (*ret_name, input->bytes, input->len);
  return decoded;
}

static GString *
decode_undeclared (const Input *input, AssayImport *import)
{
  const char *name;
  GString *decoded;

  if (input->valid)
    return report (import, decode_utf8 (input->bytes, input->len), "UTF-8", "valid-utf-8");
  decoded = input->n_sequences >= DAMAGE ? decode_declared (input, "UTF-8") : NULL;
  if (decoded != NULL)
    return report (import, decoded, "UTF-8", "detected");
  decoded = decode_detected (input, &name);
  if (decoded != NULL)
    return report (import, decoded, name, "detected");
  decoded = decode_as ("windows-1252", input->bytes, input->len);
  if (decoded != NULL)
    return report (import, decoded, "windows-1252", "fallback");
  return report (import, decode_utf8 (input->bytes, input->len), "UTF-8", "fallback");
}

GString *
assay_charset_decode (
    const void *bytes, gsize len, const char *hint, gboolean is_page, AssayImport *import)
{
  Input input = { bytes, len, FALSE, 0 };
  g_autofree char *in_page = is_page ? assay_charset_find_in_page (bytes, len) : NULL;
  const char *hinted = hint != NULL ? assay_charset_find (hint) : NULL;
  const char *name = hinted;
  gsize mark_len = 0;
  const char *mark = find_mark (bytes, len, &mark_len);
  GString *decoded = NULL;

  if (name == NULL && in_page != NULL)
    name = assay_charset_find (in_page);
  g_free (import->charset_declared);
  import->charset_declared = assay_oneline (hinted != NULL    ? hint
                                            : in_page != NULL ? in_page
                                            : hint != NULL    ? hint
                                                              : "",
                                            -1, 40);
  /* A page that could be read so far as to find the declaration is not in UTF-16. */
  if (name != NULL && hinted == NULL && g_str_has_prefix (name, "UTF-16"))
    name = "UTF-8";
  if (mark != NULL)
    decoded = decode_as (mark, input.bytes + mark_len, len - mark_len);
  if (decoded != NULL)
    return report (import, decoded, mark, "bom");
  mark = assay_charset_looks_like_utf16 (bytes, len);
  if (mark != NULL)
    decoded = decode_as (mark, bytes, len);
  if (decoded != NULL)
    return report (import, decoded, mark, "detected");
  input.valid = g_utf8_validate_len (bytes, len, NULL);
  input.n_sequences = count_sequences (bytes, len);
  if (name != NULL)
    decoded = decode_declared (&input, name);
  if (decoded != NULL)
    return report (import, decoded, name, hinted != NULL ? "hint" : "meta");
  return decode_undeclared (&input, import);
}
