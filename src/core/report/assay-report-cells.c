/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-cells.h"

/* Code points of a cell that can be set in a column. */
#define MOST_IN_CELL 400
/* Widths are shared out by what stands in the columns, within these. */
#define LEAST_WIDTH 6
#define MOST_WIDTH 40

guint
assay_report_count_cells (const AssayReportBlock *blocks, guint n_blocks)
{
  gboolean has_columns = FALSE;
  guint n = 0;

  for (; n < n_blocks && blocks[n].row > 0; n++)
    {
      const AssayReportBlock *block = &blocks[n];

      if (block->column >= ASSAY_REPORT_MAX_COLUMNS || block->end - block->start > MOST_IN_CELL)
        return 0;
      /* What stands within another table of the article begins its rows anew. */
      if (n > 0 && block->row == blocks[n - 1].row && block->column < blocks[n - 1].column)
        return 0;
      if (n > 0 && block->row < blocks[n - 1].row)
        return 0;
      has_columns = has_columns || block->column > 0;
    }

  return has_columns ? n : 0;
}

static void
measure (const AssayReportBlock *blocks, guint n_blocks, double *widths, guint *ret_n_columns)
{
  double sum = 0;

  *ret_n_columns = 0;
  for (guint i = 0; i < n_blocks; i++)
    {
      guint column = blocks[i].column;
      double wanted = CLAMP (blocks[i].end - blocks[i].start, LEAST_WIDTH, MOST_WIDTH);

      widths[column] = MAX (widths[column], wanted);
      *ret_n_columns = MAX (*ret_n_columns, column + 1);
    }
  for (guint i = 0; i < *ret_n_columns; i++)
    {
      widths[i] = MAX (widths[i], LEAST_WIDTH);
      sum += widths[i];
    }
  for (guint i = 0; i < *ret_n_columns; i++)
    widths[i] /= sum;
}

/* One cell may be of several blocks: they are its lines. */
static guint
add_row (AssayReportContent *content,
         AssayReportItem *table,
         const AssayReportBlock *blocks,
         guint n_blocks,
         AssayReportMakeCell make,
         gpointer user_data)
{
  AssayReportWords *cells[ASSAY_REPORT_MAX_COLUMNS] = { NULL };
  guint i = 0;

  while (i < n_blocks && blocks[i].row == blocks[0].row)
    {
      guint column = blocks[i].column;
      guint start = blocks[i].start;
      guint end = blocks[i].end;

      for (i++; i < n_blocks && blocks[i].row == blocks[0].row && blocks[i].column == column; i++)
        end = blocks[i].end;
      cells[column] = make (user_data, start, end);
    }
  for (guint column = 0; column < table->n_columns; column++)
    if (cells[column] == NULL)
      cells[column] = assay_report_words_new (content);
  assay_report_table_add_row (table, cells);

  return i;
}

void
assay_report_add_cells (AssayReportContent *content,
                        const AssayReportBlock *blocks,
                        guint n_blocks,
                        AssayReportMakeCell make,
                        gpointer user_data)
{
  double widths[ASSAY_REPORT_MAX_COLUMNS] = { 0 };
  guint n_columns;
  AssayReportItem *table;
  guint i = 0;

  measure (blocks, n_blocks, widths, &n_columns);
  table = assay_report_content_add_table (content, n_columns, widths);
  while (i < n_blocks)
    i += add_row (content, table, blocks + i, n_blocks - i, make, user_data);
}
