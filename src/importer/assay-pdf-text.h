/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayPdfLine:
 * @text: (transfer full): its words
 * @x1, @y1, @x2, @y2: where it stands, in points from the page's upper left corner; all 0 where
 *   that is not known
 * @size: the size of its letters, in points; 0 where that is not known
 * @page: number of its page, from 0
 * @running: whether it stands on many pages: a header or footer
 */
typedef struct
{
  char *text;
  double x1;
  double y1;
  double x2;
  double y2;
  double size;
  guint page;
  gboolean running;
} AssayPdfLine;

/** assay_pdf_lines_new: (transfer full): an array of #AssayPdfLine that frees what is in it. */
GArray *assay_pdf_lines_new (void);

/**
 * assay_pdf_lines_find_running:
 *
 * Marks the lines that stand first or last on three pages or more, and on half of all, with nothing
 * but their digits changed.
 *
 * Returns: how many lines were marked
 */
guint assay_pdf_lines_find_running (GArray *lines, guint n_pages);

/**
 * assay_pdf_lines_to_html:
 * @labels: for each page what the document calls it (const char *)
 * @ret_title: (out) (transfer full) (nullable): the words of the first heading
 *
 * Makes paragraphs of lines in reading order. A line goes on with the one before it unless it is of
 * another size, further away or indented, or the one before it ended a sentence short of the
 * margin. Hyphens at line ends go where a small letter follows, unless the document has the word
 * with its hyphen elsewhere; ligatures become letters. Letters larger than most are headings.
 */
GString *assay_pdf_lines_to_html (GArray *lines, const char *const *labels, char **ret_title);

G_END_DECLS
