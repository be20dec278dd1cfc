/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tables as text: CSV of RFC 4180, and TSV. */
typedef struct
{
  GString *text;
  gboolean is_tsv;
  guint n_cells; /* of the row that is being written */
} AssayCells;

/* Appends a cell. What a spreadsheet would take for a formula (OWASP: =, +, -, @, tab, return at
 * its beginning, unless it is a plain number) begins with an apostrophe. Cells of TSV have spaces
 * for tabs and line ends. */
void assay_cells_add (AssayCells *self, const char *text);
void assay_cells_add_int (AssayCells *self, gint64 value);
void assay_cells_end_row (AssayCells *self);

/* Reads a table, of either kind, by its first line; a U+FEFF before it is passed over, and so is
 * the apostrophe before what would be a formula. Array of GStrv, one a row, empty rows left out;
 * NULL where it is no text, has a NUL, an open quotation mark or more than 2 million cells. At most
 * @max_rows. Owned. */
GPtrArray *assay_cells_read (const char *text, gsize size, guint max_rows);

G_END_DECLS
