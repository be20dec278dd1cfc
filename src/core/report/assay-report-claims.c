/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-chars.h"
#include "assay-report-sections.h"
#include "assay-terms.h"
#include "assay-phrases-gettext.h"

#include <string.h>

#define MOST_NAMED 40
/* Of "2026-11-17". */
#define DAY_LENGTH 10

static AssayReportInk
ink_of (AssayReportCase *one)
{
  return (AssayReportInk) (ASSAY_INK_LOOK + (int) one->look);
}

static void
set_place (AssayReportContext *context, AssayReportCase *one, const char *what)
{
  assay_report_context_set_place (context, _ ("claim %s: %s"), one->label, what);
  assay_report_content_set_claim (context->content, assay_record_get_id (one->claim));
}

static void
add_head (AssayReportContext *context, AssayReportCase *one, guint level)
{
  AssayReportWords *words = assay_report_words_new (context->content);
  g_autofree char *quote = assay_ellipsize (one->quote, 60);
  AssayReportSpan ground = assay_report_span (0, 0);
  AssayReportItem *item;

  assay_report_words_add_as (
      words,
      assay_report_intern_printf (context, "\u00a0%s\u00a0%s\u00a0", one->label, one->symbol),
      ASSAY_FACE_BOLD, ink_of (one));
  ground.end = (guint) words->text->len;
  ground.look = one->look;
  ground.lane = ASSAY_REPORT_NO_LANE;
  assay_report_words_add_span (words, ground);
  assay_report_words_add (words, "  ");
  assay_report_words_add_as (words, one->outcome, ASSAY_FACE_BOLD, ink_of (one));
  if (one->is_disputed)
    assay_report_words_add (words, _ (" · in dispute"));

  item = assay_report_content_add (context->content, ASSAY_STYLE_H2, words);
  item->dest = one->dest;
  item->outline = assay_report_intern_printf (context, "%s %s %s", one->label, one->symbol, quote);
  item->level = level;
  item->page_of = one->highlight;
}

static void
add_quote (AssayReportContext *context, AssayReportChapter *chapter, AssayReportCase *one)
{
  AssayReportWords *words;
  AssayReportItem *item;
  guint start;

  set_place (context, one, _ ("words of the article"));
  words = assay_report_words_new (context->content);
  assay_report_words_set_lang (words, chapter->lang);
  start = (guint) words->text->len;
  assay_report_words_add (words, one->quote);
  if (one->highlight != NULL)
    {
      AssayReportSpan span = assay_report_span (start, (guint) words->text->len);

      span.dest = one->highlight;
      assay_report_words_add_span (words, span);
    }
  item = assay_report_content_add (context->content, ASSAY_STYLE_QUOTE, words);
  item->look = one->look;
}

static const char *
name_speaker (AssayReportContext *context, AssayRecord *claim)
{
  const char *kind = assay_record_get_text (claim, ASSAY_CLAIM_SPEAKER_KIND);
  const char *as_written = assay_record_get_text (claim, ASSAY_CLAIM_SPEAKER_WORDS);
  const char *actor = assay_report_name_actor_and_party (
      context, assay_record_get_ref (claim, ASSAY_CLAIM_SPEAKER));
  const char *via
      = assay_report_name_actor (context, assay_record_get_ref (claim, ASSAY_CLAIM_VIA));
  g_autoptr (GString) line = g_string_new (actor);

  if (*as_written != '\0')
    {
      g_string_append (line, line->len > 0 ? ", " : "");
      g_string_append_printf (line, _ ("“%s”"), as_written);
    }
  if (*kind != '\0')
    g_string_append_printf (line, line->len > 0 ? " · %s" : "%s",
                            assay_term_label (ASSAY_CLAIM_SPEAKER_KIND, kind));
  if (*via != '\0')
    {
      g_string_append (line, " · ");
      g_string_append_printf (line, _ ("via %s"), via);
    }

  return assay_report_content_intern (context->content, line->str);
}

