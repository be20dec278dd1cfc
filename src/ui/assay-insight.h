/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-digest.h"
#include "assay-finding.h"
#include "assay-lineage.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* What follows from a claim's rows, for all widgets of one window: read from the open article when
 * asked for, the lineage of sources kept until sources change. */
#define ASSAY_TYPE_INSIGHT (assay_insight_get_type ())
G_DECLARE_FINAL_TYPE (AssayInsight, assay_insight, ASSAY, INSIGHT, GObject)

/* The one that goes with @workbench; lives as long as it does. Borrowed. */
AssayInsight *assay_insight_get (AssayWorkbench *workbench);

/* Where all sources come from. Borrowed, until sources change. */
AssayLineage *assay_insight_get_lineage (AssayInsight *self);

/* All that a card or a row of the list says of one claim. Records are borrowed, until the next
 * change. */
typedef struct
{
  AssayRecord *claim;
  AssayRecord *finding; /* the checker's, or NULL */
  AssayRecord *level;   /* the checker's, or NULL */
  AssayRecord *holding; /* the finding that holds: a third person's decision, else the checker's */
  AssayRecord *holding_level;
  AssayRecord *anchor; /* in the shown revision, or NULL: made in a later one */
  AssayVerdict verdict;
  gboolean disputed;
  AssaySignoffState signoff;
  AssayRecord *signed_by;       /* SIGNOFF row, or NULL */
  AssayDigestParts changed;     /* since it was signed */
  AssayIndependence supporting; /* of true?, or of said? where that alone applies */
  guint n_evidence;
} AssayInsightClaim;

/* FALSE where there is no such claim in the open article. */
gboolean assay_insight_read (AssayInsight *self, gint64 claim, AssayInsightClaim *ret_insight);

/* Whether @changes can make a difference to what is read of @claim; TRUE for NULL. */
gboolean assay_insight_concerns (AssayChanges *changes, gint64 claim);

/* The words of the article under a claim or a mark, white space made plain. Owned. */
char *assay_insight_dup_quote (AssayInsight *self, gint64 owner) G_GNUC_WARN_UNUSED_RESULT;

/* An anchor's words, white space made plain. Owned. */
char *assay_insight_dup_plain (const char *exact) G_GNUC_WARN_UNUSED_RESULT;

/* "KCNA, via Reuters", "the author", "nobody", "" where nothing is known. Owned. */
char *assay_insight_dup_speaker (AssayInsight *self, AssayRecord *claim) G_GNUC_WARN_UNUSED_RESULT;

/* What the claim was answered, by the name of the level where that decides. Borrowed. */
const char *assay_insight_get_answer (const AssayInsightClaim *insight);

/* "Verbatim · Confirmed with change", "undecided". Owned. */
char *assay_insight_dup_state (const AssayInsightClaim *insight) G_GNUC_WARN_UNUSED_RESULT;

/* The sign of the outcome beside the number: the level's own, else one of the group's. Borrowed. */
const char *assay_insight_get_symbol (const AssayInsightClaim *insight);

/* CHANGED, lost, not in this version, or "" where the claim's words stand as they stood. Borrowed,
 * translated. */
const char *assay_insight_get_warning (const AssayInsightClaim *insight);

G_END_DECLS
