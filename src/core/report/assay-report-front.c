/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-sections.h"
#include "assay-phrases-gettext.h"

/* Claims of a report whose contents one sees by turning pages. */
#define MOST_OF_SHORT 25

const char *
assay_report_section_dest (AssayReportContext *context,
                           AssayReportChapter *chapter,
                           const char *section)
{
  return assay_report_intern_printf (context, "%s%" G_GINT64_FORMAT, section,
                                     chapter != NULL ? assay_record_get_id (chapter->shown->article)
                                                     : 0);
}

void
assay_report_add_heading (AssayReportContext *context,
                          const char *title,
                          const char *dest,
                          guint level)
{
  AssayReportItem *item;

  assay_report_context_set_place (context, "%s", title);
  assay_report_content_add_item (context->content, ASSAY_ITEM_NEW_CHAPTER);
  item = assay_report_content_add_text (context->content, ASSAY_STYLE_H1, title);
  item->dest = dest;
  item->outline = assay_report_content_intern (context->content, title);
  item->level = level;
  assay_report_content_add_item (context->content, ASSAY_ITEM_RULE);
}

static void
append_part (GString *line, const char *part)
{
  if (*part != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

/* What it is, and for whom. */
static const char *
name_kind (AssayReportContext *context)
{
  switch (context->input->preset)
    {
    case ASSAY_REPORT_EDITOR:
      return _ ("FACT-CHECK REPORT · FOR THE EDITOR");
    case ASSAY_REPORT_LAWYER:
      return _ ("FACT-CHECK REPORT · CONFIDENTIAL");
    case ASSAY_REPORT_READER:
    default:
      return _ ("FACT-CHECK REPORT");
    }
}

/* Who publishes it. */
static void
add_masthead (AssayReportContext *context)
{
  AssayReportContent *content = context->content;
  const char *desk = assay_report_context_get_desk (context);
  AssayReportItem *item;

  if (*desk == '\0' && context->input->options->logo == NULL)
    return;

  assay_report_context_set_place (context, _ ("name of the desk"));
  item = assay_report_content_add_item (content, ASSAY_ITEM_MASTHEAD);
  item->style = ASSAY_STYLE_MASTHEAD;
  item->logo = context->input->options->logo;
  item->words = assay_report_words_new (content);
  assay_report_words_add (item->words, desk);
}

static void
add_title (AssayReportContext *context, AssayReportChapter *chapter)
{
  AssayRecord *article = chapter->shown->article;
  AssayReportContent *content = context->content;
  AssayReportWords *title = assay_report_words_new (content);
  g_autoptr (GString) line = g_string_new (NULL);
  AssayReportItem *item;

  assay_report_content_add_item (content, ASSAY_ITEM_NEW_PAGE);
  add_masthead (context);
  item = assay_report_content_add_text (content, ASSAY_STYLE_KICKER, name_kind (context));
  item->dest = assay_report_section_dest (context, chapter, "front");
  item->outline = chapter->title;

  assay_report_context_set_place (context, _ ("title of the article"));
  assay_report_words_set_lang (title, chapter->lang);
  assay_report_words_add (title, chapter->title);
  title->place = _ ("title of the article");
  assay_report_content_add (content, ASSAY_STYLE_TITLE, title);

  append_part (line, assay_record_get_text (article, ASSAY_ARTICLE_BYLINE));
  append_part (line, assay_record_get_text (article, ASSAY_ARTICLE_PUBLISHER));
  append_part (line, assay_report_name_time (
                         context, assay_record_get_text (article, ASSAY_ARTICLE_PUBLISHED)));
  assay_report_context_set_place (context, _ ("byline of the article"));
  if (line->len > 0)
    assay_report_content_add_text (content, ASSAY_STYLE_BYLINE, line->str);
  assay_report_content_add_item (content, ASSAY_ITEM_RULE);
}

/* "Ada, Ben": who reached the findings. Owned. */
static char *
dup_checkers (AssayReportChapter *chapter)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < chapter->cases->len; i++)
    {
      AssayReportCase *one = &g_array_index (chapter->cases, AssayReportCase, i);

      for (guint k = 0; k < one->findings->len; k++)
        {
          const char *person
              = assay_record_get_text (g_ptr_array_index (one->findings, k), ASSAY_FINDING_PERSON);

          if (*person != '\0' && g_hash_table_add (seen, (gpointer) person))
            g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", person);
        }
    }

  return g_string_free (names, FALSE);
}

