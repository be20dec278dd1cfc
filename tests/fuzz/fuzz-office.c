/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "assay-office.h"
#include "fuzz-import.h"

/* The parts of a DOCX or ODT document as they lie in its archive, a NUL between them: what a search
 * does to packed bytes would never get as far as these. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const names[2][6]
      = { { "content.xml", "styles.xml", "meta.xml", NULL },
          { "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/comments.xml",
            "word/footnotes.xml", "word/_rels/document.xml.rels" } };
  gboolean docx = size > 0 && data[0] != 'o';
  GHashTable *members
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  const uint8_t *end = data + size;

  for (guint i = 0; i < 6 && names[docx][i] != NULL && size > 0 && data < end; i++)
    {
      const uint8_t *from = data + (i == 0);
      const uint8_t *stop = memchr (from, 0, (size_t) (end - from));

      stop = stop != NULL ? stop : end;
      g_hash_table_insert (members, g_strdup (names[docx][i]),
                           g_bytes_new (from, (gsize) (stop - from)));
      data = stop + 1;
    }
  require_sound (assay_office_import (members, docx, NULL));

  return 0;
}
