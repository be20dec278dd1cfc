/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-preview.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* Keeps a preview of the report up to date: makes another one, a moment after what is chosen or the
 * project changed. What is being made then is given up; the last preview stays until the next is
 * there. Signal changed (): something of the below is another. */
#define ASSAY_TYPE_PREVIEWER (assay_previewer_get_type ())
G_DECLARE_FINAL_TYPE (AssayPreviewer, assay_previewer, ASSAY, PREVIEWER, GObject)

AssayPreviewer *assay_previewer_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* How long a pause in the changes has to be, and after how long it waits for none any more; for
 * those who know better than it does. */
void assay_previewer_set_patience (AssayPreviewer *self, guint pause_ms, guint longest_ms);

/* What the report is to be; the first time begins. Copied. */
void assay_previewer_set_choice (AssayPreviewer *self, const AssayReportChoice *choice);

/* The last one that was made, or NULL. Borrowed. */
AssayPreview *assay_previewer_get_preview (AssayPreviewer *self);

/* Why there is none of the report as it is now, or NULL. Borrowed. */
const GError *assay_previewer_get_error (AssayPreviewer *self);

/* Whether another one is on its way. */
gboolean assay_previewer_is_making (AssayPreviewer *self);

/* How far that is, 0 to 1; negative while it is too soon to speak of it. */
double assay_previewer_get_fraction (AssayPreviewer *self);

/* Gives up what is being made, for good. */
void assay_previewer_stop (AssayPreviewer *self);

G_END_DECLS
