/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-sections.h"
#include "assay-terms.h"
#include "assay-phrases-gettext.h"

static AssayReportWords *
make_words (AssayReportContext *context, const char *text, const char *lang, AssayReportFace face)
{
  AssayReportWords *words = assay_report_words_new (context->content);

  assay_report_words_set_lang (words, lang);
  assay_report_words_add_as (words, text, face, ASSAY_INK_INHERIT);

  return words;
}

static const char *
name_decision (AssayReportContext *context, const char *decision, const char *person)
{
  const char *label = assay_term_label (ASSAY_FINDING_DECISION, decision);

  if (*decision == '\0')
    return _ ("no decision yet");
  if (*person == '\0' || context->for_reader)
    return label;

  return assay_report_intern_printf (context, _ ("%s, by %s"), label, person);
}

static AssayReportItem *
add_changes_table (AssayReportContext *context)
{
  static const double widths[] = { 0.1, 0.36, 0.36, 0.18 };
  AssayReportItem *table = assay_report_content_add_table (context->content, 4, widths);

  assay_report_table_set_head (
      context->content, table,
      (const char *const[]){ _ ("No."), _ ("In the article"), _ ("Change to"), _ ("Decision") });

  return table;
}

static void
add_change (AssayReportContext *context,
            AssayReportChapter *chapter,
            AssayReportItem *table,
            AssayReportCase *one)
{
  AssayReportWords *number = assay_report_words_new (context->content);
  AssayReportWords *quote;
  AssayReportWords *wording;
  AssayReportWords *decision;

  assay_report_words_add_link (number, one->label, one->dest);
  assay_report_words_add_as (number, assay_report_intern_printf (context, "\u00a0%s", one->symbol),
                             ASSAY_FACE_BOLD, (AssayReportInk) (ASSAY_INK_LOOK + (int) one->look));
  assay_report_context_set_place (context, _ ("claim %s: words of the article"), one->label);
  assay_report_content_set_claim (context->content, assay_record_get_id (one->claim));
  quote = make_words (context, one->quote, chapter->lang, ASSAY_FACE_SERIF);
  assay_report_context_set_place (context, _ ("claim %s: proposed wording"), one->label);
  assay_report_content_set_claim (context->content, assay_record_get_id (one->claim));
  wording = make_words (context, assay_record_get_text (one->finding, ASSAY_FINDING_WORDING),
                        chapter->lang, ASSAY_FACE_SERIF | ASSAY_FACE_BOLD);
  decision = make_words (
      context,
      name_decision (context, assay_record_get_text (one->finding, ASSAY_FINDING_DECISION),
                     assay_record_get_text (one->finding, ASSAY_FINDING_DECIDED_BY)),
      NULL, ASSAY_FACE_PLAIN);
  assay_report_table_add_row (table,
                              (AssayReportWords *const[]){ number, quote, wording, decision });
}

static AssayReportItem *
add_wordings_table (AssayReportContext *context)
{
  static const double widths[] = { 0.1, 0.36, 0.36, 0.18 };
  AssayReportItem *table;

  assay_report_content_add_text (context->content, ASSAY_STYLE_H2, _ ("Loaded wording"));
  table = assay_report_content_add_table (context->content, 4, widths);
  assay_report_table_set_head (
      context->content, table,
      (const char *const[]){ "", _ ("In the article"), _ ("Proposed text"), _ ("Decision") });

  return table;
}

/* A loaded or wrong word, or one that is no longer there. */
typedef struct
{
  AssayRecord *mark;
  AssayRecord *anchor; /* in the version shown, or NULL */
  gint64 at;
} Wording;

static int
compare_wordings (gconstpointer a, gconstpointer b)
{
  const Wording *one = a;
  const Wording *other = b;

  if (one->at != other->at)
    return one->at < other->at ? -1 : 1;

  return assay_record_get_id (one->mark) < assay_record_get_id (other->mark) ? -1 : 1;
}

/* Whether the wording stands in words of a claim of the report; of all claims: anywhere. */
static gboolean
is_chosen (AssayReportChapter *chapter, AssayRecord *anchor)
{
  if (chapter->cases->len == chapter->n_all)
    return TRUE;

  for (guint i = 0; anchor != NULL && i < chapter->cases->len; i++)
    {
      AssayReportCase *one = &g_array_index (chapter->cases, AssayReportCase, i);

      if (!one->is_lost && one->start < assay_record_get_int (anchor, ASSAY_ANCHOR_END)
          && assay_record_get_int (anchor, ASSAY_ANCHOR_START) < one->end)
        return TRUE;
    }

  return FALSE;
}

static GArray *
list_wordings (AssayReportContext *context, AssayReportChapter *chapter)
{
  GPtrArray *marks = assay_report_rows_by (context->rows, ASSAY_MARK_ARTICLE,
                                           assay_record_get_id (chapter->shown->article));
  GArray *wordings = g_array_new (FALSE, FALSE, sizeof (Wording));

  for (guint i = 0; i < marks->len; i++)
    {
      Wording wording = { marks->pdata[i], NULL, G_MAXINT64 };

      if (!g_str_equal (assay_record_get_text (wording.mark, ASSAY_MARK_KIND), "wording")
          || !assay_report_tells_proposal (
              context, assay_record_get_text (wording.mark, ASSAY_MARK_DECISION)))
        continue;
      wording.anchor = assay_report_rows_find_anchor (
          context->rows, ASSAY_ANCHOR_MARK, assay_record_get_id (wording.mark),
          assay_record_get_id (chapter->shown->revision));
      if (!is_chosen (chapter, wording.anchor))
        continue;
      if (wording.anchor != NULL)
        wording.at = assay_record_get_int (wording.anchor, ASSAY_ANCHOR_START);
      g_array_append_val (wordings, wording);
    }
  g_array_sort (wordings, compare_wordings);

  return wordings;
}

