/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-pages-private.h"

#include <string.h>

static void
clear_op_cb (gpointer data)
{
  AssayReportOp *op = data;

  if (!op->is_shared)
    g_clear_pointer (&op->glyphs, pango_glyph_item_free);
}

/* NULL where the page is drawn. */
static void
free_ops_cb (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

AssayReportPages *
assay_report_pages_new (AssayReportSheet sheet)
{
  AssayReportPages *self = g_new0 (AssayReportPages, 1);

  self->sheet = sheet;
  self->pages = g_ptr_array_new_with_free_func (free_ops_cb);
  self->dests = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

void
assay_report_pages_free (AssayReportPages *self)
{
  g_ptr_array_unref (self->pages);
  g_hash_table_unref (self->dests);
  g_free (self);
}

const AssayReportSheet *
assay_report_pages_get_sheet (AssayReportPages *self)
{
  return &self->sheet;
}

guint
assay_report_pages_get_n_pages (AssayReportPages *self)
{
  return self->pages->len;
}

void
assay_report_pages_begin_page (AssayReportPages *self)
{
  GArray *ops = g_array_new (FALSE, FALSE, sizeof (AssayReportOp));

  g_array_set_clear_func (ops, clear_op_cb);
  g_ptr_array_add (self->pages, ops);
}

static void
add_op (AssayReportPages *self, AssayReportOp op)
{
  GArray *ops = g_ptr_array_index (self->pages, self->pages->len - 1);

  g_array_append_val (ops, op);
}

void
assay_report_pages_add_run (AssayReportPages *self,
                            AssayReportSet *set,
                            AssayReportRun *run,
                            double x,
                            double y,
                            AssayReportInk ink)
{
  add_op (self, (AssayReportOp){ .type = ASSAY_REPORT_OP_RUN,
                                 .rect = { x + run->x, y - run->rise, 0, 0 },
                                 .colour = assay_report_ink_get_colour (ink),
                                 .text = set->words->text->str,
                                 .glyphs = g_steal_pointer (&run->glyphs),
                                 .is_shared = run->is_shared });
}

void
assay_report_pages_add_fill (AssayReportPages *self,
                             cairo_rectangle_t rect,
                             AssayReportColour colour)
{
  add_op (self, (AssayReportOp){ .type = ASSAY_REPORT_OP_FILL, .rect = rect, .colour = colour });
}

void
assay_report_pages_add_look (AssayReportPages *self,
                             cairo_rectangle_t rect,
                             AssayReportLook look,
                             gboolean rounded)
{
  add_op (self, (AssayReportOp){ .type = rounded ? ASSAY_REPORT_OP_BADGE : ASSAY_REPORT_OP_LOOK,
                                 .rect = rect,
                                 .detail = (guint) look });
}

void
assay_report_pages_add_line (AssayReportPages *self,
                             double x1,
                             double x2,
                             double y,
                             double width,
                             AssayReportLine line,
                             AssayReportColour colour)
{
  add_op (self, (AssayReportOp){ .type = ASSAY_REPORT_OP_LINE,
                                 .rect = { x1, y, x2 - x1, width },
                                 .detail = line,
                                 .colour = colour });
}

void
assay_report_pages_add_logo (AssayReportPages *self, cairo_rectangle_t rect, GBytes *logo)
{
  add_op (self, (AssayReportOp){ .type = ASSAY_REPORT_OP_LOGO, .rect = rect, .logo = logo });
}

void
assay_report_pages_add_dest (AssayReportPages *self, const char *name, double x, double y)
{
  if (g_hash_table_contains (self->dests, name))
    return;

  g_hash_table_insert (self->dests, (gpointer) name, GUINT_TO_POINTER (self->pages->len));
  add_op (self,
          (AssayReportOp){ .type = ASSAY_REPORT_OP_DEST, .rect = { x, y, 0, 0 }, .text = name });
}

void
assay_report_pages_begin_tag (AssayReportPages *self,
                              const char *name,
                              const char *lang,
                              const char *alternative)
{
  add_op (self, (AssayReportOp){ .type = ASSAY_REPORT_OP_BEGIN_TAG,
                                 .text = name,
                                 .other = alternative,
                                 .lang = lang });
}

void
assay_report_pages_end_tag (AssayReportPages *self, const char *name)
{
  add_op (self, (AssayReportOp){ .type = ASSAY_REPORT_OP_END_TAG, .text = name });
}

static gboolean
is_of_no_link (const AssayReportOp *op)
{
  return op->type == ASSAY_REPORT_OP_FILL || op->type == ASSAY_REPORT_OP_LINE
         || op->type == ASSAY_REPORT_OP_DEST;
}

/* Where on the page the runs begin that ended last, and that @next goes on with: a link of two
 * lines is one link. FALSE where it is another. What lies between may be grounds, lines and dests
 * only. */
static gboolean
find_begun (GArray *ops, const AssayReportOp *next, guint *ret_begun, guint *ret_ended)
{
  const AssayReportOp *all = (const AssayReportOp *) ops->data;
  guint ended = ops->len;
  guint begun;

  while (ended > 0 && is_of_no_link (&all[ended - 1]))
    ended--;
  if (ended == 0 || all[--ended].type != ASSAY_REPORT_OP_END_RUNS)
    return FALSE;

  for (begun = ended; all[begun].type != ASSAY_REPORT_OP_BEGIN_RUNS;)
    begun--;
  *ret_begun = begun;
  *ret_ended = ended;

  return g_strcmp0 (all[begun].text, next->text) == 0
         && g_strcmp0 (all[begun].other, next->other) == 0
         && g_strcmp0 (all[begun].lang, next->lang) == 0;
}

/* Reopens the runs [@begun, @ended]: what came after them comes first, since it is no part of a
 * link. */
static void
reopen_runs (GArray *ops, guint begun, guint ended)
{
  AssayReportOp *all = (AssayReportOp *) ops->data;
  guint n_after = ops->len - ended - 1;
  g_autofree AssayReportOp *after = g_memdup2 (all + ended + 1, n_after * sizeof (AssayReportOp));

  memmove (all + begun + n_after, all + begun, (ended - begun) * sizeof (AssayReportOp));
  if (n_after > 0)
    memcpy (all + begun, after, n_after * sizeof (AssayReportOp));
  all[ops->len - 1] = (AssayReportOp){ .type = ASSAY_REPORT_OP_END_RUNS };
  g_array_set_size (ops, ops->len - 1);
}

void
assay_report_pages_begin_runs (AssayReportPages *self,
                               cairo_rectangle_t rect,
                               const char *dest,
                               const char *uri,
                               const char *lang)
{
  GArray *ops = g_ptr_array_index (self->pages, self->pages->len - 1);
  AssayReportOp op = {
    .type = ASSAY_REPORT_OP_BEGIN_RUNS, .rect = rect, .text = dest, .other = uri, .lang = lang
  };
  guint begun;
  guint ended;

  if (find_begun (ops, &op, &begun, &ended))
    {
      reopen_runs (ops, begun, ended);
      op.type = ASSAY_REPORT_OP_MORE_RUNS;
    }
  add_op (self, op);
}

void
assay_report_pages_end_runs (AssayReportPages *self)
{
  add_op (self, (AssayReportOp){ .type = ASSAY_REPORT_OP_END_RUNS });
}

void
assay_report_pages_add_page_of (AssayReportPages *self, const char *dest, double right, double y)
{
  add_op (self, (AssayReportOp){
                    .type = ASSAY_REPORT_OP_PAGE_OF, .rect = { right, y, 0, 0 }, .text = dest });
}

void
assay_report_pages_add_outline (AssayReportPages *self,
                                const char *title,
                                const char *dest,
                                guint level)
{
  add_op (self,
          (AssayReportOp){
              .type = ASSAY_REPORT_OP_OUTLINE, .text = title, .other = dest, .detail = level });
}

guint
assay_report_pages_find_dest (AssayReportPages *self, const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->dests, name));
}
