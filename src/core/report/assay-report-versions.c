/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-chars.h"
#include "assay-comparison-report.h"
#include "assay-fates.h"
#include "assay-report-sections.h"
#include "assay-phrases-gettext.h"

/* Changes between the versions of an article: each with the one before. */

/* So much of one pair is printed; of the rest the number is given. */
#define MAX_PASSAGES 150
#define MAX_LENGTH 60000
#define MAX_CLAIMS 300
#define MAX_PAIRS 12
#define MAX_QUOTE 160

/* One pair of neighbours. */
typedef struct
{
  AssayReportContext *context;
  AssayReportChapter *chapter;
  AssayRecord *old_revision;
  AssayRecord *new_revision;
  AssayComparison *comparison;
} Pair;

static int
get_number (AssayRecord *revision)
{
  return (int) assay_record_get_int (revision, ASSAY_REVISION_NUMBER);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return get_number (*(AssayRecord *const *) a) - get_number (*(AssayRecord *const *) b);
}

static AssayText *
find_text (AssayReportContext *context, AssayRecord *revision)
{
  return assay_report_input_find_text (context->input, assay_record_get_id (revision));
}

/* The versions whose texts there are, up to the shown one, the oldest first. */
static GPtrArray *
list_versions (AssayReportContext *context, AssayReportChapter *chapter)
{
  GPtrArray *revisions = assay_report_rows_by (context->rows, ASSAY_REVISION_ARTICLE,
                                               assay_record_get_id (chapter->shown->article));
  GPtrArray *versions = g_ptr_array_new ();
  int shown = get_number (chapter->shown->revision);

  for (guint i = 0; i < revisions->len; i++)
    if (get_number (revisions->pdata[i]) <= shown && find_text (context, revisions->pdata[i]))
      g_ptr_array_add (versions, revisions->pdata[i]);
  g_ptr_array_sort (versions, compare_numbers);

  return versions;
}

gboolean
assay_report_has_versions (AssayReportContext *context, AssayReportChapter *chapter)
{
  g_autoptr (GPtrArray) versions = NULL;

  if (!assay_report_context_has (context, ASSAY_REPORT_VERSIONS))
    return FALSE;
  versions = list_versions (context, chapter);

  return versions->len > 1;
}

static AssayRecord *
find_capture (AssayReportContext *context, AssayRecord *revision)
{
  return assay_report_rows_find (context->rows, ASSAY_KIND_CAPTURE,
                                 assay_record_get_ref (revision, ASSAY_REVISION_CAPTURE));
}

static const char *
name_time (AssayReportContext *context, AssayRecord *revision)
{
  return assay_report_name_time (
      context, assay_revision_get_time (revision, find_capture (context, revision)));
}

/* What went is struck through, what came is underlined: a grey print tells as much. */
static void
add_as (AssayReportWords *words, AssayWordOp op, const char *text, AssayReportFace face)
{
  if (op == ASSAY_WORD_DELETE)
    assay_report_words_add_as (words, text, face | ASSAY_FACE_STRUCK,
                               (AssayReportInk) (ASSAY_INK_LOOK + (int) ASSAY_LOOK_WRONG));
  else if (op == ASSAY_WORD_INSERT)
    assay_report_words_add_as (words, text, face | ASSAY_FACE_UNDERLINED | ASSAY_FACE_BOLD,
                               (AssayReportInk) (ASSAY_INK_LOOK + (int) ASSAY_LOOK_CONFIRMED));
  else
    assay_report_words_add_as (words, text, face, ASSAY_INK_INHERIT);
}

static void
add_metadata (Pair *pair)
{
  AssayReportContext *context = pair->context;
  g_autoptr (GArray) edits = assay_metadata_edits_find (pair->old_revision, pair->new_revision,
                                                        find_capture (context, pair->old_revision),
                                                        find_capture (context, pair->new_revision));
  AssayReportItem *facts = assay_report_content_add_facts (context->content);
  g_autofree char *summary = assay_comparison_dup_summary (pair->comparison);

  assay_report_facts_add_text (
      context->content, facts, _ ("Captured"),
      assay_report_intern_printf (context, _ ("%s, then %s"),
                                  name_time (context, pair->old_revision),
                                  name_time (context, pair->new_revision)));
  assay_report_facts_add_text (context->content, facts, _ ("The text"),
                               assay_report_intern_printf (context, "%s", summary));
  for (guint i = 0; i < edits->len; i++)
    {
      const AssayMetadataEdit *edit = &g_array_index (edits, AssayMetadataEdit, i);
      AssayReportWords *words = assay_report_words_new (context->content);

      add_as (words, ASSAY_WORD_DELETE, edit->old_words, ASSAY_FACE_PLAIN);
      if (*edit->old_words != '\0' && *edit->new_words != '\0')
        assay_report_words_add (words, " ");
      add_as (words, ASSAY_WORD_INSERT, edit->new_words, ASSAY_FACE_PLAIN);
      assay_report_facts_add (context->content, facts, edit->label, words);
    }
}

