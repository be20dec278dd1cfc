/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-pages-private.h"
#include "assay-phrases-gettext.h"

#define MAX_LEVELS 4
#define FOOTER_RISE 34

/* The second pass. */
typedef struct
{
  AssayReportPages *pages;
  AssayReportCanvas *canvas;
  AssayReportSetter *setter;
  AssayReportContent *scratch; /* for the words of footers */
  int parents[MAX_LEVELS + 1]; /* outline entries that are open, by level */
  gboolean in_link;
} Drawing;

/* Sets @text in one line. Its words live as long as the scratch content. */
static AssayReportSet *
set_text (Drawing *drawing, const char *text)
{
  AssayReportWords *words = assay_report_words_new (drawing->scratch);

  assay_report_words_add (words, text);
  g_ptr_array_add (assay_report_content_get_scratch (drawing->scratch), words);

  return assay_report_setter_set (drawing->setter, words, ASSAY_STYLE_RUNNING, -1);
}

static void
draw_set (Drawing *drawing, AssayReportSet *set, double x, double y, AssayReportInk ink)
{
  for (guint i = 0; i < set->runs->len; i++)
    {
      AssayReportRun *run = &g_array_index (set->runs, AssayReportRun, i);

      assay_report_canvas_draw_glyphs (drawing->canvas, set->words->text->str, run->glyphs,
                                       x + run->x, y, assay_report_ink_get_colour (ink));
    }
}

static void
draw_page_of (Drawing *drawing, const AssayReportOp *op)
{
  guint page = assay_report_pages_find_dest (drawing->pages, op->text);
  g_autofree char *text = g_strdup_printf (_ ("page %u"), page);
  g_autoptr (AssayReportSet) set = set_text (drawing, text);
  double left = op->rect.x - set->width;
  cairo_rectangle_t rect = { left, op->rect.y - set->height, set->width, set->height + 3 };

  if (page == 0)
    return;

  assay_report_canvas_begin_link (drawing->canvas, &rect, 1, op->text, NULL, text, NULL);
  draw_set (drawing, set, left, op->rect.y, ASSAY_INK_LINK);
  assay_report_canvas_end_link (drawing->canvas);
}

static void
draw_outline (Drawing *drawing, const AssayReportOp *op)
{
  guint level = MIN (op->detail, MAX_LEVELS - 1);
  int entry = assay_report_canvas_add_outline (drawing->canvas, drawing->parents[level], op->text,
                                               op->other, level == 0);

  for (guint i = level + 1; i <= MAX_LEVELS; i++)
    drawing->parents[i] = entry;
}

static void
draw_look (Drawing *drawing, const AssayReportOp *op)
{
  const AssayReportLookInfo *info = assay_report_look_get_info ((AssayReportLook) op->detail);

  if (op->type == ASSAY_REPORT_OP_BADGE)
    assay_report_canvas_draw_box (drawing->canvas, &op->rect, info->ground, info->line);
  else
    assay_report_canvas_fill_pattern (drawing->canvas, &op->rect, info->fill, info->ground,
                                      info->line);
}

/* The words of the runs that follow @op, which is on the page @ops. Owned. */
static char *
dup_words (GArray *ops, const AssayReportOp *op)
{
  const AssayReportOp *end = &g_array_index (ops, AssayReportOp, ops->len);
  GString *words = g_string_new (NULL);

  for (op++; op < end && op->type != ASSAY_REPORT_OP_END_RUNS; op++)
    if (op->type == ASSAY_REPORT_OP_RUN && op->glyphs != NULL)
      g_string_append_len (words, op->text + op->glyphs->item->offset, op->glyphs->item->length);

  return g_string_free (words, FALSE);
}

/* Where the runs of @op, which is on the page @ops, stand, line by line. */
static GArray *
dup_rects (GArray *ops, const AssayReportOp *op)
{
  const AssayReportOp *end = &g_array_index (ops, AssayReportOp, ops->len);
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));

  for (; op < end && op->type != ASSAY_REPORT_OP_END_RUNS; op++)
    if (op->type == ASSAY_REPORT_OP_BEGIN_RUNS || op->type == ASSAY_REPORT_OP_MORE_RUNS)
      g_array_append_val (rects, op->rect);

  return rects;
}

static void
begin_runs (Drawing *drawing, GArray *ops, const AssayReportOp *op)
{
  g_autofree char *words = NULL;
  g_autoptr (GArray) rects = NULL;

  drawing->in_link
      = op->other != NULL
        || (op->text != NULL && assay_report_pages_find_dest (drawing->pages, op->text) > 0);
  if (!drawing->in_link)
    {
      assay_report_canvas_begin_tag (drawing->canvas, "Span", op->lang, NULL);
      return;
    }

  words = op->other == NULL ? dup_words (ops, op) : NULL;
  rects = dup_rects (ops, op);
  assay_report_canvas_begin_link (drawing->canvas, (const cairo_rectangle_t *) rects->data,
                                  rects->len, op->other == NULL ? op->text : NULL, op->other,
                                  words != NULL ? words : op->other, op->lang);
}

