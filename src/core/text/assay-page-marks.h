/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * AssayPageMark:
 * @start, @end: where it stands
 * @label: (transfer full): what the document calls the page
 * @page: number of the page, from 0; see assay_page_marks_number()
 *
 * A line "[Page 12]", as the importer sets it before what begins on a page of a PDF document.
 */
typedef struct
{
  guint start;
  guint end;
  char *label;
  guint page;
} AssayPageMark;

/** assay_page_marks_find: (transfer full) (element-type AssayPageMark): in text order. */
GArray *assay_page_marks_find (AssayText *text);

/**
 * assay_page_marks_number:
 * @labels: (array zero-terminated=1): what the document calls its pages, from the first
 *
 * Sets the pages of the marks: of several pages of one name the first behind the mark before. A
 * mark whose name no such page has is words of the document, and goes.
 */
void assay_page_marks_number (GArray *marks, const char *const *labels);

/**
 * assay_page_marks_page_at:
 *
 * Returns: the number of the page on which what stands at @position begins, from 0
 */
guint assay_page_marks_page_at (GArray *marks, guint position);

/**
 * assay_page_marks_find_page:
 * @ret_start: (out): where the words of @page begin, or of the nearest page before it that has a
 *   mark
 *
 * Returns: whether there is a mark of that very page; the first page needs none
 */
gboolean assay_page_marks_find_page (GArray *marks, guint page, guint *ret_start);

G_END_DECLS