/* --- passages --- */

static const char *
name_row (Pair *pair, guint row)
{
  return assay_report_intern_printf (pair->context, "v%" G_GINT64_FORMAT "r%u",
                                     assay_record_get_id (pair->new_revision), row);
}

static void
add_slice (AssayReportWords *words, AssayWordOp op, AssayText *text, AssayRange range)
{
  g_autofree char *slice = assay_text_dup_slice (text, range.start, range.end);

  add_as (words, op, g_strdelimit (slice, "\n", ' '), ASSAY_FACE_SERIF);
}

/* What came in the stead of words stands right behind them. */
static gboolean
changes_are_close (GArray *changes, guint i)
{
  return g_array_index (changes, AssayWordChange, i - 1).op == ASSAY_WORD_DELETE;
}

static void
add_words (Pair *pair, AssayReportWords *words, guint row)
{
  const AssayComparisonRow *at = assay_comparison_get_row (pair->comparison, row);
  AssayText *old_text = assay_comparison_get_old_text (pair->comparison);
  AssayText *new_text = assay_comparison_get_new_text (pair->comparison);
  g_autoptr (GArray) changes = NULL;

  if (at->kind == ASSAY_COMPARISON_REMOVED)
    add_slice (words, ASSAY_WORD_DELETE, old_text, assay_text_trim (old_text, at->old_range));
  else if (at->kind == ASSAY_COMPARISON_ADDED)
    add_slice (words, ASSAY_WORD_INSERT, new_text, assay_text_trim (new_text, at->new_range));
  else if (at->kind == ASSAY_COMPARISON_MOVED_HERE && !at->differs)
    add_slice (words, ASSAY_WORD_KEEP, new_text, assay_text_trim (new_text, at->new_range));
  else
    {
      changes = assay_comparison_dup_changes (pair->comparison, row);
      for (guint i = 0; i < changes->len; i++)
        {
          const AssayWordChange *change = &g_array_index (changes, AssayWordChange, i);
          gboolean is_old = change->op == ASSAY_WORD_DELETE;

          if (change->op == ASSAY_WORD_INSERT && i > 0 && changes_are_close (changes, i))
            assay_report_words_add (words, " ");
          add_slice (words, change->op, is_old ? old_text : new_text,
                     is_old ? change->old_range : change->new_range);
        }
    }
}

/* What moved is told whole where it stands now; where it stood, there is a link to it. */
static void
add_passage (Pair *pair, guint row)
{
  static const char *const signs[ASSAY_N_COMPARISON_KINDS]
      = { [ASSAY_COMPARISON_SAME] = "=",       [ASSAY_COMPARISON_CHANGED] = "≠",
          [ASSAY_COMPARISON_REMOVED] = "−",    [ASSAY_COMPARISON_ADDED] = "+",
          [ASSAY_COMPARISON_MOVED_AWAY] = "→", [ASSAY_COMPARISON_MOVED_HERE] = "←" };
  AssayReportContext *context = pair->context;
  const AssayComparisonRow *at = assay_comparison_get_row (pair->comparison, row);
  AssayReportWords *words = assay_report_words_new (context->content);
  AssayReportItem *item;

  assay_report_words_set_lang (words, pair->chapter->lang);
  assay_report_words_add_as (words, assay_comparison_get_label (at), ASSAY_FACE_SMALL,
                             ASSAY_INK_MUTED);
  assay_report_words_add (words, "  ");
  if (at->kind == ASSAY_COMPARISON_MOVED_AWAY)
    {
      AssayText *text = assay_comparison_get_old_text (pair->comparison);
      AssayRange range = assay_text_trim (text, at->old_range);
      g_autofree char *slice = assay_text_dup_slice (text, range.start, range.end);
      g_autofree char *begin = assay_ellipsize (slice, MAX_QUOTE);

      assay_report_words_add_link (words, begin, name_row (pair, at->partner));
    }
  else
    add_words (pair, words, row);
  item = assay_report_content_add (context->content, ASSAY_STYLE_LIST, words);
  item->bullet = signs[at->kind];
  if (at->kind == ASSAY_COMPARISON_MOVED_HERE)
    item->dest = name_row (pair, row);
}

