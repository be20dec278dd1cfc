/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-draft.h"

G_BEGIN_DECLS

/* Adds to @edit what was read, as version @number of @article: capture, revision, pictures. Gives
 * the revision's key. */
gint64 assay_draft_insert_revision (
    AssayProject *project, AssayEdit *edit, AssayDraft *draft, gint64 article, gint64 number);

G_END_DECLS
