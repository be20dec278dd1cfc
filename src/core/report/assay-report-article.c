/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-chars.h"
#include "assay-report-cells.h"
#include "assay-report-highlights.h"
#include "assay-report-sections.h"
#include "assay-phrases-gettext.h"

/* Code points of one paragraph; a longer one is cut. */
#define MAX_PIECE 4000

/* One article on its way into paragraphs. */
typedef struct
{
  AssayReportContext *context;
  AssayReportChapter *chapter;
  gboolean from_right;
  GArray *highlights; /* of AssayReportHighlight, by start */
  guint next;         /* the first that has not begun */
  GArray *open;       /* of guint: those that reach into the piece */
} Setting;

/* Where a highlight begins or ends within a piece. */
typedef struct
{
  guint at;
  gboolean is_end;
  guint highlight;
  guint byte; /* of the words, known once they are added */
} Edge;

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const Edge *one = a;
  const Edge *other = b;

  if (one->at != other->at)
    return one->at < other->at ? -1 : 1;
  if (one->is_end != other->is_end)
    return one->is_end ? -1 : 1;

  return (one->highlight > other->highlight) - (one->highlight < other->highlight);
}

static void
add_edge (GArray *edges, guint at, gboolean is_end, guint highlight)
{
  Edge edge = { at, is_end, highlight, 0 };

  g_array_append_val (edges, edge);
}

/* The edges of highlights in [start, end), those cut by it included, in order. */
static GArray *
dup_edges (Setting *setting, guint start, guint end)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  guint kept = 0;

  while (setting->next < setting->highlights->len
         && g_array_index (setting->highlights, AssayReportHighlight, setting->next).start < end)
    {
      g_array_append_val (setting->open, setting->next);
      setting->next++;
    }

  for (guint i = 0; i < setting->open->len; i++)
    {
      guint index = g_array_index (setting->open, guint, i);
      const AssayReportHighlight *highlight
          = &g_array_index (setting->highlights, AssayReportHighlight, index);

      if (highlight->end > start)
        {
          add_edge (edges, MAX (highlight->start, start), FALSE, index);
          add_edge (edges, MIN (highlight->end, end), TRUE, index);
        }
      if (highlight->end > end)
        g_array_index (setting->open, guint, kept++) = index;
    }
  g_array_set_size (setting->open, kept);
  g_array_sort (edges, compare_edges);

  return edges;
}

static void
add_note (Setting *setting, GArray *notes, const AssayReportHighlight *highlight, guint byte)
{
  AssayReportCase *one = highlight->one;
  AssayReportNote note = { byte, highlight->look, "", "", NULL, NULL };

  if (one == NULL && highlight->look != ASSAY_LOOK_WORDING)
    return;

  note.symbol = one != NULL ? one->symbol : assay_report_look_get_info (highlight->look)->symbol;
  note.label = one != NULL ? one->label : "";
  note.words = one != NULL && !one->is_changed && one->verdict.decided ? one->answer : NULL;
  note.dest = one != NULL ? one->dest : NULL;
  g_array_append_val (notes, note);
}

/* The highlight ends: its span, and behind a claim its number. */
static void
close_highlight (Setting *setting,
                 AssayReportWords *words,
                 const AssayReportHighlight *highlight,
                 guint from,
                 gboolean is_first,
                 gboolean is_last)
{
  AssayReportSpan span = assay_report_span (from, (guint) words->text->len);

  span.look = highlight->look;
  span.lane = highlight->lane;
  if (highlight->one != NULL)
    {
      span.dest = highlight->one->dest;
      span.name = is_first ? highlight->one->highlight : NULL;
    }
  assay_report_words_add_span (words, span);

  if (is_last && highlight->one != NULL)
    {
      AssayReportSpan number = assay_report_span ((guint) words->text->len, 0);

      assay_report_words_add (words, "\u202f");
      assay_report_words_add (words, highlight->one->label);
      number.end = (guint) words->text->len;
      number.face = ASSAY_FACE_RAISED | ASSAY_FACE_BOLD;
      number.ink = (AssayReportInk) (ASSAY_INK_LOOK + (int) highlight->look);
      number.dest = highlight->one->dest;
      assay_report_words_add_span (words, number);
    }
}

/* Adds the text from @from to @to. */
static void
add_slice (Setting *setting, AssayReportWords *words, guint from, guint to)
{
  g_autofree char *slice = assay_text_dup_slice (setting->chapter->shown->text, from, to);

  assay_report_words_add (words, slice);
}

/* The words of a range with their highlights; what belongs in the margin goes to @notes, if that is
 * wanted. */
