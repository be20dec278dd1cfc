/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-setter.h"

#include <glib/gi18n-lib.h>

#define LONGEST_RUN 500 /* letters that are shaped at once */
#define SMALL_FACTOR 0.88
#define RAISED_FACTOR 0.68
#define RAISED_BY 0.36

/* What is kept to be used again: texts of so many bytes, and so many of them. */
#define MAX_KEPT_BYTES 160
#define MAX_KEPT 8000

struct _AssayReportSetter
{
  /* Owned */
  PangoFontMap *font_map;
  PangoContext *context;
  GHashTable *kept; /* GBytes, see make_key () → AssayReportSet */
  AssayReportMissing *missing;
};

AssayReportSetter *
assay_report_setter_new (void)
{
  AssayReportSetter *self = g_new0 (AssayReportSetter, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);

  self->kept = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                      (GDestroyNotify) assay_report_set_free);
  self->missing = assay_report_missing_new ();
  self->font_map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->font_map), 72);
  self->context = pango_font_map_create_context (self->font_map);
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("en"));
  cairo_font_options_destroy (options);

  return self;
}

void
assay_report_setter_free (AssayReportSetter *self)
{
  g_hash_table_unref (self->kept);
  g_clear_pointer (&self->missing, assay_report_missing_free);
  g_object_unref (self->context);
  g_object_unref (self->font_map);
  g_free (self);
}

static void
insert_attribute (PangoAttrList *attributes, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

/* Each segment gets a colour of its own, so that Pango cuts its runs where segments end; it is
 * never drawn. */
static void
insert_segment (PangoAttrList *attributes,
                const AssayReportSegment *segment,
                guint index,
                const AssayReportStyleInfo *info,
                const char *lang)
{
  guint a = segment->start;
  guint b = segment->end;
  double size = info->size;

  insert_attribute (attributes,
                    pango_attr_foreground_new (1, (guint16) (index >> 16), (guint16) index), a, b);
  if ((segment->face & ASSAY_FACE_BOLD) != 0)
    insert_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), a, b);
  if ((segment->face & ASSAY_FACE_ITALIC) != 0)
    insert_attribute (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), a, b);
  if ((segment->face & ASSAY_FACE_MONO) != 0)
    insert_attribute (attributes, pango_attr_family_new (assay_report_get_mono_families ()), a, b);
  else if ((segment->face & ASSAY_FACE_SERIF) != 0 && !info->serif)
    insert_attribute (attributes, pango_attr_family_new (assay_report_get_families (TRUE, lang)), a,
                      b);

  if ((segment->face & ASSAY_FACE_SMALL) != 0)
    size *= SMALL_FACTOR;
  if ((segment->face & ASSAY_FACE_RAISED) != 0)
    {
      insert_attribute (attributes, pango_attr_rise_new ((int) (size * RAISED_BY * PANGO_SCALE)), a,
                        b);
      size *= RAISED_FACTOR;
    }
  if (size < info->size)
    insert_attribute (attributes, pango_attr_size_new_absolute ((int) (size * PANGO_SCALE)), a, b);
}

/* Pango shapes a run anew for every line that it breaks off it, so that letters without a space
 * among them (what a machine wrote, in a note or in a text) take time by their square. Every other
 * part of such a run gets an attribute that says nothing new, which cuts it. */
static void
insert_cuts (PangoAttrList *attributes, const char *text, const AssayReportStyleInfo *info)
{
  const char *from = text;
  guint n_letters = 0;
  gboolean marks = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean ends = g_unichar_isspace (g_utf8_get_char (p));

      n_letters = ends ? 0 : n_letters + 1;
      if (!ends && n_letters < LONGEST_RUN)
        continue;
      if (marks)
        insert_attribute (attributes,
                          pango_attr_letter_spacing_new ((int) (info->spacing * PANGO_SCALE)),
                          (guint) (from - text), (guint) (p - text));
      marks = !ends && !marks;
      from = p;
      n_letters = 0;
    }
}

