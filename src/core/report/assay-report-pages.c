/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-pages.h"
#include "assay-phrases-gettext.h"

#define MAX_LEVELS 4
#define FOOTER_RISE 34

typedef enum
{
  OP_RUN,
  OP_FILL,
  OP_LOOK,
  OP_BADGE,
  OP_LINE,
  OP_LOGO,
  OP_DEST,
  OP_BEGIN_TAG,
  OP_END_TAG,
  OP_BEGIN_RUNS,
  OP_MORE_RUNS,
  OP_END_RUNS,
  OP_PAGE_OF,
  OP_OUTLINE
} OpType;

/* One thing to be drawn. Which fields count depends on the type. */
typedef struct
{
  OpType type;
  guint detail; /* ink, look, line pattern or level */
  cairo_rectangle_t rect;
  AssayReportColour colour;
  const char *text; /* what the glyphs are of, a name or a title */
  const char *other;
  const char *lang;
  GBytes *logo;
  PangoGlyphItem *glyphs;
  gboolean is_shared; /* the glyphs are not to be freed */
} Op;

struct _AssayReportPages
{
  AssayReportSheet sheet;

  /* Owned */
  GPtrArray *pages;  /* of GArray of Op */
  GHashTable *dests; /* borrowed name → page from 1 */
};

static void
clear_op_cb (gpointer data)
{
  Op *op = data;

  if (!op->is_shared)
    g_clear_pointer (&op->glyphs, pango_glyph_item_free);
}

AssayReportPages *
assay_report_pages_new (AssayReportSheet sheet)
{
  AssayReportPages *self = g_new0 (AssayReportPages, 1);

  self->sheet = sheet;
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
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
  GArray *ops = g_array_new (FALSE, FALSE, sizeof (Op));

  g_array_set_clear_func (ops, clear_op_cb);
  g_ptr_array_add (self->pages, ops);
}

static void
add_op (AssayReportPages *self, Op op)
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
  add_op (self, (Op){ .type = OP_RUN,
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
  add_op (self, (Op){ .type = OP_FILL, .rect = rect, .colour = colour });
}

void
assay_report_pages_add_look (AssayReportPages *self,
                             cairo_rectangle_t rect,
                             AssayReportLook look,
                             gboolean rounded)
{
  add_op (self, (Op){ .type = rounded ? OP_BADGE : OP_LOOK, .rect = rect, .detail = (guint) look });
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
  add_op (
      self,
      (Op){ .type = OP_LINE, .rect = { x1, y, x2 - x1, width }, .detail = line, .colour = colour });
}

void
assay_report_pages_add_logo (AssayReportPages *self, cairo_rectangle_t rect, GBytes *logo)
{
  add_op (self, (Op){ .type = OP_LOGO, .rect = rect, .logo = logo });
}

void
assay_report_pages_add_dest (AssayReportPages *self, const char *name, double x, double y)
{
  if (g_hash_table_contains (self->dests, name))
    return;

  g_hash_table_insert (self->dests, (gpointer) name, GUINT_TO_POINTER (self->pages->len));
  add_op (self, (Op){ .type = OP_DEST, .rect = { x, y, 0, 0 }, .text = name });
}

void
assay_report_pages_begin_tag (AssayReportPages *self,
                              const char *name,
                              const char *lang,
                              const char *alternative)
{
  add_op (self, (Op){ .type = OP_BEGIN_TAG, .text = name, .other = alternative, .lang = lang });
}

void
assay_report_pages_end_tag (AssayReportPages *self, const char *name)
{
  add_op (self, (Op){ .type = OP_END_TAG, .text = name });
}

/* Whether the runs just ended go on: a link of two lines is one link. */
static gboolean
is_more_runs (GArray *ops, const Op *next)
{
  guint i = ops->len;
  const Op *begun;

  if (i == 0 || g_array_index (ops, Op, i - 1).type != OP_END_RUNS)
    return FALSE;

  while (g_array_index (ops, Op, i - 1).type != OP_BEGIN_RUNS)
    i--;
  begun = &g_array_index (ops, Op, i - 1);

  return g_strcmp0 (begun->text, next->text) == 0 && g_strcmp0 (begun->other, next->other) == 0
         && g_strcmp0 (begun->lang, next->lang) == 0;
}

void
assay_report_pages_begin_runs (AssayReportPages *self,
                               cairo_rectangle_t rect,
                               const char *dest,
                               const char *uri,
                               const char *lang)
{
  GArray *ops = g_ptr_array_index (self->pages, self->pages->len - 1);
  Op op = { .type = OP_BEGIN_RUNS, .rect = rect, .text = dest, .other = uri, .lang = lang };

  if (is_more_runs (ops, &op))
    {
      g_array_set_size (ops, ops->len - 1);
      op.type = OP_MORE_RUNS;
    }
  add_op (self, op);
}

void
assay_report_pages_end_runs (AssayReportPages *self)
{
  add_op (self, (Op){ .type = OP_END_RUNS });
}

void
assay_report_pages_add_page_of (AssayReportPages *self, const char *dest, double right, double y)
{
  add_op (self, (Op){ .type = OP_PAGE_OF, .rect = { right, y, 0, 0 }, .text = dest });
}

void
assay_report_pages_add_outline (AssayReportPages *self,
                                const char *title,
                                const char *dest,
                                guint level)
{
  add_op (self, (Op){ .type = OP_OUTLINE, .text = title, .other = dest, .detail = level });
}

guint
assay_report_pages_find_dest (AssayReportPages *self, const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->dests, name));
}

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
draw_page_of (Drawing *drawing, const Op *op)
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
draw_outline (Drawing *drawing, const Op *op)
{
  guint level = MIN (op->detail, MAX_LEVELS - 1);
  int entry = assay_report_canvas_add_outline (drawing->canvas, drawing->parents[level], op->text,
                                               op->other, level == 0);

  for (guint i = level + 1; i <= MAX_LEVELS; i++)
    drawing->parents[i] = entry;
}

