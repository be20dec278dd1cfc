/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-insight.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which claims the list shows. */
typedef enum
{
  ASSAY_SHOW_ALL,
  ASSAY_SHOW_UNDECIDED,
  ASSAY_SHOW_CONFIRMED,
  ASSAY_SHOW_CHANGE,
  ASSAY_SHOW_WRONG,
  ASSAY_SHOW_AUTHOR,
  ASSAY_SHOW_OPEN,
  ASSAY_SHOW_DISPUTED,
  ASSAY_SHOW_ALTERED, /* CHANGED or lost */
  ASSAY_SHOW_UNSIGNED,
  ASSAY_SHOW_UNSUPPORTED /* no evidence */
} AssayShow;

#define ASSAY_N_SHOWS (ASSAY_SHOW_UNSUPPORTED + 1)

/* What the menu calls it, translated; answers by their names in @article's scale (NULL: in any).
 * Owned. */
char *assay_show_dup_label (AssayShow show, AssayArticle *article) G_GNUC_WARN_UNUSED_RESULT;

gboolean assay_show_matches (AssayShow show, const AssayInsightClaim *insight);

/* Lets through the claims that fit a state, a source and what is searched for in quote, assertion,
 * speaker, conclusion and number. */
#define ASSAY_TYPE_CLAIM_FILTER (assay_claim_filter_get_type ())
G_DECLARE_FINAL_TYPE (AssayClaimFilter, assay_claim_filter, ASSAY, CLAIM_FILTER, GtkFilter)

AssayClaimFilter *assay_claim_filter_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

void assay_claim_filter_set_search (AssayClaimFilter *self, const char *search);
void assay_claim_filter_set_show (AssayClaimFilter *self, AssayShow show);

/* Only claims with evidence from @source; 0: any. */
void assay_claim_filter_set_source (AssayClaimFilter *self, gint64 source);

AssayShow assay_claim_filter_get_show (AssayClaimFilter *self);
gint64 assay_claim_filter_get_source (AssayClaimFilter *self);

/* Whether some claims may be hidden. */
gboolean assay_claim_filter_is_on (AssayClaimFilter *self);

/* Asks every claim again, after data has changed. */
void assay_claim_filter_refresh (AssayClaimFilter *self);

G_END_DECLS
