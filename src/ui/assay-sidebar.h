/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* The annotation sidebar of a window: the claims and marks of the open article in a list, and the
 * editor of the open one below it. Follows the workbench.
 *
 * Signal go-to-source (gint64 source): the user wants to see it in the library. */
#define ASSAY_TYPE_SIDEBAR (assay_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (AssaySidebar, assay_sidebar, ASSAY, SIDEBAR, GtkWidget)

GtkWidget *assay_sidebar_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* What can be done to the open claim, for the window to insert as "claim", so that the same keys
 * and menus work while the focus is in the article. Actions without parameter, disabled while they
 * make no sense:
 *   next, previous         the neighbour in text order (J, K)
 *   go-on                  saves what is being typed, opens the next undecided claim (Enter)
 *   repeat                 source, stance, ratings and finding of the last claim, then go-on (Y)
 *   link-source            opens the source picker (L)
 *   view-source            opens a source of the claim beside the article (V)
 *   open-card              moves the focus into the editor of the open claim
 *   said, true, conclusion move the focus to that part of the editor (S, T, N)
 *   first-evidence         moves the focus to the first piece of evidence (E)
 *   add-query, add-contact, add-search, add-dispute
 *                          a log entry on the open claim
 *   sign, sign-shown       signs the open claim, or all that the list shows
 *   dispute                a toggle: in dispute or not
 *   delete
 *   find                   moves the focus to the search entry of the list
 * Borrowed. */
GActionGroup *assay_sidebar_get_actions (AssaySidebar *self);

/* Opens a mark (opinion, nothing checkable, wording) in place of a claim; 0 closes it. */
void assay_sidebar_open_mark (AssaySidebar *self, gint64 mark);

/* Writes what is being typed, at once: before closing, before another article. */
void assay_sidebar_flush (AssaySidebar *self);

/* Links the open claim to a source that @typed names: an address, a citation or the title of one
 * that is there already. For drops and pastes onto the window. */
void assay_sidebar_link_text (AssaySidebar *self, const char *typed);

G_END_DECLS