static void
draw_look (Drawing *drawing, const Op *op)
{
  const AssayReportLookInfo *info = assay_report_look_get_info ((AssayReportLook) op->detail);

  if (op->type == OP_BADGE)
    assay_report_canvas_draw_box (drawing->canvas, &op->rect, info->ground, info->line);
  else
    assay_report_canvas_fill_pattern (drawing->canvas, &op->rect, info->fill, info->ground,
                                      info->line);
}

/* The words of the runs that follow @op, which is on the page @ops. Owned. */
static char *
dup_words (GArray *ops, const Op *op)
{
  const Op *end = &g_array_index (ops, Op, ops->len);
  GString *words = g_string_new (NULL);

  for (op++; op < end && op->type != OP_END_RUNS; op++)
    if (op->type == OP_RUN && op->glyphs != NULL)
      g_string_append_len (words, op->text + op->glyphs->item->offset, op->glyphs->item->length);

  return g_string_free (words, FALSE);
}

/* Where the runs of @op, which is on the page @ops, stand, line by line. */
static GArray *
dup_rects (GArray *ops, const Op *op)
{
  const Op *end = &g_array_index (ops, Op, ops->len);
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));

  for (; op < end && op->type != OP_END_RUNS; op++)
    if (op->type == OP_BEGIN_RUNS || op->type == OP_MORE_RUNS)
      g_array_append_val (rects, op->rect);

  return rects;
}

static void
begin_runs (Drawing *drawing, GArray *ops, const Op *op)
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
draw_op (Drawing *drawing, GArray *ops, const Op *op)
{
  switch (op->type)
    {
    case OP_RUN:
      assay_report_canvas_draw_glyphs (drawing->canvas, op->text, op->glyphs, op->rect.x,
                                       op->rect.y, op->colour);
      break;
    case OP_FILL:
      assay_report_canvas_fill (drawing->canvas, &op->rect, op->colour);
      break;
    case OP_LOOK:
    case OP_BADGE:
      draw_look (drawing, op);
      break;
    case OP_LINE:
      assay_report_canvas_draw_line (drawing->canvas, op->rect.x, op->rect.x + op->rect.width,
                                     op->rect.y, op->rect.height, (AssayReportLine) op->detail,
                                     op->colour);
      break;
    case OP_LOGO:
      assay_report_canvas_draw_logo (drawing->canvas, op->logo, &op->rect);
      break;
    case OP_DEST:
      assay_report_canvas_set_dest (drawing->canvas, op->text, op->rect.x, op->rect.y);
      break;
    case OP_BEGIN_TAG:
      assay_report_canvas_begin_tag (drawing->canvas, op->text, op->lang, op->other);
      break;
    case OP_END_TAG:
      assay_report_canvas_end_tag (drawing->canvas, op->text);
      break;
    case OP_BEGIN_RUNS:
      begin_runs (drawing, ops, op);
      break;
    case OP_MORE_RUNS: /* begun already */
      break;
    case OP_END_RUNS:
      end_runs (drawing);
      break;
    case OP_PAGE_OF:
      draw_page_of (drawing, op);
      break;
    case OP_OUTLINE:
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
        draw_op (&drawing, ops, &g_array_index (ops, Op, k));
      draw_footer (&drawing, footer, i + 1);
      assay_report_canvas_end_page (canvas);
      g_array_set_size (ops, 0); /* what is drawn is not needed any more */
      if (progress != NULL)
        progress ((i + 1.) / self->pages->len, data);
    }
  assay_report_canvas_end_tag (canvas, "Document");

  return TRUE;
}