/* "Verbatim – Said in these words". */
static AssayReportWords *
make_answer (AssayReportContext *context, const char *label, const char *meaning)
{
  AssayReportWords *words = assay_report_words_new (context->content);

  assay_report_words_add_as (words, label, ASSAY_FACE_BOLD, ASSAY_INK_INHERIT);
  if (*meaning != '\0')
    {
      assay_report_words_add (words, " – ");
      assay_report_words_add (words, meaning);
    }

  return words;
}

static void
add_said (AssayReportContext *context, AssayReportCase *one, AssayReportItem *facts)
{
  const char *said
      = one->finding != NULL ? assay_record_get_text (one->finding, ASSAY_FINDING_SAID) : "";

  if ((one->verdict.asked & ASSAY_ASK_SAID) == 0)
    return;

  set_place (context, one, _ ("said?"));
  assay_report_facts_add (context->content, facts, _ ("Said?"),
                          *said != '\0'
                              ? make_answer (context, assay_term_label (ASSAY_FINDING_SAID, said),
                                             assay_term_meaning (ASSAY_FINDING_SAID, said))
                              : make_answer (context, _ ("not answered"), ""));
}

static void
add_true (AssayReportContext *context, AssayReportCase *one, AssayReportItem *facts)
{
  const char *not_asked
      = one->finding != NULL ? assay_record_get_text (one->finding, ASSAY_FINDING_NOT_ASKED) : "";
  AssayReportWords *words;

  set_place (context, one, _ ("true?"));
  if (*not_asked != '\0')
    words = make_answer (
        context,
        assay_report_intern_printf (context, _ ("Not asked: %s"),
                                    assay_term_label (ASSAY_FINDING_NOT_ASKED, not_asked)),
        assay_term_meaning (ASSAY_FINDING_NOT_ASKED, not_asked));
  else if (one->level != NULL)
    words = make_answer (context, assay_report_name_level (context, one->level),
                         assay_report_name_meaning (context, one->level));
  else if (one->verdict.outcome == ASSAY_OUTCOME_CONCLUDED)
    words = make_answer (context, _ ("See the conclusion"), "");
  else
    words = make_answer (context, _ ("not answered"), "");
  assay_report_facts_add (context->content, facts, _ ("True?"), words);
}

static void
add_finding (AssayReportContext *context,
             AssayReportCase *one,
             AssayReportItem *facts,
             AssayField field,
             const char *name)
{
  set_place (context, one, name);
  assay_report_facts_add_text (context->content, facts, name,
                               assay_record_get_text (one->finding, field));
}

static void
add_wording (AssayReportContext *context,
             AssayReportChapter *chapter,
             AssayReportCase *one,
             AssayReportItem *facts)
{
  const char *wording = assay_record_get_text (one->finding, ASSAY_FINDING_WORDING);
  const char *decision = assay_record_get_text (one->finding, ASSAY_FINDING_DECISION);
  const char *by = assay_record_get_text (one->finding, ASSAY_FINDING_DECIDED_BY);
  AssayReportWords *words;

  if (*wording == '\0' || !assay_report_tells_proposal (context, decision))
    return;

  set_place (context, one, _ ("proposed wording"));
  words = assay_report_words_new (context->content);
  assay_report_words_set_lang (words, chapter->lang);
  assay_report_words_add_as (words, wording, ASSAY_FACE_SERIF | ASSAY_FACE_BOLD, ASSAY_INK_INHERIT);
  assay_report_facts_add (context->content, facts, _ ("Change to"), words);

  words = make_answer (context,
                       *decision != '\0' ? assay_term_label (ASSAY_FINDING_DECISION, decision)
                                         : _ ("no decision yet"),
                       assay_term_meaning (ASSAY_FINDING_DECISION, decision));
  if (*by != '\0' && !context->for_reader)
    assay_report_words_add (words, assay_report_intern_printf (context, " (%s)", by));
  assay_report_facts_add (context->content, facts, _ ("Editor"), words);
}

