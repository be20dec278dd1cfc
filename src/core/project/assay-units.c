/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-units.h"

#include "assay-sentences.h"

static gboolean
is_whole (const AssayBlock *block)
{
  return block->kind == ASSAY_BLOCK_HEADING || block->kind == ASSAY_BLOCK_CAPTION
         || block->kind == ASSAY_BLOCK_PICTURE;
}

static AssayUnitKind
unit_kind (const AssayBlock *block)
{
  switch ((int) block->kind)
    {
    case ASSAY_BLOCK_HEADING:
      return ASSAY_UNIT_HEADING;
    case ASSAY_BLOCK_CAPTION:
      return ASSAY_UNIT_CAPTION;
    case ASSAY_BLOCK_PICTURE:
      return ASSAY_UNIT_PICTURE;
    default:
      return ASSAY_UNIT_SENTENCE;
    }
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const AssayUnit *x = a;
  const AssayUnit *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;

  return (x->end > y->end) - (x->end < y->end);
}

GArray *
assay_units_find (AssayText *text, const AssayBlock *blocks, guint n_blocks, const char *language)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (AssayUnit));
  g_autoptr (GArray) running = g_array_new (FALSE, FALSE, sizeof (AssayRange));
  g_autoptr (GArray) sentences = NULL;

  for (guint i = 0; i < n_blocks; i++)
    {
      if (is_whole (&blocks[i]))
        {
          AssayUnit unit = { blocks[i].start, blocks[i].end, unit_kind (&blocks[i]) };

          g_array_append_val (units, unit);
        }
      else
        {
          AssayRange range = { blocks[i].start, blocks[i].end };

          g_array_append_val (running, range);
        }
    }

  sentences = assay_sentences_find (text, language, (const AssayRange *) (gpointer) running->data,
                                    running->len);
  for (guint i = 0; i < sentences->len; i++)
    {
      const AssayRange *sentence = &g_array_index (sentences, AssayRange, i);
      AssayUnit unit = { sentence->start, sentence->end, ASSAY_UNIT_SENTENCE };

      g_array_append_val (units, unit);
    }

  g_array_sort (units, compare_units);

  return units;
}

char *
assay_units_dup_rows (AssayText *text, const AssayBlock *blocks, guint n_blocks)
{
  char *rows = g_strdup (assay_text_get_utf8 (text));

  for (guint i = 1; i < n_blocks; i++)
    {
      const AssayBlock *before = &blocks[i - 1];
      gsize byte = assay_text_byte_of (text, before->end);

      if (blocks[i].row > 0 && blocks[i].row == before->row && blocks[i].column != before->column
          && blocks[i].start == before->end + 1 && rows[byte] == '\n')
        rows[byte] = '\t';
    }

  return rows;
}
