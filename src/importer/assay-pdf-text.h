/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayPdfLink:
 * @start: first byte of the line's text
 * @end: byte after the last
 * @href: (transfer full): where it leads, as written
 */
typedef struct
{
  guint start;
  guint end;
  char *href;
} AssayPdfLink;

/**
 * AssayPdfLine:
 * @text: (transfer full): its words
 * @x1, @y1, @x2, @y2: where it stands, in points from the page's upper left corner; all 0 where
 *   that is not known
 * @size: the size of its letters, in points; 0 where that is not known
 * @page: number of its page, from 0
 * @running: whether it stands on many pages: a header or footer
 * @is_note: whether it is of the notes at the foot of its page
 * @links: (nullable): of #AssayPdfLink, in order
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
  gboolean is_note;
  GArray *links;
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
 * assay_pdf_lines_find_notes:
 *
 * Marks the lines at the foot of a page that are set smaller than most and begin with a mark: a
 * number, a letter or a sign. They come behind the paragraph that goes on over them.
 */
void assay_pdf_lines_find_notes (GArray *lines);

/**
 * assay_pdf_line_add_link:
 *
 * Notes that the words between two bytes of the line lead to @href; what follows a link to the same
 * place is added to it.
 */
void assay_pdf_line_add_link (AssayPdfLine *line, guint start, guint end, const char *href);

/** assay_pdf_line_begins_note: it begins with a mark, as "1 See …" and "* The …" do. */
gboolean assay_pdf_line_begins_note (const AssayPdfLine *line);

/** assay_pdf_lines_find_size: the size, in points, in which most letters stand. */
double assay_pdf_lines_find_size (GArray *lines);

/** assay_pdf_links_new: (transfer full): an array of #AssayPdfLink that frees what is in it. */
GArray *assay_pdf_links_new (void);

/** assay_pdf_links_add: as assay_pdf_line_add_link(). */
void assay_pdf_links_add (GArray *links, guint start, guint end, const char *href);

/**
 * assay_pdf_lines_to_html:
 * @labels: for each page what the document calls it (const char *)
 * @ret_title: (out) (transfer full) (nullable): the words of the first heading
 *
 * Makes paragraphs of lines in reading order. A line goes on with the one before it unless it is of
 * another size, further away or indented, or the one before it ended a sentence short of the
 * margin. Hyphens at line ends go where a small letter follows, unless the document has the word
 * with its hyphen elsewhere; ligatures become letters. Letters larger than most are headings. Links
 * are kept; notes at the foot of a page come behind the paragraph that they interrupt.
 */
GString *assay_pdf_lines_to_html (GArray *lines, const char *const *labels, char **ret_title);

G_END_DECLS