static gboolean
is_told (Pair *pair, guint row)
{
  const AssayComparisonRow *at = assay_comparison_get_row (pair->comparison, row);

  return at->kind != ASSAY_COMPARISON_SAME
         || (at->differs && assay_comparison_is_same_words (pair->comparison));
}

static guint
get_length (const AssayComparisonRow *row)
{
  return assay_range_get_length (row->old_range) + assay_range_get_length (row->new_range);
}

static void
add_passages (Pair *pair)
{
  guint n_told = 0;
  guint n_left = 0;
  guint length = 0;

  for (guint i = 0; i < assay_comparison_get_n_rows (pair->comparison); i++)
    {
      if (!is_told (pair, i))
        continue;
      if (n_left > 0 || n_told == MAX_PASSAGES || length > MAX_LENGTH)
        {
          n_left++;
          continue;
        }
      assay_report_context_set_place (pair->context, _ ("changes between versions %d and %d"),
                                      get_number (pair->old_revision),
                                      get_number (pair->new_revision));
      add_passage (pair, i);
      length += get_length (assay_comparison_get_row (pair->comparison, i));
      n_told++;
    }
  if (n_left > 0)
    assay_report_content_add_text (
        pair->context->content, ASSAY_STYLE_NOTICE,
        assay_report_intern_printf (
            pair->context,
            ngettext (
                "%u more passage that differs is not shown: the text was rewritten at large.",
                "%u more passages that differ are not shown: the text was rewritten at large.",
                n_left),
            n_left));
}

/* --- claims --- */

static AssayReportWords *
make_quote (Pair *pair, AssayRecord *anchor)
{
  AssayReportWords *words = assay_report_words_new (pair->context->content);
  g_autofree char *quote = assay_ellipsize (
      anchor != NULL ? assay_record_get_text (anchor, ASSAY_ANCHOR_EXACT) : "", MAX_QUOTE);

  assay_report_words_set_lang (words, pair->chapter->lang);
  assay_report_words_add_as (words, quote, ASSAY_FACE_SERIF, ASSAY_INK_INHERIT);

  return words;
}

/* What stands now in the stead of words that went: for a claim that was split, where to. */
static AssayReportWords *
make_successors (Pair *pair, gint64 claim)
{
  AssayReportContext *context = pair->context;
  GPtrArray *rows = assay_report_rows_by (context->rows, ASSAY_CLAIM_SPLIT_FROM, claim);
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  AssayReportWords *words = assay_report_words_new (context->content);

  for (guint i = 0; i < rows->len; i++)
    {
      AssayReportCase *one
          = assay_report_context_find_case (context, assay_record_get_id (rows->pdata[i]));

      if (one != NULL)
        g_ptr_array_add (cases, one);
    }
  if (cases->len > 0)
    {
      assay_report_words_add (words, "→ ");
      assay_report_words_add_cases (words, cases, MAX_CLAIMS);
    }
  else
    assay_report_words_add_as (words, "–", ASSAY_FACE_PLAIN, ASSAY_INK_MUTED);

  return words;
}

static void
add_claim (Pair *pair, AssayReportItem *table, const AssayFate *fate)
{
  AssayReportContext *context = pair->context;
  AssayReportCase *one
      = assay_report_context_find_case (context, assay_record_get_id (fate->owner));
  AssayReportWords *number = assay_report_words_new (context->content);
  AssayReportWords *what = assay_report_words_new (context->content);
  gboolean is_gone = fate->kind == ASSAY_FATE_LOST || fate->kind == ASSAY_FATE_SPLIT;

  if (one != NULL)
    assay_report_words_add_link (number, one->label, one->dest);
  assay_report_words_add (what, assay_fate_get_words (fate->kind));
  assay_report_context_set_place (context, _ ("claim %s: words of the article"),
                                  one != NULL ? one->label : "");
  assay_report_table_add_row (
      table, (AssayReportWords *const[]){
                 number, what, make_quote (pair, fate->old_anchor),
                 is_gone ? make_successors (pair, assay_record_get_id (fate->owner))
                         : make_quote (pair, fate->new_anchor) });
}

