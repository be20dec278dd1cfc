/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* A list of records that match what is typed, with a last row that makes a new one of it. Never has
 * the focus: the entry that drives it keeps it and passes its keys on.
 *
 * Signal picked (gint64 id): a row was chosen; 0: the last one, "new". */
#define ASSAY_TYPE_SUGGESTIONS (assay_suggestions_get_type ())
G_DECLARE_FINAL_TYPE (AssaySuggestions, assay_suggestions, ASSAY, SUGGESTIONS, GtkWidget)

/* Suggests rows of @kind: ACTOR, PARTY or SOURCE. */
GtkWidget *assay_suggestions_new (AssayWorkbench *workbench,
                                  AssayKind kind) G_GNUC_WARN_UNUSED_RESULT;

/* What is typed. The first match is selected, the row for a new one where there is no match. */
void assay_suggestions_set_search (AssaySuggestions *self, const char *typed);

/* Makes ready for searching, a little at a time while nothing else happens. */
void assay_suggestions_prepare (AssaySuggestions *self);

/* Moves the selection by @steps rows. */
void assay_suggestions_move (AssaySuggestions *self, int steps);

/* The selected record's key; 0 where the row for a new one is selected. */
gint64 assay_suggestions_get_selected (AssaySuggestions *self);

/* As if the selected row was clicked. */
void assay_suggestions_activate (AssaySuggestions *self);

/* The record that is called just so, case and accents aside, or 0. */
gint64 assay_suggestions_find (AssaySuggestions *self, const char *name);

/* What a record is called in lists: an actor's or a party's name, a source's title. Owned. */
char *assay_suggestion_dup_name (AssayRecord *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
