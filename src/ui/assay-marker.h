/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-reader.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* Makes claims and marks of what is selected in the article pane: the actions "article.…" of the
 * key map, and those of the pane's context menu. */
#define ASSAY_TYPE_MARKER (assay_marker_get_type ())
G_DECLARE_FINAL_TYPE (AssayMarker, assay_marker, ASSAY, MARKER, GObject)

/* Signal mark-made (gint64 mark): a mark whose proposed wording wants to be written. */
AssayMarker *assay_marker_new (AssayWorkbench *workbench,
                               AssayReader *reader) G_GNUC_WARN_UNUSED_RESULT;

/* The group to insert as "article". Borrowed; does nothing once the marker is gone. */
GActionGroup *assay_marker_get_actions (AssayMarker *self);

/* Looks again whether anything can be marked. */
void assay_marker_update (AssayMarker *self);

/* The selected words in quotation marks with where they stand. NULL: nothing is selected. Owned. */
char *assay_marker_dup_quotation (AssayMarker *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