char *
assay_report_dup_figure_words (AssayReportContext *context, AssayRecord *figure)
{
  const char *bound = assay_record_get_text (figure, ASSAY_FIGURE_BOUND);
  const char *population = assay_record_get_text (figure, ASSAY_FIGURE_POPULATION);
  const char *metric = assay_record_get_text (figure, ASSAY_FIGURE_METRIC);
  const char *unit = assay_record_get_text (figure, ASSAY_FIGURE_UNIT);
  const char *when = assay_record_get_text (figure, ASSAY_FIGURE_TIME);
  g_autofree char *label = g_utf8_strdown (assay_term_label (ASSAY_FIGURE_BOUND, bound), -1);
  g_autofree char *time_label
      = g_utf8_strdown (assay_term_label (ASSAY_FIGURE_TIME_KIND,
                                          assay_record_get_text (figure, ASSAY_FIGURE_TIME_KIND)),
                        -1);
  GString *line = g_string_new (NULL);

  if (*metric != '\0')
    g_string_append_printf (line, "%s: ", metric);
  if (*label != '\0' && !g_str_equal (bound, "exactly"))
    g_string_append_printf (line, "%s ", label);
  if (!assay_record_is_empty (figure, ASSAY_FIGURE_LOWER))
    g_string_append (line, assay_report_name_number (
                               context, assay_record_get_real (figure, ASSAY_FIGURE_LOWER)));
  if (!assay_record_is_empty (figure, ASSAY_FIGURE_UPPER)
      && (assay_record_is_empty (figure, ASSAY_FIGURE_LOWER) || g_str_equal (bound, "between")))
    g_string_append_printf (
        line, "%s%s", assay_record_is_empty (figure, ASSAY_FIGURE_LOWER) ? "" : "–",
        assay_report_name_number (context, assay_record_get_real (figure, ASSAY_FIGURE_UPPER)));
  if (*unit != '\0')
    g_string_append_printf (line, " %s", unit);
  if (*population != '\0')
    g_string_append_printf (line, " (%s)", population);
  if (*when != '\0' && strlen (when) == DAY_LENGTH
      && g_str_equal (assay_record_get_text (figure, ASSAY_FIGURE_TIME_KIND), "during"))
    g_string_append_printf (line, _ (", on %s"), assay_report_name_time (context, when));
  else if (*when != '\0')
    g_string_append_printf (line, ", %s %s", time_label, assay_report_name_time (context, when));

  return g_string_free (line, FALSE);
}

static void
add_figures (AssayReportContext *context, AssayReportCase *one, AssayReportItem *facts)
{
  GPtrArray *figures
      = assay_report_rows_by (context->rows, ASSAY_FIGURE_CLAIM, assay_record_get_id (one->claim));

  set_place (context, one, _ ("figures"));
  for (guint i = 0; i < figures->len; i++)
    {
      g_autofree char *words
          = assay_report_dup_figure_words (context, g_ptr_array_index (figures, i));

      assay_report_facts_add_text (context->content, facts, _ ("Figure"), words);
    }
}

static void
add_related (AssayReportContext *context,
             AssayReportCase *one,
             AssayReportItem *facts,
             const char *kind)
{
  gint64 id = assay_record_get_id (one->claim);
  const AssayField ends[2][2] = { { ASSAY_CLAIM_LINK_CLAIM, ASSAY_CLAIM_LINK_OTHER },
                                  { ASSAY_CLAIM_LINK_OTHER, ASSAY_CLAIM_LINK_CLAIM } };
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  AssayReportWords *words;

  for (guint i = 0; i < 2; i++)
    {
      GPtrArray *links = assay_report_rows_by (context->rows, ends[i][0], id);

      for (guint k = 0; k < links->len; k++)
        {
          AssayRecord *link = g_ptr_array_index (links, k);
          AssayReportCase *other
              = assay_report_context_find_case (context, assay_record_get_ref (link, ends[i][1]));

          if (other != NULL
              && g_str_equal (assay_record_get_text (link, ASSAY_CLAIM_LINK_KIND), kind))
            g_ptr_array_add (cases, other);
        }
    }
  if (cases->len == 0)
    return;

  words = assay_report_words_new (context->content);
  assay_report_words_add_cases (words, cases, MOST_NAMED);
  assay_report_facts_add (context->content, facts, assay_term_label (ASSAY_CLAIM_LINK_KIND, kind),
                          words);
}