static void
end_runs (Drawing *drawing)
{
  if (drawing->in_link)
    assay_report_canvas_end_link (drawing->canvas);
  else
    assay_report_canvas_end_tag (drawing->canvas, "Span");
}

static void
draw_op (Drawing *drawing, GArray *ops, const AssayReportOp *op)
{
  switch (op->type)
    {
    case ASSAY_REPORT_OP_RUN:
      assay_report_canvas_draw_glyphs (drawing->canvas, op->text, op->glyphs, op->rect.x,
                                       op->rect.y, op->colour);
      break;
    case ASSAY_REPORT_OP_FILL:
      assay_report_canvas_fill (drawing->canvas, &op->rect, op->colour);
      break;
    case ASSAY_REPORT_OP_LOOK:
    case ASSAY_REPORT_OP_BADGE:
      draw_look (drawing, op);
      break;
    case ASSAY_REPORT_OP_LINE:
      assay_report_canvas_draw_line (drawing->canvas, op->rect.x, op->rect.x + op->rect.width,
                                     op->rect.y, op->rect.height, (AssayReportLine) op->detail,
                                     op->colour);
      break;
    case ASSAY_REPORT_OP_LOGO:
      assay_report_canvas_draw_logo (drawing->canvas, op->logo, &op->rect);
      break;
    case ASSAY_REPORT_OP_DEST:
      assay_report_canvas_set_dest (drawing->canvas, op->text, op->rect.x, op->rect.y);
      break;
    case ASSAY_REPORT_OP_BEGIN_TAG:
      assay_report_canvas_begin_tag (drawing->canvas, op->text, op->lang, op->other);
      break;
    case ASSAY_REPORT_OP_END_TAG:
      assay_report_canvas_end_tag (drawing->canvas, op->text);
      break;
    case ASSAY_REPORT_OP_BEGIN_RUNS:
      begin_runs (drawing, ops, op);
      break;
    case ASSAY_REPORT_OP_MORE_RUNS: /* begun already */
      break;
    case ASSAY_REPORT_OP_END_RUNS:
      end_runs (drawing);
      break;
    case ASSAY_REPORT_OP_PAGE_OF:
      draw_page_of (drawing, op);
      break;
    case ASSAY_REPORT_OP_OUTLINE:
      draw_outline (drawing, op);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
draw_footer (Drawing *drawing, const char *footer, guint page)
{
  g_autoptr (AssayReportSet) left = NULL;
  g_autoptr (AssayReportSet) end = NULL;
  const AssayReportSheet *sheet = &drawing->pages->sheet;
  double y = sheet->height - FOOTER_RISE;
  double right = sheet->width - sheet->right;
  g_autofree char *number = g_strdup_printf (_ ("page %u of %u"), page, drawing->pages->pages->len);

  assay_report_canvas_draw_line (drawing->canvas, sheet->left, right, y - 14, 0.4, ASSAY_LINE_SOLID,
                                 assay_report_ink_get_colour (ASSAY_INK_RULE));
  left = set_text (drawing, footer);
  draw_set (drawing, left, sheet->left, y, ASSAY_INK_MUTED);
  end = set_text (drawing, number);
  draw_set (drawing, end, right - end->width, y, ASSAY_INK_MUTED);
}

gboolean
assay_report_pages_draw (AssayReportPages *self,
                         AssayReportCanvas *canvas,
                         AssayReportSetter *setter,
                         const char *footer,
                         void (*progress) (double fraction, gpointer data),
                         gpointer data,
                         GCancellable *cancellable)
{
  g_autoptr (AssayReportContent) scratch = assay_report_content_new ();
  Drawing drawing = { self, canvas, setter, scratch, { 0 }, FALSE };

  assay_report_canvas_begin_tag (canvas, "Document", NULL, NULL);
  for (guint i = 0; i < self->pages->len; i++)
    {
      GArray *ops = g_ptr_array_index (self->pages, i);
      char label[16];

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;

      g_snprintf (label, sizeof label, "%u", i + 1);
      assay_report_canvas_begin_page (canvas, label);
      for (guint k = 0; k < ops->len; k++)
        draw_op (&drawing, ops, &g_array_index (ops, AssayReportOp, k));
      draw_footer (&drawing, footer, i + 1);
      assay_report_canvas_end_page (canvas);
      g_ptr_array_index (self->pages, i) = NULL; /* what is drawn is not needed any more */
      g_array_unref (ops);
      if (progress != NULL)
        progress ((i + 1.) / self->pages->len, data);
    }
  assay_report_canvas_end_tag (canvas, "Document");

  return TRUE;
}