static void
add_version (AssayReportContext *context, AssayReportChapter *chapter, AssayReportItem *facts)
{
  AssayRecord *revision = chapter->shown->revision;
  const char *sha256 = assay_record_get_text (revision, ASSAY_REVISION_TEXT_SHA256);
  AssayReportWords *words = assay_report_words_new (context->content);
  const char *at = assay_report_name_time (
      context, assay_record_get_text (revision, ASSAY_REVISION_CREATED_AT));

  assay_report_words_add (words, assay_report_intern_printf (
                                     context, _ ("version %d"),
                                     (int) assay_record_get_int (revision, ASSAY_REVISION_NUMBER)));
  if (*at != '\0')
    assay_report_words_add (words, assay_report_intern_printf (context, _ (" of %s"), at));
  if (*sha256 != '\0')
    {
      assay_report_words_add (words, _ (", SHA-256 of its text "));
      assay_report_words_add_as (words, assay_report_intern_printf (context, "%.16s…", sha256),
                                 ASSAY_FACE_MONO | ASSAY_FACE_SMALL, ASSAY_INK_INHERIT);
    }
  assay_report_facts_add (context->content, facts, _ ("Version"), words);
}

static const char *
name_signing (AssayReportContext *context, AssayReportChapter *chapter)
{
  const char *claims = assay_report_intern_printf (context, _ ("Claims signed: %u of %u"),
                                                   chapter->n_signed, chapter->cases->len);
  const char *version = _ ("this version is not signed");

  if (chapter->signoff_state == ASSAY_SIGNOFF_VALID)
    version
        = context->for_reader
              ? _ ("this version is signed")
              : assay_report_intern_printf (
                  context, _ ("this version is signed by %s, %s"),
                  assay_record_get_text (chapter->signoff, ASSAY_SIGNOFF_PERSON),
                  assay_report_name_time (
                      context, assay_record_get_text (chapter->signoff, ASSAY_SIGNOFF_SIGNED_AT)));
  else if (chapter->signoff_state == ASSAY_SIGNOFF_LAPSED)
    version = _ ("the signature of this version has lapsed: it was changed since");

  return chapter->cases->len == 0
             ? version
             : assay_report_intern_printf (context, _ ("%s; %s"), claims, version);
}

/* How the claims were chosen, in words; "" where all are told of. */
static const char *
name_choice (AssayReportContext *context, AssayReportChapter *chapter)
{
  const AssayReportOptions *options = context->input->options;
  g_autoptr (GString) how = g_string_new (NULL);

  if (options->claims != NULL && *options->claims != '\0')
    append_part (how,
                 /* Translators: a list of numbers of claims */
                 assay_report_intern_printf (context, _ ("numbers %s"), options->claims));
  if (options->only_open)
    append_part (how, _ ("open ones"));
  for (guint i = 0; i < ASSAY_N_OUTCOMES; i++)
    if ((options->outcomes & 1u << i) != 0)
      append_part (how, assay_outcome_get_label ((AssayOutcome) i));
  if (how->len == 0)
    return "";

  /* Translators: how many, of how many, which ones */
  return assay_report_intern_printf (context, _ ("%u of %u: %s"), chapter->cases->len,
                                     chapter->n_all, how->str);
}

static void
add_facts (AssayReportContext *context, AssayReportChapter *chapter)
{
  AssayReportContent *content = context->content;
  AssayRecord *article = chapter->shown->article;
  const char *address = assay_record_get_text (article, ASSAY_ARTICLE_ADDRESS);
  AssayReportItem *facts;
  g_autofree char *checkers = dup_checkers (chapter);

  assay_report_context_set_place (context, _ ("first page"));
  facts = assay_report_content_add_facts (content);
  add_version (context, chapter, facts);
  if (*address != '\0')
    {
      AssayReportWords *words = assay_report_words_new (content);

      assay_report_words_add_uri (words, address, address);
      assay_report_facts_add (content, facts, _ ("Address"), words);
    }
  if (!context->for_reader)
    assay_report_facts_add_text (content, facts, _ ("Checked by"), checkers);
  assay_report_facts_add_text (content, facts, _ ("As known at"),
                               assay_report_name_time (context, context->input->as_known_at));
  if (!context->for_reader)
    assay_report_facts_add_text (content, facts, _ ("Report made by"), context->input->person);
  assay_report_facts_add_text (content, facts, _ ("Claims in this report"),
                               name_choice (context, chapter));
  assay_report_facts_add_text (content, facts, _ ("Sign-off"), name_signing (context, chapter));
}