static PangoAttrList *
dup_attributes (AssayReportWords *words, GArray *segments, const AssayReportStyleInfo *info)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  guint length = (guint) words->text->len;

  insert_attribute (attributes,
                    pango_attr_line_height_new_absolute ((int) (info->leading * PANGO_SCALE)), 0,
                    G_MAXUINT);
  if (words->lang != NULL)
    insert_attribute (
        attributes, pango_attr_language_new (pango_language_from_string (words->lang)), 0, length);
  if (info->spacing > 0)
    insert_attribute (
        attributes, pango_attr_letter_spacing_new ((int) (info->spacing * PANGO_SCALE)), 0, length);

  for (guint i = 0; i < segments->len; i++)
    insert_segment (attributes, &g_array_index (segments, AssayReportSegment, i), i, info,
                    words->lang);
  insert_cuts (attributes, words->text->str, info);

  return attributes;
}

static PangoLayout *
make_layout (AssayReportSetter *self, AssayReportSet *set, double width)
{
  const AssayReportStyleInfo *info = assay_report_style_get_info (set->style);
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = dup_attributes (set->words, set->segments, info);

  pango_font_description_set_family_static (
      font, assay_report_get_families (info->serif, set->words->lang));
  pango_font_description_set_absolute_size (font, info->size * PANGO_SCALE);
  if (info->bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  if (info->italic)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (layout, TRUE);
  pango_layout_set_text (layout, set->words->text->str, (int) set->words->text->len);

  pango_attr_list_unref (attributes);
  pango_font_description_free (font);

  return layout;
}

/* The segment that holds byte @offset. */
static guint
find_segment (GArray *segments, guint offset)
{
  guint low = 0;
  guint high = segments->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (segments, AssayReportSegment, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return MIN (low, segments->len > 0 ? segments->len - 1 : 0);
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const AssayReportRun *one = a;
  const AssayReportRun *other = b;

  return (one->offset > other->offset) - (one->offset < other->offset);
}

/* Pango puts a box where no font has a picture: that is not to pass in silence. */
static void
look_for_boxes (AssayReportSetter *self, AssayReportWords *words, const PangoGlyphItem *run)
{
  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      PangoGlyph glyph = run->glyphs->glyphs[i].glyph;

      if (glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
        assay_report_missing_add (self->missing, words->place, glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
    }
}

AssayReportMissing *
assay_report_setter_steal_missing (AssayReportSetter *self)
{
  AssayReportMissing *missing = self->missing;

  self->missing = assay_report_missing_new ();

  return missing;
}

/* Keeps the runs of the line the iterator stands on; leaves it on the line's last run. */
static void
keep_runs (AssayReportSetter *self,
           AssayReportSet *set,
           PangoLayoutIter *iter,
           AssayReportLineBox *line)
{
  PangoLayoutLine *pango_line = pango_layout_iter_get_line_readonly (iter);

  line->first_run = set->runs->len;
  do
    {
      PangoGlyphItem *glyphs = pango_layout_iter_get_run_readonly (iter);
      PangoRectangle extents;
      AssayReportRun run;

      if (pango_layout_iter_get_line_readonly (iter) != pango_line)
        break;
      if (glyphs == NULL)
        continue;

      look_for_boxes (self, set->words, glyphs);
      pango_layout_iter_get_run_extents (iter, NULL, &extents);
      run = (AssayReportRun){ .glyphs = pango_glyph_item_copy (glyphs),
                              .x = extents.x / (double) PANGO_SCALE,
                              .rise = glyphs->y_offset / (double) PANGO_SCALE,
                              .width = extents.width / (double) PANGO_SCALE,
                              .offset = (guint) glyphs->item->offset };
      run.segment = find_segment (set->segments, run.offset);
      g_array_append_val (set->runs, run);
      set->width = MAX (set->width, run.x + run.width);
    }
  while (pango_layout_iter_next_run (iter));

  line->n_runs = set->runs->len - line->first_run;
  if (line->n_runs > 1)
    qsort (&g_array_index (set->runs, AssayReportRun, line->first_run), line->n_runs,
           sizeof (AssayReportRun), compare_runs);
}

static void
keep_lines (AssayReportSetter *self, AssayReportSet *set, PangoLayout *layout)
{
  int n_lines = pango_layout_get_line_count (layout);
  PangoLayoutIter *runs = pango_layout_get_iter (layout);
  PangoLayoutIter *lines = pango_layout_get_iter (layout);

  for (int i = 0; i < n_lines; i++)
    {
      PangoLayoutLine *pango_line = pango_layout_iter_get_line_readonly (lines);
      AssayReportLineBox line = { 0 };
      int top;
      int bottom;

      pango_layout_iter_get_line_yrange (lines, &top, &bottom);
      line.top = top / (double) PANGO_SCALE;
      line.bottom = bottom / (double) PANGO_SCALE;
      line.baseline = pango_layout_iter_get_baseline (lines) / (double) PANGO_SCALE;
      line.start = (guint) pango_line->start_index;
      line.end = line.start + (guint) pango_line->length;
      keep_runs (self, set, runs, &line);
      g_array_append_val (set->lines, line);
      set->height = line.bottom;
      if (i == 0)
        set->from_right = pango_line->resolved_dir == PANGO_DIRECTION_RTL;
      pango_layout_iter_next_line (lines);
    }

  pango_layout_iter_free (lines);
  pango_layout_iter_free (runs);
}

static void
clear_run_cb (gpointer data)
{
  AssayReportRun *run = data;

  if (!run->is_shared)
    g_clear_pointer (&run->glyphs, pango_glyph_item_free);
}

static AssayReportSet *
set_new (AssayReportWords *words, AssayReportStyle style)
{
  AssayReportSet *set = g_new0 (AssayReportSet, 1);

  set->words = words;
  set->style = style;
  set->segments = assay_report_spans_flatten (words->spans, (guint) words->text->len);
  set->runs = g_array_new (FALSE, FALSE, sizeof (AssayReportRun));
  set->lines = g_array_new (FALSE, FALSE, sizeof (AssayReportLineBox));
  g_array_set_clear_func (set->runs, clear_run_cb);
  for (guint i = 0; i < set->segments->len && !set->has_links; i++)
    {
      const AssayReportSegment *segment = &g_array_index (set->segments, AssayReportSegment, i);

      set->has_links = segment->dest != NULL || segment->uri != NULL;
    }

  return set;
}

/* All that glyphs and lines depend on: colours and links are not among it. */
static GBytes *
make_key (AssayReportSet *set, double width)
{
  AssayReportWords *words = set->words;
  GString *key = g_string_sized_new (words->text->len + 64);
  int fixed[] = { (int) set->style, (int) (width * PANGO_SCALE) };

  g_string_append_len (key, (const char *) fixed, sizeof fixed);
  g_string_append (key, words->lang != NULL ? words->lang : "");
  g_string_append_c (key, '\0');
  for (guint i = 0; i < set->segments->len; i++)
    {
      const AssayReportSegment *segment = &g_array_index (set->segments, AssayReportSegment, i);
      guint part[] = { segment->end, segment->face };

      g_string_append_len (key, (const char *) part, sizeof part);
    }
  g_string_append_c (key, '\0');
  g_string_append_len (key, words->text->str, (gssize) words->text->len);

  return g_string_free_to_bytes (key);
}

/* Gives @set the lines and runs of @kept, whose glyphs stay with it. */
static void
share_runs (AssayReportSet *set, AssayReportSet *kept)
{
  set->height = kept->height;
  set->width = kept->width;
  set->from_right = kept->from_right;
  g_array_append_vals (set->lines, kept->lines->data, kept->lines->len);
  g_array_append_vals (set->runs, kept->runs->data, kept->runs->len);
  for (guint i = 0; i < set->runs->len; i++)
    g_array_index (set->runs, AssayReportRun, i).is_shared = TRUE;
}

static void
set_lines (AssayReportSetter *self, AssayReportSet *set, double width)
{
  PangoLayout *layout = make_layout (self, set, width);

  keep_lines (self, set, layout);
  g_object_unref (layout);
}

AssayReportSet *
assay_report_setter_set (AssayReportSetter *self,
                         AssayReportWords *words,
                         AssayReportStyle style,
                         double width)
{
  AssayReportSet *set = set_new (words, style);
  g_autoptr (GBytes) key = NULL;
  AssayReportSet *kept;

  if (words->text->len > MAX_KEPT_BYTES)
    {
      set_lines (self, set, width);
      return set;
    }

  key = make_key (set, width);
  kept = g_hash_table_lookup (self->kept, key);
  if (kept == NULL && g_hash_table_size (self->kept) >= MAX_KEPT)
    {
      set_lines (self, set, width);
      return set;
    }

  if (kept == NULL)
    {
      kept = set_new (words, style);
      set_lines (self, kept, width);
      g_hash_table_insert (self->kept, g_steal_pointer (&key), kept);
    }
  share_runs (set, kept);

  return set;
}

void
assay_report_set_free (AssayReportSet *self)
{
  g_array_unref (self->segments);
  g_array_unref (self->runs);
  g_array_unref (self->lines);
  g_free (self);
}
