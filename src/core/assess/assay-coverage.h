/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-finding.h"
#include "assay-text.h"

G_BEGIN_DECLS

/* What state each unit of an article is in. */

typedef enum
{
  ASSAY_UNIT_SENTENCE,
  ASSAY_UNIT_HEADING,
  ASSAY_UNIT_CAPTION,
  ASSAY_UNIT_PICTURE /* [p, p) or the characters that stand for it */
} AssayUnitKind;

/* Code points of the revision's text, [start, end). */
typedef struct
{
  guint start;
  guint end;
  AssayUnitKind kind;
} AssayUnit;

/* A unit without a single word (a line of asterisks) is NOTHING by itself; a picture is not. */
typedef enum
{
  ASSAY_COVERAGE_UNTOUCHED, /* nothing marked in it */
  ASSAY_COVERAGE_PARTLY,    /* some words are in no claim and no mark */
  ASSAY_COVERAGE_MARKED,    /* all words are, and a claim is undecided or its words have CHANGED */
  ASSAY_COVERAGE_CHECKED,   /* every word lies in a decided claim, or the rest is closed */
  ASSAY_COVERAGE_DISPUTED,  /* a claim in it is in dispute */
  ASSAY_COVERAGE_NOTHING,   /* nothing checkable */
  ASSAY_COVERAGE_OPINION,
  ASSAY_COVERAGE_WORDING
} AssayCoverageState;

#define ASSAY_N_COVERAGE_STATES (ASSAY_COVERAGE_WORDING + 1)

typedef enum
{
  ASSAY_SPAN_UNDECIDED, /* a claim */
  ASSAY_SPAN_DECIDED,   /* a claim */
  ASSAY_SPAN_DISPUTED,  /* a claim */
  ASSAY_SPAN_CHANGED,   /* a claim or mark whose words have changed: on hold */
  ASSAY_SPAN_NOTHING,
  ASSAY_SPAN_OPINION,
  ASSAY_SPAN_WORDING,
  ASSAY_SPAN_CLOSED
} AssaySpanKind;

/* What covers a stretch of the text; code points, [start, end). */
typedef struct
{
  guint start;
  guint end;
  AssaySpanKind kind;
} AssaySpan;

/* The result: immutable, reference counted, callable from any thread. */
typedef struct _AssayCoverage AssayCoverage;

/* Both arrays may be in any order and are copied as far as needed; positions are clamped to @text.
 * Spans of kind CHANGED are counted apart; @n_lost is the number of claims and marks that have no
 * place in the text any more. Time grows with the text and with n log n of both arrays. */
AssayCoverage *assay_coverage_new (AssayText *text,
                                   const AssayUnit *units,
                                   guint n_units,
                                   const AssaySpan *spans,
                                   guint n_spans,
                                   guint n_lost) G_GNUC_WARN_UNUSED_RESULT;

/* The rows of one article that coverage is read from. All borrowed for the call; lists of other
 * articles' rows may be in them, they are passed over. */
typedef struct
{
  gint64 article;
  gint64 revision;
  gint64 scale; /* the article's, or 0 */
  AssayRecordList *claims;
  AssayRecordList *findings;
  AssayRecordList *marks;
  AssayRecordList *anchors;
  AssayRecordList *levels;
} AssayCoverageRows;

/* The same from rows. A claim that has no anchor in the revision counts as lost. */
AssayCoverage *
assay_coverage_new_for_rows (AssayText *text,
                             const AssayUnit *units,
                             guint n_units,
                             const AssayCoverageRows *rows) G_GNUC_WARN_UNUSED_RESULT;

AssayCoverage *assay_coverage_ref (AssayCoverage *self);
void assay_coverage_unref (AssayCoverage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayCoverage, assay_coverage_unref)

#define ASSAY_TYPE_COVERAGE (assay_coverage_get_type ())
GType assay_coverage_get_type (void);

/* Units in text order. */
guint assay_coverage_get_n_units (AssayCoverage *self);
AssayUnit assay_coverage_get_unit (AssayCoverage *self, guint index);
AssayCoverageState assay_coverage_get_state (AssayCoverage *self, guint index);

/* The unit that holds code point @at (the last that starts at or before it), or G_MAXUINT. */
guint assay_coverage_find_unit (AssayCoverage *self, guint at);

/* How many units are in @state. */
guint assay_coverage_count (AssayCoverage *self, AssayCoverageState state);

/* Anchors counted apart: not the same words any more, and no longer in the text. */
guint assay_coverage_get_n_changed (AssayCoverage *self);
guint assay_coverage_get_n_lost (AssayCoverage *self);

/* Whether there is something to check and all of it is: no unit untouched, partly marked, marked
 * or disputed, no anchor CHANGED or lost. Sign-off is another matter. */
gboolean assay_coverage_all_checked (AssayCoverage *self);

/* The first untouched unit that starts at or behind code point @from, else the first of all, else
 * G_MAXUINT: one key walks them round. */
guint assay_coverage_next_untouched (AssayCoverage *self, guint from);

/* "12 checked · 3 partly marked · 7 untouched": the counts that are not zero, never a percentage,
 * in the language of the interface. Owned. */
char *assay_coverage_dup_words (AssayCoverage *self) G_GNUC_WARN_UNUSED_RESULT;

/* The state's name and what it means, in the language of the interface. Borrowed. */
const char *assay_coverage_state_get_label (AssayCoverageState state);
const char *assay_coverage_state_get_meaning (AssayCoverageState state);

G_END_DECLS