static AssayReportWords *
make_proposal (AssayReportContext *context, AssayReportChapter *chapter, AssayRecord *mark)
{
  AssayReportWords *words = make_words (context, assay_record_get_text (mark, ASSAY_MARK_WORDING),
                                        chapter->lang, ASSAY_FACE_SERIF | ASSAY_FACE_BOLD);
  const char *note = assay_record_get_text (mark, ASSAY_MARK_NOTE);

  if (words->text->len == 0)
    assay_report_words_add_as (words, _ ("another word"), ASSAY_FACE_PLAIN, ASSAY_INK_MUTED);
  if (*note != '\0' && assay_report_context_has (context, ASSAY_REPORT_NOTES))
    assay_report_words_add_as (words, assay_report_intern_printf (context, "\n%s", note),
                               ASSAY_FACE_SMALL, ASSAY_INK_MUTED);

  return words;
}

static void
add_wording (AssayReportContext *context,
             AssayReportChapter *chapter,
             AssayReportItem *table,
             const Wording *wording)
{
  AssayReportWords *symbol = assay_report_words_new (context->content);
  AssayReportWords *quote;
  AssayReportWords *proposal;
  AssayReportWords *decision;

  assay_report_context_set_place (context, _ ("wording mark"));
  assay_report_words_add_as (symbol, assay_report_look_get_info (ASSAY_LOOK_WORDING)->symbol,
                             ASSAY_FACE_BOLD,
                             (AssayReportInk) (ASSAY_INK_LOOK + ASSAY_LOOK_WORDING));
  quote = make_words (context,
                      wording->anchor != NULL
                          ? assay_record_get_text (wording->anchor, ASSAY_ANCHOR_EXACT)
                          : _ ("no longer in the text"),
                      chapter->lang, ASSAY_FACE_SERIF);
  proposal = make_proposal (context, chapter, wording->mark);
  decision = make_words (
      context,
      name_decision (context, assay_record_get_text (wording->mark, ASSAY_MARK_DECISION), ""), NULL,
      ASSAY_FACE_PLAIN);
  assay_report_table_add_row (table,
                              (AssayReportWords *const[]){ symbol, quote, proposal, decision });
}

static void
add_wordings (AssayReportContext *context, AssayReportChapter *chapter, GArray *wordings)
{
  AssayReportItem *table;

  if (wordings->len == 0)
    return;

  table = add_wordings_table (context);
  for (guint i = 0; i < wordings->len; i++)
    add_wording (context, chapter, table, &g_array_index (wordings, Wording, i));
}

static gboolean
asks_for_change (AssayReportContext *context, AssayReportCase *one)
{
  return !one->is_lost && one->finding != NULL
         && !assay_record_is_empty (one->finding, ASSAY_FINDING_WORDING)
         && assay_report_tells_proposal (
             context, assay_record_get_text (one->finding, ASSAY_FINDING_DECISION));
}

/* Cases whose wording is to change; borrowed from the chapter. */
static GPtrArray *
list_changes (AssayReportContext *context, AssayReportChapter *chapter)
{
  GPtrArray *changes = g_ptr_array_new ();

  for (guint i = 0; i < chapter->cases->len; i++)
    {
      AssayReportCase *one = &g_array_index (chapter->cases, AssayReportCase, i);

      if (asks_for_change (context, one))
        g_ptr_array_add (changes, one);
    }

  return changes;
}

static void
add_no_changes (AssayReportContext *context, AssayReportChapter *chapter)
{
  assay_report_content_add_text (context->content, ASSAY_STYLE_BODY,
                                 chapter->n_all > 0
                                     ? _ ("No change is asked for.")
                                     : _ ("No change is asked for: no claim has been marked yet."));
}

void
assay_report_add_changes (AssayReportContext *context, AssayReportChapter *chapter)
{
  g_autoptr (GPtrArray) changes = list_changes (context, chapter);
  g_autoptr (GArray) wordings = list_wordings (context, chapter);
  AssayReportItem *table = NULL;

  if (context->for_reader && changes->len == 0 && wordings->len == 0)
    return;

  assay_report_context_set_place (context, _ ("changes asked for"));
  if (!context->for_reader || changes->len > 0)
    assay_report_content_add_text (context->content, ASSAY_STYLE_H2,
                                   context->for_reader ? _ ("Changes to the text")
                                                       : _ ("Changes asked for"));
  if (changes->len > 0)
    table = add_changes_table (context);
  else if (!context->for_reader)
    add_no_changes (context, chapter);
  for (guint i = 0; i < changes->len; i++)
    add_change (context, chapter, table, g_ptr_array_index (changes, i));
  add_wordings (context, chapter, wordings);
}
