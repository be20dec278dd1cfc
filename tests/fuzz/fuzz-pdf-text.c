/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "assay-import-private.h"
#include "assay-pdf-text.h"
#include "fuzz-import.h"

/* Any lines on any pages: what is made of a PDF's text once poppler has read it. Each line is five
 * bytes (left, top, width, size, page) and its words up to a line end. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GArray) lines = assay_pdf_lines_new ();
  const char *labels[] = { "i", "1", "2", "<3>", "", "5", "6", "7", NULL };
  const uint8_t *end = data + size;
  g_autofree char *title = NULL;
  guint page = 0;

  while (end - data > 6)
    {
      const uint8_t *stop = memchr (data + 5, '\n', (size_t) (end - data - 5));
      AssayPdfLine line = { 0 };

      stop = stop != NULL ? stop : end;
      line.x1 = data[0] * 3;
      line.y1 = data[1] * 4;
      line.x2 = line.x1 + data[2] * 3;
      line.y2 = line.y1 + data[3] / 8.0;
      line.size = data[3] / 8.0;
      page = MIN (page + (data[4] > 200), 7);
      line.page = page;
      line.text = g_utf8_make_valid ((const char *) data + 5, stop - data - 5);
      data = stop < end ? stop + 1 : end;
      if (*line.text != '\0')
        g_array_append_val (lines, line);
      else
        g_free (line.text);
    }
  if (lines->len == 0)
    return 0;
  assay_pdf_lines_find_running (lines, page + 1);
  require_sound (assay_reading_freeze (assay_pdf_lines_to_html (lines, labels, &title), NULL,
                                       assay_import_new (), NULL));

  return 0;
}
