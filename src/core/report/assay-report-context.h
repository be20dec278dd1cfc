/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-digest.h"
#include "assay-report-content.h"
#include "assay-report-rows.h"

G_BEGIN_DECLS

/* What the sections of a report share: rows, judged claims in text order, numbers of sources, and
 * the names that may be printed. For one run on one thread. */

/* A claim with all that is judged of it. Strings are the content's. */
typedef struct
{
  AssayRecord *claim;
  AssayRecord *anchor;  /* in the shown revision, or NULL */
  AssayRecord *finding; /* the one that holds, or NULL */
  AssayRecord *level;   /* of that finding, or NULL */
  GPtrArray *findings;  /* all of them; borrowed from the rows */
  GPtrArray *evidence;  /* borrowed from the rows */
  AssayVerdict verdict;
  gboolean is_disputed;
  gboolean is_changed; /* the words in the text are others now: on hold */
  gboolean is_lost;
  gboolean is_on_hold; /* one of the two: what was found is not of what the text says now */
  guint start;         /* code points; where it is not lost */
  guint end;

  AssayReportLook look;
  const char *label;     /* "14a" */
  const char *symbol;    /* the level's, else the look's */
  const char *answer;    /* what the symbol stands for, in few words */
  const char *outcome;   /* "Confirmed with change", "Undecided", … */
  const char *quote;     /* the words it is anchored to */
  const char *dest;      /* the place of the claim's entry */
  const char *highlight; /* the place of its highlight in the article; NULL where it is lost */

  AssayRecord *signoff; /* the newest that is valid, else the newest, or NULL */
  AssaySignoffState signoff_state;
  AssayDigestParts signoff_changed;
} AssayReportCase;

/* An article in the version shown. */
typedef struct
{
  AssayReportShown *shown; /* borrowed */
  AssayCoverage *coverage;
  GArray *cases;        /* of AssayReportCase in text order, lost ones last */
  AssayRecord *signoff; /* of the version as a whole, or NULL */
  AssaySignoffState signoff_state;
  const char *title;
  const char *lang;               /* or NULL */
  guint counts[ASSAY_N_OUTCOMES]; /* of claims by outcome; those on hold count as undecided */
  guint n_signed;
  guint n_all; /* claims, those that were not chosen for this report included */
} AssayReportChapter;

typedef struct
{
  AssayReportInput *input; /* borrowed */
  AssayReportRows *rows;
  AssayReportContent *content;
  gboolean for_reader;
  AssayReportParts parts;    /* that the report has */
  GPtrArray *chapters;       /* of AssayReportChapter */
  GHashTable *cases;         /* gint64 claim → AssayReportCase */
  GPtrArray *sources;        /* AssayRecord by number, borrowed */
  GHashTable *numbers;       /* gint64 source → number from 1 */
  GHashTable *hidden_actors; /* gint64 actor that is a protected source → its source, borrowed */
} AssayReportContext;

AssayReportContext *assay_report_context_new (AssayReportInput *input, AssayReportContent *content);
void assay_report_context_free (AssayReportContext *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReportContext, assay_report_context_free)

/* Whether the input can be reported as its options want it: each claim they name is there. FALSE
 * with ASSAY_REPORT_ERROR_OPTION. */
gboolean assay_report_context_check (AssayReportContext *self, GError **error);

/* Whether the report has all of @parts. */
gboolean assay_report_context_has (AssayReportContext *self, AssayReportParts parts);

/* Who publishes the report, or "". Borrowed. */
const char *assay_report_context_get_desk (AssayReportContext *self);

/* The content's own copy of what printf makes of it. */
const char *assay_report_intern_printf (AssayReportContext *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

/* The entry of claim @id, or NULL where its article is not in the report. */
AssayReportCase *assay_report_context_find_case (AssayReportContext *self, gint64 id);

/* The number of source @id, 0 where it has none, and its place. */
guint assay_report_context_get_number (AssayReportContext *self, gint64 source);
const char *assay_report_context_get_source_dest (AssayReportContext *self, gint64 source);

/* Whether @source is protected; FALSE for NULL. */
gboolean assay_report_is_protected (AssayRecord *source);

/* What actor @id is called: its name, or for a protected source what that is called; "" for none.
 * The second adds the party: "Ministry of Defence (Ukraine)". Borrowed from the content. */
const char *assay_report_name_actor (AssayReportContext *self, gint64 id);
const char *assay_report_name_actor_and_party (AssayReportContext *self, gint64 id);

/* "2026-11-23 07:25 UTC" for "2026-11-23T07:25:00Z", in the form of the report's language. */
const char *assay_report_name_time (AssayReportContext *self, const char *at);

/* A number as figures and sizes are printed in the report's language. */
const char *assay_report_name_number (AssayReportContext *self, double number);

/* What @scale is called, what @level of one is called, and what that means: words of the built-in
 * scales in the report's language, others as they are. */
const char *assay_report_name_scale (AssayRecord *scale);
const char *assay_report_name_level (AssayReportContext *self, AssayRecord *level);
const char *assay_report_name_meaning (AssayReportContext *self, AssayRecord *level);

/* Brings levels (an array of borrowed records) into the order of their scale. */
void assay_report_sort_levels (GPtrArray *levels);

/* What the claims of @chapter with @outcome were answered: the names of their levels, so that an
 * answer has one name in all of the report; the outcome's own where some have none. */
const char *assay_report_name_outcome (AssayReportContext *self,
                                       AssayReportChapter *chapter,
                                       AssayOutcome outcome);

/* Adds links to claims, "1, 4, 14a", at most @most and then "and 12 more". @cases is an array of
 * AssayReportCase pointers, which is brought into the order of numbers. */
void assay_report_words_add_cases (AssayReportWords *words, GPtrArray *cases, guint most);

/* Adds "[3] Title" as a link to a source's entry. */
void assay_report_words_add_source (AssayReportContext *self,
                                    AssayReportWords *words,
                                    AssayRecord *source);

/* The cases that log @log covers, in the order of rows; array of AssayReportCase pointers. */
GPtrArray *assay_report_context_dup_log_cases (AssayReportContext *self, AssayRecord *log);

/* Whether the report tells of @log at all: it is of no claim, or of one that was chosen. */
gboolean assay_report_context_tells_log (AssayReportContext *self, AssayRecord *log);

/* Whether all or some of the words of @log may be printed: not those exchanged with a protected
 * source. */
gboolean assay_report_log_is_hidden (AssayReportContext *self, AssayRecord *log);

/* Says where the words that are made from now on come from: "claim 14: " and the kind of words. */
void assay_report_context_set_place (AssayReportContext *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

G_END_DECLS
