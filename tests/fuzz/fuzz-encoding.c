/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "assay-charset.h"
#include "assay-import-private.h"
#include "fuzz-import.h"

/* Any bytes in any encoding: the first byte says which the server declares. What comes out is
 * UTF-8, whatever the bytes are, and it is told how they were read. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const hints[]
      = { NULL,           "utf-8",       "utf-16",  "utf-16be",       "utf-32", "utf-7",
          "windows-1252", "iso-2022-jp", "gb18030", "big5",           "euc-jp", "shift_jis",
          "euc-kr",       "iso-8859-8",  "koi8-u",  "x-user-defined", "hz",     "replacement",
          "macintosh",    "ibm866" };
  g_autoptr (AssayImport) import = assay_import_new ();
  const char *hint;
  GString *decoded;

  if (size < 1)
    return 0;
  hint = hints[data[0] % G_N_ELEMENTS (hints)];
  decoded = assay_charset_decode (data + 1, size - 1, hint, TRUE, import);
  g_assert_true (g_utf8_validate_len (decoded->str, (gssize) decoded->len, NULL)
                 || memchr (decoded->str, '\0', decoded->len) != NULL);
  g_assert_true (*assay_import_get_charset (import, NULL, NULL) != '\0');
  g_string_free (decoded, TRUE);

  return 0;
}