static void
add_outcome (AssayReportContext *context, AssayReportChapter *chapter)
{
  static const AssayOutcome order[]
      = { ASSAY_OUTCOME_WRONG,     ASSAY_OUTCOME_CHANGE,    ASSAY_OUTCOME_OPEN,
          ASSAY_OUTCOME_AUTHOR,    ASSAY_OUTCOME_CONFIRMED, ASSAY_OUTCOME_CONCLUDED,
          ASSAY_OUTCOME_NOT_ASKED, ASSAY_OUTCOME_UNDECIDED };
  AssayReportItem *bars;
  guint n = chapter->cases->len;
  guint decided = n - chapter->counts[ASSAY_OUTCOME_UNDECIDED];
  const char *sum;

  assay_report_content_add_text (context->content, ASSAY_STYLE_H2, _ ("Outcome"));
  if (n == 0)
    {
      assay_report_content_add_text (context->content, ASSAY_STYLE_BODY,
                                     assay_report_name_no_claims (context, chapter));
      return;
    }

  sum = assay_report_intern_printf (
      context, ngettext ("%u claim, %u decided.", "%u claims, %u decided.", n), n, decided);
  assay_report_content_add_text (context->content, ASSAY_STYLE_BODY, sum);
  bars = assay_report_content_add_item (context->content, ASSAY_ITEM_BARS);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    assay_report_bars_add (context->content, bars, (AssayReportLook) order[i],
                           assay_report_look_get_info ((AssayReportLook) order[i])->symbol,
                           assay_report_name_outcome (context, chapter, order[i]),
                           chapter->counts[order[i]]);
}

static AssayReportLook
look_of_state (AssayCoverageState state)
{
  switch (state)
    {
    case ASSAY_COVERAGE_CHECKED:
      return ASSAY_LOOK_CONFIRMED;
    case ASSAY_COVERAGE_DISPUTED:
      return ASSAY_LOOK_ON_HOLD;
    case ASSAY_COVERAGE_PARTLY:
      return ASSAY_LOOK_CHANGE;
    case ASSAY_COVERAGE_MARKED:
      return ASSAY_LOOK_OPEN;
    case ASSAY_COVERAGE_OPINION:
      return ASSAY_LOOK_OPINION;
    case ASSAY_COVERAGE_WORDING:
      return ASSAY_LOOK_WORDING;
    case ASSAY_COVERAGE_NOTHING:
      return ASSAY_LOOK_NOT_ASKED;
    case ASSAY_COVERAGE_UNTOUCHED:
    default:
      return ASSAY_LOOK_UNDECIDED;
    }
}

/* None is the sign of an answer to a claim: half a sentence marked is no claim to be changed. */
const char *
assay_report_get_coverage_sign (AssayCoverageState state)
{
  switch (state)
    {
    case ASSAY_COVERAGE_CHECKED:
      return "■";
    case ASSAY_COVERAGE_DISPUTED:
      return "◪";
    case ASSAY_COVERAGE_PARTLY:
      return "◧";
    case ASSAY_COVERAGE_MARKED:
      return "▣";
    case ASSAY_COVERAGE_OPINION:
    case ASSAY_COVERAGE_WORDING:
      return assay_report_look_get_info (look_of_state (state))->symbol;
    case ASSAY_COVERAGE_NOTHING:
      return "▫";
    case ASSAY_COVERAGE_UNTOUCHED:
    default:
      return "□";
    }
}

static void
add_coverage_notice (AssayReportContext *context, AssayReportChapter *chapter)
{
  AssayCoverage *coverage = chapter->coverage;
  AssayReportWords *words = assay_report_words_new (context->content);
  g_autofree char *counts = assay_coverage_dup_words (coverage);
  AssayReportItem *item;
  gboolean all = assay_coverage_all_checked (coverage);

  if (all)
    {
      assay_report_words_add_as (words, _ ("■ All checked. "), ASSAY_FACE_BOLD, ASSAY_INK_INHERIT);
      assay_report_words_add (words, _ ("Every word of this version lies in a decided claim, is "
                                        "closed by the checker, or holds nothing checkable."));
    }
  else
    {
      assay_report_words_add_as (words, _ ("□ Not all is checked. "), ASSAY_FACE_BOLD,
                                 ASSAY_INK_INHERIT);
      assay_report_words_add (words, _ ("Sentences, headings and captions of this version: "));
      assay_report_words_add (words, counts);
      assay_report_words_add (words, ".");
    }
  item = assay_report_content_add (context->content, ASSAY_STYLE_NOTICE, words);
  item->look = all ? ASSAY_LOOK_CONFIRMED : ASSAY_LOOK_UNDECIDED;
}

