/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-draft.h"

G_BEGIN_DECLS

/* Adds to @edit what was read, as version @number of @article: capture, revision, pictures. Gives
 * the revision's key. */
gint64 assay_draft_insert_revision (
    AssayProject *project, AssayEdit *edit, AssayDraft *draft, gint64 article, gint64 number);

/* Takes title, byline and the like from what was read; @address where the page states none. */
void assay_draft_fill (AssayDraft *draft, const char *address);

/* Copies how the bytes of @from came: all that goes into the capture's record. */
void assay_draft_copy_custody (AssayDraft *draft, const AssayDraft *from);

G_END_DECLS
