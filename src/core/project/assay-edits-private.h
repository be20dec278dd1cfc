/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-edits.h"

G_BEGIN_DECLS

/* Adds to @edit a claim at [start, end), without the white space at its edges: number, anchor, an
 * empty finding; speaker and via as assay_edit_add_claim () says. Gives its key, 0 where the range
 * is empty or outside the text. */
gint64 assay_edit_insert_claim (AssayEdit *edit, AssayArticle *article, guint start, guint end);

/* @name as it is compared: letter case and white space do not make another name. Owned. */
char *assay_name_fold (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* What a source that was added by its address is called until its page is known: its host. Owned.
 */
char *assay_source_dup_host (const char *address);

G_END_DECLS