static void
add_coverage (AssayReportContext *context, AssayReportChapter *chapter)
{
  static const AssayCoverageState order[]
      = { ASSAY_COVERAGE_CHECKED, ASSAY_COVERAGE_NOTHING,  ASSAY_COVERAGE_OPINION,
          ASSAY_COVERAGE_WORDING, ASSAY_COVERAGE_DISPUTED, ASSAY_COVERAGE_MARKED,
          ASSAY_COVERAGE_PARTLY,  ASSAY_COVERAGE_UNTOUCHED };
  AssayReportItem *strip;

  assay_report_content_add_text (context->content, ASSAY_STYLE_H2, _ ("Coverage"));
  strip = assay_report_content_add_item (context->content, ASSAY_ITEM_STRIP);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    assay_report_bars_add (context->content, strip, look_of_state (order[i]),
                           assay_report_get_coverage_sign (order[i]),
                           assay_coverage_state_get_label (order[i]),
                           assay_coverage_count (chapter->coverage, order[i]));
  add_coverage_notice (context, chapter);
}

static void
add_contents_line (AssayReportContext *context, const char *title, const char *dest)
{
  AssayReportWords *words = assay_report_words_new (context->content);
  AssayReportItem *item;

  assay_report_words_add_link (words, title, dest);
  item = assay_report_content_add (context->content, ASSAY_STYLE_LIST, words);
  item->page_of = dest;
}

/* Of a short report they are a convenience, not worth a page. */
static void
keep_contents (AssayReportContext *context, AssayReportChapter *chapter, guint first)
{
  GPtrArray *items = assay_report_content_get_items (context->content);

  for (guint i = first; i < items->len; i++)
    {
      AssayReportItem *item = g_ptr_array_index (items, i);

      item->keep_next = i + 1 < items->len;
      item->if_room = chapter->cases->len <= MOST_OF_SHORT;
    }
}

static void
add_contents_lines (AssayReportContext *context, AssayReportChapter *chapter)
{
  if (assay_report_context_has (context, ASSAY_REPORT_ARTICLE))
    add_contents_line (context, _ ("The article, marked"),
                       assay_report_section_dest (context, chapter, "article"));
  add_contents_line (context, _ ("Claim by claim"),
                     assay_report_section_dest (context, chapter, "claims"));
  if (assay_report_has_versions (context, chapter))
    add_contents_line (context, _ ("Changes between versions"),
                       assay_report_section_dest (context, chapter, "versions"));
  add_contents_line (context, _ ("Sources and where they come from"),
                     assay_report_section_dest (context, NULL, "sources"));
  if (assay_report_context_has (context, ASSAY_REPORT_LOGS))
    add_contents_line (context, _ ("Queries, contacts and searches"),
                       assay_report_section_dest (context, NULL, "logs"));
  if (assay_report_context_has (context, ASSAY_REPORT_CUSTODY))
    add_contents_line (context, _ ("Custody: captures and hashes"),
                       assay_report_section_dest (context, NULL, "custody"));
  if (assay_report_context_has (context, ASSAY_REPORT_METHOD))
    add_contents_line (context, _ ("Method and codes"),
                       assay_report_section_dest (context, NULL, "method"));
}

static void
add_contents (AssayReportContext *context, AssayReportChapter *chapter)
{
  guint first = assay_report_content_get_items (context->content)->len;

  assay_report_content_add_text (context->content, ASSAY_STYLE_H2, _ ("In this report"));
  add_contents_lines (context, chapter);
  keep_contents (context, chapter, first);
}

/* An editor looks first for what is to be done; everybody else for what was checked. */
void
assay_report_add_front (AssayReportContext *context, AssayReportChapter *chapter)
{
  gboolean for_editor = context->input->preset == ASSAY_REPORT_EDITOR;

  add_title (context, chapter);
  if (for_editor)
    {
      assay_report_add_changes (context, chapter);
      assay_report_add_open_points (context, chapter);
      assay_report_content_add_text (context->content, ASSAY_STYLE_H2, _ ("What was checked"));
    }
  add_facts (context, chapter);
  add_outcome (context, chapter);
  add_coverage (context, chapter);
  if (!for_editor)
    {
      assay_report_add_changes (context, chapter);
      assay_report_add_open_points (context, chapter);
    }
  add_contents (context, chapter);
}

void
assay_report_add_empty_front (AssayReportContext *context)
{
  AssayReportContent *content = context->content;
  AssayReportItem *item
      = assay_report_content_add_text (content, ASSAY_STYLE_KICKER, name_kind (context));

  item->dest = assay_report_section_dest (context, NULL, "front");
  item->outline = assay_report_content_intern (content, _ ("First page"));
  assay_report_content_add_text (content, ASSAY_STYLE_TITLE, _ ("Nothing to report yet"));
  assay_report_content_add_text (
      content, ASSAY_STYLE_BODY,
      _ ("This project holds no article. Import one, mark its claims, and make the report again."));
}