static AssayReportItem *
add_claims_table (AssayReportContext *context)
{
  static const double widths[] = { 0.08, 0.24, 0.34, 0.34 };
  AssayReportItem *table = assay_report_content_add_table (context->content, 4, widths);

  assay_report_table_set_head (
      context->content, table,
      (const char *const[]){ _ ("No."), _ ("What became of it"), _ ("Before"), _ ("Now") });

  return table;
}

static void
add_claims (Pair *pair)
{
  AssayReportContext *context = pair->context;
  g_autoptr (AssayRecordList) marks = assay_record_list_new (ASSAY_KIND_MARK, NULL, NULL);
  g_autoptr (GArray) fates
      = assay_fates_find (assay_report_rows_get_list (context->rows, ASSAY_KIND_CLAIM), marks,
                          assay_report_rows_get_list (context->rows, ASSAY_KIND_ANCHOR),
                          assay_report_rows_get_list (context->rows, ASSAY_KIND_REVISION),
                          assay_record_get_id (pair->old_revision),
                          assay_record_get_id (pair->new_revision), pair->chapter->lang);
  AssayReportItem *table = NULL;
  guint n_told = 0;
  guint n_left = 0;
  guint n_same = 0;

  for (guint i = 0; i < fates->len; i++)
    {
      const AssayFate *fate = &g_array_index (fates, AssayFate, i);

      if (assay_report_context_find_case (context, assay_record_get_id (fate->owner)) == NULL)
        continue;
      if (fate->kind == ASSAY_FATE_EXACT)
        n_same++;
      if (!assay_fate_is_notable (fate->kind))
        continue;
      if (n_told == MAX_CLAIMS)
        {
          n_left++;
          continue;
        }
      if (table == NULL)
        table = add_claims_table (context);
      add_claim (pair, table, fate);
      n_told++;
    }
  if (n_left > 0)
    assay_report_content_add_text (
        context->content, ASSAY_STYLE_NOTICE,
        assay_report_intern_printf (context,
                                    ngettext ("%u more claim that was touched is not shown.",
                                              "%u more claims that were touched are not shown.",
                                              n_left),
                                    n_left));
  if (n_same > 0)
    assay_report_content_add_text (
        context->content, ASSAY_STYLE_SMALL,
        assay_report_intern_printf (context,
                                    ngettext ("%u claim stands on the same words.",
                                              "%u claims stand on the same words.", n_same),
                                    n_same));
}

static void
add_pair (AssayReportContext *context,
          AssayReportChapter *chapter,
          AssayRecord *old_revision,
          AssayRecord *new_revision)
{
  g_autoptr (AssayComparison) comparison = assay_comparison_new (
      find_text (context, old_revision), find_text (context, new_revision), chapter->lang);
  Pair pair = { context, chapter, old_revision, new_revision, comparison };

  assay_report_context_set_place (context, _ ("changes between versions %d and %d"),
                                  get_number (old_revision), get_number (new_revision));
  assay_report_content_add_text (
      context->content, ASSAY_STYLE_H2,
      assay_report_intern_printf (context, _ ("From version %d to version %d"),
                                  get_number (old_revision), get_number (new_revision)));
  add_metadata (&pair);
  add_passages (&pair);
  add_claims (&pair);
}

void
assay_report_add_versions (AssayReportContext *context, AssayReportChapter *chapter)
{
  g_autoptr (GPtrArray) versions = NULL;
  guint first;

  if (!assay_report_has_versions (context, chapter))
    return;

  versions = list_versions (context, chapter);
  first = versions->len > MAX_PAIRS ? versions->len - MAX_PAIRS : 1;
  assay_report_add_heading (context, _ ("Changes between versions"),
                            assay_report_section_dest (context, chapter, "versions"), 1);
  assay_report_content_add_text (
      context->content, ASSAY_STYLE_BODY,
      _ ("What is struck through was taken out, what is underlined was put in. Sentences that "
         "stayed as they were are not shown, nor are changes of typographic form."));
  if (first > 1)
    assay_report_content_add_text (
        context->content, ASSAY_STYLE_NOTICE,
        assay_report_intern_printf (context, _ ("Changes before version %d are not shown."),
                                    get_number (versions->pdata[first - 1])));
  for (guint i = first; i < versions->len; i++)
    add_pair (context, chapter, versions->pdata[i - 1], versions->pdata[i]);
}