/* Tags are the desk's own order of things: not for readers. */
static void
add_tags (AssayReportContext *context, AssayReportCase *one, AssayReportItem *facts)
{
  GPtrArray *links = assay_report_rows_by (context->rows, ASSAY_CLAIM_TAG_CLAIM,
                                           assay_record_get_id (one->claim));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; !context->for_reader && i < links->len; i++)
    {
      AssayRecord *tag = assay_report_rows_find (
          context->rows, ASSAY_KIND_TAG,
          assay_record_get_ref (g_ptr_array_index (links, i), ASSAY_CLAIM_TAG_TAG));

      if (tag != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                assay_record_get_text (tag, ASSAY_TAG_NAME));
    }

  set_place (context, one, _ ("tags"));
  assay_report_facts_add_text (context->content, facts, _ ("Tags"), names->str);
}

static void
add_split (AssayReportContext *context, AssayReportCase *one, AssayReportItem *facts)
{
  AssayReportCase *origin = assay_report_context_find_case (
      context, assay_record_get_ref (one->claim, ASSAY_CLAIM_SPLIT_FROM));
  AssayReportWords *words;

  if (origin == NULL)
    return;

  words = assay_report_words_new (context->content);
  assay_report_words_add_link (words, origin->label, origin->dest);
  assay_report_facts_add (context->content, facts, _ ("Split from"), words);
}

static void
add_facts (AssayReportContext *context, AssayReportChapter *chapter, AssayReportCase *one)
{
  AssayReportContent *content = context->content;
  AssayReportItem *facts = assay_report_content_add_facts (content);

  set_place (context, one, _ ("what is claimed"));
  assay_report_facts_add_text (content, facts, _ ("What is claimed"),
                               assay_record_get_text (one->claim, ASSAY_CLAIM_ASSERTION));
  set_place (context, one, _ ("speaker"));
  assay_report_facts_add_text (content, facts, _ ("Speaker"), name_speaker (context, one->claim));
  add_figures (context, one, facts);
  add_said (context, one, facts);
  add_true (context, one, facts);
  if (one->finding != NULL)
    {
      add_finding (context, one, facts, ASSAY_FINDING_CONCLUSION, _ ("Conclusion"));
      add_finding (context, one, facts, ASSAY_FINDING_UNRESOLVED, _ ("Why unresolved"));
      add_wording (context, chapter, one, facts);
    }
  add_tags (context, one, facts);
  add_split (context, one, facts);
  add_related (context, one, facts, "same");
  add_related (context, one, facts, "conflicts");
  assay_report_add_review (context, one, facts);
}

void
assay_report_add_claims (AssayReportContext *context, AssayReportChapter *chapter)
{
  assay_report_add_heading (context, _ ("Claim by claim"),
                            assay_report_section_dest (context, chapter, "claims"), 1);
  if (chapter->cases->len == 0)
    assay_report_content_add_text (context->content, ASSAY_STYLE_BODY,
                                   assay_report_name_no_claims (context, chapter));

  for (guint i = 0; i < chapter->cases->len; i++)
    {
      AssayReportCase *one = &g_array_index (chapter->cases, AssayReportCase, i);

      add_head (context, one, 2);
      add_quote (context, chapter, one);
      add_facts (context, chapter, one);
      assay_report_add_evidence (context, one);
    }
}
