/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-bound.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* A row of buttons of which at most one is down, each with a key of its own that works while the
 * focus is in the row: the levels of a scale, the letters of the Admiralty code. Pressing the one
 * that is down lets it up: unrated is neutral. Enter activates "claim.go-on".
 *
 * Signal chosen (const char *code or NULL): the user chose; the row shows it only when it is told
 * so by assay_rating_row_set_value () or by its row of the project. */
#define ASSAY_TYPE_RATING_ROW (assay_rating_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayRatingRow, assay_rating_row, ASSAY, RATING_ROW, GtkWidget)

/* @name: what is rated, translated. */
GtkWidget *assay_rating_row_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* The words of a WORD field, bound to it: what is chosen is written. Keys are taken from @keys, one
 * ASCII letter or digit a word in their order; NULL for 1, 2, 3 …, "" for none. */
GtkWidget *assay_rating_row_new_for_field (AssayWorkbench *workbench,
                                           AssayField field,
                                           const char *name,
                                           const char *keys) G_GNUC_WARN_UNUSED_RESULT;

/* The same, showing the codes instead of the labels: "B" for "Usually reliable". A code of one sign
 * is its own key. */
GtkWidget *assay_rating_row_new_for_codes (AssayWorkbench *workbench,
                                           AssayField field,
                                           const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Adds a button. @symbol may be NULL or stand before @label; @hint is the full wording; @key is an
 * ASCII letter or digit or 0; @family names the style class "outcome-<family>", NULL for none. All
 * are copied. */
void assay_rating_row_add (AssayRatingRow *self,
                           const char *code,
                           const char *symbol,
                           const char *label,
                           const char *hint,
                           char key,
                           const char *family);

/* Takes out all buttons. */
void assay_rating_row_clear (AssayRatingRow *self);

/* Adds a widget of another kind behind the buttons. */
void assay_rating_row_append (AssayRatingRow *self, GtkWidget *widget);

const char *assay_rating_row_get_value (AssayRatingRow *self);
void assay_rating_row_set_value (AssayRatingRow *self, const char *code);

/* Whether the button that is down can be let up; it can, unless told otherwise. */
void assay_rating_row_set_required (AssayRatingRow *self, gboolean required);

/* As if the key was pressed in the row; FALSE where it has no such key. */
gboolean assay_rating_row_press_key (AssayRatingRow *self, guint keyval);

G_END_DECLS