static AssayReportWords *
make_piece (Setting *setting, AssayRange range, GArray *notes)
{
  AssayReportWords *words = assay_report_words_new (setting->context->content);
  g_autoptr (GArray) edges = dup_edges (setting, range.start, range.end);
  g_autoptr (GHashTable) begun = g_hash_table_new (NULL, NULL); /* highlight → byte */
  guint at = range.start;

  assay_report_words_set_lang (words, setting->chapter->lang);
  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);
      const AssayReportHighlight *highlight
          = &g_array_index (setting->highlights, AssayReportHighlight, edge->highlight);
      gpointer key = GUINT_TO_POINTER (edge->highlight);

      add_slice (setting, words, at, edge->at);
      at = edge->at;
      if (edge->is_end)
        close_highlight (setting, words, highlight,
                         GPOINTER_TO_UINT (g_hash_table_lookup (begun, key)),
                         highlight->start >= range.start, highlight->end <= range.end);
      else
        {
          g_hash_table_insert (begun, key, GUINT_TO_POINTER ((guint) words->text->len));
          if (highlight->start >= range.start && notes != NULL)
            add_note (setting, notes, highlight, (guint) words->text->len);
        }
    }
  add_slice (setting, words, at, range.end);

  return words;
}

static void
add_piece (Setting *setting, AssayReportStyle style, AssayRange range, gboolean is_part)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (AssayReportNote));
  AssayReportWords *words = make_piece (setting, range, notes);
  AssayReportItem *item = assay_report_content_add (setting->context->content, style, words);

  item->notes = notes;
  item->from_right = setting->from_right;
  item->is_part = is_part;
}

/* Highlights in a table have their numbers behind them, and nothing in the margin. */
static AssayReportWords *
make_cell (gpointer user_data, guint start, guint end)
{
  return make_piece (user_data, (AssayRange){ start, end }, NULL);
}

/* Where to cut a block that goes on for more than MAX_PIECE code points from @start. */
static guint
find_cut (AssayText *text, guint start)
{
  for (guint at = start + MAX_PIECE; at > start + MAX_PIECE / 2; at--)
    if (assay_char_is_space (assay_text_get_char (text, at - 1)))
      return at;

  return start + MAX_PIECE;
}

static AssayReportStyle
get_style (AssayReportBlockKind kind)
{
  switch (kind)
    {
    case ASSAY_REPORT_HEADING:
      return ASSAY_STYLE_ARTICLE_HEADING;
    case ASSAY_REPORT_CAPTION:
    case ASSAY_REPORT_PICTURE:
      return ASSAY_STYLE_ARTICLE_CAPTION;
    case ASSAY_REPORT_PARAGRAPH:
    case ASSAY_REPORT_LIST_ITEM:
    default:
      return ASSAY_STYLE_ARTICLE;
    }
}

static void
add_block (Setting *setting, AssayReportBlock block)
{
  AssayText *text = setting->chapter->shown->text;
  AssayRange range = assay_text_trim (text, (AssayRange){ block.start, block.end });
  guint at = range.start;

  if (block.kind == ASSAY_REPORT_PICTURE && range.start == range.end)
    {
      assay_report_content_add_text (setting->context->content, ASSAY_STYLE_ARTICLE_CAPTION,
                                     _ ("[picture]"))
          ->from_right
          = setting->from_right;
      return;
    }

  while (at < range.end)
    {
      guint end = range.end - at > MAX_PIECE ? find_cut (text, at) : range.end;

      add_piece (setting, get_style (block.kind), (AssayRange){ at, end }, at > range.start);
      at = end;
    }
}

/* A stretch without blocks of its own: one paragraph a line. */
static void
add_lines (Setting *setting, guint start, guint end)
{
  AssayText *text = setting->chapter->shown->text;
  const char *utf8 = assay_text_get_utf8 (text);
  const char *p = utf8 + assay_text_byte_of (text, start);
  guint from = start;

  for (guint at = start; at < end; at++, p = g_utf8_next_char (p))
    if (*p == '\n')
      {
        add_block (setting, (AssayReportBlock){ .start = from, .end = at });
        from = at + 1;
      }
  if (from < end)
    add_block (setting, (AssayReportBlock){ .start = from, .end = end });
}

static int
compare_blocks (gconstpointer a, gconstpointer b)
{
  const AssayReportBlock *one = a;
  const AssayReportBlock *other = b;

  return (one->start > other->start) - (one->start < other->start);
}

