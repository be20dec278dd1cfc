/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-report-flow.h"

/* What the files that place items share. */

#define ASSAY_FLOW_MARGIN_COLUMN 82. /* of the references beside the article */
#define ASSAY_FLOW_MARGIN_GAP 14.
#define ASSAY_FLOW_CELL_PADDING 4.

typedef struct
{
  AssayReportPages *pages;
  AssayReportSetter *setter;
  const AssayReportSheet *sheet;

  const char *lang;    /* of the document */
  guint heading;       /* level of the last heading, 0 before the first */
  gboolean in_chapter; /* not on the pages before the first */
  gboolean in_list;    /* items of a list came last, and more may come */

  double y; /* where the next item begins */
  gboolean is_open;
  gboolean in_leaf; /* runs are in an element that may hold glyphs: no Span around them */

  double note_y;      /* where the margin column is free again */
  double note_x;      /* left edge of the column */
  GQueue *late_notes; /* of const AssayReportNote *, waiting for the next page */

  AssayReportContent *scratch; /* owns the words of badges and bullets */
  GPtrArray *scratch_words;    /* of AssayReportWords */
} AssayReportFlow;

/* An item ready to be placed: set, its height known. */
typedef struct
{
  AssayReportItem *item;
  AssayReportSet *set; /* of a paragraph */
  GPtrArray *head;     /* of a table: AssayReportSet by column, or NULL */
  GPtrArray *rows;     /* of a table: the same of its first rows, as arrays */
  double before;       /* space above it, unless it is the first of its page */
  double least;        /* height that has to be on the page where it begins */
} AssayReportBox;

AssayReportBox *assay_report_box_new (AssayReportFlow *flow, AssayReportItem *item);
void assay_report_box_free (AssayReportBox *self);

/* The lowest point of a page, and its height between the margins. */
double assay_report_flow_get_bottom (AssayReportFlow *flow);
double assay_report_flow_get_height (AssayReportFlow *flow);
double assay_report_flow_get_width (AssayReportFlow *flow);
void assay_report_flow_break (AssayReportFlow *flow);

/* Draws line @line of @set with the upper left corner of the set's first line at @x, @y. */
void assay_report_flow_draw_line (
    AssayReportFlow *flow, AssayReportSet *set, guint line, double x, double y);

/* Draws all of @set. */
void assay_report_flow_draw_set (AssayReportFlow *flow, AssayReportSet *set, double x, double y);

/* Sets @text in one line, as a link to @dest unless that is NULL. */
AssayReportSet *assay_report_flow_set_text (AssayReportFlow *flow,
                                            const char *text,
                                            AssayReportStyle style,
                                            AssayReportFace face,
                                            AssayReportInk ink,
                                            const char *dest);

void assay_report_flow_place_paragraph (AssayReportFlow *flow, AssayReportBox *box);
/* What of a table has to stand on the page it begins on. */
void assay_report_flow_measure_table (AssayReportFlow *flow, AssayReportBox *box);
void assay_report_flow_place_table (AssayReportFlow *flow, AssayReportBox *box);
void assay_report_flow_place_bars (AssayReportFlow *flow, AssayReportBox *box);
void assay_report_flow_place_strip (AssayReportFlow *flow, AssayReportBox *box);

/* The language of @words where it is not the document's, else NULL. */
const char *assay_report_flow_get_lang (AssayReportFlow *flow, AssayReportWords *words);

/* Ends the list that is open, if one is. */
void assay_report_flow_end_list (AssayReportFlow *flow);

/* References in the margin beside the lines [@first, @end) of a paragraph that begins at @base.
 * They are told after its words: who listens to them is not interrupted. */
void assay_report_flow_place_notes (
    AssayReportFlow *flow, AssayReportBox *box, guint first, guint end, double base);

/* Those that found no room on the page before. */
void assay_report_flow_place_late_notes (AssayReportFlow *flow);

/* The sets of a row's cells, and the height of the row without its padding. */
GPtrArray *assay_report_flow_set_row (AssayReportFlow *flow,
                                      AssayReportItem *item,
                                      GPtrArray *row,
                                      AssayReportStyle style);
double assay_report_row_get_height (GPtrArray *sets);