/* In order, within the text, none over another. */
static GArray *
dup_blocks (AssayReportShown *shown)
{
  guint length = assay_text_get_length (shown->text);
  GArray *blocks = g_array_copy (shown->blocks);
  guint at = 0;

  g_array_sort (blocks, compare_blocks);
  for (guint i = 0; i < blocks->len; i++)
    {
      AssayReportBlock *block = &g_array_index (blocks, AssayReportBlock, i);

      block->start = CLAMP (block->start, at, length);
      block->end = CLAMP (block->end, block->start, length);
      at = block->end;
    }

  return blocks;
}

static void
add_text (Setting *setting)
{
  AssayReportShown *shown = setting->chapter->shown;
  guint length = assay_text_get_length (shown->text);
  g_autoptr (GArray) blocks = dup_blocks (shown);
  const AssayReportBlock *all = (const AssayReportBlock *) (gpointer) blocks->data;
  guint at = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      guint n_cells = assay_report_count_cells (all + i, blocks->len - i);

      add_lines (setting, at, all[i].start);
      if (n_cells > 0)
        assay_report_add_cells (setting->context->content, all + i, n_cells, make_cell, setting);
      else
        add_block (setting, all[i]);
      i += MAX (n_cells, 1) - 1;
      at = all[i].end;
    }
  add_lines (setting, at, length);
}

static void
add_legend_entry (AssayReportWords *words,
                  AssayReportLook look,
                  const char *symbol,
                  const char *label)
{
  AssayReportSpan span = assay_report_span ((guint) words->text->len, 0);
  g_auto (GStrv) parts = g_strsplit (label, " ", -1);
  g_autofree char *name = g_strjoinv ("\u00a0", parts);

  assay_report_words_add (words, symbol);
  assay_report_words_add (words, "\u00a0");
  assay_report_words_add (words, name);
  span.end = (guint) words->text->len;
  span.look = look;
  span.ink = ASSAY_INK_TEXT;
  assay_report_words_add_span (words, span);
  assay_report_words_add (words, "   ");
}

/* The answers of one look that occur, each once: a scale may have several for one outcome. */
static void
add_legend_look (Setting *setting, AssayReportWords *words, AssayReportLook look)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < setting->highlights->len; i++)
    {
      const AssayReportHighlight *highlight
          = &g_array_index (setting->highlights, AssayReportHighlight, i);
      AssayReportCase *one = highlight->one;
      const char *symbol = one != NULL ? one->symbol : assay_report_look_get_info (look)->symbol;
      const char *label = look == ASSAY_LOOK_ON_HOLD   ? _ ("On hold: CHANGED")
                          : one != NULL                ? one->answer
                          : look == ASSAY_LOOK_OPINION ? _ ("Opinion")
                                                       : _ ("Wording");

      if (highlight->look == look && g_hash_table_add (seen, g_strconcat (symbol, label, NULL)))
        add_legend_entry (words, look, symbol, label);
    }
}

/* What the lines and signs in the text mean: those that occur. */
static void
add_legend (Setting *setting)
{
  AssayReportWords *words = assay_report_words_new (setting->context->content);

  assay_report_words_add (words, _ ("Numbers in the text and in the margin lead to the claims. "));
  for (guint i = 0; i < ASSAY_N_LOOKS; i++)
    add_legend_look (setting, words, (AssayReportLook) i);
  assay_report_content_add (setting->context->content, ASSAY_STYLE_SMALL, words);
}

/* Whether @text reads from right to left: its first letter does. */
static gboolean
reads_from_right (AssayText *text)
{
  guint length = MIN (assay_text_get_length (text), 1000);

  for (guint i = 0; i < length; i++)
    {
      gunichar c = assay_text_get_char (text, i);
      GUnicodeScript script = g_unichar_get_script (c);

      if (g_unichar_isalpha (c))
        return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW
               || script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA
               || script == G_UNICODE_SCRIPT_NKO;
    }

  return FALSE;
}

void
assay_report_add_article (AssayReportContext *context, AssayReportChapter *chapter)
{
  g_autoptr (GArray) highlights = assay_report_highlights_new (context, chapter);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  Setting setting = { context, chapter, FALSE, highlights, 0, open };

  setting.from_right = reads_from_right (chapter->shown->text);
  assay_report_add_heading (context, _ ("The article, marked"),
                            assay_report_section_dest (context, chapter, "article"), 1);
  add_legend (&setting);
  assay_report_context_set_place (context, _ ("text of the article"));
  if (assay_text_get_length (chapter->shown->text) == 0)
    assay_report_content_add_text (context->content, ASSAY_STYLE_BODY,
                                   _ ("This version has no text."));
  add_text (&setting);
}
